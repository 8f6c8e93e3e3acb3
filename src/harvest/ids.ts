import { idOf } from '../text/hash.ts';

/**
 * Ids of one record's entries: hashes of the report, the kind and what makes the entry itself, so
 * that reading a report twice gives the same ids. Two entries that would share one (the same words
 * read as two alike entries) are told apart by a count.
 */
export class Ids {
  readonly #report: string;
  readonly #given = new Map<string, number>();

  constructor(report: string) {
    this.#report = report;
  }

  next(kind: string, ...parts: readonly (string | number | null)[]): string {
    const key = [kind, ...parts].join('\u001f');
    const count = this.#given.get(key) ?? 0;
    this.#given.set(key, count + 1);
    return count ? idOf(this.#report, key, count) : idOf(this.#report, key);
  }
}
