/** A day of the Gregorian calendar; months and days count from 1. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** In a day; days have no daylight saving here. */
const MILLISECONDS = 86_400_000;

/** Reads the first ten characters of "2015-11-24…"; null where they are no real day. */
export function dayOf(text: string | null): Day | null {
  const found = /^(\d{4})-(\d{2})-(\d{2})/.exec(text ?? '');
  if (!found) return null;
  const day = { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
  return isDay(day) ? day : null;
}

/** Whether such a day exists. */
export function isDay({ year, month, day }: Day): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

/** How many days a month has. */
export function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day some days later; earlier where the count is negative. */
export function addDays(day: Day, count: number): Day {
  return fromNumber(toNumber(day) + count);
}

/** Days from one day to another. */
export function daysBetween(from: Day, to: Day): number {
  return toNumber(to) - toNumber(from);
}

/** The month some months away, as a year and a month. */
export function addMonths({ year, month }: Pick<Day, 'year' | 'month'>, count: number) {
  const months = year * 12 + (month - 1) + count;
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 };
}

/** 1 for Monday to 7 for Sunday (ISO 8601). */
export function weekdayOf(day: Day): number {
  return ((((toNumber(day) + 3) % 7) + 7) % 7) + 1;
}

/** "2015-W48": the ISO 8601 week, which belongs to the year of its Thursday. */
export function weekOf(day: Day): string {
  const thursday = addDays(day, 4 - weekdayOf(day));
  const first = { year: thursday.year, month: 1, day: 1 };
  const week = Math.floor(daysBetween(first, thursday) / 7) + 1;
  return `${pad(thursday.year, 4)}-W${pad(week)}`;
}

/** 1 to 4. */
export function quarterOf({ month }: Pick<Day, 'month'>): number {
  return Math.ceil(month / 3);
}

/** The nth weekday of a month. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Day {
  const first = { year, month, day: 1 };
  const shift = (weekday - weekdayOf(first) + 7) % 7;
  return addDays(first, shift + (nth - 1) * 7);
}

/** "2015-11-24" */
export function printDay({ year, month, day }: Day): string {
  return `${pad(year, 4)}-${pad(month)}-${pad(day)}`;
}

/** "2015-11" */
export function printMonth({ year, month }: Pick<Day, 'year' | 'month'>): string {
  return `${pad(year, 4)}-${pad(month)}`;
}

/** A whole number with zeros before it. */
export function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}

/** Days since 1970-01-01. */
function toNumber({ year, month, day }: Day): number {
  return Math.floor(Date.UTC(year, month - 1, day) / MILLISECONDS);
}

/** The day of such a number. */
function fromNumber(number: number): Day {
  const date = new Date(number * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
