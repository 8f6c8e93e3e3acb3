import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { startThread } from '../../intake/thread.ts';
import { canBeShared } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { ApiError } from '../error.ts';
import type { AnswerData, Answered, Asked, FromThread, ToThread } from './messages.ts';

/** Threads at least and at most: a slow question must not hold up the quick ones, on any machine. */
const FEWEST = 3;
const MOST = 4;
/** From this on an answer is slow, ms: its kind leaves one thread to the others. */
const SLOW = 250;
/** What the latest answer of a kind counts for in how long they take. */
const LATEST = 0.3;
/** Before a thread that could not be started is tried again, ms. */
const PAUSE = 5_000;
/** How long a thread may take for what it has in hand before it is cut off, ms. */
const GRACE = 5_000;

/** A request that waits for a thread, or is in one. */
interface Job {
  readonly asked: Asked;
  /** What kind of answer it wants: the route, as far as that tells how long it takes. */
  readonly kind: string;
  readonly done: (answer: Response) => void;
  readonly failed: (cause: unknown) => void;
}

/** A thread that is up. */
interface Thread {
  readonly worker: Worker;
  /** Breaks off what is still read from it once it is gone. */
  readonly gone: AbortController;
  job: Job | null;
  /** When it was given the job, ms. */
  since: number;
}

/**
 * Answers what only reads in threads of their own, each with its own connection to the archive, so that no
 * question holds up whoever asks another, or writes. A request goes to the first thread that is free, but
 * kinds that have been slow of late leave one thread to the others. A request whose thread dies is answered
 * with 503, and the thread is replaced.
 */
export class AnswerThreads {
  readonly #count: number;
  readonly #begin: () => Worker;
  readonly #threads = new Set<Thread>();
  /** Threads that run, up or not. */
  readonly #workers = new Set<Worker>();
  readonly #waiting: Job[] = [];
  /** How long each kind of answer takes of late, ms. */
  readonly #pace = new Map<string, number>();
  #closed = false;

  private constructor(begin: () => Worker, count: number) {
    this.#begin = begin;
    this.#count = count;
  }

  /**
   * Threads over an archive, loading in the background. Null where the archive cannot be opened a second
   * time (in memory), or need not be (on a server of its own, whose answers hold up nobody). How a
   * thread begins, and how many there are, is for tests to change.
   */
  static over(
    store: Pick<Store, 'asking' | 'location'>,
    version: string,
    begin: (data: AnswerData) => Worker = beginThread,
    count = Math.min(MOST, Math.max(FEWEST, availableParallelism() - 1)),
  ): AnswerThreads | null {
    if (!canBeShared(store)) return null;
    const data = { archive: store.location, version };
    const threads = new AnswerThreads(() => begin(data), count);
    threads.#start();
    return threads;
  }

  /** Whether any thread is up. */
  get ready(): boolean {
    return this.#threads.size > 0;
  }

  /** The answer to a request, as a thread makes it. Rejects with 503 where the thread dies. */
  async answer(request: Request): Promise<Response> {
    const { method, url, headers } = request;
    const body = request.body === null ? null : await request.arrayBuffer();
    const asked = { method, url, headers: [...headers], body };
    return new Promise((done, failed) => {
      this.#waiting.push({ asked, kind: kindOf(url), done, failed });
      this.#next();
    });
  }

  /** Ends the threads after what they have in hand; what waits fails. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { failed } of this.#waiting.splice(0)) failed(brokenOff());
    for (const worker of this.#workers) worker.postMessage(null satisfies ToThread);
    await Promise.all([...this.#workers].map(ended));
  }

  #start(): void {
    if (this.#closed) return;
    const worker = this.#begin();
    this.#workers.add(worker);
    const thread: Thread = { worker, gone: new AbortController(), job: null, since: 0 };
    worker.on('message', (message: FromThread) => {
      if (message.kind === 'failed') console.error(`chancery: ${message.reason}`);
      else if (message.kind === 'ready') {
        this.#threads.add(thread);
        // One after another: the first is up the sooner.
        if (this.#workers.size < this.#count) this.#start();
      } else {
        if (thread.job) this.#learn(thread.job.kind, performance.now() - thread.since);
        thread.job?.done(responseOf(message, thread.gone.signal));
        thread.job = null;
      }
      this.#next();
    });
    // 'exit' follows always; unheard, an error would end the process.
    worker.on('error', (cause) => console.error(cause));
    worker.on('exit', () => this.#replace(thread));
  }

  #replace(thread: Thread): void {
    this.#workers.delete(thread.worker);
    const wasUp = this.#threads.delete(thread);
    thread.gone.abort(brokenOff());
    thread.job?.failed(brokenOff());
    // Nobody is left to take them: better told than kept waiting.
    if (!this.ready) for (const { failed } of this.#waiting.splice(0)) failed(brokenOff());
    if (this.#closed) return;
    if (wasUp) this.#start();
    else setTimeout(() => this.#start(), PAUSE).unref();
  }

  /** Hands what waits to the threads that are free, the oldest first. */
  #next(): void {
    for (const thread of this.#threads) {
      if (thread.job !== null) continue;
      const job = this.#take();
      if (!job) return;
      thread.job = job;
      thread.since = performance.now();
      thread.worker.postMessage(job.asked satisfies ToThread);
    }
  }

  /** The oldest request that may go to a free thread; slow ones may not take the last thread there is. */
  #take(): Job | undefined {
    const slow = [...this.#threads].filter(({ job }) => job && this.#isSlow(job)).length;
    const anyone = slow < Math.max(1, this.#threads.size - 1);
    const at = this.#waiting.findIndex((job) => anyone || !this.#isSlow(job));
    return at < 0 ? undefined : this.#waiting.splice(at, 1)[0];
  }

  #isSlow({ kind }: Job): boolean {
    return (this.#pace.get(kind) ?? 0) >= SLOW;
  }

  #learn(kind: string, ms: number): void {
    const before = this.#pace.get(kind) ?? ms;
    this.#pace.set(kind, before + LATEST * (ms - before));
  }
}

/** "ledger" for /api/v1/ledger?…, "mcp" for /mcp. */
const kindOf = (url: string): string => {
  const [, first, , third] = new URL(url).pathname.split('/');
  return third ?? first;
};

/** Starts a thread that answers from an archive. */
export const beginThread = (data: AnswerData): Worker =>
  startThread('./answer-thread', import.meta.url, data);

/** The answer as it goes out; a stream breaks off where its thread is gone. */
function responseOf({ status, headers, body }: Answered, gone: AbortSignal): Response {
  const goesOut =
    body instanceof ReadableStream
      ? body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(), { signal: gone })
      : body;
  return new Response(goesOut, {
    status,
    headers: headers.map(([name, value]): [string, string] => [name, value]),
  });
}

const brokenOff = () =>
  new ApiError(503, 'answer-broken-off', 'What was making this answer ended. Ask again.');

/** Settles when a thread has ended: by itself, or, as a thread within SQLite should not be, made to. */
function ended(worker: Worker): Promise<void> {
  return new Promise((done) => {
    const late = setTimeout(() => void worker.terminate(), GRACE);
    worker.once('exit', () => {
      clearTimeout(late);
      done();
    });
  });
}
