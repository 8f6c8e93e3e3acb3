import { StoreError } from '../error.ts';
import type { Dialect } from './dialect.ts';
import type { Steps } from './steps.ts';

/** At most this many pieces of work in one transaction: some 50 reports are a few megabytes of log. */
const MOST = 50;

interface Job {
  readonly work: () => Steps<unknown>;
  readonly done: (result: never) => void;
  readonly failed: (cause: unknown) => void;
}

/**
 * Writes one after another. What waits while a transaction runs goes into the next one together, so
 * that the disk is waited for once; each is acknowledged only when its transaction is committed.
 */
export class WriteQueue {
  readonly #dialect: Pick<Dialect, 'write' | 'error'>;
  readonly #waiting: Job[] = [];
  #running: Promise<void> | null = null;

  constructor(dialect: Pick<Dialect, 'write' | 'error'>) {
    this.#dialect = dialect;
  }

  /** Settles when the work is committed, or rejects when nothing of it is kept. */
  write<Result>(work: () => Steps<Result>): Promise<Result> {
    return new Promise<Result>((done, failed) => {
      this.#waiting.push({ work, done, failed });
      this.#running ??= this.#run();
    });
  }

  /** Settles when everything given so far is written or has failed. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // What is handed over in the same turn of the event loop goes together.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) await this.#together(this.#waiting.splice(0, MOST));
    this.#running = null;
  }

  async #together(jobs: readonly Job[]): Promise<void> {
    try {
      const results = await this.#dialect.write(jobs.map(({ work }) => work));
      for (const [index, { done }] of jobs.entries()) done(results[index] as never);
    } catch (cause) {
      const error = this.#dialect.error(cause);
      // One report that the database refuses must not take the others with it. Where the archive
      // itself fails, all of them are told.
      if (jobs.length > 1 && !(error instanceof StoreError)) {
        for (const job of jobs) await this.#together([job]);
      } else {
        for (const { failed } of jobs) failed(error);
      }
    }
  }
}
