import type { Timeline } from '../api/answers.ts';

export const STEPS = ['day', 'week', 'month', 'year'] as const;
export type Step = (typeof STEPS)[number];

type Bucket = Timeline['buckets'][number];

/** A column of the timeline: a stretch of time, or the place where a long empty one was cut out. */
export interface Column {
  readonly from: string;
  readonly to: string;
  readonly counts: Bucket['counts'];
  /** Empty stretches cut out before this column; 0 where it follows on. */
  readonly gap: number;
}

/** Empty stretches that are drawn; more than these in a row are cut out. */
const LONGEST = 3;
const DAY = 86_400_000;

/** The columns from the first bucket to the last; short gaps stand empty, long ones are cut out and said. */
export function columnsOf(buckets: readonly Bucket[], step: Step): Column[] {
  const columns: Column[] = [];
  const sorted = [...buckets].sort((one, other) => (one.from < other.from ? -1 : 1));
  for (const bucket of sorted) {
    const last = columns.at(-1);
    let gap = 0;
    if (last) {
      const empty: { from: string; to: string }[] = [];
      let at = stretch(dayAfter(last.to), step);
      while (at.from < bucket.from && empty.length <= LONGEST) {
        empty.push(at);
        at = stretch(dayAfter(at.to), step);
      }
      if (empty.length <= LONGEST) {
        for (const one of empty) columns.push({ ...one, counts: {}, gap: 0 });
      } else gap = Math.max(1, stretchesBetween(last.to, bucket.from, step));
    }
    columns.push({ ...bucket, gap });
  }
  return columns;
}

/** The step in which a span of time makes a readable number of columns. */
export function stepFor(from: string | null, to: string | null): Step {
  if (!from || !to) return 'month';
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return days <= 40 ? 'day' : days <= 280 ? 'week' : days <= 5_000 ? 'month' : 'year';
}

function stretch(from: string, step: Step): { from: string; to: string } {
  const [year, month] = from.split('-').map(Number);
  const last =
    step === 'day'
      ? from
      : step === 'week'
        ? iso(Date.parse(from) + 6 * DAY)
        : step === 'month'
          ? iso(Date.UTC(year, month, 0))
          : `${from.slice(0, 4)}-12-31`;
  return { from, to: last };
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const dayAfter = (day: string) => iso(Date.parse(day) + DAY);

function stretchesBetween(from: string, to: string, step: Step): number {
  const days = (Date.parse(to) - Date.parse(from)) / DAY;
  return Math.round(days / { day: 1, week: 7, month: 30.44, year: 365.25 }[step]);
}
