import { sql } from 'kysely';
import { cursorOf, valuesOf } from '../store/cursor.ts';
import type { Asking } from '../store/find/asking.ts';
import type { ReportName, Store } from '../store/store.ts';
import type { Dossier } from './dossier.ts';

/** An actor in one report: what they are called there, and what would go with them elsewhere. */
export interface Appearance {
  readonly report: ReportName;
  /** The actor's id in that report's record. */
  readonly entry: string;
  /** As that report's reading names and describes them. */
  readonly name: string;
  readonly role: string | null;
  /** The key that was read; another than the one they go by where somebody merged or split them. */
  readonly read: string | null;
  /** Proper names there, the most frequent first; empty where there is no name but a description. */
  readonly called: readonly string[];
  /** In how many of that report's entries they have each part. */
  readonly counts: Dossier['counts'];
}

export interface AppearancePage {
  readonly appearances: readonly Appearance[];
  readonly total: number;
  readonly next: string | null;
}

export interface AppearancesQuery {
  readonly key: string;
  /** Only where they are called just this. */
  readonly called?: string;
  /** Only where this key was read. */
  readonly read?: string;
  readonly limit: number;
  readonly cursor?: string;
}

/** The reports that have somebody who goes by a key, the latest first, undated ones last. */
export async function appearances(
  { asking }: Pick<Store, 'asking'>,
  { key, called, read, limit, cursor }: AppearancesQuery,
): Promise<AppearancePage> {
  const [offset] = cursor ? (valuesOf(cursor, ['number']) as [number]) : [0];
  const named = called
    ? sql`and exists (select 1 from mentions as m where m.report_id = a.report_id
        and m.actor_id = a.id and m.name = 1 and m.words = ${called})`
    : sql``;
  const first = read ? sql`and a.key_read = ${read}` : sql``;
  const { rows } = await sql<Row & { total: number }>`
    select a.report_id, a.id as entry, a.name, a.role, a.key_read as "read", r.title, r.outlet,
      r.url, r.published, count(*) over () as total
    from actors as a join reports as r on r.id = a.report_id
    where a."key" = ${key} ${named} ${first}
    order by coalesce(r.published, '') desc, r.nr desc, a.nr
    limit ${sql.lit(limit)} offset ${sql.lit(offset)}`.execute(asking.kysely);
  const total = Number(rows[0]?.total ?? 0);
  const end = offset + rows.length;
  const [names, counts] = [await namesOf(asking, rows), await countsOf(asking, rows)];
  return {
    appearances: rows.map(({ report_id, title, outlet, url, published, ...row }) => {
      const own = `${report_id} ${row.entry}`;
      return {
        report: { id: report_id, title, outlet, url, published },
        entry: row.entry,
        name: row.name,
        role: row.role,
        read: row.read,
        called: names.get(own) ?? [],
        counts: counts.get(own) ?? NOTHING,
      };
    }),
    total,
    next: end < total ? cursorOf([end]) : null,
  };
}

interface Row {
  readonly report_id: string;
  readonly entry: string;
  readonly name: string;
  readonly role: string | null;
  readonly read: string | null;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

const NOTHING: Dossier['counts'] = { said: 0, did: 0, received: 0, undertook: 0, asked: 0 };

/** What each part is called in counts; other parts, in stances, are not counted. */
const PARTS: { readonly [part: string]: keyof Dossier['counts'] } = {
  'statements speaker': 'said',
  'events actor': 'did',
  'events recipient': 'received',
  'commitments actor': 'undertook',
  'commitments addressee': 'asked',
};

/** By report and actor, the proper names used. */
async function namesOf({ kysely }: Asking, rows: readonly Row[]): Promise<Map<string, string[]>> {
  const named = new Map<string, string[]>();
  if (rows.length === 0) return named;
  const found = await kysely
    .selectFrom('mentions')
    .select(({ fn }) => ['report_id', 'actor_id', 'words', fn.countAll<number>().as('count')])
    .where('report_id', 'in', [...new Set(rows.map(({ report_id }) => report_id))])
    .where('actor_id', 'in', [...new Set(rows.map(({ entry }) => entry))])
    .where('name', '=', 1)
    .groupBy(['report_id', 'actor_id', 'words'])
    .execute();
  found.sort((one, other) => Number(other.count) - Number(one.count));
  for (const { report_id, actor_id, words } of found) {
    const own = `${report_id} ${actor_id}`;
    named.set(own, [...(named.get(own) ?? []), words]);
  }
  return named;
}

/** By report and actor, in how many entries they have each part. */
async function countsOf(
  { kysely }: Asking,
  rows: readonly Row[],
): Promise<Map<string, Dossier['counts']>> {
  const counts = new Map<string, Dossier['counts']>();
  if (rows.length === 0) return counts;
  const found = await kysely
    .selectFrom('participants')
    .select(['report_id', 'actor_id', 'entry', 'role', 'entry_id'])
    .distinct()
    .where('report_id', 'in', [...new Set(rows.map(({ report_id }) => report_id))])
    .where('actor_id', 'in', [...new Set(rows.map(({ entry }) => entry))])
    .execute();
  for (const { report_id, actor_id, entry, role } of found) {
    const part = PARTS[`${entry} ${role}`];
    if (!part) continue;
    const own = `${report_id} ${actor_id}`;
    const before = counts.get(own) ?? NOTHING;
    counts.set(own, { ...before, [part]: before[part] + 1 });
  }
  return counts;
}
