import type { Record } from '../record/record.ts';
import type { Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

/** The last day on which a commitment can be kept in time. */
export interface Due {
  /** YYYY-MM-DD; of a month, a quarter or a year the last day. */
  readonly day: string;
  /** What the day rests on beside the words of the deadline; null where they name it. */
  readonly doubt: string | null;
}

/** The day from which a time such as "within two weeks" counts, and why it is taken to. */
export interface Anchor {
  readonly day: string;
  readonly doubt: string;
}

/** Words right behind a length of time that have it count from what they name: "two weeks of the signing". */
const ELSEWHERE =
  /^\s*,?\s*(?:of(?!\s+(?:today|now)\b)|after|from(?!\s+(?:today|now)\b)|following|since|before|once|when|if|until)\b/i;

/**
 * When a commitment falls due: the day, month or year that its deadline names; of a length of time the
 * day on which it has run out, counted from the anchor. Null where the deadline is no date, is vague
 * ("within days"), or counts from nothing known.
 */
export function dueOf({ fields }: Found, anchor: Anchor | null): Due | null {
  const { deadline } = fields;
  if (typeof deadline !== 'string') return null;
  const day = lastDayOf(deadline);
  if (day !== null) return { day, doubt: null };
  const end = anchor && dayAfter(anchor.day, deadline);
  return end ? { day: end, doubt: anchor.doubt } : null;
}

/**
 * From where the length of time that a commitment's deadline gives counts: the day on which it was said
 * where the report tells, else the day of the report. Null for deadlines that are none, and for one that
 * counts from something else ("within two weeks of the signing").
 */
export async function anchorOf(
  store: Pick<Store, 'record'>,
  { id, report, fields }: Found,
): Promise<Anchor | null> {
  if (!/^P/.test(String(fields.deadline ?? ''))) return null;
  const record = await store.record(report.id);
  return record && anchorIn(record, id);
}

/** As `anchorOf`, in a record that is at hand. */
export function anchorIn(record: Record, id: string): Anchor | null {
  const commitment = record.commitments.find((one) => one.id === id);
  if (!commitment?.deadline) return null;
  if (ELSEWHERE.test(record.report.text.slice(commitment.deadline.end))) return null;
  const said = record.statements.find((one) => one.id === commitment.statement)?.date?.value;
  if (said && DAY.test(said)) {
    return { day: said, doubt: `counted from ${said}, when it was said` };
  }
  const { published } = record.report;
  if (published === null) return null;
  return { day: published, doubt: `counted from ${published}, the day of the report` };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A date of TIMEX3: year; then month and perhaps day, quarter, half or week (ISO 8601). */
const DATE = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])|W(\d{2})))?(?:T.*)?$/;

/** The last day of the time that a TIMEX3 date names; null for other values. */
function lastDayOf(value: string): string | null {
  const match = DATE.exec(value);
  if (!match) return null;
  const [year, month, day, quarter, half, week] = match.slice(1).map(Number);
  if (week) {
    // The week with the 4th of January is the first; it ends on a Sunday.
    const fourth = new Date(Date.UTC(year, 0, 4));
    const sunday = 4 + ((7 - fourth.getUTCDay()) % 7) + 7 * (week - 1);
    return iso(Date.UTC(year, 0, sunday));
  }
  if (day) return value.slice(0, 10);
  const last = month || 3 * quarter || 6 * half || 12;
  return iso(Date.UTC(year, last, 0));
}

/** A length of time of TIMEX3; "PXD" (some days) is none that could run out. */
const LENGTH =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?)?$/;

/** The day that a length of time after a day comes to, hours rounded up to days; null for other values. */
function dayAfter(from: string, value: string): string | null {
  const match = LENGTH.exec(value);
  if (!match || value === 'P') return null;
  const [years, months, weeks, days, hours, minutes] = match.slice(1).map((n) => Number(n ?? 0));
  const [year, month, day] = from.split('-').map(Number);
  const wanted = month - 1 + Math.round(12 * years + months);
  // The 31st and a month are the last day of a month that has no 31st.
  const longest = new Date(Date.UTC(year, wanted + 1, 0)).getUTCDate();
  const start = Date.UTC(year, wanted, Math.min(day, longest));
  return iso(start + DAY_MS * Math.ceil(7 * weeks + days + hours / 24 + minutes / 1440));
}

const DAY_MS = 86_400_000;

function iso(time: number): string | null {
  return Number.isFinite(new Date(time).getTime())
    ? new Date(time).toISOString().slice(0, 10)
    : null;
}
