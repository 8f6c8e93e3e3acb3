/** A stretch with a type, as the scorer compares them. */
export interface TypedStretch {
  readonly from: number;
  readonly to: number;
  readonly type: string;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

/**
 * Exact-match scores, as CoNLL 2003 counts them: a name is right where both ends and the type agree.
 * Each pair holds one sentence. `types` limits what counts. No names at all score 0.
 */
export function scoreNames(
  pairs: Iterable<{
    readonly gold: readonly TypedStretch[];
    readonly found: readonly TypedStretch[];
  }>,
  types: ReadonlySet<string>,
): Score {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const pair of pairs) {
    const key = ({ from, to, type }: TypedStretch) => `${from} ${to} ${type}`;
    const gold = new Set(pair.gold.filter((one) => types.has(one.type)).map(key));
    const mine = new Set(pair.found.filter((one) => types.has(one.type)).map(key));
    wanted += gold.size;
    found += mine.size;
    for (const one of mine) if (gold.has(one)) right++;
  }
  const precision = found === 0 ? 0 : right / found;
  const recall = wanted === 0 ? 0 : right / wanted;
  const f1 = found + wanted === 0 ? 0 : (2 * right) / (found + wanted);
  return { precision, recall, f1, right, found, wanted };
}
