import { type Kernel, quantise, type Rows, type Table } from './kernel.ts';
import type { NetworkHead } from './network.ts';
import type { Pack } from './pack.ts';
import { layerNorm } from './recurrent.ts';
import { WORD_HASHES, wordRows } from './word-input.ts';

/** Forms remembered; beyond, all are forgotten at once, which changes no result. */
const REMEMBERED = 8192;

/**
 * Turns forms into the network's first states: a hashed word embedding, one of prefixes, suffixes and
 * shape, and a fixed vector learned from plain text, joined by one matrix and normed. What a form
 * gives depends on nothing else, so each is worked out once.
 */
export class WordEmbedder {
  readonly #pack: Pack<NetworkHead>;
  readonly #kernel: Kernel;
  readonly #join: Rows;
  readonly #input: Rows;
  readonly #out: Table;
  readonly #vectorRow: (form: string) => number;
  readonly #known = new Map<string, Float32Array>();

  constructor(
    pack: Pack<NetworkHead>,
    kernel: Kernel,
    join: Rows,
    input: Rows,
    out: Table,
    vectorRow: (form: string) => number,
  ) {
    this.#pack = pack;
    this.#kernel = kernel;
    this.#join = join;
    this.#input = input;
    this.#out = out;
    this.#vectorRow = vectorRow;
  }

  /** Writes the states of at most a batch of forms to `x`, one after another. */
  embed(forms: readonly string[], x: Float32Array): void {
    const { width } = this.#pack.head;
    if (this.#known.size > REMEMBERED) this.#known.clear();
    const fresh = [...new Set(forms)].filter((form) => !this.#known.has(form));
    if (fresh.length > 0) this.#learn(fresh);
    forms.forEach((form, t) => {
      x.set(this.#known.get(form)!, t * width);
    });
  }

  #learn(forms: readonly string[]): void {
    const { head, arrays } = this.#pack;
    const { width, wordSize, partSize, vectorSize, wordUnit, partUnit } = head;
    const words = arrays.words as Int8Array;
    const parts = arrays.parts as Int8Array;
    const vectors = arrays.vectors as Int8Array;
    const units = arrays['vectors.unit'] as Float32Array;
    const lone = arrays.lone as Float32Array;
    const total = wordSize + partSize + vectorSize;
    const joined = new Float32Array(total);
    forms.forEach((form, i) => {
      joined.fill(0);
      wordRows(form).forEach((row, k) => {
        const word = k < WORD_HASHES;
        const [source, size, unit, at] = word
          ? [words, wordSize, wordUnit, 0]
          : [parts, partSize, partUnit, wordSize];
        for (let d = 0; d < size; d++) joined[at + d] += source[row * size + d] * unit;
      });
      const row = this.#vectorRow(form);
      for (let d = 0; d < vectorSize; d++) {
        joined[wordSize + partSize + d] =
          row < 0 ? lone[d] : vectors[row * vectorSize + d] * units[d];
      }
      quantise(joined, 0, total, this.#input, i, 32767);
    });
    const stride = this.#kernel.product(this.#input, forms.length, this.#join, width, this.#out);
    const states = new Float32Array(forms.length * width);
    for (let i = 0; i < forms.length; i++) {
      states.set(this.#out.values.subarray(i * stride, i * stride + width), i * width);
    }
    const normed = new Float32Array(states.length);
    layerNorm(states, forms.length, width, arrays, 'start', normed);
    forms.forEach((form, i) => {
      this.#known.set(form, normed.slice(i * width, (i + 1) * width));
    });
  }
}
