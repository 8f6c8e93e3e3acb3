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
  /** Its likelihoods of relations begin at cell `at`. */
  readonly relations: Float32Array;
  readonly at: number;
  /** The likeliest relation: `root` under the root and only there. */
  readonly best: number;
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
  readonly #rootPull: number;
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
    this.#rootPull = space.pull.reduce((sum, value, k) => sum + space.rootArc[k] * value, 0);
    this.#single = single.map((set) => new Set(set.map((name) => relations.indexOf(name))));
  }

  /**
   * Reads the sentence of the first `n` rows of `view`; a row of `stride` numbers holds the word as
   * child and as head of an arc, then as child and as head of a relation.
   */
  read(view: Float32Array, stride: number, n: number): Arcs {
    const sentence = { view, stride, n };
    const chance = this.#arcs(sentence);
    const pairs: Pair[][] = [];
    for (let t = 0; t < n; t++) pairs.push([]);
    this.#weigh(sentence, chance, likely(chance, n), pairs);
    const both = new Float32Array(chance.length);
    for (let i = 0; i < both.length; i++) both[i] = chance[i] + UNWEIGHED;
    for (const own of pairs) {
      for (const pair of own) {
        both[pair.child * (n + 1) + pair.head] = pair.chance + pair.relations[pair.at + pair.best];
      }
    }
    const tree = bestTree(both, n, n + 1);
    for (let t = 0; t < n; t++) if (tree[t] < 0) tree[t] = n;
    const missing: [number, number][] = [];
    tree.forEach((head, t) => {
      if (!pairs[t].some((pair) => pair.head === head)) missing.push([t, head]);
    });
    this.#weigh(sentence, chance, missing, pairs);
    const chosen = pairs.map((own, t) => own.find(({ head }) => head === tree[t])!);
    const relation = Uint8Array.from(chosen, ({ best }) => best);
    for (const set of this.#single) this.#part(set, chosen, relation, pairs, n);
    const head = new Int32Array(n);
    const score = new Float32Array(n);
    for (let t = 0; t < n; t++) {
      const pair = chosen[t];
      head[t] = pair.head === n ? -1 : pair.head;
      score[t] = Math.exp(this.#power * (pair.chance + pair.relations[pair.at + relation[t]]));
    }
    return { head, relation, score };
  }

  /** Log-probability of every head (columns, the root last) of every word (rows). */
  #arcs({ view, stride, n }: Sentence): Float32Array {
    const { arc, pull, rootArc, child, heads, out } = this.#space;
    const kernel = this.#kernel;
    const size = pull.length;
    kernel.quantise(view, 0, stride, n, child, 32767, 0);
    kernel.quantise(view, size, stride, n, heads, HEAD, 0);
    for (let t = 0; t < n; t++) heads.bias[t] = positiveDot(view, t * stride + size, pull);
    kernel.quantise(rootArc, 0, size, 1, heads, HEAD, undefined, n);
    heads.bias[n] = this.#rootPull;
    const wide = kernel.product(child, n, arc, size, out);
    kernel.quantise(out, 0, wide, n, child, CHILD);
    const scored = kernel.product(child, n, heads, n + 1, out);
    const chance = new Float32Array(n * (n + 1));
    for (let t = 0; t < n; t++) out[t * scored + t] = -1e4;
    kernel.logSoftmax(out, scored, n, n + 1, chance);
    return chance;
  }

  /** Works out the relations of arcs and adds them to their children's lists. */
  #weigh(
    { view, stride, n }: Sentence,
    chance: Float32Array,
    arcs: readonly (readonly [number, number])[],
    pairs: Pair[][],
  ): void {
    const { rel, rootRel, pair, out, pull } = this.#space;
    const size = rootRel.length;
    const count = this.#relations;
    const childAt = 2 * pull.length;
    for (let from = 0; from < arcs.length; from += pair.count) {
      const some = Math.min(arcs.length - from, pair.count);
      // The hidden layer stands where the product is written to afterwards.
      for (let i = 0; i < some; i++) {
        const [child, head] = arcs[from + i];
        const a = child * stride + childAt;
        const b = head === n ? 0 : head * stride + childAt + size;
        const heads = head === n ? rootRel : view;
        for (let k = 0; k < size; k++) out[i * size + k] = view[a + k] + heads[b + k];
      }
      this.#kernel.quantise(out, 0, size, some, pair, 32767, 0);
      const wide = this.#kernel.product(pair, some, rel, count, out);
      const relations = new Float32Array(some * count);
      this.#kernel.logSoftmax(out, wide, some, count, relations);
      for (let i = 0; i < some; i++) {
        const [child, head] = arcs[from + i];
        const at = i * count;
        const best = head === n ? this.#root : this.#best(relations, at);
        const arc = { child, head, chance: chance[child * (n + 1) + head] };
        pairs[child].push({ ...arc, relations, at, best });
      }
    }
  }

  /** The likeliest relation but `root`, and none of `barred`. */
  #best(relations: Float32Array, at: number, barred?: ReadonlySet<number>): number {
    let best = -1;
    for (let r = 0; r < this.#relations; r++) {
      if (r === this.#root || barred?.has(r)) continue;
      if (best < 0 || relations[at + r] > relations[at + best]) best = r;
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
          const { chance, relations, at } = chosen[child];
          const now = chance + relations[at + relation[child]];
          for (const pair of pairs[child]) {
            if (pair.head === n || hangs(chosen, pair.head, child, n)) continue;
            const to = this.#best(pair.relations, pair.at, set);
            const loss = now - pair.chance - pair.relations[pair.at + to];
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

/** The product of two rows, in which what is below 0 in the first counts as 0. */
function positiveDot(a: Float32Array, at: number, b: Float32Array): number {
  let sum = 0;
  for (let k = 0; k < b.length; k++) if (a[at + k] > 0) sum += a[at + k] * b[k];
  return sum;
}
