import { sql } from 'kysely';
import type { FindQuery, Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { CodePoints } from '../text/offsets.ts';
import { type Cell, COLUMNS, type Offsets } from './columns.ts';

/** Entries taken from the archive at a time. */
const TOGETHER = 500;

/**
 * Everything that a query finds, a batch at a time, whatever its limit; memory holds one batch. `most`
 * ends it after so many.
 */
export async function* everything(
  store: Pick<Store, 'find'>,
  query: Omit<FindQuery, 'limit'>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Found[]> {
  // Pages by relevance are counted from the front each time; a long way is gone by date.
  const sort = query.sort ?? (most > TOGETHER ? 'date' : undefined);
  let left = most;
  let cursor = query.cursor;
  do {
    const page = await store.find({ ...query, sort, cursor, limit: Math.min(TOGETHER, left) });
    if (page.entries.length > 0) yield page.entries;
    left -= page.entries.length;
    cursor = page.next ?? undefined;
  } while (cursor !== undefined && left > 0);
}

/** One line of a table: the values of the kind's columns, in their order. */
export type Line = readonly Cell[];

/** Entries of one kind as lines of its table, with code-point offsets from the reports' texts. */
export async function linesOf(
  store: Pick<Store, 'asking'>,
  entries: readonly Found[],
): Promise<Line[]> {
  if (entries.length === 0) return [];
  const points = await codePoints(store, entries);
  return entries.map((entry) => {
    const counted = points.get(entry.report.id);
    const at = (offset: number | null) =>
      offset === null ? null : (counted?.fromUtf16(offset) ?? offset);
    const offsets: Offsets = { start_cp: at(entry.start), end_cp: at(entry.end) };
    return COLUMNS[entry.kind].map(({ of }) => of(entry, offsets));
  });
}

/** Counters of code points, for those reports that the entries stand in. */
async function codePoints(
  { asking }: Pick<Store, 'asking'>,
  entries: readonly Found[],
): Promise<Map<string, CodePoints>> {
  const ids = new Set(entries.filter(({ start }) => start !== null).map(({ report }) => report.id));
  if (ids.size === 0) return new Map();
  const { rows } = await sql<{ id: string; text: string }>`
    select id, text from reports where id in (${sql.join([...ids])})`.execute(asking.kysely);
  return new Map(rows.map(({ id, text }) => [id, new CodePoints(text)]));
}
