/**
 * Products of quantised matrices, the one costly operation of the networks: in WebAssembly with SIMD
 * where the machine has it (2 to 3 times 10^10 multiplications a second on one core), else in plain
 * JavaScript. Both round the same way at every step, so that every machine gives the same numbers.
 */

/** Rows of int16 with one unit each, in the kernel's memory; what both factors of a product are. */
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

/** Room for the outcome of products. */
export interface Table {
  readonly values: Float32Array;
}

type Product = (
  ...operands: [
    a: number,
    w: number,
    out: number,
    rows: number,
    columns: number,
    bytes: number,
    unitA: number,
    unitW: number,
    bias: number,
  ]
) => void;

const up = (value: number, to: number) => Math.ceil(value / to) * to;

/** Bytes that `rows` of this shape take, for sizing a kernel. */
export const bytesOfRows = (count: number, width: number) =>
  up(up(count, 4) * up(width, 8) * 2, 16) + 2 * up(up(count, 4) * 4, 16);
/** Bytes of a table. */
export const bytesOfTable = (cells: number) => up(cells * 4, 16);

export class Kernel {
  readonly #buffer: ArrayBuffer;
  readonly #product: Product | null;
  #used = 0;

  /** `wasm` holds `models/kernel.wasm`, or null for plain JavaScript; `bytes` is all the memory there will be. */
  constructor(wasm: Uint8Array | null, bytes: number) {
    const memory =
      wasm && canRun(wasm) ? new WebAssembly.Memory({ initial: up(bytes, 65536) / 65536 }) : null;
    this.#buffer = memory ? memory.buffer : new ArrayBuffer(up(bytes, 16));
    this.#product = memory
      ? (new WebAssembly.Instance(new WebAssembly.Module(wasm as BufferSource), { env: { memory } })
          .exports.product as Product)
      : null;
  }

  /** Sets aside rows, all 0; their number is padded to a multiple of 4. */
  rows(count: number, width: number): Rows {
    const padded = up(count, 4);
    const values = new Int16Array(
      this.#buffer,
      this.#take(padded * up(width, 8) * 2),
      padded * up(width, 8),
    );
    const unit = new Float32Array(this.#buffer, this.#take(padded * 4), padded);
    const bias = new Float32Array(this.#buffer, this.#take(padded * 4), padded);
    return { values, unit, bias, count: padded, width: up(width, 8) };
  }

  table(cells: number): Table {
    return { values: new Float32Array(this.#buffer, this.#take(cells * 4), cells) };
  }

  /**
   * For the first `count` rows of `a` (rounded up to an even number) and the first `columns` rows of
   * `w` (rounded up to a multiple of 4): out[i][j] = a[i]·w[j] times both units, plus the bias of j.
   * Answers the width of a row of `out`.
   */
  product(a: Rows, count: number, w: Rows, columns: number, out: Table): number {
    const rows = up(count, 2);
    const wide = up(columns, 4);
    if (
      a.width !== w.width ||
      rows > a.count ||
      wide > w.count ||
      rows * wide > out.values.length
    ) {
      throw new Error('kernel-misuse: the shapes of a product do not fit');
    }
    if (rows === 0) return wide;
    if (this.#product) {
      const at = (array: { readonly byteOffset: number }) => array.byteOffset;
      const bytes = a.width * 2;
      this.#product(
        ...([at(a.values), at(w.values), at(out.values), rows, wide, bytes] as const),
        ...([at(a.unit), at(w.unit), at(w.bias)] as const),
      );
    } else plainProduct(a, rows, w, wide, out.values);
    return wide;
  }

  #take(bytes: number): number {
    const at = this.#used;
    this.#used += up(bytes, 16);
    if (this.#used > this.#buffer.byteLength)
      throw new Error('kernel-misuse: the memory is too small');
    return at;
  }
}

/**
 * Writes `width` numbers as row `row`, the largest becoming `range` (at most 32767). A product's
 * sums stay within 32 bits where the ranges of both factors and the width multiply to below 2^31.
 */
export function quantise(
  from: Float32Array,
  at: number,
  width: number,
  rows: Rows,
  row: number,
  range: number,
): void {
  let most = 0;
  for (let k = at; k < at + width; k++) {
    const size = from[k] < 0 ? -from[k] : from[k];
    if (size > most) most = size;
  }
  const scale = most > 0 ? range / most : 0;
  const to = row * rows.width;
  for (let k = 0; k < width; k++) {
    const value = from[at + k] * scale;
    rows.values[to + k] = value < 0 ? value - 0.5 : value + 0.5;
  }
  rows.unit[row] = most / range;
}

function canRun(wasm: Uint8Array): boolean {
  return typeof WebAssembly === 'object' && WebAssembly.validate(wasm as BufferSource);
}

function plainProduct(a: Rows, rows: number, w: Rows, columns: number, out: Float32Array): void {
  const { width } = a;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      let sum = 0;
      const p = i * width;
      const q = j * width;
      for (let k = 0; k < width; k++) sum += a.values[p + k] * w.values[q + k];
      const unit = Math.fround(a.unit[i] * w.unit[j]);
      out[i * columns + j] = Math.fround(Math.fround(sum) * unit) + w.bias[j];
    }
  }
}
