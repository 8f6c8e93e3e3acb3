import type { Problem } from '../../doc/problem.ts';
import { isAsciiLetter } from '../../text/blank.ts';

/**
 * Doubts about a text as a whole: nothing to read in it, characters that came through broken, or
 * nothing but capitals (which takes from names what tells them apart). At most one of each.
 */
export function conditionOf(text: string): Problem[] {
  const problems: Problem[] = [];
  const [letters, capitals] = countLetters(text);
  if (letters === 0) {
    const message = 'There are no words in this text.';
    return [{ kind: 'no-words', start: 0, end: text.length, message }];
  }
  const damage = text.search(/\ufffd|(?!\s|\u0085)\p{Cc}|\p{Surrogate}/u);
  if (damage >= 0) {
    const message = 'Some characters of this text are broken; words near them may be misread.';
    problems.push({ kind: 'damaged-text', start: damage, end: damage + 1, message });
  }
  if (letters > 60 && capitals > letters * 0.8) {
    const message = 'The text is all in capitals; names are harder to tell from other words.';
    problems.push({ kind: 'all-capitals', start: 0, end: text.length, message });
  }
  return problems;
}

/** How many letters a text has, and how many of them are capitals. */
function countLetters(text: string): [number, number] {
  let letters = 0;
  let capitals = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (isAsciiLetter(code)) {
      letters++;
      if (code < 97) capitals++;
    } else if (code > 127 && /\p{L}/u.test(text[i])) {
      letters++;
      if (/\p{Lu}/u.test(text[i])) capitals++;
    }
  }
  return [letters, capitals];
}
