import { sql } from 'kysely';
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
  return {
    key,
    ...who,
    roles: await roles(asking, key),
    aliases: await aliases(asking, key),
    counts: await counts(asking, key),
    months: await months(asking, key),
    topics: await topics(asking, key),
    meets: await others(asking, key, 'events', MEETINGS),
    supports: await others(asking, key, 'stances', ['support']),
    opposes: await others(asking, key, 'stances', ['oppose']),
  };
}

type Identity = Pick<Dossier, 'name' | 'kind' | 'country' | 'code' | 'wikidata' | 'reports'>;

/**
 * Name and description as most reports have them; of actors merged, those of whoever was read with this
 * key, however many reports name the other.
 */
async function identity({ kysely }: Asking, key: string): Promise<Identity | null> {
  const { rows } = await sql<Identity>`
    select name, kind, country, code, wikidata, sum(sum(reports)) over () as reports
    from actor_names where coalesce("key", '') = ${key}
    group by name, kind, country, code, wikidata
    order by max(case when key_read = "key" then 1 else 0 end) desc, sum(reports) desc, name
    limit 1`.execute(kysely);
  return rows.length === 0 ? null : { ...rows[0], reports: Number(rows[0].reports) };
}

async function roles({ kysely }: Asking, key: string): Promise<Role[]> {
  const { rows } = await sql<Role>`
    select role, min(nullif(published, '')) as "from", nullif(max(published), '') as "to",
      count(*) as reports
    from actors where "key" = ${key} and role is not null
    group by role order by max(published) desc, role limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map((row) => ({ ...row, reports: Number(row.reports) }));
}

async function aliases({ kysely }: Asking, key: string): Promise<Alias[]> {
  const { rows } = await sql<Alias>`
    select words, reports, count from aliases
    where "key" = ${key} order by count desc, words limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map((row) => ({ ...row }));
}

/** In how many entries they have each part. */
async function counts({ kysely }: Asking, key: string): Promise<Dossier['counts']> {
  const { rows } = await sql<Dossier['counts']>`
    select coalesce(sum(said), 0) as said, coalesce(sum(did), 0) as did,
      coalesce(sum(received), 0) as received, coalesce(sum(undertook), 0) as undertook,
      coalesce(sum(asked), 0) as asked
    from actors where "key" = ${key}`.execute(kysely);
  const [{ said, did, received, undertook, asked }] = rows;
  return {
    said: Number(said),
    did: Number(did),
    received: Number(received),
    undertook: Number(undertook),
    asked: Number(asked),
  };
}

/** By month of publication: what they say, do (or undergo) and undertake (or are asked). */
async function months({ kysely }: Asking, key: string): Promise<Month[]> {
  const { rows } = await sql<Month>`
    select substr(published, 1, 7) as month, sum(said) as statements, sum(events) as events,
      sum(commitments) as commitments
    from actors where "key" = ${key} and published <> ''
    group by substr(published, 1, 7)
    having sum(said) + sum(events) + sum(commitments) > 0 order by month`.execute(kysely);
  return rows.map(({ month, statements, events, commitments }) => ({
    month,
    statements: Number(statements),
    events: Number(events),
    commitments: Number(commitments),
  }));
}

/** Who else takes part in their entries of some types; of stances, whom they hold them towards. */
async function others(
  { kysely }: Asking,
  key: string,
  table: 'events' | 'stances',
  types: readonly string[],
): Promise<Other[]> {
  const sides = table === 'stances' ? sql`and p.role = 'holder' and o.role = 'object'` : sql``;
  const { rows } = await sql<Other>`
    select "key", count(*) as count,
      (select max(name) from actor_names where coalesce("key", '') = met."key") as name
    from (select distinct o."key", o.entry_nr
       from participants as p
       join participants as o on o.entry_nr = p.entry_nr and o.entry = p.entry
       where p."key" = ${key} and p.entry = ${table} and p.type in (${sql.join(types)})
         and o."key" <> p."key" ${sides}) as met
    group by "key" order by count(*) desc, "key" limit ${sql.lit(MOST)}`.execute(kysely);
  return rows.map((row) => ({ ...row, count: Number(row.count) }));
}
