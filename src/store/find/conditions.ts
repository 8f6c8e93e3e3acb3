import { type RawBuilder, sql } from 'kysely';
import { STATUSES } from '../../record/kinds.ts';
import { StoreError } from '../error.ts';
import type { Searched } from '../sql/dialect.ts';
import type { Asking } from './asking.ts';
import { atLeast, atMost, NO_DATE } from './dates.ts';
import { EVERY, KINDS, type KindPlan } from './kinds.ts';
import { countryOf, type Meant, meant, type PartsOf, partsOf, ways } from './names.ts';
import { DATES, type DateOf, FIND_KINDS, type FindFilter, type FindQuery } from './query.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<boolean>;

/**
 * A query turned into SQL: `from` names the entries `e` and their reports `r` (of reports themselves
 * both are `e`), and, where words are searched, what is `found`.
 */
export interface Compiled {
  readonly plan: KindPlan;
  readonly from: Sql;
  readonly where: Sql;
  /** The same entries without their reports, for counting: what is asked of those is asked aside. */
  readonly counted: { readonly from: Sql; readonly where: Sql };
  /** The date that is meant, '' where there is none. */
  readonly date: Sql;
  /** Alias of the report's table. */
  readonly report: 'e' | 'r';
  /** True where words are searched: `found.rank` exists then. */
  readonly ranked: boolean;
  /** False where nothing can match: words were asked for, but there is no word among them. */
  readonly possible: boolean;
  /** Names that nobody in the archive bears. */
  readonly unknown: readonly string[];
}

const NAMES = ['actor', 'recipient', 'speaker', 'addressee', 'anyone'] as const;
type NameFilter = (typeof NAMES)[number];

/**
 * Turns a query into SQL that both databases take. Throws `find-filter-unfit` for a filter that the
 * kind does not have and `find-date-wrong` for a date that is none.
 */
export async function compile(asking: Asking, query: FindQuery): Promise<Compiled> {
  if (!FIND_KINDS.includes(query.kind)) {
    throw new StoreError('find-value-wrong', 'kind', {
      value: query.kind,
      of: FIND_KINDS.join(', '),
    });
  }
  const plan = KINDS[query.kind];
  checkFilters(query, plan);
  const report = query.kind === 'report' ? 'e' : 'r';
  const searched = query.words?.trim() ? query.words : null;
  const expression = searched === null ? null : asking.fullText.expression(searched);
  const words = expression !== null && plan.table !== 'actors' ? expression : null;
  const names = await namesOf(asking, query);
  const ofEvent =
    plan.type === null ? (['place', 'country', 'type'] as const) : (['place', 'country'] as const);
  const event = plan.event !== undefined && wants(query, ofEvent);
  const statement = dateOf(query) === 'statement' && plan.claimed;
  const beside = sql`
    ${words === null ? sql`` : sql`join ${asking.fullText.matching(plan.table as Searched, words)} as found on found.nr = e.nr`}
    ${event ? sql`join events as v on v.report_id = e.report_id and v.id = e.event_id` : sql``}
    ${statement ? sql`left join statements as s on s.report_id = e.report_id and s.id = e.statement_id` : sql``}`;
  const entries = sql`${sql.table(plan.table)} as e`;
  const from = sql`${entries}
    ${report === 'r' ? sql`join reports as r on r.id = e.report_id` : sql``} ${beside}`;
  const date = dateColumn(query, plan, report);
  const ofReport = OF_REPORT.includes(dateOf(query));
  const own = [
    ...nameConditions(query, plan, names),
    ...valueConditions(query, plan, event ? 'v' : 'e'),
    ...(ofReport ? [] : dateConditions(query, date)),
  ];
  const its = [
    ...(ofReport ? dateConditions(query, date) : []),
    ...reportConditions(query, report),
  ];
  if (query.country !== undefined) {
    const country = (await countryOf(asking, query.country)) ?? query.country;
    own.push(sql`${sql.ref(event ? 'v.country' : 'e.country')} = ${country}`);
  }
  if (searched !== null && plan.table === 'actors') {
    own.push(sql`lower(e.name) like ${`%${likely(searched)}%`} escape '\\'`);
  }
  const where = allOf([...own, ...its]);
  return {
    plan,
    from,
    where,
    counted:
      report === 'e'
        ? { from, where }
        : { from: sql`${entries} ${beside}`, where: allOf([...own, ...aside(its)]) },
    date: sortable(date, KINDS[query.kind].dates[dateOf(query)] !== undefined),
    report,
    ranked: words !== null,
    possible: searched === null || expression !== null,
    unknown: [...names.values()].filter(({ known }) => !known).map(({ name }) => name),
  };
}

