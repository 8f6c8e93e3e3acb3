import { Kysely, SqliteDialect, sql } from 'kysely';
import type { Record } from '../../record/record.ts';
import { cursorOf, valuesOf } from '../cursor.ts';
import { FOUND_END, FOUND_START, foundParts, opening } from '../extract.ts';
import { agree, freeId, learns, mergedFacts, withFacts } from '../facts.ts';
import { entryRows } from '../rows.ts';
import {
  type Added,
  type ArchiveCounts,
  COUNTED,
  type EntryCounts,
  engineName,
  type Known,
  type ReportFacts,
  type ReportPage,
  type ReportQuery,
  type ReportSummary,
  type Store,
} from '../store.ts';
import { ENTRY_TABLES, type Tables } from '../tables.ts';
import { type Database, openDatabase, type Statement, storeError } from './driver.ts';
import { migrate } from './migrate.ts';
import { ftsExpression } from './words.ts';

/** How long a write waits for another process, in ms. */
const PATIENCE = 5_000;

/**
 * Opens an archive in an SQLite file, creating it and bringing its tables up to date; ":memory:" is
 * an archive that lives while it is open. Throws a StoreError where the file cannot serve.
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const database = openDatabase(path);
  try {
    for (const pragma of [
      `busy_timeout = ${PATIENCE}`,
      'journal_mode = wal',
      'synchronous = full',
      'foreign_keys = on',
    ]) {
      database.prepare(`pragma ${pragma}`).all([]);
    }
    const kysely = new Kysely<Tables>({
      dialect: new SqliteDialect({ database: database as never }),
    });
    await migrate(database, kysely as Kysely<unknown>, path);
    return new SqliteStore(path, database, kysely);
  } catch (cause) {
    database.close();
    throw storeError(cause, path);
  }
}

/** A report's row as far as deciding about it needs. */
type Held = ReportFacts & { readonly engine: string };

/**
 * One file, one connection. kysely asks the ordinary questions; what runs once for every entry goes
 * through statements prepared once, inside a transaction of this class. SQLite works synchronously, so
 * nothing comes between the steps of `add`.
 */
class SqliteStore implements Store {
  readonly location: string;
  readonly #database: Database;
  readonly #kysely: Kysely<Tables>;
  /** Statements by their SQL: preparing costs more than running most of them. */
  readonly #prepared = new Map<string, Statement>();

  constructor(location: string, database: Database, kysely: Kysely<Tables>) {
    this.location = location;
    this.#database = database;
    this.#kysely = kysely;
  }

  async known(facts: ReportFacts, engine: string): Promise<Known> {
    const { id, held } = this.#place(facts);
    if (!held) return { facts: { ...facts, id }, done: false };
    const merged = mergedFacts(held, facts);
    return { facts: merged, done: held.engine === engine && !learns(held, facts) };
  }

