import type { Taken } from './intake.ts';

/** Why reports were refused: how many for one reason, and what was said of the first. */
export interface Refusals {
  readonly code: string;
  readonly count: number;
  readonly first: string;
}

/** What became of all reports of a run. */
export interface Account {
  /** All that were met, refused ones among them. */
  readonly reports: number;
  readonly added: number;
  /** Of those added: read; in another language than English, kept and not read, by language. */
  readonly read: number;
  readonly unread: { readonly [language: string]: number };
  /** Of those added: copies of a report that was there, later or earlier states of an article that was. */
  readonly copies: number;
  readonly versions: number;
  /** Of those that were there: read again, by a newer engine or with facts that were missing. */
  readonly reread: number;
  readonly known: number;
  readonly refused: readonly Refusals[];
}

/** Counts what becomes of reports; takes the same memory however many there are. */
export class Tally {
  readonly #counts = { reports: 0, added: 0, read: 0, copies: 0, versions: 0, reread: 0, known: 0 };
  readonly #unread: { [language: string]: number } = {};
  readonly #refused = new Map<string, { code: string; count: number; first: string }>();

  /** One more report. */
  add(taken: Taken): void {
    const counts = this.#counts;
    counts.reports++;
    if (taken.outcome === 'failed') {
      const { code, message } = taken;
      const refused = this.#refused.get(code) ?? { code, count: 0, first: message };
      refused.count++;
      this.#refused.set(code, refused);
      return;
    }
    counts[taken.outcome]++;
    if (taken.outcome !== 'added') return;
    const { language, copyOf, versionOf } = taken;
    if (copyOf !== undefined) counts.copies++;
    if (versionOf !== undefined) counts.versions++;
    if (language === 'en' || language === 'und') counts.read++;
    else this.#unread[language] = (this.#unread[language] ?? 0) + 1;
  }

  /** The account so far, the most frequent reasons and languages first. */
  get account(): Account {
    const unread = Object.entries(this.#unread).sort(([, one], [, other]) => other - one);
    const refused = [...this.#refused.values()].sort((one, other) => other.count - one.count);
    return { ...this.#counts, unread: Object.fromEntries(unread), refused };
  }
}
