import { StoreError } from '../error.ts';

const GIVEN = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Sorts behind every continuation of a date ("-", "T", digits). */
const BEHIND = '~';

/**
 * The least value that a date in the archive may have to lie on or after a given day, month or year.
 * Values are compared as text. One that is known to the month or year counts from its first day, so
 * "2015-10" lies after "2015-10-01". `flag` names the place of a wrong date in the message.
 */
export function atLeast(from: string, flag: string): string {
  return checked(from, flag).replace(/(?:-01)+$/, '');
}

/** The greatest value of a date that lies on or before a given day, month or year. */
export function atMost(to: string, flag: string): string {
  return checked(to, flag) + BEHIND;
}

/** Behind every date: TIMEX3 values such as PRESENT_REF or XXXX-09-28 lie at no time. */
export const NO_DATE = `9${BEHIND}`;

/** A TIMEX3 value as it is sorted by: '' where there is none, or one that lies at no time. */
export function dayOf(value: string | null): string {
  return value !== null && value < NO_DATE ? value : '';
}

function checked(date: string, flag: string): string {
  const [, year, month, day] = GIVEN.exec(date) ?? [];
  const real =
    year !== undefined &&
    (day === undefined || new Date(`${date}T00:00:00Z`).getUTCMonth() + 1 === Number(month));
  if (!real) throw new StoreError('find-date-wrong', flag, { value: date });
  return date;
}
