/** Places where no sentence ends, whatever the classifier thinks; see `guards.json`. */
export interface GuardWords {
  /** Words with a full stop that never end a sentence, parted by single spaces. */
  readonly titles: string;
  /** Pairs of lists: no sentence ends between a word of the first and one of the second; `#` is any figure. */
  readonly joined: readonly (readonly [string, string])[];
}

/** The guards laid out for look-up. */
export class Guards {
  readonly #titles: ReadonlySet<string>;
  /** From a first word to the words that may not be parted from it. */
  readonly #joined = new Map<string, Set<string>>();

  constructor(words: GuardWords) {
    this.#titles = new Set(words.titles.split(' '));
    for (const [firsts, seconds] of words.joined) {
      for (const first of firsts.split(' ')) {
        const known = this.#joined.get(first) ?? new Set();
        for (const second of seconds.split(' ')) known.add(second);
        this.#joined.set(first, known);
      }
    }
  }

  /** "at 7 p.m. Monday", "Gen. Hale", "U.S. President": whether the two words stay together. */
  holds(word: string, next: string): boolean {
    if (this.#titles.has(word)) return true;
    const seconds = this.#joined.get(word);
    if (seconds === undefined) return false;
    return seconds.has(next) || (seconds.has('#') && /^\d/.test(next));
  }
}
