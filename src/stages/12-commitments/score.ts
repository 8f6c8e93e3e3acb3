import type { CommitmentKind } from '../../doc/deeds.ts';

/** A commitment by its places alone, in characters (or code points: the same on both sides). */
export interface Placed {
  readonly kind: CommitmentKind;
  readonly act: readonly [number, number];
  readonly condition: readonly [number, number] | null;
  readonly strength: 'firm' | 'hedged';
  readonly negated: boolean;
}

/** Counts over sentences; add them up with `summed`. */
export interface Tally {
  readonly gold: number;
  readonly found: number;
  /** Acts that overlap by half, of the same kind. */
  readonly right: number;
  /** Acts that overlap by half, whatever the kind. */
  readonly placed: number;
  /** Of the right ones: act to the letter, strength and denial right, condition right. */
  readonly exact: number;
  readonly strength: number;
  readonly condition: number;
}

export const EMPTY: Tally = {
  gold: 0,
  found: 0,
  right: 0,
  placed: 0,
  exact: 0,
  strength: 0,
  condition: 0,
};

/** Shared characters over all characters of the two. */
function overlap(one: readonly [number, number], other: readonly [number, number]): number {
  const shared = Math.min(one[1], other[1]) - Math.max(one[0], other[0]);
  return shared <= 0 ? 0 : shared / (Math.max(one[1], other[1]) - Math.min(one[0], other[0]));
}

/** Pairs each gold commitment with at most one found: the best overlap of a half or more. */
export function tally(gold: readonly Placed[], found: readonly Placed[]): Tally {
  const free = new Set(found);
  let { right, placed, exact, strength, condition } = EMPTY;
  for (const one of gold) {
    const near = [...free]
      .filter(({ act }) => overlap(act, one.act) >= 0.5)
      .sort(
        (a, b) =>
          Number(b.kind === one.kind) - Number(a.kind === one.kind) ||
          overlap(b.act, one.act) - overlap(a.act, one.act),
      );
    // Same kind first, then the greater overlap.
    const pair = near[0];
    if (!pair) continue;
    free.delete(pair);
    placed++;
    if (pair.kind !== one.kind) continue;
    right++;
    if (overlap(pair.act, one.act) === 1) exact++;
    if (pair.strength === one.strength && pair.negated === one.negated) strength++;
    const both = pair.condition && one.condition && overlap(pair.condition, one.condition) >= 0.5;
    if (both || (!pair.condition && !one.condition)) condition++;
  }
  return { gold: gold.length, found: found.length, right, placed, exact, strength, condition };
}

/** Counts of many sentences as one. */
export function summed(all: readonly Tally[]): Tally {
  return all.reduce(
    (sum, one) => ({
      gold: sum.gold + one.gold,
      found: sum.found + one.found,
      right: sum.right + one.right,
      placed: sum.placed + one.placed,
      exact: sum.exact + one.exact,
      strength: sum.strength + one.strength,
      condition: sum.condition + one.condition,
    }),
    EMPTY,
  );
}

/** Precision, recall and F1 with kind, 0 to 1; zero where there is nothing to divide by. */
export function scores({ gold, found, right }: Tally): {
  precision: number;
  recall: number;
  f1: number;
} {
  const precision = found ? right / found : 0;
  const recall = gold ? right / gold : 0;
  const f1 = right ? (2 * precision * recall) / (precision + recall) : 0;
  return { precision, recall, f1 };
}
