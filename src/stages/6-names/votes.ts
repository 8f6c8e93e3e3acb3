import type { Window } from './features.ts';
import { KINDS, kindOf, LABELS, OUTSIDE } from './labels.ts';
import { isLarge, type Word } from './words.ts';

/**
 * What a report takes each of its capitalised words for, summed over all its places, so that a clear
 * place speaks for a doubtful one (Krishnan and Manning, "An Effective Two-Stage Model for Exploiting
 * Non-Local Dependencies in Named Entity Recognition", ACL 2006).
 */
export class Votes {
  readonly #sums = new Map<number, Float64Array>();

  /** Counts one window of a sentence; `chances` holds the probability of each label at its tokens. */
  add(words: readonly Word[], { from, to }: Window, chances: Float64Array): void {
    for (let i = from; i < to; i++) {
      if (!isLarge(words[i])) continue;
      let sums = this.#sums.get(words[i].key);
      if (sums === undefined) {
        sums = new Float64Array(KINDS.length + 2);
        this.#sums.set(words[i].key, sums);
      }
      sums[KINDS.length + 1]++;
      addKinds(sums, chances, i - from, 1);
    }
  }

  /**
   * Writes into `out` the vote of all other places on each word of a window that `add` has counted:
   * 0 for none, else 1 + kind × 3 + how clear it is (0 under 60 %, 1 under 90 %, 2), outside as the
   * last kind. `out` has one cell per word of the sentence.
   */
  on(words: readonly Word[], { from, to }: Window, chances: Float64Array, out: Uint8Array): void {
    const rest = new Float64Array(KINDS.length + 2);
    for (let i = from; i < to; i++) {
      const sums = isLarge(words[i]) ? this.#sums.get(words[i].key) : undefined;
      if (sums === undefined || sums[KINDS.length + 1] < 2) continue;
      rest.set(sums);
      addKinds(rest, chances, i - from, -1);
      const others = sums[KINDS.length + 1] - 1;
      let best = 0;
      for (let kind = 1; kind <= KINDS.length; kind++) if (rest[kind] > rest[best]) best = kind;
      const share = rest[best] / others;
      out[i] = 1 + best * 3 + (share < 0.6 ? 0 : share < 0.9 ? 1 : 2);
    }
  }
}

function addKinds(sums: Float64Array, chances: Float64Array, token: number, sign: 1 | -1) {
  for (let label = 0; label < LABELS; label++) {
    const kind = label === OUTSIDE ? KINDS.length : kindOf(label);
    sums[kind] += sign * chances[token * LABELS + label];
  }
}
