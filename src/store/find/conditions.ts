import { type RawBuilder, sql } from 'kysely';
import { STATUSES } from '../../record/kinds.ts';
import { StoreError } from '../error.ts';
import type { Searched } from '../sql/dialect.ts';
import type { Asking } from './asking.ts';
import { dateColumn, dateConditions, dateOf, OF_REPORT } from './date-meant.ts';
import { EVERY, KINDS, type KindPlan } from './kinds.ts';
import { countryOf } from './names.ts';
import { type Entries, type Few, partsAlone } from './parts-alone.ts';
import { DATES, FIND_KINDS, type FindFilter, type FindQuery } from './query.ts';
import { nameConditions, namesOf } from './taking-part.ts';

type Sql = RawBuilder<unknown>;
type Condition = RawBuilder<boolean>;

/**
 * A query turned into SQL: `from` names the entries `e` and, where they are asked for, what words are `found`
 * and the reports `r`. Reports themselves are `e`.
 */
export interface Compiled extends Entries {
  readonly plan: KindPlan;
  /** True where words are searched: `found.rank` exists then. */
  readonly ranked: boolean;
  /** False where nothing can match: words were asked for, but there is no word among them. */
  readonly possible: boolean;
  /** True where nothing is asked but the kind: counts of this are kept. */
  readonly everything: boolean;
  /** Names that nobody in the archive bears. */
  readonly unknown: readonly string[];
}

/**
 * Turns a query into SQL that both databases take. `few` are all the columns of entries that are needed:
 * who takes part may tell these already. Throws `find-filter-unfit` for a filter that the kind does not
 * have and `find-date-wrong` for a date that is none.
 */
export async function compile(
  asking: Asking,
  query: FindQuery,
  few: readonly Few[] | null = null,
): Promise<Compiled> {
  if (!FIND_KINDS.includes(query.kind)) {
    throw new StoreError('find-value-wrong', 'kind', {
      value: query.kind,
      of: FIND_KINDS.join(', '),
    });
  }
  const plan = KINDS[query.kind];
  checkFilters(query, plan);
  const searched = query.words?.trim() ? query.words : null;
  const expression = searched === null ? null : asking.fullText.expression(searched);
  const words = expression !== null && plan.table !== 'actors' ? expression : null;
  const names = await namesOf(asking, query);
  const meanings = [...names.values()];
  const told = {
    plan,
    ranked: words !== null,
    possible: searched === null || expression !== null,
    everything: isEverything(query),
    unknown: meanings.filter(({ known }) => !known).map(({ name }) => name),
  };
  const base = few && words === null ? partsAlone(query, plan, names, few) : null;
  if (base !== null) return { ...told, ...base };

  const ofEvent =
    plan.type === null ? (['place', 'country', 'type'] as const) : (['place', 'country'] as const);
  const event = plan.event !== undefined && wants(query, ofEvent);
  const date = dateColumn(query);
  const own = [
    ...nameConditions(query, plan, names, words !== null),
    ...valueConditions(query, plan, event ? 'v' : 'e'),
    ...dateConditions(query, date),
    ...reportConditions(query),
  ];
  if (query.country !== undefined) {
    const country = (await countryOf(asking, query.country)) ?? query.country;
    own.push(sql`${sql.ref(event ? 'v.country' : 'e.country')} = ${country}`);
  }
  const entries = sql`${sql.table(plan.table)} as e`;
  const report = query.kind === 'report';
  // A report's row is long: what it must be is told by an index alone. The plus keeps SQLite from asking the
  // index of words for each of these.
  const where: Condition[] =
    report && words !== null
      ? [sql`+found.nr in (select e.nr from reports as e where ${allOf(own)})`]
      : own;
  const found =
    words !== null
      ? asking.fullText.matching(plan.table as Searched, words)
      : searched !== null && plan.table === 'actors'
        ? named(searched)
        : null;
  // What the words find is few, and is looked up: the other way round each entry would be searched for.
  if (found !== null) where.push(sql`e.nr = found.nr`);
  const from = sql`${found === null ? sql`` : sql`${found} as found cross join `}${entries}
    ${date.table === 'r' ? sql`join reports as r on r.nr = e.report_nr` : sql``}
    ${event ? sql`join events as v on v.report_id = e.report_id and v.id = e.event_id` : sql``}
    ${date.table === 's' ? sql`left join statements as s on s.report_id = e.report_id and s.id = e.statement_id` : sql``}`;
  return {
    ...told,
    from,
    where: allOf(where),
    counted: from,
    date: date.sorted,
    published: report ? sql`coalesce(e.published, '')` : sql`e.published`,
    report: report ? sql`e.nr` : sql`e.report_nr`,
  };
}

/** Whether a query asks for nothing but a kind, by the date that is usual for it. */
function isEverything({ kind, sort, descending, limit, cursor, ...filters }: FindQuery): boolean {
  const { dateOf: date, copies, ...others } = filters;
  const usual = date === undefined || date === dateOf({ kind } as FindQuery);
  return (
    kind !== 'report' &&
    usual &&
    copies !== true &&
    Object.values(others).every((one) => one === undefined)
  );
}

/** Actors whose name contains words: names are fewer than those who bear them. */
function named(words: string): Sql {
  const like = sql`like ${`%${likely(words)}%`} escape '\\'`;
  return sql`(select a.nr from actors as a
    where a.folded in (select folded from actor_names where lower(name) ${like}) and lower(a.name) ${like})`;
}

function allOf(conditions: readonly Condition[]): Sql {
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`1 = 1`;
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

/** What the entry's own columns must hold; `v` is the event it is about. */
function valueConditions(query: FindQuery, plan: KindPlan, event: 'e' | 'v'): Condition[] {
  const conditions: Condition[] = [];
  const limit = (column: string, values: readonly string[] | undefined) => {
    if (values !== undefined) conditions.push(among(column, values));
  };
  // A figure's type is that of the event it counts.
  limit(plan.type === null ? 'v.type' : `e.${plan.type}`, query.type);
  limit('e.status', query.status);
  limit('e.polarity', query.polarity);
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
  if (query.review !== undefined) limit('e.review', query.review.map(reviewColumn));
  else if (query.kind !== 'report') conditions.push(sql`e.review <> 'rejected'`);
  return conditions;
}

/** What the column holds for a state of review: nothing where nobody has settled anything. */
const reviewColumn = (review: string): string => (review === 'unreviewed' ? '' : review);

/** That a column has one of some values. */
function among(column: string, values: readonly string[]): Condition {
  return values.length === 0 ? sql`1 = 0` : sql`${sql.ref(column)} in (${sql.join(values)})`;
}

/** What the report must be. */
function reportConditions(query: FindQuery): Condition[] {
  const report = query.kind === 'report';
  const conditions: Condition[] = [];
  if (query.copies !== true && query.report === undefined) {
    conditions.push(report ? sql`e.copy_of is null` : sql`e.copy = 0`);
  }
  if (query.outlet !== undefined) conditions.push(sql`e.outlet = ${query.outlet}`);
  if (query.language !== undefined) conditions.push(sql`e.language = ${query.language}`);
  if (query.report !== undefined) {
    conditions.push(sql`${sql.ref(report ? 'e.id' : 'e.report_id')} = ${query.report}`);
  }
  if (query.entry !== undefined) conditions.push(sql`e.id = ${query.entry}`);
  return conditions;
}

/** Words for `like`: its own signs are taken as letters. */
function likely(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&');
}
