import { hashOf, plainWords } from './words.ts';

/** A sentence of fewer words is anybody's: "He declined to comment on the report." */
const LEAST = 9;

/** A sentence by which its report can be found where it stands elsewhere. */
export interface TellingSentence {
  readonly hash: number;
  readonly start: number;
  readonly end: number;
}

/** Sentences long enough that two reports which have them in common have copied. */
export function tellingSentences(
  text: string,
  sentences: readonly { readonly start: number; readonly end: number }[],
): TellingSentence[] {
  return sentences.flatMap(({ start, end }) => {
    const words = plainWords(text.slice(start, end));
    return words.length < LEAST ? [] : [{ hash: hashOf(words.join(' ')), start, end }];
  });
}
