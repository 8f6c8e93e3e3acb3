/** Answers kept: words come again, within a report and across reports. */
const KEPT = 20_000;

/**
 * A table looked up without being read: lines sorted by their first field, a folded phrase. A
 * question is a binary search in the text, so that loading costs nothing and millions of bytes of
 * names cost nothing until one is asked for.
 */
export class SortedWords {
  readonly #text: string;
  readonly #from: number;
  readonly #reach = new Map<string, number>();
  readonly #found = new Map<string, readonly (readonly string[])[]>();

  /** Expects comment lines, a line of column names, then lines in ascending order of their keys. */
  constructor(text: string) {
    this.#text = text;
    let at = 0;
    while (text.charCodeAt(at) === 35) at = text.indexOf('\n', at) + 1;
    this.#from = text.indexOf('\n', at) + 1;
  }

  /** The fields after the key of every line under a folded phrase. */
  find(key: string): readonly (readonly string[])[] {
    const known = this.#found.get(key);
    if (known) return known;
    if (this.#found.size >= KEPT) this.#found.clear();
    const lines = this.#read(key);
    this.#found.set(key, lines);
    return lines;
  }

  #read(key: string): string[][] {
    const lines: string[][] = [];
    for (let at = this.#search(key); at < this.#text.length; ) {
      const end = this.#lineEnd(at);
      const [first, ...fields] = this.#text.slice(at, end).split('\t');
      if (first !== key) break;
      lines.push(fields);
      at = end + 1;
    }
    return lines;
  }

  /** Most pieces of any phrase whose first piece this is; 0 where none begins so. */
  reach(first: string): number {
    const known = this.#reach.get(first);
    if (known !== undefined) return known;
    let most = 0;
    for (let at = this.#search(first); at < this.#text.length; at = this.#lineEnd(at) + 1) {
      const key = this.#key(at);
      if (key !== first && !key.startsWith(`${first} `)) break;
      most = Math.max(most, key.split(' ').length);
    }
    this.#reach.set(first, most);
    return most;
  }

  /** Where the first line stands whose key is not before this one. */
  #search(key: string): number {
    let low = this.#from;
    let high = this.#text.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const start = Math.max(this.#text.lastIndexOf('\n', middle - 1) + 1, this.#from);
      if (this.#key(start) < key) low = this.#lineEnd(start) + 1;
      else high = start;
    }
    return low;
  }

  #key(at: number): string {
    const end = this.#text.indexOf('\t', at);
    return this.#text.slice(at, end < 0 ? this.#text.length : end);
  }

  #lineEnd(at: number): number {
    const end = this.#text.indexOf('\n', at);
    return end < 0 ? this.#text.length : end;
  }
}
