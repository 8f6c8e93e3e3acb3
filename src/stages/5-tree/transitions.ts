/**
 * The arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011): words wait in a buffer,
 * move to a stack, and each is attached once, so a sentence of n words takes 2n steps and every
 * result is a projective tree.
 *
 * Move 0 shifts. LEFT hangs the top of the stack on the next word of the buffer; RIGHT hangs it on
 * the word below it in the stack, or, where there is none, on nothing: it becomes the root.
 */
export const SHIFT = 0;
/** LEFT under relation r is move 1 + 2r, RIGHT is 2 + 2r. */
export const leftMove = (relation: number) => 1 + 2 * relation;
export const rightMove = (relation: number) => 2 + 2 * relation;
export const isLeft = (move: number) => (move & 1) === 1;
export const relationOf = (move: number) => (move - 1) >> 1;

/** Where a parse stands. Arrays hold one cell per word; -1 means none. */
export class State {
  readonly length: number;
  readonly stack: Int32Array;
  depth = 0;
  /** Next word of the buffer. */
  next = 0;
  readonly head: Int32Array;
  readonly relation: Int16Array;
  /** The outermost and second outermost children found so far, on either side. */
  readonly left: Int32Array;
  readonly left2: Int32Array;
  readonly right: Int32Array;
  readonly right2: Int32Array;
  /** How many children hang on either side so far. */
  readonly lefts: Uint16Array;
  readonly rights: Uint16Array;

  constructor(length: number) {
    this.length = length;
    this.stack = new Int32Array(length);
    this.head = new Int32Array(length).fill(-1);
    this.relation = new Int16Array(length).fill(-1);
    this.left = new Int32Array(length).fill(-1);
    this.left2 = new Int32Array(length).fill(-1);
    this.right = new Int32Array(length).fill(-1);
    this.right2 = new Int32Array(length).fill(-1);
    this.lefts = new Uint16Array(length);
    this.rights = new Uint16Array(length);
  }

  get done(): boolean {
    return this.depth === 0 && this.next === this.length;
  }
  /** The word `k` places from the top of the stack, or -1. */
  top(k: number): number {
    return k < this.depth ? this.stack[this.depth - 1 - k] : -1;
  }
  canShift(): boolean {
    return this.next < this.length;
  }
  canLeft(): boolean {
    return this.depth > 0 && this.next < this.length;
  }
  /** The last word in the stack may become the root only when the buffer is empty: one root a sentence. */
  canRight(): boolean {
    return this.depth > 1 || (this.depth === 1 && this.next === this.length);
  }

  apply(move: number): void {
    if (move === SHIFT) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const child = this.stack[--this.depth];
    const parent = isLeft(move) ? this.next : this.top(0);
    this.head[child] = parent;
    this.relation[child] = relationOf(move);
    if (parent < 0) return;
    if (child < parent) {
      this.left2[parent] = this.left[parent];
      this.left[parent] = child;
      this.lefts[parent]++;
    } else {
      this.right2[parent] = this.right[parent];
      this.right[parent] = child;
      this.rights[parent]++;
    }
  }
}
