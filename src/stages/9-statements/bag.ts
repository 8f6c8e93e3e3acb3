import { mix } from '../../weights/linear.ts';

/**
 * The features of one candidate, gathered as hashed keys. Filled and emptied again and again, so
 * that scoring allocates nothing.
 */
export class Bag {
  readonly keys = new Uint32Array(256);
  count = 0;

  clear(): void {
    this.count = 0;
  }
  /** A template by its number alone, or joined with one, two or three values. */
  add(template: number): void {
    this.#put(mix(template, 0x51ed));
  }
  add1(template: number, a: number): void {
    this.#put(mix(mix(template, 0x1f3), a));
  }
  add2(template: number, a: number, b: number): void {
    this.#put(mix(mix(mix(template, 0x2e5), a), b));
  }
  add3(template: number, a: number, b: number, c: number): void {
    this.#put(mix(mix(mix(mix(template, 0x3d7), a), b), c));
  }
  #put(key: number): void {
    if (this.count < this.keys.length) this.keys[this.count++] = key;
  }
}

/** Small counts as they are, larger ones in steps: 0 1 2 3 4 5 6 8 12 20 40 and beyond. */
export function bucket(value: number): number {
  const size = value < 0 ? -value : value;
  const step =
    size <= 6 ? size : size <= 8 ? 7 : size <= 12 ? 8 : size <= 20 ? 9 : size <= 40 ? 10 : 11;
  return value < 0 ? -step : step;
}
