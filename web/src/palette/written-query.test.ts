import { expect, test } from 'vitest';
import { queryWritten } from './written-query.ts';

test('a typed question: kind, parameters as in addresses, and words', () => {
  expect(
    queryWritten('events between:FRA,RUS type:consult FROM:2015-11 "line of contact" guns'),
  ).toEqual({
    kind: 'event',
    query: {
      between: 'FRA,RUS',
      type: 'CONSULT',
      from: '2015-11',
      words: '"line of contact" guns',
    },
  });
  expect(queryWritten('speaker:"Angela Merkel"')).toEqual({
    kind: null,
    query: { speaker: 'Angela Merkel' },
  });
  // What is no parameter is words, and a kind further on is a word.
  expect(queryWritten('ratio:2 events')).toEqual({
    kind: null,
    query: { words: 'ratio:2 events' },
  });
  expect(queryWritten('  ')).toEqual({ kind: null, query: {} });
});
