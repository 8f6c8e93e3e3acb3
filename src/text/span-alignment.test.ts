import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alignSpans } from './span-alignment.ts';
import { countSpans } from './span-score.ts';

const columns = (spans: readonly (readonly [number, number])[]) => ({
  length: spans.length,
  start: spans.map(([start]) => start),
  end: spans.map(([, end]) => end),
});

it('pairs equal spans and leaves those cut otherwise', () => {
  const given = columns([
    [0, 2],
    [2, 5],
    [6, 9],
  ]);
  const expected = columns([
    [0, 5],
    [6, 9],
  ]);
  expect([...alignSpans(given, expected)]).toEqual([-1, 2]);
});

it('pairs words that share one span in their order', () => {
  const both = columns([
    [0, 6],
    [0, 6],
    [7, 8],
  ]);
  expect([...alignSpans(both, both)]).toEqual([0, 1, 2]);
});

it('finds as many pairs as the span scorer counts, whatever the cuts', () => {
  const cuts = fc
    .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 2 })
    .map((points) => points.sort((a, b) => a - b))
    .map((points) => columns(points.slice(1).map((end, i) => [points[i], end] as const)));
  fc.assert(
    fc.property(cuts, cuts, (given, expected) => {
      const pairs = [...alignSpans(given, expected)].filter((index) => index >= 0);
      expect(pairs.length).toBe(countSpans(given, expected).right);
    }),
  );
});
