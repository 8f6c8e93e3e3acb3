import type { Kernel, Rows } from './kernel.ts';
import type { NetworkHead } from './network-head.ts';
import type { Pack } from './pack.ts';
import { layerNorm, type Norm } from './recurrent.ts';
import { wordRows } from './word-input.ts';

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

/**
 * Turns forms into the network's first states: a hashed word embedding, one of prefixes, suffixes,
 * shape and runs of letters, and a fixed vector learned from plain text, joined by one matrix and normed. What a form
 * gives depends on nothing else, so each is worked out once.
 */
export class WordEmbedder {
  readonly #pack: Pack<NetworkHead>;
  readonly #kernel: Kernel;
  readonly #join: Rows;
  readonly #norm: Norm;
  readonly #space: EmbedderSpace;
  readonly #vectorRow: (form: string) => number;
  readonly #known = new Map<string, Float32Array>();

  constructor(
    pack: Pack<NetworkHead>,
    kernel: Kernel,
    join: Rows,
    norm: Norm,
    space: EmbedderSpace,
    vectorRow: (form: string) => number,
  ) {
    this.#pack = pack;
    this.#kernel = kernel;
    this.#join = join;
    this.#norm = norm;
    this.#space = space;
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
    const { width } = this.#pack.head;
    const { joined, input, out, normed } = this.#space;
    forms.forEach((form, i) => {
      this.#lookUp(form, joined.subarray(i * input.width, (i + 1) * input.width));
    });
    this.#kernel.quantise(joined, 0, input.width, forms.length, input, 32767);
    this.#kernel.product(input, forms.length, this.#join, width, out);
    layerNorm(this.#kernel, out, forms.length, this.#norm, normed);
    forms.forEach((form, i) => {
      this.#known.set(form, normed.slice(i * width, (i + 1) * width));
    });
  }

  /** Fills `joined` with what the tables hold of a form. */
  #lookUp(form: string, joined: Float32Array): void {
    const { head, arrays } = this.#pack;
    const { wordSize, partSize, vectorSize, wordUnit, partUnit } = head;
    const words = arrays.words as Int8Array;
    const parts = arrays.parts as Int8Array;
    joined.fill(0);
    const rows = wordRows(form);
    for (const row of rows.words) {
      for (let d = 0; d < wordSize; d++) joined[d] += words[row * wordSize + d] * wordUnit;
    }
    // The sum stays about as large however many parts a word has.
    const scale = partUnit / Math.sqrt(rows.parts.length);
    for (const row of rows.parts) {
      for (let d = 0; d < partSize; d++) joined[wordSize + d] += parts[row * partSize + d] * scale;
    }
    const row = this.#vectorRow(form);
    const vectors = arrays.vectors as Int8Array;
    const units = arrays['vectors.unit'] as Float32Array;
    const lone = arrays.lone as Float32Array;
    for (let d = 0; d < vectorSize; d++) {
      joined[wordSize + partSize + d] =
        row < 0 ? lone[d] : vectors[row * vectorSize + d] * units[d];
    }
  }
}
