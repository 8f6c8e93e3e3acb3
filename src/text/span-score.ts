/** What counts of two lists of spans: those both have, those that were given, those expected. */
export interface SpanCounts {
  readonly right: number;
  readonly given: number;
  readonly expected: number;
}

/** Spans as columns, ascending and without overlaps. */
export interface SpanColumns {
  readonly length: number;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
}

/**
 * Counts equal spans, as the CoNLL 2018 scorer counts words and sentences (Zeman et al. 2018): one
 * is right where both its ends are.
 */
export function countSpans(given: SpanColumns, expected: SpanColumns): SpanCounts {
  let right = 0;
  for (let i = 0, j = 0; i < given.length && j < expected.length; ) {
    if (given.start[i] === expected.start[j] && given.end[i] === expected.end[j]) {
      right++;
      i++;
      j++;
    } else if (given.end[i] <= expected.end[j]) i++;
    else j++;
  }
  return { right, given: given.length, expected: expected.length };
}

/** Counts of several texts as one. */
export function sumCounts(all: readonly SpanCounts[]): SpanCounts {
  return {
    right: all.reduce((sum, one) => sum + one.right, 0),
    given: all.reduce((sum, one) => sum + one.given, 0),
    expected: all.reduce((sum, one) => sum + one.expected, 0),
  };
}

/** F1 in per cent: 2 right / (given + expected); 0 where there is nothing to count. */
export function f1({ right, given, expected }: SpanCounts): number {
  return given + expected === 0 ? 0 : (200 * right) / (given + expected);
}
