import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covering } from './covering.ts';
import { holds } from './span.ts';

const range = fc
  .tuple(fc.nat(19), fc.integer({ min: 1, max: 8 }))
  .map(([from, width]) => ({ from, to: Math.min(20, from + width) }));

describe('what stands around a token', () => {
  it('is the shortest range that holds it, the first of equals', () => {
    expect([
      ...covering(4, [[{ from: 0, to: 3 }], [{ from: 1, to: 2 }], [{ from: 1, to: 2 }]]),
    ]).toEqual([0, 1, 0, -1]);
  });

  it('agrees with looking at every range', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), (ranges) => {
        const found = covering(
          20,
          ranges.map((one) => [one]),
        );
        for (let token = 0; token < 20; token++) {
          const around = ranges
            .map((one, index) => ({ index, one }))
            .filter(({ one }) => holds(one, token))
            .sort((a, b) => a.one.to - a.one.from - (b.one.to - b.one.from) || a.index - b.index);
          expect(found[token]).toBe(around[0]?.index ?? -1);
        }
      }),
    );
  });
});
