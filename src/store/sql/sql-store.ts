import { gunzipSync } from 'node:zlib';
import type { Kysely } from 'kysely';
import type { Record } from '../../record/record.ts';
import type { Asking } from '../find/asking.ts';
import { facets } from '../find/facets.ts';
import { find } from '../find/find.ts';
import type { Facets, FindQuery, FoundPage } from '../find/query.ts';
import {
  type Added,
  type ArchiveCounts,
  COUNTED,
  type EntryCounts,
  type Known,
  type Meeting,
  type Original,
  type Passage,
  type Reading,
  type ReportFacts,
  type ReportName,
  type ReportPage,
  type ReportQuery,
  type ReportTally,
  type Stale,
  type Store,
  type Version,
} from '../store.ts';
import type { Tables } from '../tables.ts';
import { addSteps, knownSteps } from './adding.ts';
import { placeLate, unplaced } from './catching-up.ts';
import { SqlCorrections } from './corrections.ts';
import type { Dialect } from './dialect.ts';
import { correctedRecord } from './entries.ts';
import { copiesSteps, passagesSteps, versionsSteps } from './kin.ts';
import { listReports } from './list.ts';
import { isMet, meet } from './meeting.ts';
import { readingSteps, readingsSteps, rereadSteps, staleCount, staleSteps } from './readings.ts';
import { rows, type Steps } from './steps.ts';
import { SqlUsers } from './users.ts';
import { WriteQueue } from './write-queue.ts';

/** Reports in a page of those to be read anew or compared. */
const PAGE = 100;

/**
 * An archive in an SQL database. Ordinary questions are asked through `kysely`; what runs for every
 * report or entry is written as `Steps`, which the dialect runs on prepared statements.
 */
export class SqlStore implements Store {
  readonly location: string;
  readonly kysely: Kysely<Tables>;
  readonly dialect: Dialect;
  /** What questions are asked of. */
  readonly asking: Asking;
  readonly corrections: SqlCorrections;
  readonly users: SqlUsers;
  readonly #queue: WriteQueue;

  /** Takes over an open database whose tables are up to date. */
  constructor(location: string, kysely: Kysely<Tables>, dialect: Dialect) {
    this.location = location;
    this.kysely = kysely;
    this.dialect = dialect;
    this.asking = { kysely, name: dialect.name, fullText: dialect.fullText };
    this.#queue = new WriteQueue(dialect);
    this.corrections = new SqlCorrections(kysely, (work) => this.write(work));
    this.users = new SqlUsers(kysely, (work) => this.write(work));
  }

  known(facts: ReportFacts, engine: string): Promise<Known> {
    return this.#told(this.dialect.read(knownSteps(facts, engine)));
  }

  add(record: Record, meeting?: Meeting): Promise<Added> {
    return this.write(() => addSteps(record, meeting));
  }

  async met(id: string, meeting: Meeting): Promise<void> {
    // Most reports come again as they came: nobody need wait for the disk to hear that.
    if (await this.#told(this.dialect.read(isMet(id, meeting)))) return;
    await this.write(() => meet(id, meeting));
  }

  async original(sha256: string): Promise<Original | null> {
    function* steps(): Steps<Original | null> {
      const [row] = yield* rows<{ media: string; gzip: Uint8Array }>(
        'select media, gzip from raw where sha256 = ?',
        sha256,
      );
      return row ? { sha256, media: row.media, bytes: gunzipSync(row.gzip) } : null;
    }
    return this.#told(this.dialect.read(steps()));
  }

  versions(id: string): Promise<readonly Version[]> {
    return this.#told(this.dialect.read(versionsSteps(id)));
  }

  copies(id: string): Promise<readonly ReportName[]> {
    return this.#told(this.dialect.read(copiesSteps(id)));
  }

  passages(id: string): Promise<readonly Passage[]> {
    return this.#told(this.dialect.read(passagesSteps(id)));
  }

  list(query: ReportQuery): Promise<ReportPage> {
    return this.#told(listReports(this.asking, this.dialect.fullText, query));
  }

  find(query: FindQuery): Promise<FoundPage> {
    return this.#told(find(this.asking, query));
  }

  facets(query: FindQuery): Promise<Facets> {
    return this.#told(facets(this.asking, query));
  }

  tally(id: string): Promise<ReportTally | null> {
    function* steps(): Steps<ReportTally | null> {
      const counts = COUNTED.map(
        (table) => `(select count(*) from ${table} where report_id = reports.id) as ${table}`,
      );
      const [row] = yield* rows<Omit<ReportTally, 'counts'> & EntryCounts>(
        `select title, language, ${counts.join(', ')} from reports where id = ?`,
        id,
      );
      if (!row) return null;
      const { title, language, ...counted } = row;
      return { title, language, counts: { ...counted } };
    }
    return this.#told(this.dialect.read(steps()));
  }

  record(id: string): Promise<Record | null> {
    return this.#told(this.dialect.read(correctedRecord(id)));
  }

  counts(): Promise<ArchiveCounts> {
    function* count(table: string): Steps<number> {
      const [{ n }] = yield* rows<{ n: number }>(`select count(*) as n from ${table}`);
      return n;
    }
    function* steps(): Steps<ArchiveCounts> {
      const counts: { [table: string]: number } = {};
      for (const table of COUNTED) counts[table] = yield* count(table);
      return { reports: yield* count('reports'), ...(counts as EntryCounts) };
    }
    return this.#told(this.dialect.read(steps()));
  }

  revision(): Promise<string> {
    return this.#told(this.dialect.revision());
  }

  readings(id: string): Promise<readonly Reading[]> {
    return this.#told(this.dialect.read(readingsSteps(id)));
  }

  reading(nr: number): Promise<Record | null> {
    return this.#told(this.dialect.read(readingSteps(nr)));
  }

  reread(after: string | null): Promise<readonly string[]> {
    return this.#told(this.dialect.read(rereadSteps(after, PAGE)));
  }

  stale(engine: string, after: string | null): Promise<readonly Stale[]> {
    return this.#told(this.dialect.read(staleSteps(engine, after, PAGE)));
  }

  staleCount(engine: string): Promise<number> {
    return this.#told(this.dialect.read(staleCount(engine)));
  }

  /**
   * Puts reports in their places among the others that came before there were places: those of an
   * archive of 0.1.0.
   */
  async catchUp(): Promise<void> {
    let after = 0;
    for (;;) {
      const page = await this.#told(this.dialect.read(unplaced(after)));
      if (page.length === 0) return;
      await Promise.all(page.map((report) => this.write(() => placeLate(report))));
      after = page[page.length - 1].nr;
    }
  }

  /** Runs work in a transaction, possibly together with other work; settles when it is committed. */
  write<Result>(work: () => Steps<Result>): Promise<Result> {
    return this.#queue.write(work);
  }

  async close(): Promise<void> {
    await this.#queue.idle();
    await this.dialect.close();
  }

  /** A result, or an error that says what is wrong with the archive. */
  async #told<Result>(promise: Promise<Result>): Promise<Result> {
    try {
      return await promise;
    } catch (cause) {
      throw this.dialect.error(cause);
    }
  }
}
