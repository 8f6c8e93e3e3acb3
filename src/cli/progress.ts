import type { Account } from '../intake/account.ts';
import type { Progress } from '../intake/intake.ts';
import { Pace } from './pace.ts';

/** Columns that a progress line keeps to where the terminal does not say how wide it is. */
const WIDTH = 80;
/** Where nobody watches, a line so often (ms). */
const INTERVAL = 30_000;
/** How long the bar is (characters). */
const BAR = 20;

/** How a run is told of. */
export interface ProgressOptions {
  /** Bytes that all inputs have together, where that is known. */
  readonly total?: number | null;
  /** Failures alone are told, and nothing of how far it is. */
  readonly quiet?: boolean;
}

/**
 * Tells on standard error how a run of reports goes: a bar with rate and remaining time that is
 * written over on a terminal, a line now and then elsewhere. Failures each get a line of their own.
 */
export class ProgressLine {
  #latest: Progress | null = null;
  #bytes = 0;
  #told: number;
  readonly #began = performance.now();
  readonly #pace = new Pace();
  readonly #total: number | null;
  readonly #quiet: boolean;

  constructor({ total = null, quiet = false }: ProgressOptions = {}) {
    this.#total = total;
    this.#quiet = quiet;
    this.#told = this.#began;
  }

  /** More bytes of the inputs were read. */
  readonly meter = (bytes: number): void => {
    this.#bytes += bytes;
  };

  /** After each report. */
  show(progress: Progress): void {
    this.#latest = progress;
    const { done, latest } = progress;
    if (latest.outcome === 'failed') {
      this.#clear();
      process.stderr.write(`chancery: ${latest.message}\n`);
    }
    if (this.#quiet) return;
    const now = performance.now();
    this.#pace.mark(now, done, this.#share);
    if (process.stderr.isTTY) {
      const name = latest.outcome === 'failed' ? latest.where : (latest.title ?? latest.where);
      const line = `${this.#line(done)} · ${name.replace(/\s+/g, ' ')}`;
      this.#clear();
      process.stderr.write(line.slice(0, (process.stderr.columns ?? WIDTH) - 1));
    } else if (now - this.#told > INTERVAL) {
      this.#told = now;
      process.stderr.write(`chancery: ${this.#line(done)}\n`);
    }
  }

  /** What came of it all, with the time it took; then, where more is known, what the counts hide. */
  end(account?: Account): void {
    this.#clear();
    if (this.#quiet) return;
    const { done = 0, added = 0, reread = 0, known = 0, failed = 0 } = this.#latest ?? {};
    const seconds = (performance.now() - this.#began) / 1000;
    const parts = [
      ...(added > 0 || reread === 0 ? [`${added} added`] : []),
      ...(reread > 0 ? [`${reread} read again`] : []),
      ...(known > 0 ? [`${known} known already`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    const reports = done === 1 ? '1 report' : `${done} reports`;
    process.stderr.write(`chancery: ${reports} in ${seconds.toFixed(1)} s: ${parts.join(', ')}\n`);
    for (const line of account ? linesOf(account) : []) process.stderr.write(`  ${line}\n`);
  }

  /** How much of the inputs is read, 0 to 1; null where that cannot be told. */
  get #share(): number | null {
    return this.#total ? Math.min(1, this.#bytes / this.#total) : null;
  }

  #line(done: number): string {
    const share = this.#share;
    const { rate, left } = this.#pace;
    const full = Math.round(BAR * (share ?? 0));
    const parts = [
      ...(share === null
        ? []
        : [`${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(100 * share)}%`]),
      `${done} read`,
      ...(rate === null ? [] : [`${rate >= 10 ? rate.toFixed(0) : rate.toFixed(1)}/s`]),
      ...(left === null ? [] : [`${inWords(left)} left`]),
    ];
    return parts.join(' · ');
  }

  #clear(): void {
    if (process.stderr.isTTY && !this.#quiet) process.stderr.write('\r\x1b[2K');
  }
}

/** What the counts of a run hide, a line each. */
function linesOf({ read, unread, copies, versions, refused }: Account): string[] {
  const languages = Object.entries(unread);
  const foreign = languages.reduce((sum, [, count]) => sum + count, 0);
  const named = languages.map(([language, count]) => `${language} ${count}`).join(', ');
  return [
    ...(foreign > 0 ? [`${read} read; ${foreign} not in English, kept unread: ${named}`] : []),
    ...(copies > 0
      ? [
          `${copies} of those added ${copies === 1 ? 'is a copy' : 'are copies'} of a report that was there`,
        ]
      : []),
    ...(versions > 0
      ? [
          `${versions} of those added ${versions === 1 ? 'is another version' : 'are other versions'} of an article that was there`,
        ]
      : []),
    ...refused.map(({ count, first }) =>
      count === 1
        ? `refused: ${first}`
        : `refused: ${first} And ${count - 1} more for such a reason.`,
    ),
  ];
}

/** Seconds as people say them: "40 s", "3 min", "2 h 5 min". */
export function inWords(seconds: number): string {
  if (seconds < 89.5) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
