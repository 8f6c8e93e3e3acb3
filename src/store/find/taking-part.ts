import { type RawBuilder, sql } from 'kysely';
import type { Asking } from './asking.ts';
import type { KindPlan } from './kinds.ts';
import { type Meant, meant, type PartsOf, partsOf, ways } from './names.ts';
import type { FindQuery } from './query.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<boolean>;

/** Filters that name somebody. */
export const NAMES = ['actor', 'recipient', 'speaker', 'addressee', 'anyone'] as const;
export type NameFilter = (typeof NAMES)[number];

/** Everybody whom the query names, each looked up once. */
export async function namesOf(asking: Asking, query: FindQuery): Promise<Map<string, Meant>> {
  const asked = [...NAMES.map((filter) => query[filter]), ...(query.between ?? [])];
  const names = new Map<string, Meant>();
  for (const name of new Set(asked)) {
    if (name !== undefined) names.set(name, await meant(asking, name));
  }
  return names;
}

/** That those whom a query names have the parts that it asks for; `searched` where few entries are asked. */
export function nameConditions(
  query: FindQuery,
  plan: KindPlan,
  names: ReadonlyMap<string, Meant>,
  searched: boolean,
): Condition[] {
  const has = (filter: NameFilter, of: (who: Meant) => Condition) => {
    const name = query[filter];
    return name === undefined ? [] : [of(names.get(name) as Meant)];
  };
  if (query.kind === 'actor') {
    const self = (who: Meant): Condition => {
      const own = ways(who, sql.ref('e.key'), sql.ref('e.country'), sql.ref('e.folded'));
      return sql`(${sql.join(own, sql` or `)})`;
    };
    return [...has('anyone', self), ...has('actor', self)];
  }
  const part = (who: Meant, filter: NameFilter) => hasPart(query, plan, who, filter, searched);
  return [
    ...NAMES.flatMap((filter) => has(filter, (who) => part(who, filter))),
    ...(query.between ?? []).map((name) => part(names.get(name) as Meant, 'anyone')),
  ];
}

/** The role that a filter means in a kind's own parts; undefined for any. */
export function roleOf({ roles }: KindPlan, filter: NameFilter): string | undefined {
  if (filter === 'anyone') return undefined;
  return filter === 'speaker' ? 'speaker' : roles[filter];
}

/** That somebody has the part that a filter means. */
function hasPart(
  query: FindQuery,
  plan: KindPlan,
  who: Meant,
  filter: NameFilter,
  searched: boolean,
): Condition {
  if (query.kind === 'report') {
    const deed = filter === 'speaker' ? 'said' : filter === 'actor' ? 'did' : 'parts';
    // Not looked up one by one, for a report's row is long: the plus keeps to the index of reports.
    return sql`+e.nr in (${reportsOf(who, deed)})`;
  }
  // Looked up for each entry: cheaper than the list of all that somebody has a part in, where few are asked.
  const there = (entry: Sql, parts: PartsOf): Condition =>
    sql`exists (select 1 from participants as p where ${entry} and p.entry = ${parts.entry}
      ${parts.roles ? sql`and p.role in (${sql.join(parts.roles)})` : sql``}
      and (${sql.join(ways(who, sql.ref('p.key'), sql.ref('p.country'), sql.ref('p.folded')), sql` or `)}))`;
  const named = (column: string) =>
    sql`p.report_id = e.report_id and p.entry_id = ${sql.ref(`e.${column}`)}`;
  if (filter === 'speaker' && query.kind !== 'statement') {
    const parts = { entry: 'statements', roles: ['speaker'] };
    if (searched) return there(named('statement_id'), parts);
    const columns = sql`p.report_id, p.entry_id`;
    return sql`(e.report_id, e.statement_id) in (${partsOf(who, parts, columns)})`;
  }
  if (query.kind === 'figure') {
    const event = there(named('event_id'), {
      entry: 'events',
      roles: filter === 'anyone' ? undefined : [filter],
    });
    if (filter !== 'anyone') return event;
    return sql`(${event} or ${there(named('statement_id'), { entry: 'statements' })})`;
  }
  const role = roleOf(plan, filter);
  const parts = { entry: plan.table, roles: role === undefined ? undefined : [role] };
  return searched ? there(sql`p.entry_nr = e.nr`, parts) : sql`e.nr in (${partsOf(who, parts)})`;
}

/** Numbers of the reports in which somebody has any part, says or does something. */
export function reportsOf(who: Meant, deed: 'parts' | 'said' | 'did'): Sql {
  const { keys, country, folded } = who;
  const narrow = {
    parts: sql``,
    said: sql` and p.entry = 'statements' and p.role = 'speaker'`,
    did: sql` and p.entry = 'events' and p.role = 'actor'`,
  };
  const did = sql`${sql.ref(`a.${deed}`)} > 0`;
  const parts: Sql[] = [];
  if (keys.length > 0) {
    parts.push(
      sql`select a.report_nr from actors as a where a."key" in (${sql.join(keys)}) and ${did}`,
    );
  }
  if (country !== null) {
    parts.push(sql`select a.report_nr from actors as a where a.country = ${country} and ${did}`);
  }
  if (folded !== null) {
    parts.push(
      sql`select p.report_nr from participants as p where p.folded = ${folded}${narrow[deed]}`,
    );
  }
  return sql.join(parts, sql` union all `);
}
