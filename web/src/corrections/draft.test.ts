import { expect, test } from 'vitest';
import { Event, Figure } from '../../../src/record/entries.ts';
import { sampleRecord } from '../../../test/sample/sample-record.ts';
import { draftOf } from './draft.ts';
import { patchOf } from './fields.ts';

const judged = { id: 'x', score: 1, by: 'hand', because: [] };

test('a draft has all that a record asks of an entry', () => {
  const record = sampleRecord();
  const [{ id, content }] = record.statements;
  const { start } = content[0];
  const event = draftOf('event', record, { start, end: start + 4 });
  expect(Event.safeParse({ ...event, ...judged }).error).toBeUndefined();
  expect(event.statement).toBe(id);
  const figure = draftOf('figure', record, { start, end: start + 4 });
  expect(Figure.safeParse({ ...figure, ...judged }).error).toBeUndefined();
});

test('a patch holds only what changed', () => {
  expect(patchOf({ type: 'AID', status: 'future' }, { type: 'AGREE', status: 'future' })).toEqual({
    type: 'AGREE',
  });
  expect(patchOf({ actors: [] }, { actors: [] })).toEqual({});
});
