/**
 * Multinomial logistic regression over sparse named features, trained by AdaGrad with L2; classes
 * weighted by a power of their rarity, for macro-F1. Deterministic: examples are shuffled by a seed.
 */
export interface Example {
  readonly bag: ReadonlyMap<string, number>;
  /** Index of the right class. */
  readonly klass: number;
  /** How much it counts; 1 unless told. */
  readonly weight?: number;
}

export interface LogisticOptions {
  readonly classes: number;
  readonly epochs: number;
  readonly rate: number;
  readonly l2: number;
  /** 0: no weighting; 1: every class counts the same in all. */
  readonly balance: number;
  readonly seed: number;
  /** Features seen in fewer examples are left out. */
  readonly least: number;
}

export interface Logistic {
  readonly classes: number;
  readonly rows: ReadonlyMap<string, number>;
  /** Row-major, `classes` cells a row; the last row is the bias. */
  readonly weights: Float32Array;
}

export function trainLogistic(examples: readonly Example[], options: LogisticOptions): Logistic {
  const { classes, epochs, rate, l2, balance, seed, least } = options;
  const seen = new Map<string, number>();
  for (const { bag } of examples)
    for (const name of bag.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const rows = new Map<string, number>();
  for (const [name, count] of seen) if (count >= least) rows.set(name, rows.size);
  const bias = rows.size;
  const weights = new Float32Array((bias + 1) * classes);
  const squares = new Float32Array((bias + 1) * classes).fill(1e-2);
  const counts = new Float64Array(classes);
  for (const { klass, weight = 1 } of examples) counts[klass] += weight;
  const worth = Array.from(
    counts,
    (count) => (examples.length / classes / Math.max(1, count)) ** balance,
  );
  const packed = examples.map(({ bag, klass, weight = 1 }) => ({
    ...pack(bag, rows, bias, klass),
    weight,
  }));
  const order = packed.map((_, i) => i);
  const random = randomOf(seed);
  const scores = new Float64Array(classes);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const index of order) {
      const { keys, values, klass, weight } = packed[index];
      softmax(keys, values, weights, classes, scores);
      for (let c = 0; c < classes; c++) {
        const error = weight * worth[klass] * (scores[c] - (c === klass ? 1 : 0));
        for (let k = 0; k < keys.length; k++) {
          const cell = keys[k] * classes + c;
          const slope = error * values[k] + l2 * weights[cell];
          squares[cell] += slope * slope;
          weights[cell] -= (rate * slope) / Math.sqrt(squares[cell]);
        }
      }
    }
  }
  return { classes, rows, weights };
}

/** Bags are brought to one length, so that a long sentence does not speak louder. */
export const BAG_LENGTH = 6;

/** Probabilities of the classes for a bag. */
export function predict(model: Logistic, bag: ReadonlyMap<string, number>): Float64Array {
  const scores = new Float64Array(model.classes);
  const { keys, values } = pack(bag, model.rows, model.rows.size, 0);
  softmax(keys, values, model.weights, model.classes, scores);
  return scores;
}

function pack(
  bag: ReadonlyMap<string, number>,
  rows: ReadonlyMap<string, number>,
  bias: number,
  klass: number,
) {
  const kept = [...bag].filter(([name]) => rows.has(name));
  let square = 0;
  for (const [, value] of kept) square += value * value;
  const scale = square > 0 ? BAG_LENGTH / Math.sqrt(square) : 0;
  const keys = Int32Array.from([...kept.map(([name]) => rows.get(name)!), bias]);
  const values = Float32Array.from([...kept.map(([, value]) => value * scale), 1]);
  return { keys, values, klass };
}

function softmax(
  keys: Int32Array,
  values: Float32Array,
  weights: Float32Array,
  classes: number,
  scores: Float64Array,
): void {
  scores.fill(0);
  for (let k = 0; k < keys.length; k++) {
    const at = keys[k] * classes;
    for (let c = 0; c < classes; c++) scores[c] += values[k] * weights[at + c];
  }
  let top = Number.NEGATIVE_INFINITY;
  for (const score of scores) top = Math.max(top, score);
  let sum = 0;
  for (let c = 0; c < classes; c++) sum += scores[c] = Math.exp(scores[c] - top);
  for (let c = 0; c < classes; c++) scores[c] /= sum;
}

/** Mulberry32: small, seeded, the same everywhere. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