/** Dates that are the report's. */
const OF_REPORT: readonly DateOf[] = ['published', 'modified', 'retrieved', 'added'];

function allOf(conditions: readonly Condition[]): Sql {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
}

/** What is asked of the reports `r`, without a join: the entry's report is among those it holds for. */
function aside(its: readonly Condition[]): Condition[] {
  if (its.length === 0) return [];
  return [sql`e.report_id in (select r.id from reports as r where ${allOf(its)})`];
}

/** The date that a query means. */
export function dateOf({ kind, dateOf }: FindQuery): DateOf {
  return dateOf ?? (kind === 'event' ? 'event' : 'published');
}

function wants(query: FindQuery, filters: readonly FindFilter[]): boolean {
  return filters.some((filter) => query[filter] !== undefined);
}

/** Refuses filters that say nothing about this kind: left out quietly, they would find too much. */
function checkFilters(query: FindQuery, plan: KindPlan): void {
  const { kind, sort, descending, limit, cursor, ...filters } = query;
  for (const [filter, value] of Object.entries(filters)) {
    if (value === undefined) continue;
    const fits = [...EVERY, ...plan.filters].includes(filter as FindFilter);
    if (!fits) throw new StoreError('find-filter-unfit', filter, { kind });
  }
  for (const [field, values] of [
    ['type', plan.types],
    ['status', STATUSES],
  ] as const) {
    const wrong = values && query[field]?.find((value) => !values.includes(value as never));
    if (wrong !== undefined) {
      throw new StoreError('find-value-wrong', field, {
        value: wrong,
        of: (values ?? []).join(', '),
      });
    }
  }
  const date = dateOf(query);
  if (!DATES.includes(date)) {
    throw new StoreError('find-value-wrong', 'dateOf', { value: date, of: DATES.join(', ') });
  }
  if (
    !OF_REPORT.includes(date) &&
    plan.dates[date] === undefined &&
    !(date === 'statement' && plan.claimed)
  ) {
    throw new StoreError('find-date-unfit', 'dateOf', { kind, value: date });
  }
}

/** Everybody whom the query names, each looked up once. */
async function namesOf(asking: Asking, query: FindQuery): Promise<Map<string, Meant>> {
  const asked = [...NAMES.map((filter) => query[filter]), ...(query.between ?? [])];
  const names = new Map<string, Meant>();
  for (const name of new Set(asked)) {
    if (name !== undefined) names.set(name, await meant(asking, name));
  }
  return names;
}

function nameConditions(query: FindQuery, plan: KindPlan, names: Map<string, Meant>): Condition[] {
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
  const anywhere = (who: Meant) => hasPart(query, plan, who, 'anyone');
  return [
    ...NAMES.flatMap((filter) => has(filter, (who) => hasPart(query, plan, who, filter))),
    ...(query.between ?? []).map((name) => anywhere(names.get(name) as Meant)),
  ];
}

/** That somebody has the part that a filter means. */
function hasPart(query: FindQuery, plan: KindPlan, who: Meant, filter: NameFilter): Condition {
  const inside = (columns: readonly string[], parts: PartsOf): Condition =>
    sql`(${sql.join(columns.map((column) => sql.ref(column)))}) in (${partsOf(who, parts)})`;
  if (query.kind === 'report') {
    const entry = filter === 'speaker' ? 'statements' : filter === 'actor' ? 'events' : null;
    return sql`e.id in (${reportsOf(who, entry, entry === null ? null : filter)})`;
  }
  if (filter === 'speaker' && query.kind !== 'statement') {
    const parts = { entry: 'statements', roles: ['speaker'] };
    return inside(['e.report_id', 'e.statement_id'], parts);
  }
  if (query.kind === 'figure') {
    const event = inside(['e.report_id', 'e.event_id'], {
      entry: 'events',
      roles: filter === 'anyone' ? undefined : [filter],
    });
    if (filter !== 'anyone') return event;
    return sql`(${event} or ${inside(['e.report_id', 'e.statement_id'], { entry: 'statements' })})`;
  }
  const role =
    filter === 'speaker' ? 'speaker' : filter === 'anyone' ? undefined : plan.roles[filter];
  const roles = role === undefined ? undefined : [role];
  return inside(['e.report_id', 'e.id'], { entry: plan.table, roles });
}

