import { readPack } from './pack.ts';
import { WordList } from './word-list.ts';

/** The head of `models/wide.bin`: its words in ascending order, one a line. */
export interface WideClassesHead {
  readonly words: string;
}

/** Classes of a word, from the narrowest to the broadest; -1 where the word is unknown. */
export type WideClass = readonly [narrow: number, middle: number, broad: number];

/** That of a word that is not there. */
export const UNKNOWN: WideClass = [-1, -1, -1];

/**
 * Classes of 255,000 words in lower case, rare names among them, by the company they keep in
 * a text of thousands of millions of words (see `models/wide.md`).
 */
export class WideClasses {
  readonly #words: WordList;
  readonly #narrow: Uint16Array;
  readonly #middle: Uint16Array;
  readonly #broad: Uint8Array;

  /** Throws `model-broken` on bytes that are no such file. */
  constructor(bytes: Uint8Array) {
    const { head, arrays } = readPack<WideClassesHead>(bytes);
    this.#narrow = arrays.narrow as Uint16Array;
    this.#middle = arrays.middle as Uint16Array;
    this.#broad = arrays.broad as Uint8Array;
    this.#words = new WordList(head.words, this.#narrow.length);
  }

  /** The class of a word in lower case. */
  of(word: string): WideClass {
    const row = this.#words.row(word);
    return row < 0 ? UNKNOWN : [this.#narrow[row], this.#middle[row], this.#broad[row]];
  }
}
