import { expect, test } from 'vitest';
import type { Taken } from '../api/answers.ts';
import { accountOf } from './use-import.ts';

const counts = { statements: 0, events: 0, commitments: 0, stances: 0, figures: 0, problems: 0 };
const kept = (id: string, outcome: 'added' | 'known' | 'reread', copyOf?: string): Taken => ({
  outcome,
  where: id,
  id,
  title: null,
  language: 'en',
  counts,
  copyOf,
});

test('an import tells new reports from copies, known ones and refused ones', () => {
  const { fresh, copies, known, reread, refused } = accountOf([
    kept('a', 'added'),
    kept('b', 'added', 'a'),
    kept('c', 'known'),
    kept('d', 'reread'),
    { outcome: 'failed', where: 'e', code: 'item-no-text', message: 'no words' },
  ]);
  const where = [fresh, copies, known, reread, refused].map((all) => all.map((one) => one.where));
  expect(where).toEqual([['a'], ['b'], ['c'], ['d'], ['e']]);
});
