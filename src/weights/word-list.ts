/**
 * Words in ascending order (of UTF-16 units), one a line of one string, as model files hold them. A
 * look-up halves its way through the lines, so nothing is split and no table of words is built: a list
 * of 50,000 is ready within a millisecond.
 */
export class WordList {
  readonly #text: string;
  /** Where each line begins; after the last, where another would. */
  readonly #start: Uint32Array;

  /** `text` has `count` lines; an empty one is a list of no words where `count` is 0. */
  constructor(text: string, count: number) {
    const start = new Uint32Array(count + 1);
    const { length } = text;
    let line = 0;
    for (let at = 0; at < length; at++) if (text.charCodeAt(at) === 10) start[++line] = at + 1;
    if (line !== Math.max(count - 1, 0)) throw new Error('model-broken: a list of words is cut');
    start[count] = count > 0 ? length + 1 : 0;
    this.#text = text;
    this.#start = start;
  }

  get length(): number {
    return this.#start.length - 1;
  }

  /** The word's row, counted from 0; -1 where the list lacks it. */
  row(word: string): number {
    const row = this.from(word);
    return row < this.length && this.#order(row, word) === 0 ? row : -1;
  }

  /** The first row whose word is not before this one; the list's length where all are. */
  from(word: string): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#order(middle, word) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  word(row: number): string {
    return this.#text.slice(this.#start[row], this.#start[row + 1] - 1);
  }

  /** Below 0 where the row's word stands before `word`, above where after, 0 where it is the same. */
  #order(row: number, word: string): number {
    const begin = this.#start[row];
    const size = this.#start[row + 1] - 1 - begin;
    const least = Math.min(size, word.length);
    for (let i = 0; i < least; i++) {
      const apart = this.#text.charCodeAt(begin + i) - word.charCodeAt(i);
      if (apart !== 0) return apart;
    }
    return size - word.length;
  }
}
