/** A note that wants to stand at a height, in px; the heavier, the closer it gets to it. */
export interface Wanting {
  readonly want: number;
  readonly height: number;
  readonly weight: number;
}

/**
 * Tops for notes in order, so that none overlap, none lies above 0, and together they stand as
 * close as can be to where they want to (least squares): isotonic regression by pooling adjacent
 * violators (Ayer et al. 1955), after taking the heights out of the wishes.
 */
export function stack(notes: readonly Wanting[], gap: number): number[] {
  const pools: { mean: number; weight: number; count: number }[] = [];
  let above = 0;
  const offsets: number[] = [];
  for (const { want, height, weight } of notes) {
    offsets.push(above);
    let pool = { mean: want - above, weight, count: 1 };
    above += height + gap;
    for (let last = pools.at(-1); last && last.mean > pool.mean; last = pools.at(-1)) {
      const sum = last.weight + pool.weight;
      pool = {
        mean: (last.mean * last.weight + pool.mean * pool.weight) / sum,
        weight: sum,
        count: last.count + pool.count,
      };
      pools.pop();
    }
    pools.push(pool);
  }
  const tops: number[] = [];
  for (const { mean, count } of pools) {
    for (let i = 0; i < count; i++) tops.push(Math.max(mean, 0) + offsets[tops.length]);
  }
  return tops;
}
