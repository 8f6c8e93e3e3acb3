import { expect, test } from 'vitest';
import { sampleRecord } from '../../test/sample/sample-record.ts';
import { differenceOf } from './difference.ts';

/** The sample to be changed at will. */
const fresh = (version?: string) => structuredClone(sampleRecord({}, version));

test('two readings alike differ in nothing, whatever their ids, scores and rules', () => {
  const again = fresh('0.2.0');
  expect(differenceOf(fresh(), again)).toEqual([]);
  for (const entry of again.events) {
    entry.id = `new-${entry.id}`;
    entry.score = 0.1;
    entry.by = 'another/rule';
  }
  expect(differenceOf(fresh(), again)).toEqual([]);
});

test('what was added, removed and changed is told in words', () => {
  const later = fresh();
  later.events.find(({ id }) => id === 'e6')!.type = 'COERCE';
  const gone = later.stances.splice(0, 1)[0];
  const earlier = fresh();
  const figure = earlier.figures.splice(0, 1)[0];
  const changes = differenceOf(earlier, later);
  expect(changes.map(({ change, kind, id }) => [change, kind, id])).toEqual([
    ['changed', 'events', 'e6'],
    ['removed', 'stances', gone.id],
    ['added', 'figures', figure.id],
  ]);
  expect(changes[0]).toMatchObject({
    words: 'shelling',
    before: { type: 'ASSAULT' },
    after: { type: 'COERCE' },
  });
  expect(changes[1].before).toMatchObject({ kind: gone.kind });
});

test('an entry whose stretch is drawn anew is changed, not removed and added', () => {
  const later = fresh();
  const statement = later.statements.find(({ id }) => id === 's4')!;
  statement.id = 'other';
  statement.content = [{ ...statement.content[0], start: statement.content[0].start + 5 }];
  const changes = differenceOf(fresh(), later);
  expect(changes).toHaveLength(1);
  expect(changes[0]).toMatchObject({ change: 'changed', kind: 'statements', id: 'other' });
  expect(Object.keys(changes[0].after!)).toEqual(['content']);
});

test('names, not ids, are compared: an actor told apart changes what it takes part in', () => {
  const later = fresh();
  const actor = later.actors.find(({ name }) => name === 'Angela Merkel')!;
  actor.name = 'Angela Kasner';
  const kinds = new Set(
    differenceOf(fresh(), later).map(({ change, kind }) => `${change} ${kind}`),
  );
  expect([...kinds]).toEqual([
    'changed statements',
    'changed events',
    'changed commitments',
    'added actors',
    'removed actors',
    'changed mentions',
  ]);
});
