/**
 * Offsets into a text. Everywhere inside Chancery an offset counts UTF-16 code units, as JavaScript
 * strings index; `start` is included, `end` is not.
 */
export interface CharSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Turns UTF-16 offsets into Unicode code-point offsets and back, for R and Python, which count so.
 * Building it is linear in the text; each question is a binary search among the astral characters,
 * so a text without any answers at once.
 */
export class CodePoints {
  /** UTF-16 offset of the low surrogate of every astral character, ascending. */
  readonly #lows: number[] = [];

  constructor(text: string) {
    for (let i = 0; i + 1 < text.length; i++) {
      const high = text.charCodeAt(i);
      if (high < 0xd800 || high > 0xdbff) continue;
      const low = text.charCodeAt(i + 1);
      if (low >= 0xdc00 && low <= 0xdfff) this.#lows.push(++i);
    }
  }

  /** Code-point offset of a UTF-16 offset; one inside a surrogate pair counts as the pair's end. */
  fromUtf16(offset: number): number {
    return offset - this.#count((low) => low < offset);
  }

  /** UTF-16 offset of a code-point offset. */
  toUtf16(offset: number): number {
    return offset + this.#count((low, index) => low - index - 1 < offset);
  }

  /** How many astral characters, from the first, satisfy a test that turns false only once. */
  #count(test: (low: number, index: number) => boolean): number {
    let from = 0;
    let to = this.#lows.length;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (test(this.#lows[middle], middle)) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
