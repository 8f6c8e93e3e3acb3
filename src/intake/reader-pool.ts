import type { Worker } from 'node:worker_threads';
import type { ReportInput } from '../engine/report.ts';
import type { Record } from '../record/record.ts';
import type { OwnEntry } from '../world/own.ts';
import type { ReportReader } from './intake.ts';
import type { FromWorker, ReaderData, ToWorker } from './reader-worker.ts';
import { startThread } from './thread.ts';

/**
 * New objects that a thread lets gather before it clears them away (MB). Node lets twelve times as many, which takes
 * more memory for each thread, and no report is read faster for it.
 */
const YOUNG = 4;

/** A report waiting for a thread, or in one. */
interface Job {
  readonly report: ReportInput;
  readonly done: (record: Record) => void;
  readonly failed: (cause: Error) => void;
}

/**
 * Reads in threads of their own, each with its own engine, so that whoever serves or writes is never
 * held up by a long report. A thread that dies fails the report it had in hand and is replaced.
 */
export class ReaderPool implements ReportReader {
  readonly name: string;
  readonly #idle: Worker[] = [];
  readonly #waiting: Job[] = [];
  readonly #busy = new Map<Worker, Job>();
  readonly #data: ReaderData;
  #closed = false;

  private constructor(name: string, data: ReaderData) {
    this.name = name;
    this.#data = data;
  }

  /**
   * Starts `jobs` threads that read with a user's lexicon. Rejects where the engine cannot be loaded
   * (`asset-missing`).
   */
  static async open(jobs: number, lexicon: readonly OwnEntry[] = []): Promise<ReaderPool> {
    const data = { lexicon };
    const started = await Promise.all(Array.from({ length: jobs }, () => start(data)));
    const pool = new ReaderPool(started[0].name, data);
    for (const { worker } of started) pool.#employ(worker);
    return pool;
  }

  /** The record of one report, from the first thread that is free. Rejects where that thread dies. */
  record(report: ReportInput): Promise<Record> {
    return new Promise((done, failed) => {
      this.#waiting.push({ report, done, failed });
      this.#next();
    });
  }

  /** Ends the threads. Reports still in hand fail. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#idle, ...this.#busy.keys()].map((worker) => worker.terminate()));
  }

  /** Listens to a thread for the rest of its life, and gives it its first report. */
  #employ(worker: Worker): void {
    worker.on('message', (message: FromWorker) => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      this.#idle.push(worker);
      if (message.kind === 'record') job?.done(message.record);
      else if (message.kind === 'failed') job?.failed(new Error(message.reason));
      this.#next();
    });
    worker.on('error', () => {
      // Told by 'exit', which follows always; unheard it would end the process.
    });
    worker.on('exit', () => {
      const job = this.#busy.get(worker);
      this.#busy.delete(worker);
      if (this.#idle.includes(worker)) this.#idle.splice(this.#idle.indexOf(worker), 1);
      job?.failed(new Error('the reading thread ended'));
      if (this.#closed) return;
      start(this.#data).then(
        ({ worker: next }) => this.#employ(next),
        (cause: Error) => {
          for (const { failed } of this.#waiting.splice(0)) failed(cause);
        },
      );
    });
    this.#idle.push(worker);
    this.#next();
  }

  /** Hands waiting reports to idle threads, the oldest first. */
  #next(): void {
    while (this.#waiting.length > 0 && this.#idle.length > 0) {
      const worker = this.#idle.pop()!;
      const job = this.#waiting.shift()!;
      this.#busy.set(worker, job);
      try {
        worker.postMessage(job.report satisfies ToWorker);
      } catch (cause) {
        // What cannot be copied to a thread never got there.
        this.#busy.delete(worker);
        this.#idle.push(worker);
        job.failed(cause as Error);
      }
    }
  }
}

/** One thread, once its engine is loaded. */
function start(workerData: ReaderData): Promise<{ worker: Worker; name: string }> {
  return new Promise((resolve, reject) => {
    const limits = { maxYoungGenerationSizeMb: YOUNG };
    const worker = startThread('./reader-worker', import.meta.url, workerData, limits);
    worker.once('error', reject);
    worker.once('message', (message: FromWorker) => {
      worker.off('error', reject);
      if (message.kind === 'ready') resolve({ worker, name: message.name });
      else
        reject(new Error(message.kind === 'failed' ? message.reason : 'the thread did not start'));
    });
  });
}
