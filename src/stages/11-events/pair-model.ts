import { hashText } from '../../weights/linear.ts';
import { readPack } from '../../weights/pack.ts';
import type { Bag } from './pair-features.ts';
import { FOLDED_ROOTS } from './roots.ts';

/** What stands in `models/events.bin`: rows in ascending order of key, one cell per root in each. */
export interface PairModelHead {
  /** The roots, in the order of the cells. */
  readonly roots: readonly string[];
  /** What one unit of a stored weight is worth. */
  readonly unit: number;
  readonly bias: readonly number[];
  /** Length to which every bag is scaled. */
  readonly length: number;
}

/** The key under which a feature's row stands. */
export function featureKey(name: string): number {
  return hashText(name);
}

/** Multinomial logistic regression over the features of a given pair. */
export class PairModel {
  readonly #head: PairModelHead;
  readonly #rows = new Map<number, number>();
  readonly #weights: Int8Array;

  /** Throws `model-broken` where the bytes are no such model. */
  constructor(bytes: Uint8Array) {
    const { head, arrays } = readPack<PairModelHead>(bytes);
    if (head.roots.join() !== FOLDED_ROOTS.join()) throw new Error('model-broken: other roots');
    this.#head = head;
    (arrays.keys as Uint32Array).forEach((key, row) => {
      this.#rows.set(key, row);
    });
    this.#weights = arrays.weights as Int8Array;
  }

  /** Probabilities in the order of `FOLDED_ROOTS`; they sum to 1. */
  score(bag: Bag): Float64Array {
    const { unit, bias, length } = this.#head;
    const size = bias.length;
    const known: [number, number][] = [];
    let square = 0;
    for (const [name, value] of bag) {
      const row = this.#rows.get(featureKey(name));
      if (row === undefined) continue;
      known.push([row, value]);
      square += value * value;
    }
    const scale = square > 0 ? (unit * length) / Math.sqrt(square) : 0;
    const scores = Float64Array.from(bias);
    for (const [row, value] of known) {
      for (let c = 0; c < size; c++) scores[c] += scale * value * this.#weights[row * size + c];
    }
    const top = Math.max(...scores);
    let sum = 0;
    for (let c = 0; c < size; c++) sum += scores[c] = Math.exp(scores[c] - top);
    return scores.map((score) => score / sum);
  }
}
