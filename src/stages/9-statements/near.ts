import type { TokenRange } from '../../doc/layers.ts';

/** Tokens in one drawer of the index, as a power of two. */
const DRAWER = 6;

/**
 * Which of many stretches may touch a place: a drawer for every 64 tokens, so that a report of a
 * million words costs no more a word than one of a hundred.
 */
export class Near {
  readonly #drawers = new Map<number, number[]>();

  /** `stretches[i]` are the stretches of item `i`. */
  constructor(stretches: readonly (readonly TokenRange[])[]) {
    stretches.forEach((ranges, index) => {
      for (const range of ranges) this.add(range, index);
    });
  }

  add({ from, to }: TokenRange, index: number): void {
    for (let drawer = from >> DRAWER; drawer <= (to - 1) >> DRAWER; drawer++) {
      const held = this.#drawers.get(drawer);
      if (!held) this.#drawers.set(drawer, [index]);
      else if (held[held.length - 1] !== index) held.push(index);
    }
  }

  /** Items that have a stretch in the drawers of a place, in ascending order, each once. */
  at({ from, to }: TokenRange): number[] {
    const found = new Set<number>();
    for (let drawer = from >> DRAWER; drawer <= (to - 1) >> DRAWER; drawer++) {
      for (const index of this.#drawers.get(drawer) ?? []) found.add(index);
    }
    return [...found].sort((a, b) => a - b);
  }
}
