/**
 * A table as `tableOf` reads it, whose rows are made when they are asked for: of some thousand lines a
 * report asks for a few.
 */
export class Rows<Row extends object> {
  readonly #text: string;
  readonly #start: readonly number[];
  readonly #make: (fields: readonly string[]) => Row;
  readonly #made: Row[] = [];

  constructor(text: string, make: (fields: readonly string[]) => Row) {
    const start: number[] = [];
    for (let at = 0; at < text.length; ) {
      const end = text.indexOf('\n', at);
      if (end !== at && text.charCodeAt(at) !== 35) start.push(at);
      if (end < 0) break;
      at = end + 1;
    }
    this.#text = text;
    // The first line names the columns.
    this.#start = start.slice(1);
    this.#make = make;
  }

  get length(): number {
    return this.#start.length;
  }

  /** The row of a line, the first being 0; the same object each time. Undefined beyond the last. */
  at(index: number): Row | undefined {
    const made = this.#made[index];
    const start = this.#start[index];
    if (made !== undefined || start === undefined) return made;
    const end = this.#text.indexOf('\n', start);
    const line = this.#text.slice(start, end < 0 ? undefined : end);
    const row = this.#make(line.split('\t'));
    this.#made[index] = row;
    return row;
  }

  /** The first row that fits. */
  find(fits: (row: Row) => boolean): Row | undefined {
    for (let index = 0; index < this.length; index++) {
      const row = this.at(index);
      if (row !== undefined && fits(row)) return row;
    }
    return undefined;
  }
}
