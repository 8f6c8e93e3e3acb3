import { expect, test } from 'vitest';
import { faultsOf } from '../../src/record/check.ts';
import { madeUpRecord } from './made-up-record.ts';

test('made-up records are sound, each another, the same for a number', () => {
  for (let nr = 0; nr < 20; nr++) expect(faultsOf(madeUpRecord(nr))).toEqual([]);
  expect(madeUpRecord(3)).toEqual(madeUpRecord(3));
  expect(madeUpRecord(3).report.text).not.toBe(madeUpRecord(4).report.text);
  const { report, statements, events, commitments, stances, figures } = madeUpRecord(5);
  const entries = [statements, events, commitments, stances, figures].map(({ length }) => length);
  expect(entries).toEqual([12, 16, 4, 2, 2]);
  expect(report.text.split(/\s+/).length).toBeGreaterThan(400);
});
