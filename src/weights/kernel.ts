import { plainRoutines } from './kernel-plain.ts';
import type { Routines } from './kernel-routines.ts';

/**
 * The arithmetic of the networks over one block of memory: in WebAssembly with SIMD where the machine
 * has it (over 2 * 10^10 multiplications a second on one core), else in plain JavaScript. Both round
 * the same way at every step, so that every machine gives the same numbers. lab/kernel writes the
 * WebAssembly.
 */

/** Rows of int16 with one unit each; what both factors of a product are. */
export interface Rows {
  readonly values: Int16Array;
  /** What 1 is worth, per row. */
  readonly unit: Float32Array;
  /** Added to the product per row; used of the second factor only. */
  readonly bias: Float32Array;
  readonly count: number;
  /** Values a row, a multiple of 8; those beyond the real width are 0. */
  readonly width: number;
}

const up = (value: number, to: number) => Math.ceil(value / to) * to;

/** Bytes that `rows` of this shape take, for sizing a kernel. */
export const bytesOfRows = (count: number, width: number) =>
  up(count, 4) * up(width, 8) * 2 + 2 * up(up(count, 4) * 4, 16);
/** Bytes that a table takes. */
export const bytesOfTable = (cells: number) => up(cells * 4, 16);

export class Kernel {
  readonly routines: Routines;
  readonly #buffer: ArrayBuffer;
  #used = 0;

  /** `wasm` holds `models/kernel.wasm`, or null for plain JavaScript; `bytes` is all the memory there will be. */
  constructor(wasm: Uint8Array | null, bytes: number) {
    if (wasm && typeof WebAssembly === 'object' && WebAssembly.validate(wasm as BufferSource)) {
      const memory = new WebAssembly.Memory({ initial: up(bytes, 65536) / 65536 });
      const module = new WebAssembly.Module(wasm as BufferSource);
      const { exports } = new WebAssembly.Instance(module, { env: { memory } });
      this.routines = exports as unknown as Routines;
      this.#buffer = memory.buffer;
    } else {
      this.#buffer = new ArrayBuffer(up(bytes, 16));
      this.routines = plainRoutines(this.#buffer);
    }
  }

  /** Sets aside rows, all 0; their number is padded to a multiple of 4. */
  rows(count: number, width: number): Rows {
    const padded = up(count, 4);
    const cells = padded * up(width, 8);
    const values = new Int16Array(this.#buffer, this.#take(cells * 2), cells);
    return {
      values,
      unit: this.table(padded),
      bias: this.table(padded),
      count: padded,
      width: up(width, 8),
    };
  }

  /** Sets aside room for numbers, all 0, or those given. */
  table(cells: number | Float32Array): Float32Array {
    const length = typeof cells === 'number' ? cells : cells.length;
    const table = new Float32Array(this.#buffer, this.#take(length * 4), length);
    if (typeof cells !== 'number') table.set(cells);
    return table;
  }

  /**
   * The first `count` rows of `a` (rounded up to an even number) times the first `columns` rows of `w`
   * (rounded up to a multiple of 4). Answers the width of a row of `out`.
   */
  product(a: Rows, count: number, w: Rows, columns: number, out: Float32Array): number {
    const rows = up(count, 2);
    const wide = up(columns, 4);
    if (a.width !== w.width || rows > a.count || wide > w.count || rows * wide > out.length) {
      throw new Error('kernel-misuse: the shapes of a product do not fit');
    }
    if (rows > 0) {
      const at = (array: { readonly byteOffset: number }) => array.byteOffset;
      this.routines.product(
        ...([at(a.values), at(w.values), at(out), rows, wide, a.width * 2] as const),
        ...([at(a.unit), at(w.unit), at(w.bias)] as const),
      );
    }
    return wide;
  }

  /**
   * Writes `width` numbers of a table (a multiple of 8) as row `row`, the largest becoming `range` (at
   * most 32767). A product's sums stay within 32 bits where the ranges of both factors and the width
   * multiply to below 2^31.
   */
  quantise(
    from: Float32Array,
    at: number,
    width: number,
    to: Rows,
    row: number,
    range: number,
  ): void {
    let most = 0;
    for (let k = at; k < at + width; k++) {
      const size = from[k] < 0 ? -from[k] : from[k];
      if (size > most) most = size;
    }
    this.pack(from.byteOffset + 4 * at, most, width, to, row, range);
  }

  /** As `quantise`, where the largest size is known already and the numbers lie at a byte address. */
  pack(from: number, most: number, width: number, to: Rows, row: number, range: number): void {
    const place = to.values.byteOffset + 2 * row * to.width;
    // Below this all are as good as 0, and the scale would overflow.
    this.routines.pack(from, place, 4 * width, most > 1e-20 ? range / most : 0);
    to.unit[row] = most / range;
  }

  #take(bytes: number): number {
    const at = this.#used;
    this.#used += up(bytes, 16);
    if (this.#used > this.#buffer.byteLength)
      throw new Error('kernel-misuse: the memory is too small');
    return at;
  }
}
