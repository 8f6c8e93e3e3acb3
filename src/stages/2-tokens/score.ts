/** What counts of two segmentations: spans both have, spans the reader gave, spans expected. */
export interface SpanCounts {
  readonly right: number;
  readonly given: number;
  readonly expected: number;
}

interface Spans {
  readonly length: number;
  readonly start: ArrayLike<number>;
  readonly end: ArrayLike<number>;
}

/**
 * Counts equal spans of two ascending lists, as the CoNLL 2018 scorer counts words and sentences
 * (Zeman et al. 2018): a word is right where both its ends are. F1 is 2 right / (given + expected).
 */
export function countSpans(given: Spans, expected: Spans): SpanCounts {
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

/** F1 in per cent; 0 where there is nothing to count. */
export function f1({ right, given, expected }: SpanCounts): number {
  return given + expected === 0 ? 0 : (200 * right) / (given + expected);
}
