import { type RawBuilder, sql } from 'kysely';
import { keyOf } from '../../text/fold.ts';
import type { Asking } from './asking.ts';

/** Whom a name in a question means. */
export interface Meant {
  /** What was asked for. */
  readonly name: string;
  readonly keys: readonly string[];
  /** Whoever acts for this country. */
  readonly country: string | null;
  /** Parts whose own words, folded, are these; null where a key or country was given. */
  readonly folded: string | null;
  /** false where the archive has nobody of this name. */
  readonly known: boolean;
}

const KEY = /^(?:Q\d+|name:.+|code:[^:]*:.+|apart:.+)$/;
const ISO = /^[A-Z]{3}$/;

/** Of all uses of an alias, the share that one actor must have for it to mean them: more than half. */
const SHARE = 0.5;

/**
 * Whom a name means: a key as given; an ISO code or a country's name: all who act for it; else the
 * actors of that resolved name, the actor for whom reports mostly use these words, and every part in
 * which somebody is so called; else people of that surname.
 */
export async function meant(asking: Asking, name: string): Promise<Meant> {
  const { kysely } = asking;
  const nobody = { name, keys: [], country: null, folded: null };
  if (KEY.test(name)) {
    const found = await kysely.selectFrom('actors').select('nr').where('key', '=', name).limit(1);
    return { ...nobody, keys: [name], known: (await found.executeTakeFirst()) !== undefined };
  }
  const country = await countryOf(asking, name);
  if (country !== null) return { ...nobody, country, known: true };
  const folded = keyOf(name);
  const named = await kysely
    .selectFrom('actor_names')
    .select('key')
    .distinct()
    .where('folded', '=', folded)
    .execute();
  const called = await kysely
    .selectFrom('participants')
    .select(({ fn }) => ['key', fn.countAll<number>().as('count')])
    .where('folded', '=', folded)
    .groupBy('key')
    .execute();
  if (named.length + called.length === 0) {
    const keys = await ofSurname(asking, folded);
    return { ...nobody, keys, folded, known: keys.length > 0 };
  }
  const uses = called.reduce((sum, { count }) => sum + Number(count), 0);
  const mostly = called.filter(({ count }) => Number(count) > uses * SHARE);
  const keys = [...new Set([...named, ...mostly].flatMap(({ key }) => key ?? []))];
  // Where nobody else is so called, the keys alone find everything.
  const alone = [...named, ...called].every(({ key }) => key !== null && keys.includes(key));
  return { ...nobody, keys, folded: alone ? null : folded, known: true };
}

/** Keys of those whose resolved name ends with these words: "Merkel" where no report calls her just that. */
async function ofSurname({ kysely }: Asking, folded: string): Promise<string[]> {
  if (folded === '') return [];
  const ending = `% ${folded.replace(/[\\%_]/g, '\\$&')}`;
  const { rows } = await sql<{ key: string }>`
    select distinct "key" from actor_names
    where folded like ${ending} escape '\\' and kind = 'person' and "key" is not null`.execute(
    kysely,
  );
  return rows.map(({ key }) => key);
}

/** ISO code of the country that a code or a state's name stands for in this archive; else null. */
export async function countryOf({ kysely }: Asking, name: string): Promise<string | null> {
  if (ISO.test(name)) {
    const found = await kysely
      .selectFrom('actors')
      .select('nr')
      .where('country', '=', name)
      .limit(1)
      .executeTakeFirst();
    if (found) return name;
  }
  const state = await kysely
    .selectFrom('actor_names')
    .select('country')
    .where('folded', '=', keyOf(name))
    .where('kind', '=', 'state')
    .where('country', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return state?.country ?? null;
}

/** Narrows parts to a table of entries and roles: `p.entry = … and p.role in (…)`. */
export interface PartsOf {
  readonly entry: string;
  readonly roles?: readonly string[];
}

/** A query for the entries in which those meant take part, by their numbers or other columns of the parts. */
export function partsOf(
  who: Meant,
  { entry, roles }: PartsOf,
  columns: RawBuilder<unknown> = sql.ref('p.entry_nr'),
  more: readonly RawBuilder<boolean>[] = [],
): RawBuilder<unknown> {
  const role = roles ? sql` and p.role in (${sql.join(roles)})` : sql``;
  const rest = more.map((one) => sql` and ${one}`);
  return sql.join(
    ways(who, sql.ref('p.key'), sql.ref('p.country'), sql.ref('p.folded')).map(
      (way) => sql`select ${columns} from participants as p
        where ${way} and p.entry = ${entry}${role}${sql.join(rest, sql``)}`,
    ),
    sql` union all `,
  );
}

/** The ways in which a row may be theirs, one condition each; each has an index of its own. */
export function ways(
  { keys, country, folded }: Meant,
  key: RawBuilder<unknown>,
  side: RawBuilder<unknown>,
  words: RawBuilder<unknown>,
): RawBuilder<boolean>[] {
  const ways: RawBuilder<boolean>[] = [];
  if (keys.length > 0) ways.push(sql`${key} in (${sql.join(keys)})`);
  if (country !== null) ways.push(sql`${side} = ${country}`);
  if (folded !== null) ways.push(sql`${words} = ${folded}`);
  return ways;
}
