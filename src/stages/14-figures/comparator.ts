import type { TokenRange } from '../../doc/range.ts';

/** "more than", "at least", "or more": the words beside a number, as `words.json` lists them. */
export class Comparators {
  readonly #before: readonly (readonly string[])[];
  readonly #after: readonly (readonly string[])[];

  constructor(before: readonly string[], after: readonly string[]) {
    const split = (all: readonly string[]) =>
      all.map((phrase) => phrase.split(' ')).sort((a, b) => b.length - a.length);
    this.#before = split(before);
    this.#after = split(after);
  }

  /** The comparator that ends where a number begins; `words` in lower case, null where there is none. */
  before(words: readonly string[], at: number): TokenRange | null {
    const found = this.#before.find((phrase) =>
      phrase.every((word, k) => words[at - phrase.length + k] === word),
    );
    return found ? { from: at - found.length, to: at } : null;
  }

  /** The comparator that begins where a number or its unit ends. */
  after(words: readonly string[], at: number): TokenRange | null {
    const found = this.#after.find((phrase) => phrase.every((word, k) => words[at + k] === word));
    return found ? { from: at, to: at + found.length } : null;
  }
}
