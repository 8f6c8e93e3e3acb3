import type { LinearHead } from '../src/weights/linear.ts';
import type { PackedArray } from '../src/weights/pack.ts';

/**
 * Trains a `Linear`: an averaged perceptron (Collins 2002) over hashed sparse features, whose rows
 * hold only the classes they were ever updated for. Same calls in the same order give the same
 * weights.
 */
export class LinearTrainer {
  readonly classes: number;
  #steps = 1;
  #rows = 0;
  /** Open addressing from key to row number + 1. */
  #place = new Int32Array(1 << 16);
  #keys = new Uint32Array(1 << 14);
  #first = new Int32Array(1 << 14);
  #size = new Uint8Array(1 << 14);
  #room = new Uint8Array(1 << 14);
  #used = 0;
  #class = new Uint8Array(1 << 16);
  #weight = new Float32Array(1 << 16);
  #total = new Float64Array(1 << 16);
  #stamp = new Int32Array(1 << 16);

  /** How often a feature without a row was to be updated, by the low bits of its key. */
  readonly #asked = new Uint8Array(1 << 24);
  readonly #least: number;

  /** A feature gets a row when it is to be updated for the `least`-th time: rare ones only swell the model. */
  constructor(classes: number, least = 1) {
    this.classes = classes;
    this.#least = least;
  }

  /** Sets `scores` to the current, unaveraged scores. */
  score(keys: Uint32Array, count: number, scores: Float32Array): void {
    scores.fill(0);
    for (let i = 0; i < count; i++) {
      const row = this.#find(keys[i]);
      if (row < 0) continue;
      const first = this.#first[row];
      const end = first + this.#size[row];
      for (let cell = first; cell < end; cell++) scores[this.#class[cell]] += this.#weight[cell];
    }
  }

  /** Counts a decision; averages weigh weights by how many decisions they lived through. */
  step(): void {
    this.#steps++;
  }

  /** Moves one class by an amount under all the given features. */
  update(keys: Uint32Array, count: number, klass: number, amount: number): void {
    for (let i = 0; i < count; i++) {
      const known = this.#find(keys[i]);
      if (known < 0 && ++this.#asked[keys[i] & 0xffffff] < this.#least) continue;
      const cell = this.#cell(known < 0 ? this.#row(keys[i]) : known, klass);
      this.#total[cell] += (this.#steps - this.#stamp[cell]) * this.#weight[cell];
      this.#stamp[cell] = this.#steps;
      this.#weight[cell] += amount;
    }
  }

  /**
   * The averaged weights as int16, the `cells` heaviest of them kept. The unit is such that the
   * heaviest fits: the few heavy ones (tags beside each other) decide most moves, and cutting them
   * to what int8 holds cost the parser ten points of LAS.
   */
  finish(cells: number): { head: LinearHead; arrays: Record<string, PackedArray> } {
    const average = new Float32Array(this.#used);
    for (let row = 0; row < this.#rows; row++) {
      for (let k = 0; k < this.#size[row]; k++) {
        const cell = this.#first[row] + k;
        const rest = (this.#steps - this.#stamp[cell]) * this.#weight[cell];
        average[cell] = (this.#total[cell] + rest) / this.#steps;
      }
    }
    const sorted = average.map(Math.abs).sort();
    const unit = (sorted.at(-1) ?? 0) / 32767 || 1;
    const least = Math.max(sorted[Math.max(0, sorted.length - cells)] ?? 0, unit / 2);
    const kept: { key: number; cells: number[] }[] = [];
    for (let row = 0; row < this.#rows; row++) {
      const held: number[] = [];
      for (let k = 0; k < this.#size[row]; k++) {
        if (Math.abs(average[this.#first[row] + k]) >= least) held.push(this.#first[row] + k);
      }
      if (held.length > 0) kept.push({ key: this.#keys[row], cells: held });
    }
    kept.sort((a, b) => a.key - b.key);
    const flat = kept.flatMap((row) => row.cells);
    return {
      head: { classes: this.classes, unit },
      arrays: {
        keys: Uint32Array.from(kept, (row) => row.key),
        sizes: Uint8Array.from(kept, (row) => row.cells.length),
        class: Uint8Array.from(flat, (cell) => this.#class[cell]),
        weight: Int16Array.from(flat, (cell) => Math.round(average[cell] / unit)),
      },
    };
  }

  #find(key: number): number {
    const mask = this.#place.length - 1;
    let at = key & mask;
    for (;;) {
      const row = this.#place[at] - 1;
      if (row < 0 || this.#keys[row] === key) return row;
      at = (at + 1) & mask;
    }
  }

  #row(key: number): number {
    const found = this.#find(key);
    if (found >= 0) return found;
    const row = this.#rows++;
    if (row >= this.#keys.length) {
      this.#keys = grown(this.#keys);
      this.#first = grown(this.#first);
      this.#size = grown(this.#size);
      this.#room = grown(this.#room);
    }
    this.#keys[row] = key;
    if (this.#rows * 2 > this.#place.length) {
      this.#place = new Int32Array(this.#place.length * 2);
      for (let i = 0; i < row; i++) this.#settle(i);
    }
    this.#settle(row);
    return row;
  }

  #settle(row: number): void {
    const mask = this.#place.length - 1;
    let at = this.#keys[row] & mask;
    while (this.#place[at] !== 0) at = (at + 1) & mask;
    this.#place[at] = row + 1;
  }

  /** The cell of a class in a row, made where there is none; a full row moves to twice the room. */
  #cell(row: number, klass: number): number {
    const first = this.#first[row];
    const size = this.#size[row];
    for (let cell = first; cell < first + size; cell++) {
      if (this.#class[cell] === klass) return cell;
    }
    if (size === this.#room[row]) {
      const room = Math.min(255, Math.max(2, size * 2));
      while (this.#used + room > this.#class.length) {
        this.#class = grown(this.#class);
        this.#weight = grown(this.#weight);
        this.#total = grown(this.#total);
        this.#stamp = grown(this.#stamp);
      }
      const pools = [this.#class, this.#weight, this.#total, this.#stamp];
      for (const pool of pools) pool.copyWithin(this.#used, first, first + size);
      this.#first[row] = this.#used;
      this.#room[row] = room;
      this.#used += room;
    }
    const cell = this.#first[row] + size;
    this.#class[cell] = klass;
    this.#weight[cell] = 0;
    this.#total[cell] = 0;
    this.#stamp[cell] = this.#steps;
    this.#size[row]++;
    return cell;
  }
}

function grown<A extends Int32Array | Uint32Array | Uint8Array | Float32Array | Float64Array>(
  array: A,
): A {
  const Maker = array.constructor as new (length: number) => A;
  const wider = new Maker(array.length * 2);
  wider.set(array);
  return wider;
}
