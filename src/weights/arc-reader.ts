import { bestTree } from './arborescence.ts';
import type { Kernel, Rows } from './kernel.ts';

/** The weights and rooms of the arc reader, all in the kernel's memory. */
export interface ArcSpace {
  readonly arc: Rows;
  readonly rel: Rows;
  /** What every head adds whoever its child is, and the root's two views. */
  readonly pull: Float32Array;
  readonly rootArc: Float32Array;
  readonly rootRel: Float32Array;
  readonly child: Rows;
  readonly heads: Rows;
  readonly pair: Rows;
  readonly hidden: Float32Array;
  readonly out: Float32Array;
}

/** Heads counted from the sentence's first word (-1: the root), relations, and how probable both are. */
export interface Arcs {
  readonly head: Int32Array;
  readonly relation: Uint8Array;
  readonly score: Float32Array;
}

/** One sentence on its way: a row of the view per word, and its number of words. */
interface Sentence {
  readonly view: Float32Array;
  readonly stride: number;
  readonly n: number;
}

/** A word under a head (`n` is the root): how likely the arc, and each relation on it, as logarithms. */
interface Pair {
  readonly child: number;
  readonly head: number;
  readonly chance: number;
  readonly relations: Float32Array;
}

/** Ranges of the two factors of a product of activations: width * CHILD * HEAD stays below 2^31. */
const CHILD = 4095;
const HEAD = 2047;

/** Heads of a word that are weighed together with their relations: the likeliest, down to this chance. */
const LIKELY = 5;
const LEAST = Math.log(0.004);
/** Children under a relation of which a head has one, beyond which they are left as they are. */
const CROWD = 8;
/** What an arc that is not among them is taken to lose by its relation. */
const UNWEIGHED = -2;

/**
 * Arcs by a biaffine form (Dozat & Manning 2017), relations by a hidden layer over both ends; then the
 * tree that is best by both together. Where a head then has two children under relations of which it
 * can have but one (two subjects), the least loss turns one of them into something else.
 */
export class ArcReader {
  readonly #kernel: Kernel;
  readonly #space: ArcSpace;
  readonly #relations: number;
  readonly #root: number;
  readonly #power: number;
  readonly #single: readonly ReadonlySet<number>[];

  /** `relations` are the names of the relations; `single` lists sets of them of which a head has one child; `power` calibrates. */
  constructor(
    kernel: Kernel,
    space: ArcSpace,
    relations: readonly string[],
    single: readonly (readonly string[])[],
    power: number,
  ) {
    this.#kernel = kernel;
    this.#space = space;
    this.#relations = relations.length;
    this.#root = relations.indexOf('root');
    this.#power = power;
    this.#single = single.map((set) => new Set(set.map((name) => relations.indexOf(name))));
  }

