import { readPack } from './pack.ts';
import { plainForm } from './word-input.ts';

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
  readonly #rows: ReadonlyMap<string, number>;
  readonly #fine: Uint16Array;
  readonly #coarse: Uint8Array;

  constructor(bytes: Uint8Array) {
    const { head, arrays } = readPack<WordClassesHead>(bytes);
    const rows = new Map<string, number>();
    head.words.split('\n').forEach((word, row) => {
      rows.set(word, row);
    });
    this.#rows = rows;
    this.#fine = arrays.fine as Uint16Array;
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
    const lower = plain.toLowerCase();
    const capital = plain.slice(0, 1).toUpperCase() + lower.slice(1);
    return this.#rows.get(plain) ?? this.#rows.get(lower) ?? this.#rows.get(capital) ?? -1;
  }

  #row(form: string): number {
    const plain = form.replace(/\d/g, '0').replace(/[‘’]/g, "'");
    return this.#rows.get(plain) ?? this.#rows.get(plain.toLowerCase()) ?? -1;
  }
}
