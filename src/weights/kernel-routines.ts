/** What the kernel can do to its memory. Addresses are in bytes; all are multiples of 16. */
export interface Routines {
  /** out[i][j] = (a[i]·w[j]) (unitA[i] unitW[j]) + bias[j]; `rows` is even, `columns` a multiple of 4. */
  product(
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
  ): void;
  /** Each row to mean 0 and variance 1, then times `gain` plus `shift`; `bytes` a row, `width` numbers. */
  norm(
    ...operands: [
      from: number,
      to: number,
      rows: number,
      bytes: number,
      gain: number,
      shift: number,
      width: number,
    ]
  ): void;
  /**
   * A row plus every row from `low` to `lowEnd` times the like row from `weights` on, number by number,
   * written to `to`. Answers the largest size among them.
   */
  taps(
    row: number,
    low: number,
    lowEnd: number,
    weights: number,
    bytes: number,
    to: number,
  ): number;
  /** Numbers times `scale`, rounded to even, as int16; `bytes` counts those read, a multiple of 32. */
  pack(from: number, to: number, bytes: number, scale: number): void;
  /**
   * The gated recurrence c = z + f (c - z), x += r c down the rows of one sentence. A row of gates holds
   * z, and `gap` bytes on f, and again r, before the logistic function.
   */
  scan(
    ...operands: [
      x: number,
      gates: number,
      cell: number,
      rows: number,
      bytes: number,
      stepX: number,
      stepGates: number,
      gap: number,
    ]
  ): void;
}
