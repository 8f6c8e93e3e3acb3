/** A time as a benchmark gives it: characters, end excluded, and its TIMEX3 value. */
export interface GoldTime {
  readonly start: number;
  readonly end: number;
  readonly value: string | null;
}

/** What one document counts; sums over documents are scored. */
export interface TimeCounts {
  readonly given: number;
  readonly expected: number;
  /** Expected times that a given one overlaps. */
  readonly found: number;
  /** Given times that overlap an expected one. */
  readonly right: number;
  /** Of the found ones, those whose first overlapping time has the same value. */
  readonly valued: number;
}

/**
 * Counts as the TempEval-3 scorer does in its relaxed mode (UzZaman et al. 2013): a time is found
 * where any given one overlaps it. Both lists are ascending and without overlaps.
 */
export function countTimes(given: readonly GoldTime[], expected: readonly GoldTime[]): TimeCounts {
  const meets = (a: GoldTime, b: GoldTime) => a.start < b.end && b.start < a.end;
  let found = 0;
  let valued = 0;
  for (const gold of expected) {
    const match = given.find((one) => meets(one, gold));
    if (!match) continue;
    found++;
    if (match.value === gold.value) valued++;
  }
  const right = given.filter((one) => expected.some((gold) => meets(one, gold))).length;
  return { given: given.length, expected: expected.length, found, right, valued };
}

/** Relaxed F1, and the same with the value (relaxed F1 times how many values are right), in per cent. */
export function scoreTimes(all: readonly TimeCounts[]): { relaxed: number; valued: number } {
  const sum = (key: keyof TimeCounts) => all.reduce((total, one) => total + one[key], 0);
  const precision = sum('right') / (sum('given') || 1);
  const recall = sum('found') / (sum('expected') || 1);
  const relaxed = precision + recall === 0 ? 0 : (200 * precision * recall) / (precision + recall);
  return { relaxed, valued: (relaxed * sum('valued')) / (sum('found') || 1) };
}
