/**
 * Trains one table of hashed weights by AdaGrad (Duchi, Hazan & Singer 2011): yes-or-no decisions by
 * logistic loss, choices among candidates by softmax loss. Same calls in the same order give the
 * same weights.
 */
export class Learner {
  readonly weights: Float32Array;
  readonly #squares: Float32Array;
  readonly #mask: number;
  readonly #rate: number;

  constructor(bits: number, rate: number) {
    this.weights = new Float32Array(1 << bits);
    this.#squares = new Float32Array(1 << bits);
    this.#mask = (1 << bits) - 1;
    this.#rate = rate;
  }

  score(keys: Uint32Array, from: number, to: number): number {
    let sum = 0;
    for (let i = from; i < to; i++) sum += this.weights[keys[i] & this.#mask];
    return sum;
  }

  /** Moves the weights of the features against a gradient of the loss by the score. */
  push(keys: Uint32Array, from: number, to: number, gradient: number): void {
    const { weights } = this;
    const squares = this.#squares;
    const square = gradient * gradient;
    for (let i = from; i < to; i++) {
      const cell = keys[i] & this.#mask;
      squares[cell] += square;
      const step = this.#rate / Math.sqrt(squares[cell] + 1e-8);
      weights[cell] -= step * gradient;
    }
  }
}

/** A growing store of feature keys: instances of candidates, laid end to end. */
export class Store {
  keys = new Uint32Array(1 << 20);
  used = 0;
  /** Where each candidate's keys begin; one more at the end. */
  readonly at: number[] = [0];
  /** Where each instance's candidates begin; one more at the end. */
  readonly instances: number[] = [0];
  /** Per instance the right candidate's place, or 0/1 for a yes-or-no decision. */
  readonly gold: number[] = [];

  candidate(keys: Uint32Array, count: number): void {
    if (this.used + count > this.keys.length) {
      const wider = new Uint32Array(this.keys.length * 2);
      wider.set(this.keys.subarray(0, this.used));
      this.keys = wider;
    }
    this.keys.set(keys.subarray(0, count), this.used);
    this.used += count;
    this.at.push(this.used);
  }

  close(gold: number): void {
    this.instances.push(this.at.length - 1);
    this.gold.push(gold);
  }

  /** Drops features seen in fewer than `least` candidates: they teach only noise. */
  prune(least: number): void {
    if (least < 2) return;
    const counts = new Uint8Array(1 << 24);
    for (let i = 0; i < this.used; i++) {
      const cell = this.keys[i] >>> 8;
      if (counts[cell] < 255) counts[cell]++;
    }
    let to = 0;
    let from = 0;
    for (let c = 1; c < this.at.length; c++) {
      const end = this.at[c];
      for (; from < end; from++) {
        if (counts[this.keys[from] >>> 8] >= least) this.keys[to++] = this.keys[from];
      }
      this.at[c] = to;
    }
    this.used = to;
  }
}

/** Fits a table to a store of choices (or of yes-or-no decisions, one candidate each). */
export function fit(
  store: Store,
  { bits, epochs, rate }: { bits: number; epochs: number; rate: number },
  kind: 'choice' | 'yes',
): { weights: Float32Array; loss: number } {
  const learner = new Learner(bits, rate);
  const total = store.gold.length;
  const order = Int32Array.from({ length: total }, (_, i) => i);
  const random = lcg(17);
  const sum = new Float64Array(learner.weights.length);
  let loss = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = total - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    loss = 0;
    for (const one of order) {
      const first = store.instances[one];
      const last = store.instances[one + 1];
      const gold = store.gold[one];
      if (kind === 'yes') {
        const from = store.at[first];
        const to = store.at[first + 1];
        const p = 1 / (1 + Math.exp(-learner.score(store.keys, from, to)));
        loss -= Math.log(Math.max(1e-9, gold ? p : 1 - p));
        const gradient = p - gold;
        if (Math.abs(gradient) > 1e-3) learner.push(store.keys, from, to, gradient);
        continue;
      }
      const scores = new Float64Array(last - first);
      let best = -Infinity;
      for (let c = first; c < last; c++) {
        scores[c - first] = learner.score(store.keys, store.at[c], store.at[c + 1]);
        if (scores[c - first] > best) best = scores[c - first];
      }
      let sum_ = 0;
      for (let c = 0; c < scores.length; c++) sum_ += scores[c] = Math.exp(scores[c] - best);
      loss -= Math.log(Math.max(1e-9, scores[gold] / sum_));
      for (let c = first; c < last; c++) {
        const gradient = scores[c - first] / sum_ - (c - first === gold ? 1 : 0);
        if (Math.abs(gradient) > 1e-3) {
          learner.push(store.keys, store.at[c], store.at[c + 1], gradient);
        }
      }
    }
    loss /= total;
    // The later half of the epochs is averaged: steadier than the last weights alone.
    if (epoch * 2 >= epochs) for (let i = 0; i < sum.length; i++) sum[i] += learner.weights[i];
  }
  const rounds = epochs - Math.ceil(epochs / 2);
  const weights = Float32Array.from(sum, (value) => value / Math.max(1, rounds));
  return { weights, loss };
}

/** A small seeded generator (Numerical Recipes' constants): numbers in [0, 1). */
export function lcg(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}
