import { readPack } from './pack.ts';
import { plainForm } from './word-input.ts';
import { WordList } from './word-list.ts';

/** How the words stand in a `models/words.bin`: sorted, one a line, classes in the same order. */
export interface WordClassesHead {
  readonly words: string;
}

/**
 * Word classes learned from plain text without labels: words that keep the same company stand in one
 * class, fine (512) and coarse (64). Models use the number, so that a word the treebanks lack is
 * treated as its neighbours are.
 */
export class WordClasses {
  readonly #words: WordList;
  readonly #fine: Uint16Array;
  readonly #coarse: Uint8Array;

  constructor(bytes: Uint8Array) {
    const { head, arrays } = readPack<WordClassesHead>(bytes);
    this.#fine = arrays.fine as Uint16Array;
    this.#words = new WordList(head.words, this.#fine.length);
    this.#coarse = arrays.coarse as Uint8Array;
  }

  /** Fine class of a form, or -1 where neither it nor its lower-case form is known. */
  fine(form: string): number {
    const row = this.#row(form);
    return row < 0 ? -1 : this.#fine[row];
  }

  /** Coarse class of a form, or -1. */
  coarse(form: string): number {
    const row = this.#row(form);
    return row < 0 ? -1 : this.#coarse[row];
  }

  /**
   * Row of a form in tables kept in this order of words, as written, in lower case or with one
   * capital; -1 where none is known.
   */
  row(form: string): number {
    const plain = plainForm(form);
    const own = this.#words.row(plain);
    if (own >= 0) return own;
    const lower = plain.toLowerCase();
    const small = lower === plain ? -1 : this.#words.row(lower);
    return small >= 0 ? small : this.#words.row(plain.slice(0, 1).toUpperCase() + lower.slice(1));
  }

  #row(form: string): number {
    const plain = form.replace(/\d/g, '0').replace(/[‘’]/g, "'");
    const own = this.#words.row(plain);
    return own >= 0 ? own : this.#words.row(plain.toLowerCase());
  }
}
