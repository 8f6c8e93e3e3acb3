import type { SpanColumns } from './span-score.ts';

/**
 * For every expected span the index of the equal given one, or -1: how the CoNLL 2018 scorer aligns
 * words (Zeman et al. 2018). Words of one token that share its whole span meet in their order.
 */
export function alignSpans(given: SpanColumns, expected: SpanColumns): Int32Array {
  const found = new Int32Array(expected.length).fill(-1);
  for (let i = 0, j = 0; i < given.length && j < expected.length; ) {
    if (given.start[i] === expected.start[j] && given.end[i] === expected.end[j]) found[j++] = i++;
    else if (given.end[i] <= expected.end[j]) i++;
    else j++;
  }
  return found;
}
