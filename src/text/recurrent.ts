import { type Kernel, quantise, type Rows, type Table } from './kernel.ts';
import type { Pack } from './pack.ts';

/** The logistic function over [-8, 8] in steps of 1/256; beyond, its limits at the ends. */
const SIGMOID = Float32Array.from({ length: 4097 }, (_, i) => 1 / (1 + Math.exp(8 - i / 256)));

/** Within 0.0005 of 1 / (1 + e^-x). */
export function sigmoid(x: number): number {
  const place = x * 256 + 2048.5;
  return SIGMOID[place <= 0 ? 0 : place >= 4096 ? 4096 : place | 0];
}

/** Scales `count` rows of `width` numbers to mean 0 and variance 1, then by a learned gain and shift. */
export function layerNorm(
  from: Float32Array,
  count: number,
  width: number,
  arrays: Pack<unknown>['arrays'],
  name: string,
  to: Float32Array,
): void {
  const gain = arrays[`${name}.gain`] as Float32Array;
  const shift = arrays[`${name}.shift`] as Float32Array;
  for (let at = 0; at < count * width; at += width) {
    let sum = 0;
    let squares = 0;
    for (let k = at; k < at + width; k++) {
      const value = from[k];
      sum += value;
      squares += value * value;
    }
    const mean = sum / width;
    const scale = 1 / Math.sqrt(squares / width - mean * mean + 1e-5);
    for (let k = 0; k < width; k++) to[at + k] = (from[at + k] - mean) * scale * gain[k] + shift[k];
  }
}

/**
 * One residual block: normed states, a depth-wise convolution over five words, then a gated linear
 * recurrence, the first half of the width running forward and the second backward (after QRNN,
 * Bradbury et al. 2017, and SRU, Lei et al. 2018). The one matrix product covers all words at once.
 */
export class Recurrent {
  readonly #arrays: Pack<unknown>['arrays'];
  readonly #name: string;
  readonly #gates: Rows;
  readonly #conv: Float32Array;
  #normed = new Float32Array(0);
  #row = new Float32Array(0);

  constructor(pack: Pack<unknown>, name: string, gates: Rows) {
    this.#arrays = pack.arrays;
    this.#name = name;
    this.#gates = gates;
    this.#conv = pack.arrays[`${name}.conv`] as Float32Array;
  }

  /** Adds the block's answer to the states `x`; `bounds` holds where sentences begin, and the end. */
  run(
    kernel: Kernel,
    x: Float32Array,
    count: number,
    bounds: readonly number[],
    input: Rows,
    out: Table,
  ): void {
    const width = this.#conv.length / 5;
    if (this.#normed.length < x.length) {
      this.#normed = new Float32Array(x.length);
      this.#row = new Float32Array(width);
    }
    layerNorm(x, count, width, this.#arrays, `${this.#name}.norm`, this.#normed);
    for (let s = 0; s + 1 < bounds.length; s++)
      this.#convolve(bounds[s], bounds[s + 1], width, input);
    const stride = kernel.product(input, count, this.#gates, 3 * width, out);
    for (let s = 0; s + 1 < bounds.length; s++) {
      scan(x, out.values, bounds[s], bounds[s + 1], 1, 0, width >> 1, width, stride);
      scan(x, out.values, bounds[s], bounds[s + 1], -1, width >> 1, width, width, stride);
    }
  }

  #convolve(from: number, to: number, width: number, input: Rows): void {
    const normed = this.#normed;
    const conv = this.#conv;
    const row = this.#row;
    for (let t = from; t < to; t++) {
      for (let k = 0; k < width; k++) row[k] = normed[t * width + k];
      for (let step = -2; step <= 2; step++) {
        if (t + step < from || t + step >= to) continue;
        const at = (t + step) * width;
        const weights = (step + 2) * width;
        for (let k = 0; k < width; k++) row[k] += normed[at + k] * conv[weights + k];
      }
      quantise(row, 0, width, input, t, 32767);
    }
  }
}

/** c = f c + (1 - f) z from one end of the sentence to the other; x += r c. */
function scan(
  x: Float32Array,
  gates: Float32Array,
  from: number,
  to: number,
  step: 1 | -1,
  low: number,
  high: number,
  width: number,
  stride: number,
): void {
  const first = step > 0 ? from : to - 1;
  const cell = new Float32Array(high - low);
  for (let n = 0, t = first; n < to - from; n++, t += step) {
    const at = t * stride;
    for (let k = low; k < high; k++) {
      const f = sigmoid(gates[at + width + k]);
      const c = f * cell[k - low] + (1 - f) * gates[at + k];
      cell[k - low] = c;
      x[t * width + k] += sigmoid(gates[at + 2 * width + k]) * c;
    }
  }
}
