import { expect, test } from 'vitest';
import type { Found } from '../api/answers.ts';
import { asCsv, asLines } from './written.ts';

const entry: Found = {
  kind: 'event',
  id: 'e1',
  report: {
    id: 'r1',
    title: 'A "title", quoted',
    outlet: null,
    url: null,
    published: '2015-10-02',
  },
  start: 3,
  end: 9,
  words: '=shelled',
  before: 'They ',
  after: ' it.',
  parties: [{ role: 'actor', words: 'They', name: null, key: null, country: null }],
  score: 0.5,
  rule: 'x',
  review: '',
  fields: { type: 'ASSAULT' },
};

test('entries as a table and as lines', () => {
  const [head, row] = asCsv([entry]).split('\r\n');
  expect(head.startsWith('kind,type,who,whom,words,')).toBe(true);
  expect(row).toContain('"A ""title"", quoted"');
  // Words that a spreadsheet would reckon with.
  expect(row).toContain(",'=shelled,");
  expect(JSON.parse(asLines([entry]))).toEqual(entry);
});