  async add(given: Record): Promise<Added> {
    return this.#write(() => {
      const { id, held } = this.#place(given.report);
      const engine = engineName(given.engine);
      if (held && held.engine === engine && !learns(held, given.report)) {
        return { id, outcome: 'known' };
      }
      const facts = held ? mergedFacts(held, given.report) : { ...given.report, id };
      const record = withFacts(given, facts);
      if (held) this.#forgetReading(record);
      else this.#insertReport(record);
      this.#insertReading(record, engine);
      return { id, outcome: held ? 'reread' : 'added' };
    });
  }

  async list({ words = '', outlet, limit, cursor }: ReportQuery): Promise<ReportPage> {
    const expression = words.trim() === '' ? null : ftsExpression(words);
    // Something was typed, but no word: that finds nothing rather than everything.
    if (words.trim() !== '' && expression === null) return { reports: [], total: 0, next: null };
    let query = this.#kysely
      .selectFrom('reports')
      .select([
        'reports.nr',
        'reports.id',
        'reports.title',
        'outlet',
        'url',
        'published',
        'language',
        'reports.words',
        'added_at',
      ]);
    if (outlet !== undefined) query = query.where('outlet', '=', outlet);
    if (expression !== null) {
      query = query
        .innerJoin(sql`reports_search`.as('search'), (join) =>
          join.on(sql<boolean>`search.rowid = reports.nr`),
        )
        .where(sql<boolean>`reports_search match ${expression}`) as typeof query;
    }
    const { total } = await query
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();

    // Ranks have no lasting values to go on from: pages of a search are counted.
    // A matching title counts eight times as much as a matching text (BM25 column weights).
    if (expression !== null) {
      const [offset] = cursor ? (valuesOf(cursor, ['number']) as [number]) : [0];
      const rows = await query
        .select(
          sql<string>`snippet(reports_search, 1, ${FOUND_START}, ${FOUND_END}, ' … ', 30)`.as(
            'extract',
          ),
        )
        .orderBy(sql`bm25(reports_search, 8.0, 1.0)`)
        .orderBy('reports.nr', 'desc')
        .limit(limit)
        .offset(offset)
        .execute();
      const reports = rows.map((row) => this.#summary(row, foundParts(row.extract)));
      const end = offset + rows.length;
      return { reports, total: Number(total), next: end < Number(total) ? cursorOf([end]) : null };
    }
    // A page goes on after the last row's sorting values, so that what is added meanwhile shifts nothing.
    if (cursor) {
      const [published, nr] = valuesOf(cursor, ['string', 'number']);
      query = query.where(sql<boolean>`(coalesce(published, ''), nr) < (${published}, ${nr})`);
    }
    const rows = await query
      .select(sql<string>`substr(text, 1, 1200)`.as('extract'))
      .orderBy(sql`coalesce(published, '')`, 'desc')
      .orderBy('reports.nr', 'desc')
      .limit(limit + 1)
      .execute();
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      reports: page.map((row) => this.#summary(row, opening(row.extract, row.title))),
      total: Number(total),
      next: rows.length > limit && last ? cursorOf([last.published ?? '', last.nr]) : null,
    };
  }

  async record(id: string): Promise<Record | null> {
    const [row] = this.#prepare(
      'select record_json from readings where report_id = ? and current = 1',
    ).all([id]) as { record_json: string }[];
    return row ? (JSON.parse(row.record_json) as Record) : null;
  }

  async counts(): Promise<ArchiveCounts> {
    const count = (table: string) =>
      (this.#prepare(`select count(*) as n from ${table}`).all([])[0] as { n: number }).n;
    return {
      reports: count('reports'),
      ...(Object.fromEntries(COUNTED.map((table) => [table, count(table)])) as EntryCounts),
    };
  }

  /** Leaves one tidy file: what is in the write-ahead log is moved into it. */
  async close(): Promise<void> {
    this.#prepared.clear();
    this.#database.exec('pragma optimize');
    this.#database.prepare('pragma wal_checkpoint(truncate)').all([]);
    await this.#kysely.destroy();
    this.#database.close();
  }

  /**
   * The id that a report has or would get here, and what is held under it: its own id with the same
   * text; else the same text where no fact speaks against it; else an id that is free.
   */
  #place(facts: ReportFacts): { id: string; held: Held | null } {
    const own = this.#held('reports.id = ?', facts.id)[0];
    if (own?.sha256 === facts.sha256) return { id: own.id, held: own };
    const twin = this.#held('sha256 = ?', facts.sha256).find((held) => agree(held, facts));
    if (twin) return { id: twin.id, held: twin };
    return { id: own ? freeId(facts) : facts.id, held: null };
  }

  /** Reports that a condition finds, oldest first, with the engine of the reading in force. */
  #held(condition: string, value: string): Held[] {
    const rows = this.#prepare(
      `select reports.id, sha256, title, outlet, url, published, byline_json, engine from reports
       left join readings on readings.report_id = reports.id and readings.current = 1
       where ${condition} order by reports.nr`,
    ).all([value]) as (Omit<Held, 'byline'> & { byline_json: string })[];
    return rows.map((row) => ({ ...row, byline: JSON.parse(row.byline_json) as string[] }));
  }

  /** One transaction: all of `work` is kept, or nothing of it. */
  #write<Result>(work: () => Result): Result {
    try {
      this.#database.exec('begin immediate');
      try {
        const result = work();
        this.#database.exec('commit');
        return result;
      } catch (cause) {
        this.#database.exec('rollback');
        throw cause;
      }
    } catch (cause) {
      throw storeError(cause, this.location);
    }
  }

  /** The report itself; its search index follows by trigger. */
  #insertReport({ report }: Record): void {
    this.#insert('reports', {
      ...report,
      byline: undefined,
      byline_json: JSON.stringify(report.byline),
      words: report.text.match(/\S+/g)?.length ?? 0,
      added_at: new Date().toISOString(),
    });
  }

  /** Clears the way for a new reading: the entries go, the old record stays as history. */
  #forgetReading({ report }: Record): void {
    this.#prepare(
      'update reports set title = ?, outlet = ?, url = ?, published = ?, byline_json = ?, language = ? where id = ?',
    ).run([
      report.title,
      report.outlet,
      report.url,
      report.published,
      JSON.stringify(report.byline),
      report.language,
      report.id,
    ]);
    this.#prepare('update readings set current = 0 where report_id = ?').run([report.id]);
    for (const table of ENTRY_TABLES) {
      this.#prepare(`delete from ${table} where report_id = ?`).run([report.id]);
    }
  }

  /** The record whole, and its entries row by row. */
  #insertReading(record: Record, engine: string): void {
    this.#insert('readings', {
      report_id: record.report.id,
      current: 1,
      engine,
      engine_json: JSON.stringify(record.engine),
      record_json: JSON.stringify(record),
      read_at: new Date().toISOString(),
    });
    const rows = entryRows(record);
    for (const table of ENTRY_TABLES) {
      for (const row of rows[table]) this.#insert(table, row);
    }
  }

  /** One row; properties that are undefined are left to the column's default. */
  #insert(table: keyof Tables, row: object): void {
    const columns = Object.entries(row).filter(([, value]) => value !== undefined);
    const names = columns.map(([name]) => `"${name}"`).join(', ');
    const marks = columns.map(() => '?').join(', ');
    this.#prepare(`insert into ${table} (${names}) values (${marks})`).run(
      columns.map(([, value]) => value),
    );
  }

  /** The statement for an SQL text, prepared when first asked for. */
  #prepare(text: string): Statement {
    let statement = this.#prepared.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      this.#prepared.set(text, statement);
    }
    return statement;
  }

  /** A line of the list, with the report's entries counted. */
  #summary(
    row: Omit<ReportSummary, 'counts' | 'added' | 'extract'> & { added_at: string },
    extract: ReportSummary['extract'],
  ): ReportSummary {
    const { id, title, outlet, url, published, language, words, added_at: added } = row;
    const [counts] = this.#prepare(
      `select ${COUNTED.map((table) => `(select count(*) from ${table} where report_id = ?1) as ${table}`).join(', ')}`,
    ).all([id]) as EntryCounts[];
    return {
      id,
      title,
      outlet,
      url,
      published,
      language,
      words,
      added,
      counts: { ...counts },
      extract,
    };
  }
}
