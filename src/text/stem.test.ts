import { expect, test } from 'vitest';
import { stem } from './stem.ts';

// Pairs from Porter's paper, and families of words that reports use.
test.each([
  ['caresses', 'caress'],
  ['ponies', 'poni'],
  ['feed', 'feed'],
  ['agreed', 'agre'],
  ['plastered', 'plaster'],
  ['motoring', 'motor'],
  ['sing', 'sing'],
  ['conflated', 'conflat'],
  ['hopping', 'hop'],
  ['falling', 'fall'],
  ['filing', 'file'],
  ['happy', 'happi'],
  ['relational', 'relat'],
  ['hopefulness', 'hope'],
  ['triplicate', 'triplic'],
  ['adoption', 'adopt'],
  ['replacement', 'replac'],
  ['probate', 'probat'],
  ['rate', 'rate'],
  ['controll', 'control'],
  ['roll', 'roll'],
  ['yes', 'ye'],
  ['by', 'by'],
])('%s: %s', (word, root) => {
  expect(stem(word)).toBe(root);
});

test.each([
  ['withdraw', 'withdraws', 'withdrawing', 'withdrawal'],
  ['sanction', 'sanctions', 'sanctioned', 'sanctioning'],
  ['negotiate', 'negotiation', 'negotiations', 'negotiating'],
])('%s and its family have one stem', (...family) => {
  expect(new Set(family.map(stem)).size).toBe(1);
});
