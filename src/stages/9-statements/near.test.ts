import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlaps } from '../../doc/span.ts';
import { Near } from './near.ts';

const ranges = fc
  .tuple(fc.nat(400), fc.integer({ min: 1, max: 200 }))
  .map(([from, length]) => ({ from, to: from + length }));

it('never misses what overlaps, and answers in order without repeating', () => {
  fc.assert(
    fc.property(fc.array(ranges, { maxLength: 30 }), ranges, (stretches, place) => {
      const found = new Near(stretches.map((range) => [range])).at(place);
      stretches.forEach((range, index) => {
        if (overlaps(range, place)) expect(found).toContain(index);
      });
      expect(found).toEqual([...new Set(found)].sort((a, b) => a - b));
    }),
    { seed: 3 },
  );
});

it('leaves out what lies in other drawers', () => {
  const near = new Near([[{ from: 0, to: 10 }], [{ from: 1000, to: 1010 }]]);
  expect(near.at({ from: 5, to: 6 })).toEqual([0]);
});
