import type { Kernel, Rows } from './kernel.ts';
import { layerNorm, type Norm } from './recurrent.ts';

/** Forms remembered; beyond, all are forgotten at once, which changes no result. */
const REMEMBERED = 8192;

/** Where the embedder works, all in the kernel's memory. */
export interface EmbedderSpace {
  /** Room for a batch of joined rows, for them quantised, and for a batch of states twice; `out` may be `joined`. */
  readonly joined: Float32Array;
  readonly input: Rows;
  readonly out: Float32Array;
  readonly normed: Float32Array;
}

/** Writes what tables hold of a form into a row, which is all 0. */
export type LookUp = (form: string, joined: Float32Array) => void;

/**
 * Turns forms into a network's first states: what tables hold of them, joined by one matrix and normed. What a
 * form gives depends on nothing else, so each is worked out once.
 */
export class WordEmbedder {
  readonly #lookUp: LookUp;
  readonly #kernel: Kernel;
  readonly #join: Rows;
  readonly #norm: Norm;
  readonly #space: EmbedderSpace;
  readonly #known = new Map<string, Float32Array>();

  constructor(lookUp: LookUp, kernel: Kernel, join: Rows, norm: Norm, space: EmbedderSpace) {
    this.#lookUp = lookUp;
    this.#kernel = kernel;
    this.#join = join;
    this.#norm = norm;
    this.#space = space;
  }

  /** Writes the states of at most a batch of forms to `x`, one after another. */
  embed(forms: readonly string[], x: Float32Array): void {
    const width = this.#norm.gain.length;
    if (this.#known.size > REMEMBERED) this.#known.clear();
    const fresh = [...new Set(forms)].filter((form) => !this.#known.has(form));
    if (fresh.length > 0) this.#learn(fresh, width);
    forms.forEach((form, t) => {
      x.set(this.#known.get(form)!, t * width);
    });
  }

  #learn(forms: readonly string[], width: number): void {
    const { joined, input, out, normed } = this.#space;
    forms.forEach((form, i) => {
      const row = joined.subarray(i * input.width, (i + 1) * input.width);
      this.#lookUp(form, row.fill(0));
    });
    this.#kernel.quantise(joined, 0, input.width, forms.length, input, 32767);
    this.#kernel.product(input, forms.length, this.#join, width, out);
    layerNorm(this.#kernel, out, forms.length, this.#norm, normed);
    forms.forEach((form, i) => {
      this.#known.set(form, normed.slice(i * width, (i + 1) * width));
    });
  }
}

/** Adds a row of a table of `size` columns, 1 being worth `unit`, to the numbers of `to` from `at` on. */
export function addRow(
  table: Int8Array,
  size: number,
  row: number,
  unit: number,
  to: Float32Array,
  at: number,
): void {
  for (let d = 0; d < size; d++) to[at + d] += table[row * size + d] * unit;
}

/** Adds several rows; their sum stays about as large however many they are. */
export function addRows(
  table: Int8Array,
  size: number,
  rows: readonly number[],
  unit: number,
  to: Float32Array,
  at: number,
): void {
  const scale = unit / Math.sqrt(rows.length);
  for (const row of rows) addRow(table, size, row, scale, to, at);
}
