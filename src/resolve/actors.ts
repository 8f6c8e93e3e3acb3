import { type RawBuilder, sql } from 'kysely';
import { cursorOf, valuesOf } from '../store/cursor.ts';
import type { Asking } from '../store/find/asking.ts';
import { meant, ways } from '../store/find/names.ts';
import type { Store } from '../store/store.ts';
import { keyOf } from '../text/fold.ts';
import { alike } from './alike.ts';

/** One actor across all reports. */
export interface ActorLine {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  /** Reports that have them, and how often they are named in those. */
  readonly reports: number;
  readonly mentions: number;
  /** Their latest office, by the reports. */
  readonly role: string | null;
  /** Parts that they have in entries. */
  readonly entries: number;
}

export interface ActorPage {
  readonly actors: readonly ActorLine[];
  readonly total: number;
  readonly next: string | null;
}

/** Below this likeness a name is no suggestion. */
const NEAR = 0.3;
/** Names that suggestions are looked for among, the most frequent ones. */
const NAMES = 20_000;

/**
 * The actors of the archive whose name contains `q`, or who go by it in reports; those in most reports
 * first. An empty `q` gives everybody.
 */
export async function actors(
  { asking }: Pick<Store, 'asking'>,
  q: string,
  limit: number,
  cursor?: string,
): Promise<ActorPage> {
  const [offset] = cursor ? (valuesOf(cursor, ['number']) as [number]) : [0];
  const where = await whoever(asking, q);
  const { rows } = await sql<Omit<ActorLine, 'role' | 'entries'> & { total: number }>`
    select "key", ${own('name')} as name, ${own('kind')} as kind, ${own('country')} as country,
      sum(reports) as reports, sum(mentions) as mentions, count(*) over () as total
    from actor_names where "key" is not null and ${where}
    group by "key" order by sum(reports) desc, "key"
    limit ${sql.lit(limit)} offset ${sql.lit(offset)}`.execute(asking.kysely);
  const total = Number(rows[0]?.total ?? 0);
  const end = offset + rows.length;
  const keys = rows.map(({ key }) => key);
  const [roles, entries] = [await latestRoles(asking, keys), await parts(asking, keys)];
  return {
    actors: rows.map(({ total: _, ...row }) => ({
      ...row,
      role: roles.get(row.key) ?? null,
      entries: entries.get(row.key) ?? 0,
      reports: Number(row.reports),
      mentions: Number(row.mentions),
    })),
    total,
    next: end < total ? cursorOf([end]) : null,
  };
}

/** A property as those have it who were read with the key; the others have been merged with them. */
const own = (property: string) =>
  sql`coalesce(max(case when key_read = "key" then ${sql.ref(property)} end), max(${sql.ref(property)}))`;

async function whoever(asking: Asking, q: string): Promise<RawBuilder<boolean>> {
  const folded = keyOf(q);
  if (folded === '') return sql`1 = 1`;
  const who = await meant(asking, q);
  const own = ways(who, sql.ref('key'), sql.ref('country'), sql.ref('folded'));
  return sql`(folded like ${`%${folded}%`} or ${sql.join(own, sql` or `)})`;
}

/** The office that the latest report to name one gives each actor. */
async function latestRoles(
  { kysely }: Asking,
  keys: readonly string[],
): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; role: string | null }>`
    select "key", (select role from actors as a where a."key" = asked."key" and a.role is not null
      order by a.published desc limit 1) as role
    from (select distinct "key" from actor_names
      where coalesce("key", '') in (${sql.join(keys)})) as asked`.execute(kysely);
  return new Map(rows.flatMap(({ key, role }) => (role === null ? [] : [[key, role]])));
}

/** How many parts in entries each actor has. */
async function parts({ kysely }: Asking, keys: readonly string[]): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; count: number }>`
    select "key", sum(parts) as count from actor_names
    where coalesce("key", '') in (${sql.join(keys)}) group by "key"`.execute(kysely);
  return new Map(rows.map(({ key, count }) => [key, Number(count)]));
}

/** Names in the archive that are spelled most like this one: what somebody may have meant. */
export async function nearest(
  { asking }: Pick<Store, 'asking'>,
  name: string,
  most = 3,
): Promise<string[]> {
  const { rows } = await sql<{ name: string; folded: string }>`
    select max(name) as name, folded from actor_names where "key" is not null
    group by folded order by sum(reports) desc limit ${sql.lit(NAMES)}`.execute(asking.kysely);
  const wanted = keyOf(name);
  return rows
    .map((row) => ({ name: row.name, near: alike(wanted, row.folded) }))
    .filter(({ near }) => near >= NEAR)
    .sort((one, other) => other.near - one.near)
    .slice(0, most)
    .map((one) => one.name);
}
