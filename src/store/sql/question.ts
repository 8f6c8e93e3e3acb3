/** Words of a question: quoted ones, which stay together, and bare ones. */
const PART = /"([^"]*)"|(\S+)/g;
const LETTERS = /[\p{L}\p{N}\p{M}]+/gu;

/** Words to be found side by side; `open` where the last of them may still be unfinished. */
export interface Phrase {
  readonly words: readonly string[];
  readonly open: boolean;
}

/**
 * What somebody typed, as phrases that must all be found: the letters and digits in it, without
 * anything that a database could read as an operator. Empty where there is no word at all.
 */
export function phrasesOf(question: string): Phrase[] {
  const phrases: Phrase[] = [];
  for (const [, quoted, bare] of question.matchAll(PART)) {
    const words = (quoted ?? bare).match(LETTERS);
    if (words) phrases.push({ words, open: quoted === undefined });
  }
  const ended = /\s$/.test(question);
  return phrases.map((phrase, index) => ({
    ...phrase,
    open: phrase.open && !ended && index === phrases.length - 1,
  }));
}
