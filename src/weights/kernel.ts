import { plainRoutines } from './kernel-plain.ts';
import type { Routines } from './kernel-routines.ts';

/**
 * The arithmetic of the networks over one block of memory: in WebAssembly with SIMD where the machine
 * has it (over 2 * 10^10 multiplications a second on one core), else in plain JavaScript. Both round
 * the same way at every step, so that every machine gives the same numbers. lab/kernel writes the
 * WebAssembly.
 */

/**
 * Rows of int16 with one unit each; what both factors of a product are. The rows of the second factor are
 * woven by four: eight values of one row, eight of the next, of the third, of the fourth, then the next
 * eight of the first.
 */
export interface Rows {
  readonly values: Int16Array;
  /** What 1 is worth, per row. */
  readonly unit: Float32Array;
  /** Added to the product per row; used of the second factor only. */
  readonly bias: Float32Array;
  readonly count: number;
  /** Values a row, a multiple of 8; those beyond the real width are 0. */
  readonly width: number;
  readonly woven: boolean;
}

const up = (value: number, to: number) => Math.ceil(value / to) * to;

/** Bytes that `rows` of this shape take, for sizing a kernel. */
export const bytesOfRows = (count: number, width: number) =>
  up(count, 8) * up(width, 8) * 2 + 2 * up(count, 8) * 4;
/** Bytes that a table takes. */
export const bytesOfTable = (cells: number) => up(cells * 4, 16);

/** Cells to work in: for the powers of one row, two cells each, and for the sums of 64 rows, four cells each. */
const ROOM_SPACE = 640;
const ROOM_SUMS = 256;
const ROOM = bytesOfTable(ROOM_SPACE) + bytesOfTable(ROOM_SUMS);

export class Kernel {
  readonly routines: Routines;
  readonly #buffer: ArrayBuffer;
  #used = 0;
  readonly #space: Float32Array;
  readonly #sums: Float64Array;

  /** `wasm` holds `models/kernel.wasm`, or null for plain JavaScript; `bytes` is all the memory that will be set aside. */
  constructor(wasm: Uint8Array | null, bytes: number) {
    bytes += ROOM;
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
    this.#space = this.table(ROOM_SPACE);
    this.#sums = new Float64Array(this.#buffer, this.table(ROOM_SUMS).byteOffset, ROOM_SUMS >> 1);
  }

  /** Sets aside rows for the first factor of a product, all 0; their number is padded to a multiple of 8. */
  rows(count: number, width: number): Rows {
    return this.#rows(count, width, false);
  }

  /** As `rows`, for the second factor. */
  woven(count: number, width: number): Rows {
    return this.#rows(count, width, true);
  }

  #rows(count: number, width: number, woven: boolean): Rows {
    const padded = up(count, 8);
    const cells = padded * up(width, 8);
    const values = new Int16Array(this.#buffer, this.#take(cells * 2), cells);
    const [unit, bias] = [this.table(padded), this.table(padded)];
    return { values, unit, bias, count: padded, width: up(width, 8), woven };
  }

  /**
   * A matrix as the second factor of a product. `room` is a table for its bytes while it is laid out; a
   * width that is no multiple of 8 is misuse.
   */
  matrix(source: Int8Array, width: number, room: Float32Array): Rows {
    const rows = this.woven(source.length / width, width);
    if (rows.width !== width || source.length > room.byteLength) {
      throw new Error('kernel-misuse: the shape of a matrix does not fit');
    }
    new Int8Array(this.#buffer, room.byteOffset, source.length).set(source);
    const places = [room.byteOffset, rows.values.byteOffset] as const;
    this.routines.weave(...places, source.length / width, width);
    return rows;
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
    if (
      a.woven ||
      !w.woven ||
      a.width !== w.width ||
      rows > a.count ||
      wide > w.count ||
      rows * wide > out.length
    ) {
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
   * Writes rows of numbers, the first at cell `at` of a table and each `stride` cells after the one before,
   * as `count` rows of `to`, from the row `first` on; the largest size of each becomes `range` (at most 32767), what is
   * below `least` counts as that. A product's sums stay within 32 bits where the ranges of both factors
   * and the width multiply to below 2^31.
   */
  quantise(
    from: Float32Array,
    at: number,
    stride: number,
    count: number,
    to: Rows,
    range: number,
    least = Number.NEGATIVE_INFINITY,
    first = 0,
  ): void {
    if (first + count > to.count)
      throw new Error('kernel-misuse: more rows than there is room for');
    const batch = to.woven ? 1 : count;
    const wide = 2 * to.width;
    for (let row = first; row < first + count; row += batch) {
      const place = to.woven ? (row & ~3) * wide + (row & 3) * 16 : row * wide;
      this.routines.quantise(
        ...([from.byteOffset + 4 * (at + (row - first) * stride), 4 * stride] as const),
        ...([to.values.byteOffset + place, wide, to.woven ? 64 : 16] as const),
        ...([to.unit.byteOffset + 4 * row, batch, 2 * wide, range, least] as const),
      );
    }
  }

  /** Scores become probabilities in `count` rows of `columns` numbers, see `Routines.softmax`. */
  softmax(table: Float32Array, at: number, stride: number, count: number, columns: number): void {
    this.#checkColumns(columns);
    const place = [table.byteOffset + 4 * at, 4 * stride, count, 4 * columns] as const;
    if (count > 0) this.routines.softmax(...place, this.#space.byteOffset);
  }

  /**
   * Writes the logarithms of the probabilities that scores stand for: `count` rows of `columns` numbers of
   * a table in the kernel's memory, to rows without gaps of any other. Scores that lie 16 or more below the
   * largest add nothing to the sum.
   */
  logSoftmax(
    from: Float32Array,
    stride: number,
    count: number,
    columns: number,
    to: Float32Array,
  ): void {
    this.#checkColumns(columns);
    const sums = this.#sums;
    const batch = sums.length >> 1;
    for (let first = 0; first < count; first += batch) {
      const some = Math.min(batch, count - first);
      const place = [from.byteOffset + 4 * first * stride, 4 * stride, some, 4 * columns] as const;
      this.routines.powerSums(...place, this.#space.byteOffset, sums.byteOffset);
      for (let row = 0; row < some; row++) {
        const whole = sums[2 * row] + Math.log(sums[2 * row + 1]);
        const at = (first + row) * stride;
        const toAt = (first + row) * columns;
        for (let k = 0; k < columns; k++) to[toAt + k] = from[at + k] - whole;
      }
    }
  }

  #checkColumns(columns: number): void {
    if (columns < 1 || 2 * columns + 6 > this.#space.length)
      throw new Error('kernel-misuse: such rows have no probabilities');
  }

  #take(bytes: number): number {
    const at = this.#used;
    this.#used += up(bytes, 16);
    if (this.#used > this.#buffer.byteLength)
      throw new Error('kernel-misuse: the memory is too small');
    return at;
  }
}
