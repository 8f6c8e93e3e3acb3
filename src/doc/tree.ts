import { RELATIONS, type Relation } from './columns.ts';
import type { Doc } from './doc.ts';
import type { TokenRange } from './layers.ts';

/**
 * Walks over the dependency trees of one report. Children are laid out once, packed, so that
 * asking for them costs nothing; build one `Tree` per stage and report.
 */
export class Tree {
  readonly #head: Int32Array;
  readonly #rel: Uint8Array;
  /** Children of token i are #child[#first[i] .. #first[i + 1]), ascending. */
  readonly #first: Int32Array;
  readonly #child: Int32Array;
  readonly #left: Int32Array;
  readonly #right: Int32Array;

  constructor(doc: Doc<'tokens' | 'tree'>) {
    const { head, rel } = doc.layer('tree');
    const length = doc.layer('tokens').length;
    this.#head = head;
    this.#rel = rel;
    this.#first = new Int32Array(length + 1);
    for (let i = 0; i < length; i++) if (head[i] >= 0) this.#first[head[i] + 1]++;
    for (let i = 0; i < length; i++) this.#first[i + 1] += this.#first[i];
    this.#child = new Int32Array(this.#first[length]);
    const next = this.#first.slice();
    for (let i = 0; i < length; i++) if (head[i] >= 0) this.#child[next[head[i]]++] = i;
    this.#left = new Int32Array(length).map((_, i) => i);
    this.#right = this.#left.map((i) => i + 1);
    this.#spread(length);
  }

  /** Widens every token's span to its subtree, children before parents. */
  #spread(length: number): void {
    const waiting = new Int32Array(length);
    const ready: number[] = [];
    for (let i = 0; i < length; i++) {
      waiting[i] = this.#first[i + 1] - this.#first[i];
      if (!waiting[i]) ready.push(i);
    }
    for (let token = ready.pop(); token !== undefined; token = ready.pop()) {
      const parent = this.#head[token];
      if (parent < 0) continue;
      if (this.#left[token] < this.#left[parent]) this.#left[parent] = this.#left[token];
      if (this.#right[token] > this.#right[parent]) this.#right[parent] = this.#right[token];
      if (--waiting[parent] === 0) ready.push(parent);
    }
  }

  head(token: number): number {
    return this.#head[token];
  }
  rel(token: number): Relation {
    return RELATIONS[this.#rel[token]];
  }
  /** Relation without its subtype: "nsubj" for "nsubj:pass". */
  base(token: number): string {
    return this.rel(token).split(':', 1)[0];
  }
  children(token: number): Int32Array {
    return this.#child.subarray(this.#first[token], this.#first[token + 1]);
  }
  /** First child under one of the relations (subtypes count only where named), or -1. */
  child(token: number, ...relations: readonly Relation[]): number {
    for (const child of this.children(token)) if (relations.includes(this.rel(child))) return child;
    return -1;
  }
  /** From the leftmost to the rightmost token of the subtree (a non-projective one may have gaps). */
  span(token: number): TokenRange {
    return { from: this.#left[token], to: this.#right[token] };
  }
  /** Whether a token hangs, directly or not, on another; a token does not hang on itself. */
  under(token: number, ancestor: number): boolean {
    for (let at = this.#head[token]; at >= 0; at = this.#head[at]) if (at === ancestor) return true;
    return false;
  }
}
