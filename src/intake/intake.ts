import { type ReportInput, reportOf } from '../engine/report.ts';
import type { Record } from '../record/record.ts';
import { Failure } from '../sources/failure.ts';
import { Held } from '../sources/holdings.ts';
import type { Incoming } from '../sources/incoming.ts';
import type { Visitor } from '../sources/visitor.ts';
import type { Added, EntryCounts, ReportFacts, Stale, Store } from '../store/store.ts';
import { COUNTED } from '../store/store.ts';
import { sha256Hex } from '../text/hash.ts';
import { type Given, takeGiven } from './given.ts';

/** What reads: the engine and the harvest behind one call. */
export interface ReportReader {
  /** Name and version of engine and models, as `engineName` gives it for the records it makes. */
  readonly name: string;
  /** The record of one report. Never throws on any text. */
  record(report: ReportInput): Record | Promise<Record>;
}

/** Reports in hand beside those being read and those about to be. */
const AHEAD = 2;

/** How reports are gone through: how many are read at a time, and what stops it. */
export interface Pace {
  readonly signal?: AbortSignal;
  readonly jobs?: number;
}

/** What became of one report. */
export type Taken =
  | {
      readonly outcome: 'added' | 'known' | 'reread';
      readonly where: string;
      readonly id: string;
      readonly title: string | null;
      /** ISO 639-1, or und; what is not English is kept and not read. */
      readonly language: string;
      readonly counts: EntryCounts;
      /** The first report of the same text, where this one is a copy of it. */
      readonly copyOf?: string;
      /** The first report of the same article, where this one is another state of it. */
      readonly versionOf?: string;
    }
  | {
      readonly outcome: 'failed';
      readonly where: string;
      readonly code: string;
      readonly message: string;
    };

/** How far a run has come, after each report. */
export interface Progress {
  readonly done: number;
  readonly added: number;
  /** Of those that were known, the ones that were read again. */
  readonly reread: number;
  readonly known: number;
  readonly failed: number;
  readonly latest: Taken;
}

/** One report all the way: source, engine, record, archive. */
export class Intake {
  readonly #store: Store;
  readonly #reader: ReportReader;
  readonly #visitor: Visitor | undefined;

  /** `visitor` fetches what is handed in by address; a new one each time where none is given. */
  constructor(store: Store, reader: ReportReader, visitor?: Visitor) {
    this.#store = store;
    this.#reader = reader;
    this.#visitor = visitor;
  }

