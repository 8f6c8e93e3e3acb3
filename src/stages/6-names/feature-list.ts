import { mix } from '../../weights/linear.ts';

/** Features one token may have at once; there are at most 180. */
const MOST = 512;

/**
 * The features of one token while they are gathered, as hashes. `own` tells what each gives away of the
 * word itself: 0 nothing, 1 its spelling, 2 its class, its lists or short endings, 3 its place in the tree;
 * training hides these at times.
 */
export class FeatureList {
  readonly keys = new Uint32Array(MOST);
  readonly own = new Uint8Array(MOST);
  count = 0;
  #template = 0;

  /** Begins the next token. */
  clear(): void {
    this.count = 0;
  }
  /** The templates of the features that follow are numbered from the one after this. */
  after(template: number): void {
    this.#template = template;
  }
  add(hash: number, own = 0): void {
    this.keys[this.count] = hash;
    this.own[this.count++] = own;
  }
  one(value: number, own = 0): void {
    this.add(mix(++this.#template, value), own);
  }
  two(a: number, b: number, own = 0): void {
    this.add(mix(++this.#template, mix(a, b)), own);
  }
  three(a: number, b: number, c: number, own = 0): void {
    this.add(mix(++this.#template, mix(mix(a, b), c)), own);
  }
}
