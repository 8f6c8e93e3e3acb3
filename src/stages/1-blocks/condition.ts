import type { Problem } from '../../doc/problem.ts';

/**
 * Doubts about a text as a whole: nothing to read in it, characters that came through broken, or
 * nothing but capitals (which takes from names what tells them apart). At most one of each.
 */
export function conditionOf(text: string): Problem[] {
  const problems: Problem[] = [];
  const letters = count(text, /\p{L}/gu);
  if (letters === 0) {
    const message = 'There are no words in this text.';
    return [{ kind: 'no-words', start: 0, end: text.length, message }];
  }
  const damage = text.search(/\ufffd|(?!\s|\u0085)\p{Cc}|\p{Surrogate}/u);
  if (damage >= 0) {
    const message = 'Some characters of this text are broken; words near them may be misread.';
    problems.push({ kind: 'damaged-text', start: damage, end: damage + 1, message });
  }
  if (letters > 60 && count(text, /\p{Lu}/gu) > letters * 0.8) {
    const message = 'The text is all in capitals; names are harder to tell from other words.';
    problems.push({ kind: 'all-capitals', start: 0, end: text.length, message });
  }
  return problems;
}

/** How often a pattern stands in a text, without keeping what it found. */
function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found++;
  return found;
}