  /** Takes what somebody hands in directly, as `takeAll` takes reports. */
  takeGiven(given: Given, how: Pace = {}): AsyncGenerator<Progress> {
    return this.takeAll(takeGiven(given, this.#visitor), how);
  }

  /**
   * Reads one report and keeps it. A report that this engine has read already is not read again.
   * Never throws for a report's sake; a store that fails does throw.
   */
  async take(incoming: Incoming | Failure | Held): Promise<Taken> {
    if (incoming instanceof Failure) return failed(incoming);
    if (incoming instanceof Held) return this.#held(incoming);
    const { where, original: bytes, page, ...input } = incoming;
    const report = reportOf(input);
    const facts = factsOf(report);
    const original = bytes && report.raw !== null ? { ...bytes, sha256: report.raw } : undefined;
    const { url, retrieved, raw } = report;
    const meeting = { url, retrieved, raw, original, page };
    const known = await this.#store.known(facts, this.#reader.name);
    if (known.done) {
      await this.#store.met(known.facts.id, meeting);
      const { id } = known.facts;
      const held = await this.#store.tally(id);
      if (held) return { outcome: 'known', where, id, ...held };
    }
    let record: Record;
    try {
      // The archive may know a date or an outlet that this copy lacks.
      const { sha256: _, raw: __, ...facts } = known.facts;
      record = await this.#reader.record({ ...input, ...facts });
    } catch (cause) {
      return failed(new Failure('report-failed', where, { reason: String(cause) }));
    }
    return taken(where, record, await this.#store.add(record, meeting));
  }

  async #held({ where, report: id }: Held): Promise<Taken> {
    const record = await this.#store.record(id);
    // Nobody takes reports out of an archive.
    if (!record) return failed(new Failure('report-failed', where, { reason: 'it is gone' }));
    return taken(where, record, { id, outcome: 'known' });
  }

  /** Whether a report is in the archive, read by this engine. */
  async knows(incoming: Incoming | Failure | Held): Promise<boolean> {
    if (incoming instanceof Failure) return false;
    if (incoming instanceof Held) return true;
    const report = reportOf(incoming);
    return (await this.#store.known(factsOf(report), this.#reader.name)).done;
  }

  /**
   * Takes reports as they come, telling after each how far it has come; stops when `signal` says so,
   * once those in hand are kept. So many are in hand that `jobs` of them can be read at any time, while
   * others wait for their turn or for the disk.
   */
  takeAll(
    incoming: AsyncIterable<Incoming | Failure | Held>,
    how: Pace = {},
  ): AsyncGenerator<Progress> {
    return this.#through(incoming, (one) => this.take(one), how);
  }

  /** Reads anew what another engine read, as `takeAll` takes reports. What is done is done for good. */
  rereadAll(how: Pace = {}): AsyncGenerator<Progress> {
    return this.#through(this.#stale(), (report) => this.#reread(report), how);
  }

  async *#stale(): AsyncGenerator<Stale> {
    let after: string | null = null;
    for (;;) {
      const page: readonly Stale[] = await this.#store.stale(this.#reader.name, after);
      if (page.length === 0) return;
      yield* page;
      after = page[page.length - 1].id;
    }
  }

  async #reread(report: Stale): Promise<Taken> {
    let record: Record;
    try {
      record = await this.#reader.record(report);
    } catch (cause) {
      return failed(new Failure('report-failed', report.id, { reason: String(cause) }));
    }
    return taken(report.id, record, await this.#store.add(record));
  }

  async *#through<One>(
    all: AsyncIterable<One>,
    take: (one: One) => Promise<Taken>,
    { signal, jobs = 1 }: Pace,
  ): AsyncGenerator<Progress> {
    const under = new Map<number, Promise<{ nr: number; taken: Taken }>>();
    let [nr, done, added, reread, known, failures] = [0, 0, 0, 0, 0, 0];
    const next = async (): Promise<Progress> => {
      const { nr: finished, taken: latest } = await Promise.race(under.values());
      under.delete(finished);
      done++;
      if (latest.outcome === 'failed') failures++;
      else if (latest.outcome === 'known') known++;
      else if (latest.outcome === 'reread') reread++;
      else added++;
      return { done, added, reread, known, failed: failures, latest };
    };
    for await (const one of all) {
      if (signal?.aborted) break;
      const mine = nr++;
      const taking = take(one).then((taken) => ({ nr: mine, taken }));
      // A store that fails is told by the first that meets it.
      taking.catch(() => {});
      under.set(mine, taking);
      if (under.size >= 2 * jobs + AHEAD) yield await next();
      // Lets a server answer others between two reports.
      await new Promise((resolve) => setImmediate(resolve));
    }
    while (under.size > 0) yield await next();
  }
}

function factsOf(report: ReturnType<typeof reportOf>): ReportFacts {
  return { ...report, byline: [...report.byline], sha256: sha256Hex(report.text) };
}

function taken(where: string, record: Record, added: Added): Taken {
  const { title, language } = record.report;
  const counts = Object.fromEntries(
    COUNTED.map((kind) => [kind, record[kind].length]),
  ) as unknown as EntryCounts;
  return { ...added, where, title, language, counts };
}

function failed({ where, code, message }: Failure): Taken {
  return { outcome: 'failed', where, code, message };
}
