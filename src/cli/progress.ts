import type { Progress } from '../intake/intake.ts';

/** Columns that a progress line keeps to where the terminal does not say how wide it is. */
const WIDTH = 80;

/** Tells on standard error how a run of reports goes; failures each get a line of their own. */
export class ProgressLine {
  #latest: Progress | null = null;
  readonly #began = performance.now();

  /** After each report. On a terminal the line is written over; elsewhere only failures are told. */
  show(progress: Progress): void {
    this.#latest = progress;
    const { done, latest } = progress;
    if (latest.outcome === 'failed') {
      this.#clear();
      process.stderr.write(`chancery: ${latest.message}\n`);
    }
    if (!process.stderr.isTTY) return;
    const name = latest.outcome === 'failed' ? latest.where : (latest.title ?? latest.where);
    const line = `${done} read · ${name.replace(/\s+/g, ' ')}`;
    this.#clear();
    process.stderr.write(line.slice(0, (process.stderr.columns ?? WIDTH) - 1));
  }

  /** What came of it all, in one line, with the time it took. */
  end(): void {
    this.#clear();
    const { done = 0, added = 0, known = 0, failed = 0 } = this.#latest ?? {};
    const seconds = (performance.now() - this.#began) / 1000;
    const parts = [
      `${added} added`,
      ...(known > 0 ? [`${known} known already`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
    ];
    const reports = done === 1 ? '1 report' : `${done} reports`;
    process.stderr.write(`chancery: ${reports} in ${seconds.toFixed(1)} s: ${parts.join(', ')}\n`);
  }

  #clear(): void {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[2K');
  }
}
