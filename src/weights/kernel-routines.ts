/** What the kernel can do to its memory. Addresses are in bytes; all are multiples of 16. */
export interface Routines {
  /**
   * out[i][j] = (a[i]·w[j]) (unitA[i] unitW[j]) + bias[j]; `rows` is even, `columns` a multiple of 4, the
   * rows of `w` are woven by four (see `Rows`), `bytes` is the length of a row.
   */
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
   * Rows of numbers as rows of int16, the largest of each becoming `range`, rounded to even; what is below
   * `least` counts as that. `bytes` are those of the numbers, a multiple of 32; eight int16 go to one
   * place, the next eight `stepBlock` bytes on. What 1 is worth goes to `unit`, row after row.
   */
  quantise(
    ...operands: [
      from: number,
      stepFrom: number,
      to: number,
      stepTo: number,
      stepBlock: number,
      unit: number,
      rows: number,
      bytes: number,
      range: number,
      least: number,
    ]
  ): void;
  /**
   * Of every row its sum with the two rows before and the two behind it, as far as there are, each times a
   * row of `weights` (five of them), number by number; written as `quantise` does, at `to` without gaps.
   * `space` is room for one row.
   */
  convolve(
    ...operands: [
      from: number,
      rows: number,
      weights: number,
      bytes: number,
      space: number,
      to: number,
      unit: number,
      range: number,
    ]
  ): void;
  /** Rows of `width` int8 (a multiple of 8) as woven rows of int16. */
  weave(from: number, to: number, rows: number, width: number): void;
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
  /**
   * Scores of a row become probabilities in place; what is below the largest by more than 16 counts as 0.
   * `space` is room for twice the `bytes` of a row, and 24 more.
   */
  softmax(at: number, step: number, rows: number, bytes: number, space: number): void;
  /**
   * Writes two float64 for every row: its largest number, and the sum of the powers of e of how far each
   * lies below that, save what lies 16 or more below. `space` as for `softmax`.
   */
  powerSums(
    ...operands: [at: number, step: number, rows: number, bytes: number, space: number, to: number]
  ): void;
}
