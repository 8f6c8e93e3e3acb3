import { sql } from 'kysely';
import { compile } from '../store/find/conditions.ts';
import { dateOf } from '../store/find/date-meant.ts';
import type { FindQuery } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

export const STEPS = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof STEPS)[number];

/** One stretch of time; both days belong to it. */
export interface Bucket {
  readonly from: string;
  readonly to: string;
  /** How many entries of each type; a kind without types counts under its own name. */
  readonly counts: { readonly [type: string]: number };
}

export interface Timeline {
  readonly buckets: readonly Bucket[];
  /** Entries that have a date as exact as the step asks for. */
  readonly total: number;
}

/** Characters of a date that say a year, month or day. */
const LENGTHS = { year: 4, month: 7, week: 10, day: 10 } as const;
const DAY = 86_400_000;

/**
 * How many entries a query finds in each day, week (from Monday), month or year of the date it means,
 * the earliest first; empty stretches are left out. Dates less exact than the step are not counted.
 */
export async function timeline(
  { asking }: Pick<Store, 'asking'>,
  query: FindQuery,
  by: Step,
): Promise<Timeline> {
  const { from, where, date, plan, possible } = await compile(asking, query, [
    'nr',
    'type',
    dateOf(query) === 'event' ? 'day' : 'published',
  ]);
  if (!possible) return { buckets: [], total: 0 };
  const length = LENGTHS[by];
  const type = plan.type === null ? sql`${query.kind}` : sql.ref(`e.${plan.type}`);
  const { rows } = await sql<{ at: string; type: string; count: number }>`
    select at, type, count(*) as count from
      (select substr(${date}, 1, ${sql.lit(length)}) as at, ${type} as type from ${from} where ${where}) as found
    where length(at) = ${sql.lit(length)} group by at, type order by at`.execute(asking.kysely);
  const buckets = new Map<string, { [type: string]: number }>();
  let total = 0;
  for (const { at, type, count } of rows) {
    const start = startOf(at, by);
    // Values such as 2015-W40 and 2015-SU are as long as a month, but name none.
    if (start === null) continue;
    const counts = buckets.get(start) ?? {};
    counts[type] = (counts[type] ?? 0) + Number(count);
    total += Number(count);
    buckets.set(start, counts);
  }
  return {
    buckets: [...buckets].map(([start, counts]) => ({ from: start, to: endOf(start, by), counts })),
    total,
  };
}

/** The first day of the stretch that a year, month or day lies in; null for what is none of these. */
function startOf(at: string, by: Step): string | null {
  const day = `${at}${'-01-01'.slice(at.length - 4)}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(time)) return null;
  if (by !== 'week') return day;
  const weekday = (new Date(time).getUTCDay() + 6) % 7;
  return dayOf(time - weekday * DAY);
}

function endOf(start: string, by: Step): string {
  const date = new Date(`${start}T00:00:00Z`);
  if (by === 'day') return start;
  if (by === 'week') return dayOf(date.getTime() + 6 * DAY);
  const [years, months] = by === 'year' ? [1, 0] : [0, 1];
  const next = Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth() + months, 1);
  return dayOf(next - DAY);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
