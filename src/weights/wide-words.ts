import { readPack } from './pack.ts';
import { addRow } from './word-embedder.ts';
import { WordList } from './word-list.ts';

/** The head of `models/wide.bin`. */
export interface WideWordsHead {
  /** Its words in ascending order, one a line. */
  readonly words: string;
  /** Numbers a vector has. */
  readonly size: number;
  /** What 1 is worth in the centres of classes, then in each book of codes. */
  readonly units: readonly number[];
}

/** Classes of a word, from the narrowest to the broadest; -1 where the word is unknown. */
export type WideClass = readonly [narrow: number, middle: number, broad: number];

/** That of a word that is not there. */
export const UNKNOWN: WideClass = [-1, -1, -1];

/**
 * Words in lower case, rare names among them, with what the company they keep in a text of thousands of
 * millions of words says of them (see `models/wide.md`): classes and a vector. A vector is its narrow
 * class's centre and one row of each book of codes (residual vector quantisation, Juang and Gray 1982).
 */
export class WideWords {
  /** Numbers a vector has. */
  readonly size: number;
  readonly #words: WordList;
  readonly #narrow: Uint16Array;
  readonly #middle: Uint16Array;
  readonly #broad: Uint8Array;
  readonly #centres: Int8Array;
  /** One row a code, one table a book. */
  readonly #books: readonly Int8Array[];
  /** Codes of all words in the first book, then in the second, and so on. */
  readonly #codes: Uint8Array;
  readonly #units: readonly number[];

  /** Throws `model-broken` on bytes that are no such file. */
  constructor(bytes: Uint8Array) {
    const { head, arrays } = readPack<WideWordsHead>(bytes);
    this.size = head.size;
    this.#units = head.units;
    this.#narrow = arrays.narrow as Uint16Array;
    this.#middle = arrays.middle as Uint16Array;
    this.#broad = arrays.broad as Uint8Array;
    this.#centres = arrays.centres as Int8Array;
    this.#books = head.units.slice(1).map((_, book) => arrays[`book${book}`] as Int8Array);
    this.#codes = arrays.codes as Uint8Array;
    this.#words = new WordList(head.words, this.#narrow.length);
  }

  /** The class of a word in lower case, or of its last part where only that is known ("non-chechen"). */
  of(word: string): WideClass {
    const whole = this.#words.row(word);
    const row = whole < 0 && word.includes('-') ? this.#words.row(lastPart(word)) : whole;
    if (row < 0) return UNKNOWN;
    return [this.#narrow[row], this.#middle[row], this.#broad[row]];
  }

  /**
   * The row of a plain form (see `plainForm`), -1 where it has none: in lower case, its figures all 1 or
   * all 2, or its last part. lab/names/net/tagger.py does the same.
   */
  row(plain: string): number {
    const lower = plain.toLowerCase();
    for (const word of spellings(lower)) {
      const row = this.#words.row(word);
      if (row >= 0) return row;
    }
    return -1;
  }

  /** Adds the vector of a row, times `scale`, to the numbers of `to` from `at` on. */
  add(row: number, scale: number, to: Float32Array, at: number): void {
    const { size } = this;
    const count = this.#narrow.length;
    addRow(this.#centres, size, this.#narrow[row], scale * this.#units[0], to, at);
    this.#books.forEach((book, b) => {
      addRow(book, size, this.#codes[b * count + row], scale * this.#units[b + 1], to, at);
    });
  }
}

const lastPart = (word: string) => word.slice(word.lastIndexOf('-') + 1);

function* spellings(lower: string): Generator<string> {
  yield lower;
  if (lower.includes('0')) {
    yield lower.replaceAll('0', '1');
    yield lower.replaceAll('0', '2');
  }
  if (lower.includes('-')) yield lastPart(lower);
}
