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
    const words = head.words.split('\n');
    const classes = new Map(
      words.map(
        (word, i) =>
          [
            word,
            ((arrays.topic?.[i] ?? 1023) << 18) | (arrays.fine[i] << 8) | arrays.coarse[i],
          ] as const,
      ),
    );
    const known = head.known === '' ? [] : head.known.split('\n');
    const lists = new Map(known.map((name, i) => [name, arrays.lists[i]] as const));
    this.lexicon = { classes, gazetteer: new Gazetteer(lists) };
  }

  /** Matches of a sentence with known names, see `Gazetteer.match`. */
  known(words: readonly string[]): Int32Array {
    return this.lexicon.gazetteer.match(
      words.map((text) => ({ lower: text.toLowerCase(), case: caseOf(text) })),
    );
  }
}
