import type { EntryRows } from '../rows.ts';
import type { Tables } from '../tables.ts';
import { change, insert, rows, type Steps } from './steps.ts';

/** Entries that are counted by their values, with the columns that give them, by the field's name. */
export const TALLIED = {
  statements: { type: 'kind', polarity: 'polarity' },
  events: { type: 'type', status: 'status', country: 'country' },
  commitments: { type: 'kind', strength: 'strength' },
  stances: { type: 'kind' },
  figures: { unit: 'unit' },
  actors: { type: 'kind', country: 'country' },
} as const;
type Tallied = keyof typeof TALLIED;
const TABLES = Object.keys(TALLIED) as Tallied[];

/** Entries that somebody takes part in. */
export const PARTED = ['statements', 'events', 'commitments', 'stances'] as const;

type Lines<Table extends 'tallies' | 'actor_names' | 'aliases'> = Omit<Tables[Table], 'nr'>;
type Values = { readonly [column: string]: unknown };

/** The rows of a report as far as they are counted. */
export type Counted = {
  readonly [Table in Tallied | 'participants' | 'mentions']: readonly Values[];
};

/** A report that has no rows yet. */
export const NOTHING: Counted = Object.freeze({
  ...{ statements: [], events: [], commitments: [], stances: [], figures: [], actors: [] },
  ...{ participants: [], mentions: [] },
});

/** What the archive holds of a report, as far as it is counted. */
export function* countedRows(report: string): Steps<Counted> {
  const held: { [table: string]: readonly Values[] } = {};
  const columns = (...names: string[]) => names.map((name) => `"${name}"`).join(', ');
  const select = (table: string, names: string) =>
    rows<Values>(`select ${names} from ${table} where report_id = ? order by nr`, report);
  for (const table of TABLES) {
    const own = [...new Set(Object.values(TALLIED[table]))];
    const more =
      table === 'events'
        ? ['day']
        : table === 'actors'
          ? ['id', 'key', 'key_read', 'name', 'folded', 'code', 'wikidata', 'mentions', 'parts']
          : [];
    const names = columns('copy', 'review', 'outlet', 'language', 'published', ...own, ...more);
    held[table] = yield* select(table, names);
  }
  held.participants = yield* select('participants', columns('entry', 'entry_id', 'key', 'copy'));
  held.mentions = yield* select('mentions', columns('name', 'actor_id', 'words'));
  return held as unknown as Counted;
}

/** Keeps the counts right where a report's rows become others. */
export function* tally(before: Counted, now: Counted | EntryRows): Steps<void> {
  const sums = new Sums();
  sums.count(before, -1);
  sums.count(now as Counted, 1);
  yield* insert(
    'tallies',
    sums.tallies(),
    'on conflict (entry, field, value) do update set count = tallies.count + excluded.count',
  );
  yield* insert(
    'actor_names',
    sums.names(),
    `on conflict (coalesce("key", ''), coalesce(key_read, ''), name, kind, coalesce(country, ''), coalesce(code, ''),
       coalesce(wikidata, '')) do update set reports = actor_names.reports + excluded.reports,
       mentions = actor_names.mentions + excluded.mentions, parts = actor_names.parts + excluded.parts`,
  );
  yield* insert(
    'aliases',
    sums.aliases(),
    `on conflict ("key", words) do update set reports = aliases.reports + excluded.reports,
       count = aliases.count + excluded.count`,
  );
  if (before !== NOTHING) yield* clear(sums);
}

/** Takes away what is counted no more. */
function* clear(sums: Sums): Steps<void> {
  for (const { entry, field, value, count } of sums.tallies()) {
    if (count > 0) continue;
    yield* change(
      'delete from tallies where entry = ? and field = ? and value = ? and count = 0',
      entry,
      field,
      value,
    );
  }
  for (const { folded, reports, mentions, parts } of sums.names()) {
    if (Math.min(reports, mentions, parts) >= 0) continue;
    yield* change(
      'delete from actor_names where folded = ? and reports = 0 and mentions = 0 and parts = 0',
      folded,
    );
  }
  for (const { key, words, count } of sums.aliases()) {
    if (count > 0) continue;
    yield* change('delete from aliases where "key" = ? and words = ? and count = 0', key, words);
  }
}

/** What counting rows adds to, and takes from, the counts that are kept. */
class Sums {
  /** By their row in JSON, without the counts. */
  readonly #tallies = new Map<string, number>();
  readonly #names = new Map<string, [reports: number, mentions: number, parts: number]>();
  readonly #aliases = new Map<string, [reports: number, count: number]>();

  /** Counts all rows of a report in, or, with -1, out. */
  count(counted: Counted, sign: 1 | -1): void {
    for (const table of TABLES) {
      for (const row of counted[table]) if (isShown(row)) this.#entry(table, row, sign);
    }
    const parts = new Set<string>();
    for (const { entry, entry_id, key, copy } of counted.participants) {
      if (key === null || copy === 1) continue;
      const part = `${entry}\n${entry_id}\n${key}`;
      if (!parts.has(part)) this.#tally(entry, 'actor', key, sign);
      parts.add(part);
    }
    this.#actors(counted, sign);
  }

