import type { WideClass } from '../../weights/wide-words.ts';
import { WordList } from '../../weights/word-list.ts';
import { placeAt } from './labels.ts';

/** What the model knows of spellings beside its weights. */
export interface Lexicon {
  /** Word classes by spelling, packed: topic << 18 | fine << 8 | coarse. */
  readonly classes: { get(word: string): number | undefined };
  /** Classes of words in lower case by a far larger text, see `WideWords`. */
  readonly wide: { of(word: string): WideClass };
  /** Names known beforehand. */
  readonly gazetteer: Gazetteer;
}

/** First words remembered; beyond, all are forgotten at once, which changes no result. */
const KEPT = 20_000;

/**
 * Names known beforehand, by the words they are made of. A key is the lower-case words joined by one
 * space; a value holds one bit per list the name stands in (see `models/names.md`).
 */
export class Gazetteer {
  readonly #names: WordList;
  readonly #lists: ArrayLike<number>;
  /** First words asked for, with the length in words of the longest key that begins so; 0 for none. */
  readonly #reach = new Map<string, number>();

  /** `lists` holds the value of each row of `names`. */
  constructor(names: WordList, lists: ArrayLike<number>) {
    this.#names = names;
    this.#lists = lists;
  }

  /** A gazetteer of names in any order. */
  static of(names: ReadonlyMap<string, number>): Gazetteer {
    const keys = [...names.keys()].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    const lists = keys.map((key) => names.get(key) ?? 0);
    return new Gazetteer(new WordList(keys.join('\n'), keys.length), lists);
  }

  /** Words of the longest key whose first word this is; 0 where there is none. */
  #longest(first: string): number {
    const asked = this.#reach.get(first);
    if (asked !== undefined) return asked;
    if (this.#reach.size >= KEPT) this.#reach.clear();
    let most = this.#names.row(first) < 0 ? 0 : 1;
    for (let row = this.#names.from(`${first} `); row < this.#names.length; row++) {
      const key = this.#names.word(row);
      if (!key.startsWith(`${first} `)) break;
      most = Math.max(most, key.split(' ').length);
    }
    this.#reach.set(first, most);
    return most;
  }

  /**
   * For each word of a sentence, which lists it is part of a match of, as bits: list × 4 + place
   * (B, I, E, S). Only the longest match from each word counts; a match that begins inside an
   * earlier, longer one does not.
   */
  match(words: readonly { readonly lower: string; readonly case: number }[]): Int32Array {
    const out = new Int32Array(words.length);
    for (let from = 0; from < words.length; from++) {
      const longest = words[from].case < 2 ? 0 : this.#longest(words[from].lower);
      for (let size = Math.min(longest, words.length - from); size > 0; size--) {
        let key = words[from].lower;
        for (let i = 1; i < size; i++) key += ` ${words[from + i].lower}`;
        const row = this.#names.row(key);
        if (row < 0) continue;
        const lists = this.#lists[row];
        for (let list = 0; list < 8; list++) {
          if ((lists & (1 << list)) === 0) continue;
          for (let i = 0; i < size; i++) {
            const place = placeAt(i, size);
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
