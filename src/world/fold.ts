import { fold, keyOf } from '../text/fold.ts';

export { fold, keyOf };

/** The pieces of a word or phrase, each of lower-case letters and digits; none for bare punctuation. */
export function pieces(words: string): string[] {
  const folded = fold(words);
  return folded === '' ? [] : folded.split(' ');
}

/** A key as a plain name: "ban ki moon" to "Ban Ki Moon"; what the tables leave out where it is the name. */
export function titled(key: string): string {
  return key.replace(/(^| )[a-z]/g, (sign) => sign.toUpperCase());
}
