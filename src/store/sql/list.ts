import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import { cursorOf, valuesOf } from '../cursor.ts';
import { foundParts, opening } from '../extract.ts';
import type { Asking } from '../find/asking.ts';
import { atLeast, atMost } from '../find/dates.ts';
import { meant } from '../find/names.ts';
import { reportsOf } from '../find/taking-part.ts';
import {
  COUNTED,
  type EntryCounts,
  type ReportPage,
  type ReportQuery,
  type ReportSummary,
} from '../store.ts';
import type { Tables } from '../tables.ts';
import type { FullText } from './dialect.ts';

/** Reports in order, page by page; see `Store.list`. */
export async function listReports(
  asking: Asking,
  fullText: FullText,
  { words = '', limit, cursor, copies, ...where }: ReportQuery,
): Promise<ReportPage> {
  const expression = words.trim() === '' ? null : fullText.expression(words);
  // Something was typed, but no word: that finds nothing rather than everything.
  if (words.trim() !== '' && expression === null) return { reports: [], total: 0, next: null };
  const { kysely } = asking;
  let query = kysely
    .selectFrom('reports')
    .select([
      'reports.nr',
      'reports.id',
      'title',
      'outlet',
      'url',
      'published',
      'modified',
      'language',
      'words',
      'added_at as added',
    ]);
  const { outlet, language, actor, from, to } = where;
  // Of an outlet its own reports are shown, first of their text or not.
  if (copies === false && outlet === undefined) query = query.where('copy_of', 'is', null);
  if (outlet !== undefined) query = query.where('outlet', '=', outlet);
  if (language !== undefined) query = query.where('language', '=', language);
  if (from !== undefined) query = query.where('published', '>=', atLeast(from, 'from'));
  if (to !== undefined) query = query.where('published', '<=', atMost(to, 'to'));
  if (actor !== undefined) {
    const reports = reportsOf(await meant(asking, actor), 'parts');
    query = query.where(sql<boolean>`reports.nr in (${reports})`);
  }
  const counted = (of: typeof query) =>
    of
      .clearSelect()
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();

  // Ranks have no lasting values to go on from: pages of a search are counted.
  if (expression !== null) {
    const found = query.innerJoin(
      fullText.matching('reports', expression).as('found'),
      'found.nr',
      'reports.nr',
    );
    const { total } = await counted(found as never);
    const [offset] = cursor ? (valuesOf(cursor, ['number']) as [number]) : [0];
    const page = await found
      .orderBy('found.rank')
      .orderBy('reports.nr', 'desc')
      .limit(limit)
      .offset(offset)
      .execute();
    const nrs = page.map(({ nr }) => nr);
    const extracts = await fullText.extracts(kysely, 'reports', expression, nrs);
    const end = offset + page.length;
    return {
      reports: await summaries(kysely, page, ({ nr }) => foundParts(extracts.get(nr) ?? '')),
      total,
      next: end < total ? cursorOf([end]) : null,
    };
  }

  const { total } = await counted(query);
  // A page goes on after the last row's sorting values, so that what is added meanwhile shifts nothing.
  if (cursor) {
    const [published, nr] = valuesOf(cursor, ['string', 'number']);
    query = query.where(sql<boolean>`(coalesce(published, ''), nr) < (${published}, ${nr})`);
  }
  const found = await query
    .select(sql<string>`substr(text, 1, 1200)`.as('start'))
    .orderBy(sql`coalesce(published, '')`, 'desc')
    .orderBy('reports.nr', 'desc')
    .limit(limit + 1)
    .execute();
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    reports: await summaries(kysely, page, ({ start, title }) => opening(start, title)),
    total,
    next: found.length > limit && last ? cursorOf([last.published ?? '', last.nr]) : null,
  };
}

type Line = Omit<ReportSummary, 'counts' | 'copies' | 'extract'>;

/** Lines of the list, with each report's entries counted. */
async function summaries<Row extends Line>(
  kysely: Kysely<Tables>,
  page: readonly Row[],
  extract: (row: Row) => ReportSummary['extract'],
): Promise<ReportSummary[]> {
  const counts = new Map<string, { [kind: string]: number }>(page.map(({ id }) => [id, {}]));
  for (const table of page.length > 0 ? COUNTED : []) {
    const found = await kysely
      .selectFrom(table)
      .select(({ fn }) => ['report_id', fn.countAll<number>().as('count')])
      .where('report_id', 'in', [...counts.keys()])
      .groupBy('report_id')
      .execute();
    for (const { report_id, count } of found) counts.get(report_id)![table] = count;
  }
  const copies = new Map<string, number>();
  if (page.length > 0) {
    const found = await kysely
      .selectFrom('reports')
      .select(({ fn }) => ['copy_of', fn.countAll<number>().as('count')])
      .where('copy_of', 'in', [...counts.keys()])
      .groupBy('copy_of')
      .execute();
    for (const { copy_of, count } of found) copies.set(copy_of as string, Number(count));
  }
  return page.map((row) => {
    const { id, title, outlet, url, published, modified, language, words, added } = row;
    const of = counts.get(id)!;
    return {
      id,
      title,
      outlet,
      url,
      published,
      modified,
      language,
      words,
      added,
      counts: Object.fromEntries(COUNTED.map((kind) => [kind, of[kind] ?? 0])) as EntryCounts,
      copies: copies.get(id) ?? 0,
      extract: extract(row),
    };
  });
}
