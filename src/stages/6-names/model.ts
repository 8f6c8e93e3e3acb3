import { Linear, type LinearHead } from '../../weights/linear.ts';
import { readPack } from '../../weights/pack.ts';
import { LABELS } from './labels.ts';
import { Gazetteer, type Lexicon } from './lexicon.ts';
import { caseOf } from './words.ts';

/** The head of `models/names.bin`. */
export interface NamesHead extends LinearHead {
  readonly version: string;
  /** Spellings that have a word class, one a line; arrays `fine`, `coarse` and `topic` keep their order. */
  readonly words: string;
  /** Names known beforehand, one a line; array `lists` keeps their order. */
  readonly known: string;
}

/** Stands for the topic of words that have none. */
const NO_TOPIC = 1023;

/** A dictionary over words in ascending order, which needs no building: a look-up halves its way. */
class Sorted {
  readonly #words: readonly string[];
  readonly #value: (row: number) => number;

  constructor(words: readonly string[], value: (row: number) => number) {
    this.#words = words;
    this.#value = value;
  }

  get(word: string): number | undefined {
    let low = 0;
    let high = this.#words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#words[middle] < word) low = middle + 1;
      else high = middle;
    }
    return this.#words[low] === word ? this.#value(low) : undefined;
  }
}

/** Weights and word lists of the names model. Throws `model-broken` on bytes that are none. */
export class NamesModel {
  readonly version: string;
  readonly lexicon: Lexicon;
  readonly weights: Linear;
  /** Score of one label after another, label × LABELS + next; -Infinity where it may not stand. */
  readonly between: Float64Array;

  constructor(bytes: Uint8Array) {
    const pack = readPack<NamesHead>(bytes);
    const { head, arrays } = pack;
    this.version = head.version;
    this.weights = new Linear(pack, head);
    this.between = Float64Array.from(arrays.between);
    if (this.between.length !== LABELS * LABELS || head.classes !== LABELS) {
      throw new Error('model-broken: the names model has other labels');
    }
    const { topic, fine, coarse } = arrays;
    const classes = new Sorted(head.words.split('\n'), (i) => {
      return ((topic?.[i] ?? NO_TOPIC) << 18) | (fine[i] << 8) | coarse[i];
    });
    const known = head.known === '' ? [] : head.known.split('\n');
    const lists = new Map<string, number>();
    for (let i = 0; i < known.length; i++) lists.set(known[i], arrays.lists[i]);
    this.lexicon = { classes, gazetteer: new Gazetteer(lists) };
  }

  /** Matches of a sentence with known names, see `Gazetteer.match`. */
  known(words: readonly string[]): Int32Array {
    return this.lexicon.gazetteer.match(
      words.map((text) => ({ lower: text.toLowerCase(), case: caseOf(text) })),
    );
  }
}
