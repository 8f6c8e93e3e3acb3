import type { Kernel, Rows } from './kernel.ts';

/** The weights and rooms of the name scores, all in the kernel's memory. */
export interface NameSpace {
  /** What each bit of a match with known names adds to the hidden layer. */
  readonly known: Float32Array;
  readonly name: Rows;
  readonly input: Rows;
  readonly out: Float32Array;
}

/**
 * Weighs the labels of names (src/stages/6-names/labels.ts) for each word: a hidden layer over the
 * word's view and its matches with known names, then one matrix.
 */
export class NameScores {
  readonly #kernel: Kernel;
  readonly #space: NameSpace;
  readonly #labels: number;

  constructor(kernel: Kernel, space: NameSpace, labels: number) {
    this.#kernel = kernel;
    this.#space = space;
    this.#labels = labels;
  }

  /**
   * Scores of the first `n` words, one row of labels each. A row of `view` has `stride` numbers, those
   * of the hidden layer from `at` on, and is changed; `known` holds 32 bits a word.
   */
  read(view: Float32Array, stride: number, at: number, n: number, known: Int32Array): Float32Array {
    const { input, name, out } = this.#space;
    const size = input.width;
    addKnown(this.#space.known, size, known, view, stride, at);
    this.#kernel.quantise(view, at, stride, n, input, 32767, 0);
    const labels = this.#labels;
    const wide = this.#kernel.product(input, n, name, labels, out);
    const scores = new Float32Array(n * labels);
    for (let t = 0; t < n; t++) scores.set(out.subarray(t * wide, t * wide + labels), t * labels);
    return scores;
  }
}

/**
 * Adds, for each bit of what a word matches, the bit's row of a table of `size` columns to the word's numbers:
 * those from cell `at` on of its row of `stride` cells.
 */
export function addKnown(
  table: Float32Array,
  size: number,
  known: Int32Array,
  to: Float32Array,
  stride: number,
  at: number,
): void {
  known.forEach((matches, t) => {
    const from = t * stride + at;
    for (let bit = 0, bits = matches; bits !== 0; bit++, bits >>>= 1) {
      if ((bits & 1) === 0) continue;
      for (let k = 0; k < size; k++) to[from + k] += table[bit * size + k];
    }
  });
}
