import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestLabels, lattice, marginals } from './chain.ts';
import { follows, KINDS, LABELS, labelOf, OUTSIDE, stretchesOf } from './labels.ts';

const between = new Float64Array(LABELS * LABELS).map((_, cell) =>
  follows(Math.floor(cell / LABELS), cell % LABELS) ? 0 : Number.NEGATIVE_INFINITY,
);
const emissions = fc.integer({ min: 1, max: 7 }).chain((length) =>
  fc
    .array(fc.double({ min: -4, max: 4, noNaN: true }), {
      minLength: length * LABELS,
      maxLength: length * LABELS,
    })
    .map((cells) => ({ length, emit: Float64Array.from(cells) })),
);

describe('labels', () => {
  it('spell names of one word and of several', () => {
    const person = KINDS.indexOf('PER');
    const place = KINDS.indexOf('LOC');
    const run = [labelOf(person, 0), labelOf(person, 2), OUTSIDE, labelOf(place, 3)];
    expect(stretchesOf(run)).toEqual([
      { from: 0, to: 2, kind: person },
      { from: 3, to: 4, kind: place },
    ]);
  });

  it('never spell a broken name, whatever the scores', () => {
    fc.assert(
      fc.property(emissions, ({ length, emit }) => {
        const labels = [-1, ...bestLabels(emit, length, between), -1];
        for (let i = 1; i < labels.length; i++) {
          expect(follows(labels[i - 1], labels[i])).toBe(true);
        }
      }),
    );
  });

  it('have probabilities that sum to one at every token', () => {
    fc.assert(
      fc.property(emissions, ({ length, emit }) => {
        const room = lattice();
        marginals(emit, length, between.map(Math.exp), room);
        for (let i = 0; i < length; i++) {
          let sum = 0;
          for (let l = 0; l < LABELS; l++)
            sum += room.alpha[i * LABELS + l] * room.beta[i * LABELS + l];
          expect(sum).toBeCloseTo(1, 9);
        }
      }),
    );
  });
});
