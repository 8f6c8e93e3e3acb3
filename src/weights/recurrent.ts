import type { Kernel, Rows } from './kernel.ts';

/** A learned gain and shift, in the kernel's memory. */
export interface Norm {
  readonly gain: Float32Array;
  readonly shift: Float32Array;
}

/** Room for the states of one batch, in the kernel's memory, shared by all blocks. */
export interface Workspace {
  readonly normed: Float32Array;
  readonly row: Float32Array;
  readonly cell: Float32Array;
  readonly input: Rows;
  readonly gates: Float32Array;
}

/** Sets room aside for batches of at most `count` words; `gates` may be room that others use between blocks. */
export function workspace(
  kernel: Kernel,
  count: number,
  width: number,
  gates: Float32Array,
): Workspace {
  return {
    normed: kernel.table(count * width),
    row: kernel.table(width),
    cell: kernel.table(width >> 1),
    input: kernel.rows(count, width),
    gates,
  };
}

/** Lays the first `count` states, normed, out as the left factor of a product, in `input`. */
export function layOut(
  kernel: Kernel,
  x: Float32Array,
  count: number,
  norm: Norm,
  { normed, input }: Workspace,
): void {
  layerNorm(kernel, x, count, norm, normed);
  kernel.quantise(normed, 0, norm.gain.length, count, input, 32767);
}

/** Norms the first `count` rows of `from` into `to`. */
export function layerNorm(
  kernel: Kernel,
  from: Float32Array,
  count: number,
  norm: Norm,
  to: Float32Array,
): void {
  const width = norm.gain.length;
  kernel.routines.norm(
    ...([from.byteOffset, to.byteOffset, count, 4 * width] as const),
    ...([norm.gain.byteOffset, norm.shift.byteOffset, width] as const),
  );
}

/**
 * One residual block: normed states, a depth-wise convolution over five words, then a gated linear
 * recurrence, the first half of the width running forward and the second backward (after QRNN,
 * Bradbury et al. 2017, and SRU, Lei et al. 2018). The one matrix product covers all words at once.
 */
export class Recurrent {
  readonly #norm: Norm;
  readonly #conv: Float32Array;
  readonly #gates: Rows;

  /** `conv` holds five weights per number of a state, word by word; all arrays lie in the kernel's memory. */
  constructor(norm: Norm, conv: Float32Array, gates: Rows) {
    this.#norm = norm;
    this.#conv = conv;
    this.#gates = gates;
  }

  /** Adds the block's answer to the first states of `x`; `bounds` holds where sentences begin, and the end. */
  run(kernel: Kernel, x: Float32Array, bounds: readonly number[], space: Workspace): void {
    const width = this.#norm.gain.length;
    const count = bounds[bounds.length - 1];
    layerNorm(kernel, x, count, this.#norm, space.normed);
    for (let s = 0; s + 1 < bounds.length; s++) {
      kernel.routines.convolve(
        ...([space.normed.byteOffset + 4 * bounds[s] * width, bounds[s + 1] - bounds[s]] as const),
        ...([this.#conv.byteOffset, 4 * width, space.row.byteOffset] as const),
        space.input.values.byteOffset + 2 * bounds[s] * width,
        ...([space.input.unit.byteOffset + 4 * bounds[s], 32767] as const),
      );
    }
    const stride = kernel.product(space.input, count, this.#gates, 3 * width, space.gates);
    const half = width >> 1;
    const { byteOffset: gates } = space.gates;
    for (let s = 0; s + 1 < bounds.length; s++) {
      for (const [first, step, at] of [
        [bounds[s], 1, 0],
        [bounds[s + 1] - 1, -1, half],
      ]) {
        space.cell.fill(0);
        kernel.routines.scan(
          ...([
            x.byteOffset + 4 * (first * width + at),
            gates + 4 * (first * stride + at),
          ] as const),
          ...([space.cell.byteOffset, bounds[s + 1] - bounds[s], 4 * half] as const),
          ...([step * 4 * width, step * 4 * stride, 4 * width] as const),
        );
      }
    }
  }
}