  /**
   * Reads the sentence of the first `n` rows of `view`; a row of `stride` numbers holds the word as
   * child and as head of an arc, then as child and as head of a relation.
   */
  read(view: Float32Array, stride: number, n: number): Arcs {
    const sentence = { view, stride, n };
    const chance = this.#arcs(sentence);
    const pairs: Pair[][] = Array.from({ length: n }, () => []);
    this.#weigh(sentence, chance, likely(chance, n), pairs);
    const both = chance.map((value) => value + UNWEIGHED);
    for (const pair of pairs.flat()) {
      both[pair.child * (n + 1) + pair.head] = pair.chance + pair.relations[this.#best(pair, n)];
    }
    const tree = bestTree(both, n, n + 1);
    const missing: [number, number][] = [];
    tree.forEach((head, t) => {
      if (!pairs[t].some((pair) => pair.head === (head < 0 ? n : head))) {
        missing.push([t, head < 0 ? n : head]);
      }
    });
    this.#weigh(sentence, chance, missing, pairs);
    const chosen = pairs.map(
      (own, t) => own.find(({ head }) => head === (tree[t] < 0 ? n : tree[t]))!,
    );
    const relation = Uint8Array.from(chosen, (pair) => this.#best(pair, n));
    for (const set of this.#single) this.#part(set, chosen, relation, pairs, n);
    return {
      head: Int32Array.from(chosen, ({ head }) => (head === n ? -1 : head)),
      relation,
      score: Float32Array.from(chosen, (pair, t) =>
        Math.exp(this.#power * (pair.chance + pair.relations[relation[t]])),
      ),
    };
  }

  /** Log-probability of every head (columns, the root last) of every word (rows). */
  #arcs({ view, stride, n }: Sentence): Float32Array {
    const { arc, pull, rootArc, child, heads, out } = this.#space;
    const kernel = this.#kernel;
    const size = pull.length;
    for (let t = 0; t < n; t++) {
      const at = t * stride;
      for (let k = at; k < at + 2 * size; k++) if (view[k] < 0) view[k] = 0;
      kernel.quantise(view, at, size, child, t, 32767);
      kernel.quantise(view, at + size, size, heads, t, HEAD);
      heads.bias[t] = dot(view, at + size, pull);
    }
    kernel.quantise(rootArc, 0, size, heads, n, HEAD);
    heads.bias[n] = dot(rootArc, 0, pull);
    const wide = kernel.product(child, n, arc, size, out);
    for (let t = 0; t < n; t++) kernel.quantise(out, t * wide, size, child, t, CHILD);
    const scored = kernel.product(child, n, heads, n + 1, out);
    const chance = new Float32Array(n * (n + 1));
    for (let t = 0; t < n; t++) {
      out[t * scored + t] = -1e4;
      logSoftmax(out, t * scored, n + 1, chance, t * (n + 1));
    }
    return chance;
  }

  /** Works out the relations of arcs and adds them to their children's lists. */
  #weigh(
    { view, stride, n }: Sentence,
    chance: Float32Array,
    arcs: readonly (readonly [number, number])[],
    pairs: Pair[][],
  ): void {
    const { rel, rootRel, pair, hidden, out, pull } = this.#space;
    const size = rootRel.length;
    const childAt = 2 * pull.length;
    for (let from = 0; from < arcs.length; from += pair.count) {
      const some = arcs.slice(from, from + pair.count);
      some.forEach(([child, head], i) => {
        const a = child * stride + childAt;
        const b = head * stride + childAt + size;
        for (let k = 0; k < size; k++) {
          const sum = view[a + k] + (head === n ? rootRel[k] : view[b + k]);
          hidden[k] = Math.max(sum, 0);
        }
        this.#kernel.quantise(hidden, 0, size, pair, i, 32767);
      });
      const wide = this.#kernel.product(pair, some.length, rel, this.#relations, out);
      some.forEach(([child, head], i) => {
        const relations = new Float32Array(this.#relations);
        logSoftmax(out, i * wide, this.#relations, relations, 0);
        pairs[child].push({ child, head, chance: chance[child * (n + 1) + head], relations });
      });
    }
  }

  /** The likeliest relation of an arc: `root` under the root and only there, and none of `barred`. */
  #best({ head, relations }: Pair, n: number, barred?: ReadonlySet<number>): number {
    if (head === n) return this.#root;
    let best = -1;
    for (let r = 0; r < relations.length; r++) {
      if (r === this.#root || barred?.has(r)) continue;
      if (best < 0 || relations[r] > relations[best]) best = r;
    }
    return best;
  }

  /** Leaves every head at most one child under the relations of `set`, at the least loss each time. */
  #part(
    set: ReadonlySet<number>,
    chosen: Pair[],
    relation: Uint8Array,
    pairs: readonly Pair[][],
    n: number,
  ): void {
    const owner = new Map<number, number[]>();
    chosen.forEach(({ head }, t) => {
      if (set.has(relation[t])) owner.set(head, [...(owner.get(head) ?? []), t]);
    });
    for (const children of owner.values()) {
      // No clause has so many: this is noise, and the search would take the cube of its length.
      if (children.length > CROWD) continue;
      while (children.length > 1) {
        let least = Infinity;
        let change: { child: number; pair: Pair; to: number } | null = null;
        for (const child of children) {
          const now = chosen[child].chance + chosen[child].relations[relation[child]];
          for (const pair of pairs[child]) {
            if (pair.head === n || hangs(chosen, pair.head, child, n)) continue;
            const to = this.#best(pair, n, set);
            const loss = now - pair.chance - pair.relations[to];
            if (loss < least) [least, change] = [loss, { child, pair, to }];
          }
        }
        if (change === null) break;
        const { child, pair, to } = change;
        chosen[child] = pair;
        relation[child] = to;
        children.splice(children.indexOf(child), 1);
      }
    }
  }
}

/** Whether a word hangs, directly or not, on another, or is it. */
function hangs(chosen: readonly Pair[], word: number, on: number, n: number): boolean {
  let at = word;
  while (at !== n && at !== on) at = chosen[at].head;
  return at === on;
}

/** The likeliest heads of every word, best first. */
function likely(chance: Float32Array, n: number): [number, number][] {
  const arcs: [number, number][] = [];
  for (let child = 0; child < n; child++) {
    const heads: number[] = [];
    const at = child * (n + 1);
    for (let head = 0; head <= n; head++) if (chance[at + head] > LEAST) heads.push(head);
    heads.sort((a, b) => chance[at + b] - chance[at + a] || a - b);
    for (const head of heads.slice(0, LIKELY)) arcs.push([child, head]);
  }
  return arcs;
}

/** Writes the logarithms of the probabilities that scores stand for. */
function logSoftmax(
  from: Float32Array,
  at: number,
  count: number,
  to: Float32Array,
  toAt: number,
): void {
  let most = from[at];
  for (let k = 1; k < count; k++) if (from[at + k] > most) most = from[at + k];
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const below = from[at + k] - most;
    // Less than a ten-millionth of the likeliest adds nothing.
    if (below > -16) sum += Math.exp(below);
  }
  const whole = most + Math.log(sum);
  for (let k = 0; k < count; k++) to[toAt + k] = from[at + k] - whole;
}

function dot(a: Float32Array, at: number, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < b.length; k++) sum += a[at + k] * b[k];
  return sum;
}