/** Ids of the reports in which somebody has a part of a kind, or any part. */
export function reportsOf(who: Meant, entry: string | null, role: string | null): Sql {
  const narrow = entry === null ? sql`` : sql` and p.entry = ${entry} and p.role = ${role}`;
  return sql.join(
    ways(who, sql.ref('p.key'), sql.ref('p.country'), sql.ref('p.folded')).map(
      (way) => sql`select p.report_id from participants as p where ${way}${narrow}`,
    ),
    sql` union all `,
  );
}

/** What the entry's own columns must hold; `v` is the event it is about. */
function valueConditions(query: FindQuery, plan: KindPlan, event: 'e' | 'v'): Condition[] {
  const conditions: Condition[] = [];
  const among = (column: string, values: readonly string[] | undefined) => {
    if (values === undefined) return;
    conditions.push(
      values.length === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join(values)})`,
    );
  };
  // A figure's type is that of the event it counts.
  among(plan.type === null ? 'v.type' : `e.${plan.type}`, query.type);
  among('e.status', query.status);
  among('e.polarity', query.polarity);
  if (query.mode !== undefined) conditions.push(sql`e.mode = ${query.mode}`);
  if (query.strength !== undefined) conditions.push(sql`e.strength = ${query.strength}`);
  if (query.place !== undefined) {
    conditions.push(sql`lower(${sql.ref(`${event}.place`)}) = ${query.place.toLowerCase()}`);
  }
  if (query.unit !== undefined) {
    conditions.push(sql`lower(e.unit) like ${`%${likely(query.unit)}%`} escape '\\'`);
  }
  if (query.asserted !== undefined) {
    conditions.push(sql`e.statement_id is ${query.asserted ? sql`` : sql`not`} null`);
  }
  if (query.conditional !== undefined) {
    conditions.push(sql`e.condition is ${query.conditional ? sql`not` : sql``} null`);
  }
  if (query.minScore !== undefined) conditions.push(sql`e.score >= ${query.minScore}`);
  // What somebody rejected is there to be looked at, and found only by whoever looks for it.
  if (query.review !== undefined) among('e.review', query.review.map(reviewColumn));
  else if (query.kind !== 'report') conditions.push(sql`e.review <> 'rejected'`);
  return conditions;
}

/** What the column holds for a state of review: nothing where nobody has settled anything. */
const reviewColumn = (review: string): string => (review === 'unreviewed' ? '' : review);

function dateConditions({ from, to }: FindQuery, date: Sql): Condition[] {
  const conditions: Condition[] = [];
  if (from !== undefined) conditions.push(sql`${date} >= ${atLeast(from, 'from')}`);
  if (from !== undefined && to === undefined) conditions.push(sql`${date} <= ${NO_DATE}`);
  if (to !== undefined) conditions.push(sql`${date} <= ${atMost(to, 'to')}`);
  return conditions;
}

/** What the report must be. */
function reportConditions(query: FindQuery, report: 'e' | 'r'): Condition[] {
  const of = (column: string) => sql.ref(`${report}.${column}`);
  const conditions: Condition[] = [];
  if (query.copies !== true && query.report === undefined) {
    conditions.push(sql`${of('copy_of')} is null`);
  }
  if (query.outlet !== undefined) conditions.push(sql`${of('outlet')} = ${query.outlet}`);
  if (query.language !== undefined) conditions.push(sql`${of('language')} = ${query.language}`);
  if (query.report !== undefined) conditions.push(sql`${of('id')} = ${query.report}`);
  if (query.entry !== undefined) conditions.push(sql`e.id = ${query.entry}`);
  return conditions;
}

function dateColumn(query: FindQuery, plan: KindPlan, report: 'e' | 'r'): Sql {
  const date = dateOf(query);
  const own = plan.dates[date];
  if (own !== undefined) return sql.ref(`e.${own}`);
  if (date === 'statement') return sql.ref('s.date');
  return sql.ref(`${report}.${date === 'added' ? 'added_at' : date}`);
}

/** A date as it is sorted by; TIMEX3 values that lie at no time, which entries may have, count as none. */
function sortable(date: Sql, own: boolean): Sql {
  return own
    ? sql`case when ${date} < ${sql.lit(NO_DATE)} then ${date} else '' end`
    : sql`coalesce(${date}, '')`;
}

/** Words for `like`: its own signs are taken as letters. */
function likely(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
}
