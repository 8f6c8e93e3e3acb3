import { Linear, type LinearHead } from '../../weights/linear.ts';
import { readPack } from '../../weights/pack.ts';
import { WordList } from '../../weights/word-list.ts';
import { LABELS } from './labels.ts';
import { Gazetteer, type Lexicon } from './lexicon.ts';
import { caseOf } from './words.ts';

/** The head of `models/names.bin`. */
export interface NamesHead extends LinearHead {
  readonly version: string;
  /** Spellings that have a word class, one a line; in ascending order; arrays `fine`, `coarse` and `topic` keep it. */
  readonly words: string;
  /** Names known beforehand, one a line, in ascending order; array `lists` keeps it. */
  readonly known: string;
}

/** Words kept; beyond, all are forgotten at once, which changes no result. */
const KEPT = 8192;

/** Weights and word lists of the names model. Throws `model-broken` on bytes that are none. */
export class NamesModel {
  readonly version: string;
  readonly lexicon: Lexicon;
  readonly weights: Linear;
  /** Score of one label after another, label × LABELS + next; -Infinity where it may not stand. */
  readonly between: Float64Array;
  readonly #kept = new Map<string, { readonly lower: string; readonly case: number }>();

  /** `wide` are the words of `models/wide.bin`. */
  constructor(bytes: Uint8Array, wide: Lexicon['wide']) {
    const pack = readPack<NamesHead>(bytes);
    const { head, arrays } = pack;
    this.version = head.version;
    this.weights = new Linear(pack, head);
    this.between = Float64Array.from(arrays.between);
    if (this.between.length !== LABELS * LABELS || head.classes !== LABELS) {
      throw new Error('model-broken: the names model has other labels');
    }
    const { topic, fine, coarse } = arrays;
    const spelt = new WordList(head.words, fine.length);
    const classes = {
      get(word: string) {
        const row = spelt.row(word);
        return row < 0 ? undefined : (topic[row] << 18) | (fine[row] << 8) | coarse[row];
      },
    };
    const known = new WordList(head.known, arrays.lists.length);
    this.lexicon = { classes, wide, gazetteer: new Gazetteer(known, arrays.lists) };
  }

  /** Matches of a sentence with known names, see `Gazetteer.match`. */
  known(words: readonly string[]): Int32Array {
    return this.lexicon.gazetteer.match(words.map((text) => this.#asked(text)));
  }

  /** What the gazetteer asks of a word. */
  #asked(text: string): { readonly lower: string; readonly case: number } {
    let asked = this.#kept.get(text);
    if (asked === undefined) {
      asked = { lower: text.toLowerCase(), case: caseOf(text) };
      if (this.#kept.size >= KEPT) this.#kept.clear();
      this.#kept.set(text, asked);
    }
    return asked;
  }
}
