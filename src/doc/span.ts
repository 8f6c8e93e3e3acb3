import type { TokenRange } from './layers.ts';

/** Small questions about stretches of tokens. Both ends count tokens; `to` is excluded. */

export function contains(outer: TokenRange, inner: TokenRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

export function holds(range: TokenRange, token: number): boolean {
  return range.from <= token && token < range.to;
}

export function overlaps(one: TokenRange, other: TokenRange): boolean {
  return one.from < other.to && other.from < one.to;
}

/** Index of the sentence that holds a token, by binary search; -1 outside all. */
export function sentenceOf(
  sentences: { readonly length: number; readonly from: Int32Array; readonly to: Int32Array },
  token: number,
): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (token < sentences.from[middle]) high = middle - 1;
    else if (token >= sentences.to[middle]) low = middle + 1;
    else return middle;
  }
  return -1;
}

/**
 * The tokens that share a character with a stretch of the text (UTF-16, end excluded), from the first
 * to the last; null where none does.
 */
export function tokensOver(
  tokens: { readonly length: number; readonly start: Int32Array; readonly end: Int32Array },
  { start, end }: { readonly start: number; readonly end: number },
): TokenRange | null {
  let from = 0;
  while (from < tokens.length && tokens.end[from] <= start) from++;
  let to = from;
  while (to < tokens.length && tokens.start[to] < end) to++;
  return to > from ? { from, to } : null;
}
