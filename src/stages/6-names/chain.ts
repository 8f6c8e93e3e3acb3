import { follows, LABELS } from './labels.ts';

/*
 * A linear chain of labels: scores of each label at each token (`emit`, at token × LABELS + label,
 * logs) and of each label after another (`between`, at label × LABELS + next; -Infinity where it may
 * not stand). Lafferty, McCallum and Pereira, "Conditional Random Fields", ICML 2001.
 */

const NEVER = Number.NEGATIVE_INFINITY;

/** Which label may begin a sentence, end it, and follow which. */
export const MAY_BEGIN = Uint8Array.from({ length: LABELS }, (_, label) => +follows(-1, label));
export const MAY_END = Uint8Array.from({ length: LABELS }, (_, label) => +follows(label, -1));

/** The pairs that may follow one another, as lists of earlier labels per later label. */
export const EARLIER: readonly (readonly number[])[] = Array.from({ length: LABELS }, (_, next) =>
  Array.from({ length: LABELS }, (_, label) => label).filter((label) => follows(label, next)),
);

/** The best well-formed run of labels. Empty input gives an empty run. */
export function bestLabels(emit: Float64Array, length: number, between: Float64Array): Uint8Array {
  const out = new Uint8Array(length);
  if (length === 0) return out;
  const back = new Uint8Array(length * LABELS);
  let score = new Float64Array(LABELS);
  let fresh = new Float64Array(LABELS);
  for (let label = 0; label < LABELS; label++) {
    score[label] = MAY_BEGIN[label] ? emit[label] : NEVER;
  }
  for (let i = 1; i < length; i++) {
    for (let next = 0; next < LABELS; next++) {
      let best = NEVER;
      let from = 0;
      for (const label of EARLIER[next]) {
        const sum = score[label] + between[label * LABELS + next];
        if (sum > best) {
          best = sum;
          from = label;
        }
      }
      fresh[next] = best + emit[i * LABELS + next];
      back[i * LABELS + next] = from;
    }
    [score, fresh] = [fresh, score];
  }
  let last = 0;
  let best = NEVER;
  for (let label = 0; label < LABELS; label++) {
    if (MAY_END[label] && score[label] > best) {
      best = score[label];
      last = label;
    }
  }
  for (let i = length - 1; i >= 0; i--) {
    out[i] = last;
    last = back[i * LABELS + last];
  }
  return out;
}

/** Scratch memory for `marginals`, reused from sentence to sentence. */
export interface Lattice {
  alpha: Float64Array;
  beta: Float64Array;
  scale: Float64Array;
  /** exp(emit - row maximum). */
  local: Float64Array;
}

export function lattice(): Lattice {
  return {
    alpha: new Float64Array(0),
    beta: new Float64Array(0),
    scale: new Float64Array(0),
    local: new Float64Array(0),
  };
}

/**
 * Forward and backward sums, scaled row by row (Rabiner 1989). Afterwards `alpha × beta` at a cell is
 * the probability of that label there. `allowed`, where given, is one bit per label and token:
 * labels outside it count as impossible. Answers the log of the sum over all runs.
 */
export function marginals(
  emit: Float64Array,
  length: number,
  expBetween: Float64Array,
  room: Lattice,
  allowed: Int32Array | null = null,
): number {
  const cells = length * LABELS;
  if (room.alpha.length < cells) {
    for (const name of ['alpha', 'beta', 'local'] as const)
      room[name] = new Float64Array(cells * 2);
    room.scale = new Float64Array(length * 2);
  }
  const { alpha, beta, local, scale } = room;
  let logSum = 0;
  for (let i = 0; i < length; i++) {
    const row = i * LABELS;
    let top = NEVER;
    for (let label = 0; label < LABELS; label++) top = Math.max(top, emit[row + label]);
    logSum += top;
    let sum = 0;
    for (let label = 0; label < LABELS; label++) {
      const open = allowed === null || (allowed[i] >>> label) & 1;
      local[row + label] = open ? Math.exp(emit[row + label] - top) : 0;
      let before = MAY_BEGIN[label];
      if (i > 0) {
        before = 0;
        for (const earlier of EARLIER[label]) {
          before += alpha[row - LABELS + earlier] * expBetween[earlier * LABELS + label];
        }
      }
      alpha[row + label] = before * local[row + label];
      if (i === length - 1 && !MAY_END[label]) alpha[row + label] = 0;
      sum += alpha[row + label];
    }
    scale[i] = sum > 0 ? sum : 1e-300;
    logSum += Math.log(scale[i]);
    for (let label = 0; label < LABELS; label++) alpha[row + label] /= scale[i];
  }
  for (let i = length - 1; i >= 0; i--) {
    const row = i * LABELS;
    if (i === length - 1) {
      for (let label = 0; label < LABELS; label++) beta[row + label] = MAY_END[label];
      continue;
    }
    for (let label = 0; label < LABELS; label++) beta[row + label] = 0;
    for (let next = 0; next < LABELS; next++) {
      const ahead = (local[row + LABELS + next] * beta[row + LABELS + next]) / scale[i + 1];
      if (ahead === 0) continue;
      for (const label of EARLIER[next]) {
        beta[row + label] += ahead * expBetween[label * LABELS + next];
      }
    }
  }
  return logSum;
}
