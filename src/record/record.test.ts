import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { sampleRecord } from '../../test/sample/sample-record.ts';
import { faultsOf } from './check.ts';
import { recordJsonSchema } from './record.ts';

const shipped = JSON.parse(readFileSync(new URL('record.schema.json', import.meta.url), 'utf8'));
const copy = () => structuredClone(sampleRecord());

describe('the record', () => {
  it('ships the JSON Schema of its own source (npm run schema rewrites it)', () => {
    expect(shipped).toEqual(JSON.parse(JSON.stringify(recordJsonSchema())));
  });

  it('is sound by the shipped schema and by its own checks', () => {
    const validate = new Ajv2020({ strict: false }).compile(shipped);
    expect(validate(copy()), JSON.stringify(validate.errors)).toBe(true);
    expect(faultsOf(copy())).toEqual([]);
  });

  it('is not sound with a field of the wrong kind, and both checks say so', () => {
    const record = { ...copy(), report: { ...copy().report, published: 'Friday' } };
    expect(new Ajv2020({ strict: false }).compile(shipped)(record)).toBe(false);
    expect(faultsOf(record)).toMatchObject([{ path: 'report.published' }]);
  });

  it('is not sound where words are not those at their offsets', () => {
    const record = copy();
    record.statements[0].content[0] = { start: 0, end: record.report.text.length + 1 };
    record.events[0].trigger = { ...record.events[0].trigger, text: 'other words' };
    expect(faultsOf(record).map(({ path }) => path)).toEqual([
      'statements[0].content[0]',
      'events[0].trigger',
    ]);
  });

  it('is not sound where an entry names another that is not there', () => {
    const record = copy();
    record.statements[0].speakers = ['nobody'];
    expect(faultsOf(record)).toMatchObject([{ path: 'statements[0].speakers' }]);
  });
});
