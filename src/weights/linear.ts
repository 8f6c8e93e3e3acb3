import { type Pack, readPack } from './pack.ts';

/**
 * A linear classifier over hashed sparse features: what an averaged perceptron leaves behind. A
 * feature is a 32-bit key; its row holds only the classes it speaks for. Two features that share a
 * key share a row, which costs accuracy only as often as keys meet by chance (1 in 10,000 here).
 */

/** 32-bit hash of a string (FNV-1a over UTF-16 units, with a last stir). */
export function hashText(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return stir(hash);
}

/** Joins two 32-bit values into one key; the order matters. */
export function mix(a: number, b: number): number {
  return stir(Math.imul(a, 0x9e3779b1) ^ (b + 0x7f4a7c15));
}

/** The finish of MurmurHash3: every bit of the input moves every bit of the result. */
function stir(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** What stands in the file: rows in ascending order of key, their cells one after another. */
export interface LinearHead {
  /** How many classes there are. */
  readonly classes: number;
  /** What one unit of a stored weight is worth. */
  readonly unit: number;
}

/** Rows that one place of the index stands for, on average: those one look-up may pass by. */
const ROWS_A_PLACE = 4;

export class Linear {
  readonly classes: number;
  readonly unit: number;
  /** Keys whose upper bits are `b` begin at row `#begin[b]`, their cells at `#cells[b]`, and end before the next. */
  readonly #shift: number;
  readonly #begin: Uint32Array;
  readonly #cells: Uint32Array;
  readonly #keys: Uint32Array;
  readonly #sizes: Uint8Array;
  readonly #class: Uint8Array;
  readonly #weight: Int8Array | Int16Array;

  /** `prefix` names the arrays, so that one file may carry several classifiers. */
  constructor(pack: Pack<unknown>, head: LinearHead, prefix = '') {
    const array = (name: string) => pack.arrays[prefix + name];
    this.classes = head.classes;
    this.unit = head.unit;
    const keys = array('keys') as Uint32Array;
    const sizes = array('sizes') as Uint8Array;
    this.#keys = keys;
    this.#sizes = sizes;
    this.#class = array('class') as Uint8Array;
    this.#weight = array('weight') as Int8Array | Int16Array;
    const bits = Math.max(4, Math.min(24, 32 - Math.clz32(keys.length / ROWS_A_PLACE)));
    const shift = 32 - bits;
    const begin = new Uint32Array((1 << bits) + 1);
    const cells = new Uint32Array((1 << bits) + 1);
    let row = 0;
    let cell = 0;
    for (let place = 0; place < begin.length; place++) {
      while (row < keys.length && keys[row] >>> shift < place) cell += sizes[row++];
      begin[place] = row;
      cells[place] = cell;
    }
    this.#shift = shift;
    this.#begin = begin;
    this.#cells = cells;
  }

  static read(bytes: Uint8Array): Linear {
    const pack = readPack<LinearHead>(bytes);
    return new Linear(pack, pack.head);
  }

  /** Sets `scores` (one cell per class) to the sum of the rows of the first `count` keys. */
  score(keys: Uint32Array, count: number, scores: Int32Array): void {
    scores.fill(0);
    const begin = this.#begin;
    const known = this.#keys;
    const sizes = this.#sizes;
    const classes = this.#class;
    const weights = this.#weight;
    const shift = this.#shift;
    for (let i = 0; i < count; i++) {
      const key = keys[i];
      const place = key >>> shift;
      const last = begin[place + 1];
      const first = begin[place];
      let row = first;
      while (row < last && known[row] < key) row++;
      if (row === last || known[row] !== key) continue;
      let cell = this.#cells[place];
      for (let before = first; before < row; before++) cell += sizes[before];
      for (const end = cell + sizes[row]; cell < end; cell++) {
        scores[classes[cell]] += weights[cell];
      }
    }
  }
}
