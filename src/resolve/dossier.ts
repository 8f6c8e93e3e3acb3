import { type RawBuilder, sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { type Topic, topics } from './topics.ts';

type Asking = Store['asking'];

/** An office or other description, with the days of the reports that have it. */
export interface Role {
  readonly role: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly reports: number;
}
/** Proper names by which reports call them. */
export interface Alias {
  readonly words: string;
  readonly reports: number;
  readonly count: number;
}
/** Somebody else they have to do with. */
export interface Other {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}
/** What they do in the reports of one month. */
export interface Month {
  readonly month: string;
  readonly statements: number;
  readonly events: number;
  readonly commitments: number;
}

/** Everything that an archive has on one actor. */
export interface Dossier {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly code: string | null;
  readonly wikidata: string | null;
  readonly reports: number;
  readonly roles: readonly Role[];
  readonly aliases: readonly Alias[];
  readonly counts: {
    readonly said: number;
    readonly did: number;
    readonly received: number;
    readonly undertook: number;
    readonly asked: number;
  };
  readonly months: readonly Month[];
  /** Words that stand out in what they say, against what everybody says. */
  readonly topics: readonly Topic[];
  readonly meets: readonly Other[];
  readonly supports: readonly Other[];
  readonly opposes: readonly Other[];
}

/** Lines of each list at most. */
const MOST = 30;
/** Event types in which two sides come together. */
const MEETINGS = ['CONSULT', 'AGREE'];

/** What there is on an actor, by key; null where the archive has nobody of that key. */
export async function dossier(
  { asking }: Pick<Store, 'asking'>,
  key: string,
): Promise<Dossier | null> {
  const who = await identity(asking, key);
  if (who === null) return null;
  const counts = await partCounts(asking, key);
  return {
    key,
    ...who,
    roles: await roles(asking, key),
    aliases: await aliases(asking, key),
    counts: {
      said: counts.get('statements speaker') ?? 0,
      did: counts.get('events actor') ?? 0,
      received: counts.get('events recipient') ?? 0,
      undertook: counts.get('commitments actor') ?? 0,
      asked: counts.get('commitments addressee') ?? 0,
    },
    months: await months(asking, key),
    topics: await topics(asking, key),
    meets: await others(asking, key, 'events', sql`t.type in (${sql.join(MEETINGS)})`),
    supports: await others(asking, key, 'stances', sql`t.kind = 'support'`),
    opposes: await others(asking, key, 'stances', sql`t.kind = 'oppose'`),
  };
}

type Identity = Pick<Dossier, 'name' | 'kind' | 'country' | 'code' | 'wikidata' | 'reports'>;

/**
 * Name and description as most reports have them; of actors merged, those of whoever was read with this
 * key, however many reports name the other.
 */
async function identity({ kysely }: Asking, key: string): Promise<Identity | null> {
  const { rows } = await sql<Identity>`
    select name, kind, country, code, wikidata from actors where "key" = ${key}
    group by name, kind, country, code, wikidata
    order by max(case when key_read = "key" then 1 else 0 end) desc, count(*) desc, name
    limit 1`.execute(kysely);
  if (rows.length === 0) return null;
  const { rows: count } = await sql<{ reports: number }>`
    select count(distinct report_id) as reports from actors where "key" = ${key}`.execute(kysely);
  return { ...rows[0], reports: Number(count[0].reports) };
}

async function roles({ kysely }: Asking, key: string): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select a.role, min(r.published) as "from", max(r.published) as "to", count(*) as reports
    from actors as a join reports as r on r.id = a.report_id
    where a."key" = ${key} and a.role is not null
    group by a.role order by max(r.published) desc, a.role limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map((row) => ({ ...row, reports: Number(row.reports) }));
}

async function aliases({ kysely }: Asking, key: string): Promise<Alias[]> {
  const { rows } = await sql<Alias>`
    select m.words, count(distinct m.report_id) as reports, count(*) as count
    from actors as a join mentions as m on m.report_id = a.report_id and m.actor_id = a.id
    where a."key" = ${key} and m.name = 1
    group by m.words order by count(*) desc, m.words limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map(({ words, reports, count }) => ({
    words,
    reports: Number(reports),
    count: Number(count),
  }));
}

/** In how many entries they have each part: "statements speaker" and so on. */
async function partCounts({ kysely }: Asking, key: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ part: string; count: number }>`
    select entry || ' ' || role as part, count(*) as count from
      (select distinct report_id, entry_id, entry, role from participants where "key" = ${key}) as parts
    group by entry, role`.execute(kysely);
  return new Map(rows.map(({ part, count }) => [part, Number(count)]));
}

/** By month of publication: what they say, do (or undergo) and undertake (or are asked). */
async function months({ kysely }: Asking, key: string): Promise<Month[]> {
  const { rows } = await sql<{ month: string; entry: keyof Month; count: number }>`
    select month, entry, count(*) as count from
      (select distinct substr(r.published, 1, 7) as month, p.entry, p.report_id, p.entry_id
       from participants as p join reports as r on r.id = p.report_id
       where p."key" = ${key} and p.entry in ('statements', 'events', 'commitments')
         and (p.entry <> 'statements' or p.role = 'speaker') and r.published is not null) as parts
    group by month, entry order by month`.execute(kysely);
  const months = new Map<string, Month>();
  for (const { month, entry, count } of rows) {
    const known = months.get(month) ?? { month, statements: 0, events: 0, commitments: 0 };
    months.set(month, { ...known, [entry]: Number(count) });
  }
  return [...months.values()];
}

/** Who else takes part in their entries of a table; of stances, whom they hold them towards. */
async function others(
  { kysely }: Asking,
  key: string,
  table: 'events' | 'stances',
  which: RawBuilder<boolean>,
): Promise<Other[]> {
  const sides = table === 'stances' ? sql`and p.role = 'holder' and o.role = 'object'` : sql``;
  const { rows } = await sql<Other>`
    select "key", max(name) as name, count(*) as count from
      (select distinct o."key", o.name, t.nr
       from participants as p
       join ${sql.table(table)} as t on t.report_id = p.report_id and t.id = p.entry_id
       join participants as o on o.report_id = p.report_id and o.entry_id = p.entry_id and o.entry = p.entry
       where p."key" = ${key} and p.entry = ${table} and o."key" <> p."key" and ${which} ${sides}) as met
    group by "key" order by count(*) desc, "key" limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
