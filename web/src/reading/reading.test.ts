import { expect, test } from 'vitest';
import { bareRecord, SAMPLE_TEXT, sampleRecord } from '../../../test/sample/sample-record.ts';
import { readingOf, UNKNOWN_SPEAKER } from './reading.ts';

const reading = readingOf(sampleRecord());
const entry = (id: string) => reading.byId.get(id)!;
const marked = (id: string) =>
  entry(id).marks.map(({ start, end }) => SAMPLE_TEXT.slice(start, end));

test('every entry of the record is there, in the order of its words', () => {
  const record = sampleRecord();
  const count = (kind: string) => reading.entries.filter((one) => one.kind === kind).length;
  expect([
    count('statement'),
    count('event'),
    count('commitment'),
    count('stance'),
    count('figure'),
    count('time'),
    count('problem'),
  ]).toEqual(
    [
      record.statements,
      record.events,
      record.commitments,
      record.stances,
      record.figures,
      record.times,
      record.problems,
    ].map(({ length }) => length),
  );
  const starts = reading.entries.map(({ marks }) => marks[0].start);
  expect(starts).toEqual([...starts].sort((one, other) => one - other));
});

test('speakers: by name, the unidentified last and without a colour of their own', () => {
  expect(reading.speakers[0]).toMatchObject({ name: 'France and Germany', colour: 1, count: 1 });
  expect(reading.speakers.at(-1)).toMatchObject({ key: UNKNOWN_SPEAKER, colour: 0 });
  expect(entry('s9')).toMatchObject({ heading: '“diplomats”', speaker: UNKNOWN_SPEAKER });
});

test('a commitment marks act and condition, and says who owes whom what', () => {
  expect(marked('c2')).toEqual(['stop it the same hour', 'if a single monitor is turned back']);
  expect(entry('c2').details).toContainEqual({
    label: 'In words of',
    words: 'Petro Poroshenko',
    entry: 's2',
  });
  expect(entry('c2').why).toMatchObject({
    score: 0.8,
    by: 'commitments/modal',
    because: [{ entry: 's2' }],
  });
  expect(entry('c4').lines[0]).toBe('Angela Merkel → both sides');
});

test('an event that somebody claims says so', () => {
  expect(entry('e6')).toMatchObject({
    tag: 'claimed',
    lines: ['Russia → villages', '1 Oct 2015 · Mariupol'],
  });
  expect(entry('e5').tag).toBe('');
});

test('states that act are no places; places are', () => {
  const places = reading.entries
    .filter(({ kind }) => kind === 'place')
    .map(({ heading }) => heading);
  expect(places).toContain('Mariupol');
  expect(places).not.toContain('France');
});

test('a record without entries is no fault', () => {
  expect(readingOf(bareRecord('Nothing.')).entries).toEqual([]);
});
