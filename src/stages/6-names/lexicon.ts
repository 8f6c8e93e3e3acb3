/** What the model knows of spellings beside its weights. */
export interface Lexicon {
  /** Word classes by spelling, packed: topic << 18 | fine << 8 | coarse. */
  readonly classes: { get(word: string): number | undefined };
  /** Names known beforehand. */
  readonly gazetteer: Gazetteer;
}

/**
 * Names known beforehand, by the words they are made of. A key is the lower-case words joined by one
 * space; a value holds one bit per list the name stands in (see `models/names.md`).
 */
export class Gazetteer {
  readonly #lists: ReadonlyMap<string, number>;
  /** Keys' first words with the length in words of the longest key that begins so. */
  readonly #longest = new Map<string, number>();

  constructor(lists: ReadonlyMap<string, number>) {
    this.#lists = lists;
    for (const key of lists.keys()) {
      let size = 1;
      for (let at = key.indexOf(' '); at >= 0; at = key.indexOf(' ', at + 1)) size++;
      const first = size === 1 ? key : key.slice(0, key.indexOf(' '));
      if (size > (this.#longest.get(first) ?? 0)) this.#longest.set(first, size);
    }
  }

  /**
   * For each word of a sentence, which lists it is part of a match of, as bits: list × 4 + place
   * (B, I, E, S). Only the longest match from each word counts; a match that begins inside an
   * earlier, longer one does not.
   */
  match(words: readonly { readonly lower: string; readonly case: number }[]): Int32Array {
    const out = new Int32Array(words.length);
    for (let from = 0; from < words.length; from++) {
      const longest = words[from].case < 2 ? 0 : (this.#longest.get(words[from].lower) ?? 0);
      for (let size = Math.min(longest, words.length - from); size > 0; size--) {
        let key = words[from].lower;
        for (let i = 1; i < size; i++) key += ` ${words[from + i].lower}`;
        const lists = this.#lists.get(key);
        if (lists === undefined) continue;
        for (let list = 0; list < 8; list++) {
          if ((lists & (1 << list)) === 0) continue;
          for (let i = 0; i < size; i++) {
            const place = size === 1 ? 3 : i === 0 ? 0 : i === size - 1 ? 2 : 1;
            out[from + i] |= 1 << (list * 4 + place);
          }
        }
        from += size - 1;
        break;
      }
    }
    return out;
  }
}
