import { pieces } from './fold.ts';

/** A stretch of words, `to` excluded, and what was found for it. */
export interface Match<Value> {
  readonly from: number;
  readonly to: number;
  readonly found: readonly Value[];
}

/**
 * The longest phrases in a row of words, from left to right, none overlapping. Words may be
 * hyphenated or split at hyphens, and a possessive "'s" may be a word of its own. `reach` tells how
 * many pieces a phrase beginning with a piece may have, `find` what a folded phrase and its words
 * stand for.
 */
export function scan<Value>(
  words: readonly string[],
  reach: (first: string) => number,
  find: (key: string, phrase: string) => readonly Value[],
): Match<Value>[] {
  const parts: string[] = [];
  const word: number[] = [];
  words.forEach((text, index) => {
    for (const piece of pieces(text)) {
      parts.push(piece);
      word.push(index);
    }
  });
  const inside = (end: number) =>
    end > 0 && end < parts.length && word[end] === word[end - 1] && parts[end] !== 's';
  const at = (start: number): (Match<Value> & { readonly end: number }) | null => {
    // A phrase does not begin or end inside a word: "Franco-German" does not name "Franco".
    if (inside(start)) return null;
    for (let length = Math.min(reach(parts[start]), parts.length - start); length > 0; length--) {
      const end = start + length;
      if (inside(end)) continue;
      const [from, to] = [word[start], word[end - 1] + 1];
      const found = find(parts.slice(start, end).join(' '), words.slice(from, to).join(' '));
      if (found.length) return { from, to, found, end };
    }
    return null;
  };
  const matches: Match<Value>[] = [];
  for (let start = 0; start < parts.length; ) {
    const match = at(start);
    if (match) matches.push({ from: match.from, to: match.to, found: match.found });
    start = match?.end ?? start + 1;
  }
  return matches;
}
