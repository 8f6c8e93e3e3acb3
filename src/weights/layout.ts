import type { Kernel, Rows } from './kernel.ts';
import type { Pack } from './pack.ts';
import { type Norm, Recurrent } from './recurrent.ts';

/** Lays the parts of a packed network out in a kernel's memory. */
export class Layout {
  readonly #kernel: Kernel;
  readonly #pack: Pack<unknown>;
  readonly #room: Float32Array;

  /** `room` is a table that nothing is in yet, with space for the largest matrix. */
  constructor(kernel: Kernel, pack: Pack<unknown>, room: Float32Array) {
    this.#kernel = kernel;
    this.#pack = pack;
    this.#room = room;
  }

  numbers(name: string): Float32Array {
    return this.#kernel.table(this.#pack.arrays[name] as Float32Array);
  }

  norm(name: string): Norm {
    return { gain: this.numbers(`${name}.gain`), shift: this.numbers(`${name}.shift`) };
  }

  /** A matrix of int8 with a unit and a bias per row. */
  matrix(name: string, columns: number): Rows {
    const { arrays } = this.#pack;
    const rows = this.#kernel.matrix(arrays[name] as Int8Array, columns, this.#room);
    rows.unit.set(arrays[`${name}.unit`] as Float32Array);
    rows.bias.set(arrays[`${name}.bias`] as Float32Array);
    return rows;
  }

  /** The blocks of a network, the first one first. */
  blocks(depth: number, width: number): Recurrent[] {
    return Array.from({ length: depth }, (_, i) => {
      const name = `block${i}`;
      const conv = this.numbers(`${name}.conv`);
      return new Recurrent(this.norm(`${name}.norm`), conv, this.matrix(`${name}.gates`, width));
    });
  }
}
