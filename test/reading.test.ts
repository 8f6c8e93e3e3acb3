import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Doc } from '../src/doc/doc.ts';
import { docFromJson, docToJson } from '../src/doc/json.ts';
import type { LayerName } from '../src/doc/layers.ts';
import { reportOf } from '../src/engine/report.ts';
import { harvest } from '../src/harvest/harvest.ts';
import { packagedAssets } from '../src/intake/assets.ts';
import { Reader } from '../src/intake/reader.ts';
import { faultsOf } from '../src/record/check.ts';
import { isBlank } from '../src/text/blank.ts';

// What must hold of every reading, whatever the text: on the sample reports, and on random texts.

const ROOT = join(import.meta.dirname, '..');
const reader = await Reader.open(packagedAssets);
const reports = readFileSync(join(ROOT, 'examples/reports.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as { id: string; text: string; published: string });
const schema = JSON.parse(readFileSync(join(ROOT, 'src/record/record.schema.json'), 'utf8'));
const validate = new Ajv2020({ strict: false }).compile(schema);

/** Bits of news prose, marks and noise that texts are made of. */
const PIECES = [
  'The president',
  ' said',
  ' on Friday',
  ' that',
  ' France',
  ' will',
  ' not',
  ' strike',
  ' Mr. ',
  '“',
  '”',
  "'",
  '"',
  ' ',
  '\n',
  '\n\n',
  '.',
  ',',
  '…',
  '—',
  ' 8,000',
  ' U.S.',
  ' unless',
  ' he',
  ' both leaders',
  '\u00a0',
  '\u200b',
  '\ud83d',
  '🕊️',
  ' مفاوضات',
  ' 谈判',
  'PARIS, Nov 24 (Wire) - ',
  ' Le gouvernement a dit que',
  '\t',
  '\r\n',
  '(',
  ')',
  '\u0000',
  'http://x.y/z',
];
const noise = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 300 }),
);

describe('every reading', () => {
  it.each(reports.map((report) => [report.id, report] as const))('of %s is sound', (_, report) => {
    const record = reader.record(report);
    expect(faultsOf(record)).toEqual([]);
    expect(validate(record), JSON.stringify(validate.errors)).toBe(true);
    expect(JSON.parse(JSON.stringify(record))).toEqual(record);
    expect(reader.record(report)).toEqual(record);
  });

  it('finds something of every kind in the sample reports', () => {
    const records = reports.map((report) => reader.record(report));
    for (const kind of [
      'statements',
      'events',
      'commitments',
      'stances',
      'figures',
      'times',
      'actors',
    ] as const) {
      expect(records.flatMap((record) => record[kind] as unknown[]).length, kind).toBeGreaterThan(
        0,
      );
    }
  });

  it('is sound on any text, and never throws', () => {
    fc.assert(
      fc.property(noise, fc.option(fc.constant('2015-11-24')), (text, published) => {
        const record = reader.record({ text, published });
        expect(record.report.text).toBe(text);
        expect(faultsOf(record)).toEqual([]);
      }),
      { numRuns: 150, seed: 20151124 },
    );
  });

  it('keeps, marks and does not read what is in another language', () => {
    const german =
      'Die Minister haben sich am Freitag in Wien getroffen und über die Lage an der Grenze gesprochen. ' +
      'Angela Merkel sagte, dass die Gespräche mit Russland nicht einfach sind und bis Montag dauern.';
    const { report, problems, ...record } = reader.record({ text: german, title: 'Grenze' });
    expect(report).toMatchObject({ text: german, language: 'de' });
    expect(problems).toMatchObject([{ kind: 'not-english', start: 0, end: german.length }]);
    for (const kind of ['sentences', 'mentions', 'actors', 'statements', 'events'] as const) {
      expect(record[kind], kind).toEqual([]);
    }
    // Beside it, English is read as ever.
    const mixed = reader.record({ text: `On Friday Germany warned Russia.\n\n${german}` });
    expect(mixed.sentences).toEqual([{ start: 0, end: 32 }]);
    expect(mixed.events.length).toBeGreaterThan(0);
    expect(faultsOf(mixed)).toEqual([]);
  });

  it('loses no character of what it reads that is not white space', () => {
    fc.assert(
      fc.property(noise, (text) => {
        const doc = reader.doc({ text });
        const { start, end, length } = doc.layer('tokens');
        const foreign = doc.problems.filter(({ kind }) => kind === 'not-english');
        const covered = new Uint8Array(text.length);
        for (let i = 0; i < length; i++) {
          expect(start[i]).toBeLessThan(end[i]);
          for (let at = start[i]; at < end[i]; at++) covered[at]++;
        }
        for (let at = 0; at < text.length; at++) {
          if (isBlank(text.charCodeAt(at))) continue;
          const unread = foreign.some((problem) => problem.start <= at && at < problem.end);
          expect(covered[at]).toBe(unread ? 0 : 1);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('is the same when the Doc is written out and read back between stages', () => {
    const report = reportOf(reports[0]);
    let doc: Doc<LayerName> = Doc.of(report);
    for (const { read } of reader.engine.pipeline.stages) {
      const again = docFromJson<LayerName>(JSON.parse(JSON.stringify(docToJson(doc))));
      const { layers, problems } = read(again);
      doc = again.with(layers, problems);
    }
    const version = { version: '0.1.0', models: reader.engine.pipeline.versions() };
    expect(harvest(doc, reader.engine.world, version)).toEqual(reader.record(reports[0]));
  });
});

describe('bad input', () => {
  const problems = (text: string, published: string | null = '2015-11-24') =>
    reader.record({ text, published }).problems.map(({ kind }) => kind);

  it('tells a text without words', () => expect(problems(' \n ')).toContain('no-words'));
  it('tells French, and reads nothing of it', () => {
    const record = reader.record({
      text: 'Le président a déclaré mardi que la France ne participerait pas aux opérations. « Nous voulons la paix », a-t-il ajouté devant les députés.',
    });
    expect(record.report.language).toBe('fr');
    expect(record.problems.map(({ kind }) => kind)).toContain('not-english');
    expect([...record.statements, ...record.events]).toEqual([]);
  });
  it('tells damaged text, at its place', () => {
    const text = 'The minister said he would resi\ufffdn on Monday.';
    expect(reader.record({ text }).problems).toContainEqual(
      expect.objectContaining({ kind: 'damaged-text', start: 31, end: 32 }),
    );
  });
  it('tells unbalanced quotation marks', () =>
    expect(problems('“We will go, the minister said.\n\nTalks go on in Vienna.')).toContain(
      'unbalanced-quotation',
    ));
  it('tells a text in capitals', () =>
    expect(
      problems(
        'THE MINISTER SAID ON FRIDAY THAT TALKS WOULD GO ON. NOBODY HAS AGREED TO ANYTHING YET.',
      ),
    ).toContain('all-capitals'));
  it('tells a relative date without a date', () =>
    expect(problems('Turkey shot down a Russian plane yesterday.', null)).toContain(
      'relative-date',
    ));
  it('survives long lines and words without end', () => {
    const record = reader.record({ text: 'word '.repeat(20_000) });
    expect(record.sentences.length).toBeGreaterThan(0);
    expect(reader.record({ text: 'a'.repeat(100_000) }).report.text.length).toBe(100_000);
  });
});
