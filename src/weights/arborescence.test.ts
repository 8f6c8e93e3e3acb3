import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bestTree } from './arborescence.ts';

/** The best score over all trees with one root, by trying every choice of heads. */
function exhaustive(scores: Float32Array, n: number): number {
  let best = -Infinity;
  const head = new Array<number>(n).fill(0);
  const rooted = (i: number): boolean => {
    let at = i;
    for (let steps = 0; steps <= n; steps++) {
      if (at === n) return true;
      at = head[at];
    }
    return false;
  };
  const walk = (child: number) => {
    if (child === n) {
      if (head.filter((h) => h === n).length !== 1 || !head.every((_, i) => rooted(i))) return;
      best = Math.max(
        best,
        head.reduce((sum, h, i) => sum + scores[i * (n + 1) + h], 0),
      );
      return;
    }
    for (let h = 0; h <= n; h++) {
      if (h === child) continue;
      head[child] = h;
      walk(child + 1);
    }
  };
  walk(0);
  return best;
}

const problem = fc
  .integer({ min: 1, max: 5 })
  .chain((n) =>
    fc
      .array(fc.integer({ min: -20, max: 20 }), { minLength: n * (n + 1), maxLength: n * (n + 1) })
      .map((cells) => ({ n, scores: Float32Array.from(cells) })),
  );

it('finds a tree with one root whose score nothing beats', () => {
  fc.assert(
    fc.property(problem, ({ n, scores }) => {
      const head = bestTree(scores, n, n + 1);
      expect([...head].filter((h) => h === -1)).toHaveLength(1);
      let sum = 0;
      head.forEach((h, i) => {
        sum += scores[i * (n + 1) + (h < 0 ? n : h)];
        let at = i;
        for (let steps = 0; at >= 0; steps++) {
          expect(steps).toBeLessThanOrEqual(n);
          at = head[at];
        }
      });
      expect(sum).toBe(exhaustive(scores, n));
    }),
    { numRuns: 500 },
  );
});

it('still finds a tree with one root where words are many and all alike or at random', () => {
  const many = fc.record({
    n: fc.integer({ min: 65, max: 90 }),
    seed: fc.integer({ min: 0, max: 9 }),
  });
  fc.assert(
    fc.property(many, ({ n, seed }) => {
      const scores = Float32Array.from({ length: n * (n + 1) }, (_, i) => (seed * i * 7919) % 101);
      const head = bestTree(scores, n, n + 1);
      expect([...head].filter((h) => h === -1)).toHaveLength(1);
      head.forEach((_, i) => {
        let at = i;
        for (let steps = 0; at >= 0; steps++) {
          expect(steps).toBeLessThanOrEqual(n);
          at = head[at];
        }
      });
    }),
    { numRuns: 50 },
  );
});
