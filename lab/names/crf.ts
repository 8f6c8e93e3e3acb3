import { EARLIER, lattice, marginals } from '../../src/stages/6-names/chain.ts';
import { follows, LABELS } from '../../src/stages/6-names/labels.ts';

/** A sentence ready for training: feature rows per token (`first` has one cell more), labels open. */
export interface Example {
  readonly length: number;
  readonly first: Int32Array;
  readonly rows: Int32Array;
  readonly allowed: Int32Array;
}

/** Weights in training: one row of LABELS per feature, and the transitions. */
export interface Weights {
  readonly emit: Float32Array;
  readonly between: Float64Array;
}

export interface CrfOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Squared weights count this much, over the whole of training: the "C2" of other trainers. */
  readonly decay: number;
  /** What every weight's summed squared slope begins at; the larger, the more careful the first steps. */
  readonly caution: number;
  /** Share of features left out at random at each look, so that no single one is leant on. */
  readonly drop: number;
  readonly seed: number;
}

/** Loss under which an example counts as learnt. */
const LEARNT = 0.01;

/**
 * Trains a conditional random field by AdaGrad (Duchi, Hazan and Singer 2011) on the marginal
 * likelihood of the labels left open; the answer is the average over the last half of the epochs.
 */
export function trainCrf(
  examples: readonly Example[],
  features: number,
  options: CrfOptions,
  say: (epoch: number, loss: number, weights: () => Weights) => void,
): Weights {
  const emit = new Float32Array(features * LABELS);
  const speed = new Float32Array(features * LABELS).fill(options.caution);
  const sum = new Float32Array(features * LABELS);
  const between = new Float64Array(LABELS * LABELS);
  const betweenSpeed = new Float64Array(LABELS * LABELS).fill(1);
  const betweenSum = new Float64Array(LABELS * LABELS);
  for (let a = 0; a < LABELS; a++)
    for (let b = 0; b < LABELS; b++)
      if (!follows(a, b)) between[a * LABELS + b] = Number.NEGATIVE_INFINITY;
  // A weight is touched once per occurrence of its feature, so each touch bears its share of decay.
  const share = new Float32Array(features);
  for (const { rows } of examples) for (const row of rows) share[row]++;
  for (let row = 0; row < features; row++) share[row] = options.decay / Math.max(1, share[row]);
  const random = mulberry(options.seed);
  // What is learnt already is looked at only every third epoch.
  const lately = new Float32Array(examples.length).fill(1);
  const order = Int32Array.from(examples.keys());
  const free = lattice();
  const held = lattice();
  let scores = new Float64Array(LABELS * 64);
  const expBetween = new Float64Array(LABELS * LABELS);
  const gradient = new Float64Array(LABELS);
  const want = new Float64Array(LABELS * LABELS);
  let kept = new Int32Array(8192);
  let averaged = 0;
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    shuffle(order, random);
    let loss = 0;
    for (const at of order) {
      if (lately[at] < LEARNT && epoch % 3 > 0) continue;
      const { length, first, rows, allowed } = examples[at];
      if (scores.length < length * LABELS) scores = new Float64Array(length * LABELS * 2);
      if (kept.length < rows.length) kept = new Int32Array(rows.length * 2);
      const keep = 1 - options.drop;
      scores.fill(0, 0, length * LABELS);
      for (let i = 0; i < length; i++) {
        const cell = i * LABELS;
        for (let f = first[i]; f < first[i + 1]; f++) {
          kept[f] = options.drop > 0 && random() >= keep ? -1 : rows[f];
          if (kept[f] < 0) continue;
          const row = kept[f] * LABELS;
          for (let l = 0; l < LABELS; l++) scores[cell + l] += emit[row + l];
        }
        if (options.drop > 0) for (let l = 0; l < LABELS; l++) scores[cell + l] /= keep;
      }
      for (let i = 0; i < expBetween.length; i++) expBetween[i] = Math.exp(between[i]);
      const all = marginals(scores, length, expBetween, free);
      const certain = allowed.every((bits) => (bits & (bits - 1)) === 0);
      const gold = certain
        ? pathScore(scores, allowed, between)
        : marginals(scores, length, expBetween, held, allowed);
      loss += all - gold;
      lately[at] = all - gold;
      for (let i = 0; i < length; i++) {
        const cell = i * LABELS;
        let off = 0;
        for (let l = 0; l < LABELS; l++) {
          gradient[l] =
            free.alpha[cell + l] * free.beta[cell + l] -
            (certain ? (allowed[i] >>> l) & 1 : held.alpha[cell + l] * held.beta[cell + l]);
          off = Math.max(off, Math.abs(gradient[l]));
        }
        if (off < 5e-3) continue;
        for (let f = first[i]; f < first[i + 1]; f++) {
          if (kept[f] < 0) continue;
          const row = kept[f] * LABELS;
          const decay = share[kept[f]];
          for (let l = 0; l < LABELS; l++) {
            const g = gradient[l];
            if (g < 1e-3 && g > -1e-3) continue;
            const slope = g + decay * emit[row + l];
            speed[row + l] += slope * slope;
            emit[row + l] -= (options.rate * slope) / Math.sqrt(speed[row + l]);
          }
        }
      }
      want.fill(0);
      for (let i = 1; i < length; i++) {
        pairs(free, i, expBetween, want, 1);
        if (certain) want[labelAt(allowed[i - 1]) * LABELS + labelAt(allowed[i])]--;
        else pairs(held, i, expBetween, want, -1);
      }
      for (let c = 0; c < want.length; c++) {
        if (want[c] === 0) continue;
        betweenSpeed[c] += want[c] * want[c];
        between[c] -= (options.rate * want[c]) / Math.sqrt(betweenSpeed[c]);
      }
    }
    if (epoch >= options.epochs >> 1) {
      averaged++;
      for (let i = 0; i < emit.length; i++) sum[i] += emit[i];
      for (let i = 0; i < between.length; i++) betweenSum[i] += between[i];
    }
    const weights = () =>
      averaged === 0
        ? { emit, between }
        : { emit: sum.map((v) => v / averaged), between: betweenSum.map((v) => v / averaged) };
    say(epoch + 1, loss / examples.length, weights);
  }
  return { emit: sum.map((v) => v / averaged), between: betweenSum.map((v) => v / averaged) };
}

const labelAt = (bits: number): number => 31 - Math.clz32(bits);

/** Score of the one run of labels that is allowed. */
function pathScore(scores: Float64Array, allowed: Int32Array, between: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < allowed.length; i++) {
    const label = labelAt(allowed[i]);
    sum += scores[i * LABELS + label];
    if (i > 0) sum += between[labelAt(allowed[i - 1]) * LABELS + label];
  }
  return sum;
}

/** Adds the expected number of each pair of labels at tokens i-1 and i. */
function pairs(
  room: ReturnType<typeof lattice>,
  i: number,
  expBetween: Float64Array,
  out: Float64Array,
  sign: number,
) {
  const { alpha, beta, local, scale } = room;
  const row = i * LABELS;
  for (let next = 0; next < LABELS; next++) {
    const ahead = (local[row + next] * beta[row + next]) / scale[i];
    if (ahead < 1e-7) continue;
    for (const label of EARLIER[next]) {
      const a = alpha[row - LABELS + label];
      if (a < 1e-6) continue;
      const p = a * expBetween[label * LABELS + next] * ahead;
      if (p > 0) out[label * LABELS + next] += sign * p;
    }
  }
}

/** A small seeded generator (mulberry32): numbers from 0 to 1. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function shuffle(order: Int32Array, random: () => number) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
}
