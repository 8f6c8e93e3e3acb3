import { expect, it } from 'vitest';
import { scoreReferences } from './score.ts';

it('an open anaphor costs recall alone, a wrong one both', () => {
  const right = { gold: '1', found: '1' };
  expect(scoreReferences([right, { gold: '2', found: null }])).toEqual({
    precision: 1,
    recall: 0.5,
    all: 2,
  });
  expect(scoreReferences([right, { gold: '2', found: '1' }])).toEqual({
    precision: 0.5,
    recall: 0.5,
    all: 2,
  });
});

it('nothing scores nothing', () => {
  expect(scoreReferences([])).toEqual({ precision: 0, recall: 0, all: 0 });
});
