import { expect, test } from 'vitest';
import { Event, Statement } from '../../../src/record/entries.ts';
import { sampleRecord } from '../../../test/sample/sample-record.ts';
import { partyOf, placesOf, stepped, withPlace } from './spans.ts';

const record = sampleRecord();
const { text } = record.report;
const at = (words: string) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length };
};
const wordsAt = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

test('an edge moves by words and stays in its paragraph, with one word at least', () => {
  const span = at('President Petro Poroshenko');
  const steps = [
    ['start', 1, 'Petro Poroshenko'],
    ['end', -1, 'President Petro'],
    ['end', 1, 'President Petro Poroshenko told'],
  ] as const;
  for (const [edge, by, words] of steps) {
    expect(wordsAt(stepped(text, span, edge, by))).toBe(words);
  }
  const one = at('Poroshenko');
  expect(stepped(text, one, 'start', 1)).toEqual(one);
  expect(stepped(text, one, 'end', -1)).toEqual(one);
  const first = { start: 0, end: 9 };
  expect(stepped(text, first, 'start', -1)).toEqual(first);
  let title = first;
  for (let i = 0; i < 40; i++) title = stepped(text, title, 'end', 1);
  expect(wordsAt(title)).toBe(text.slice(0, text.indexOf('\n')));
});

test('a source that names somebody makes them the speaker, and the entry stays sound', () => {
  const statement = { ...record.statements.find(({ id }) => id === 's2')! };
  const places = placesOf('statement', statement);
  const source = places.find(({ id }) => id === 'source');
  const changed = withPlace(statement, source!, at('Angela Merkel'), record);
  expect(changed).toMatchObject({ source: { text: 'Angela Merkel' }, speakers: ['merkel'] });
  expect(Statement.safeParse(changed).error).toBeUndefined();
  const none = withPlace(statement, source!, null, record);
  expect(none).toMatchObject({ source: null, speakers: statement.speakers });
});

test('parts of a quotation keep the order of the text; the last one cannot go', () => {
  const statement = { ...record.statements.find(({ content }) => content.length === 1)! };
  const places = placesOf('statement', statement);
  expect(places[0].removable).toBe(false);
  const [span] = statement.content;
  const more = withPlace(statement, places[1], { start: 0, end: 9 }, record);
  expect(more.content).toEqual([{ start: 0, end: 9 }, span]);
  expect(placesOf('statement', more)[0].removable).toBe(true);
});

test('parties are whoever is mentioned on the words; nobody on others', () => {
  const event = record.events[0];
  const [whom] = placesOf('event', event).filter(({ id }) => id.startsWith('recipients'));
  const changed = withPlace(event, whom, at('Petro Poroshenko'), record);
  expect(changed.recipients).toMatchObject([{ actor: 'poroshenko', text: 'Petro Poroshenko' }]);
  expect(Event.safeParse(changed).error).toBeUndefined();
  expect(partyOf(at('midnight'), record)).toMatchObject({ mention: null, actor: null });
});
