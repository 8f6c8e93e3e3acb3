import { expect, test } from 'vitest';
import { entriesIn, partsInWords } from './tally.ts';

const counts = { said: 1, did: 0, received: 2, undertook: 0, asked: 0 };

test('what moves is counted by part, in words', () => {
  expect(partsInWords([{ counts }, { counts: { ...counts, did: 1 } }])).toBe(
    '2 statements, 1 deed, 4 deeds received',
  );
  expect(entriesIn([{ counts }, { counts }])).toBe(6);
  expect(partsInWords([])).toBe('no entries');
});