  #entry(table: Tallied, row: Values, sign: number): void {
    const day = (table === 'events' ? row.day : row.published) as string;
    this.#tally(table, 'total', '', sign);
    this.#tally(table, 'outlet', row.outlet, sign);
    this.#tally(table, 'language', row.language, sign);
    this.#tally(table, 'month', day.slice(0, 7) || null, sign);
    for (const [field, column] of Object.entries(TALLIED[table])) {
      const value = row[column] as string | null;
      this.#tally(table, field, field === 'unit' ? lower(value) : value, sign);
    }
    if (table === 'actors') this.#tally(table, 'actor', row.key, sign);
  }

  #actors({ actors, mentions }: Counted, sign: number): void {
    const keys = new Map<unknown, unknown>();
    const seen = new Set<unknown>();
    for (const row of actors) {
      const { id, key, key_read, name, folded, kind, country, code, wikidata } = row;
      keys.set(id, key);
      const line = lineOf({ key, key_read, name, folded, kind, country, code, wikidata });
      const sums = this.#names.get(line) ?? [0, 0, 0];
      // Of two actors with one key, the first counts for the report.
      if (key === null || !seen.has(key)) sums[0] += sign;
      sums[1] += sign * (row.mentions as number);
      sums[2] += sign * (row.parts as number);
      this.#names.set(line, sums);
      seen.add(key);
    }
    const called = new Map<string, number>();
    for (const { name, actor_id, words } of mentions) {
      const key = keys.get(actor_id) ?? null;
      if (name !== 1 || key === null) continue;
      const line = lineOf({ key, words });
      called.set(line, (called.get(line) ?? 0) + 1);
    }
    for (const [line, count] of called) {
      const sums = this.#aliases.get(line) ?? [0, 0];
      sums[0] += sign;
      sums[1] += sign * count;
      this.#aliases.set(line, sums);
    }
  }

  #tally(entry: unknown, field: string, value: unknown, sign: number): void {
    if (value === null || value === undefined) return;
    const line = lineOf({ entry, field, value });
    this.#tallies.set(line, (this.#tallies.get(line) ?? 0) + sign);
  }

  tallies(): Lines<'tallies'>[] {
    return [...this.#tallies]
      .filter(([, count]) => count !== 0)
      .map(([line, count]) => ({ ...JSON.parse(line), count }));
  }

  names(): Lines<'actor_names'>[] {
    return [...this.#names]
      .filter(([, sums]) => sums.some((sum) => sum !== 0))
      .map(([line, [reports, mentions, parts]]) => ({
        ...JSON.parse(line),
        reports,
        mentions,
        parts,
      }));
  }

  aliases(): Lines<'aliases'>[] {
    return [...this.#aliases]
      .filter(([, sums]) => sums.some((sum) => sum !== 0))
      .map(([line, [reports, count]]) => ({ ...JSON.parse(line), reports, count }));
  }
}

/** A row as text, without what PostgreSQL cannot hold: rows that come from there have it no more. */
function lineOf(row: object): string {
  return JSON.stringify(row).replace(UNFIT, (found) => (found === '\\\\' ? found : INSTEAD));
}
const UNFIT = /\\\\|\\u0000|\\ud[89a-f][0-9a-f]{2}/g;
const INSTEAD = '\ufffd';

/** As both databases do it: letters beyond ASCII stay as they are. */
const lower = (text: string | null) => text?.replace(/[A-Z]+/g, (part) => part.toLowerCase());

/** Whether an entry is found by a question that asks for neither copies nor rejected entries. */
const isShown = ({ copy, review }: Values): boolean => copy !== 1 && review !== 'rejected';

/** Counts everything about some actors anew: where merges gave or took rows whatever their reports. */
export function* tallyActors(keys: Iterable<string>): Steps<void> {
  for (const key of keys) {
    for (const entry of [...PARTED, 'actors']) {
      yield* change(
        `delete from tallies where entry = ? and field = 'actor' and value = ?`,
        entry,
        key,
      );
    }
    yield* change(
      `insert into tallies select entry, 'actor', "key", count(distinct entry_nr)
       from participants where "key" = ? and copy = 0 group by entry, "key"`,
      key,
    );
    yield* change(
      `insert into tallies select 'actors', 'actor', "key", count(*)
       from actors where "key" = ? and copy = 0 and review <> 'rejected' group by "key"`,
      key,
    );
    yield* change('delete from actor_names where coalesce("key", \'\') = ?', key);
    yield* change(
      `insert into actor_names
         ("key", key_read, name, folded, kind, country, code, wikidata, reports, mentions, parts)
       select "key", key_read, name, folded, kind, country, code, wikidata,
         sum(first), sum(mentions), sum(parts)
       from (select *, case when nr = min(nr) over (partition by report_id) then 1 else 0 end as first
         from actors where "key" = ?) as found
       group by "key", key_read, name, folded, kind, country, code, wikidata`,
      key,
    );
    yield* change('delete from aliases where "key" = ?', key);
    yield* change(
      `insert into aliases select a."key", m.words, count(distinct m.report_id), count(*)
       from actors as a join mentions as m on m.report_id = a.report_id and m.actor_id = a.id
       where a."key" = ? and m.name = 1 group by a."key", m.words`,
      key,
    );
  }
}
