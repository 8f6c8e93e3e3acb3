import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  daysBetween,
  daysIn,
  isDay,
  nthWeekday,
  pad,
  printDay,
  printMonth,
  quarterOf,
  weekdayOf,
  weekOf,
} from './calendar.ts';
import { RELATIVE_YEAR } from './find.ts';
import type { Meaning, Outlook, Side } from './meaning.ts';

/** What an expression is counted from. */
export interface Context {
  /** The day the report was written, or null where nobody knows. */
  readonly report: Day | null;
  /** Value of the last date the story told, or null. */
  readonly story: string | null;
  /** The quarter the story is about ("2015-Q3"), or null where it is about none. */
  readonly quarter: string | null;
  /** Whether the words around speak of what is past or to come. */
  readonly outlook: Outlook;
}

/** The TIMEX3 value of a meaning in its context; null where it cannot be fixed. */
export function resolve(meaning: Meaning, context: Context): string | null {
  switch (meaning.kind) {
    case 'fixed':
    case 'duration':
    case 'set':
      return meaning.value;
    case 'calendar':
      return ofCalendar(meaning, context);
    case 'weekday':
      return ofWeekday(meaning, context);
    case 'shift':
      return ofShift(meaning, context);
    case 'clock': {
      const day = dayOf(context.story) ?? context.report;
      return day && printDay(day) + meaning.clock;
    }
    case 'season':
      return ofSeason(meaning, context);
    case 'quarter':
      return ofQuarter(meaning, context);
    case 'holiday':
      return ofHoliday(meaning, context);
  }
}

type Of<Kind extends Meaning['kind']> = Extract<Meaning, { kind: Kind }>;

/** A year that may have been said by a shift ("of last year"). */
function yearOf(year: number | null, { report }: Context): number | null {
  if (year === null || year > RELATIVE_YEAR / 2) return year;
  return report && report.year + (year - RELATIVE_YEAR);
}

/** "Nov. 13" told on 24 November 2015 is 2015-11-13; without a report it is XXXX-11-13. */
function ofCalendar({ year: said, month, day, side, clock }: Of<'calendar'>, context: Context) {
  const year = yearOf(said, context);
  if (month === null) return year === null ? null : pad(year, 4);
  const fixed = year ?? yearNear(month, day, side, context);
  if (fixed === null) return `XXXX-${pad(month)}${day === null ? '' : `-${pad(day)}`}`;
  if (day === null) return printMonth({ year: fixed, month });
  const whole = { year: fixed, month, day };
  return isDay(whole) ? printDay(whole) + (clock ?? '') : null;
}

/** The year of a month or day without one: by "last" and "next", else the nearest that fits the tense. */
function yearNear(month: number, day: number | null, side: Side | null, context: Context) {
  const { report } = context;
  if (!report) return null;
  if (side === 0) return report.year;
  const distance = (month - report.month) * 31 + (day === null ? 0 : day - report.day);
  if (side === -1) return month >= report.month ? report.year - 1 : report.year;
  if (side === 1) return month <= report.month ? report.year + 1 : report.year;
  // "in December", told in January, was last month; told in November it is to come.
  const { outlook } = context;
  if (distance > (outlook < 0 ? (day === null ? 45 : 100) : outlook === 0 ? 183 : 300)) {
    return report.year - 1;
  }
  const earliest = outlook > 0 ? -150 : outlook === 0 ? -240 : -300;
  return distance < earliest ? report.year + 1 : report.year;
}

/** "left on Tuesday", told on a Wednesday, was yesterday; "will leave on Tuesday" is in six days. */
function ofWeekday(meaning: Of<'weekday'>, context: Context): string | null {
  const { weekday, week, side, anchor, clock } = meaning;
  const base = (anchor === 'story' ? dayOf(context.story) : null) ?? context.report;
  if (!base) return null;
  if (week !== null) {
    return printDay(addDays(base, week * 7 + weekday - weekdayOf(base))) + (clock ?? '');
  }
  const ahead = (weekday - weekdayOf(base) + 7) % 7;
  // Told on a Tuesday, "last Tuesday" is a week ago and "Tuesday" is today.
  let shift: number;
  if (side === -1) shift = ahead - 7;
  else if (side === 1) shift = ahead === 0 ? 7 : ahead;
  else if (context.outlook === 2) shift = ahead;
  // An infinitive alone does not outweigh that yesterday's news are of yesterday.
  else if (context.outlook === 1)
    shift = ahead > 0 && ahead < 5 ? ahead : ahead - 7 * Math.sign(ahead);
  else shift = ahead === 0 ? 0 : ahead - 7;
  return printDay(addDays(base, shift)) + (clock ?? '');
}

/** "last month", "two days later", "a year earlier" than a quarter. */
function ofShift(meaning: Of<'shift'>, context: Context): string | null {
  const { unit, by, anchor, clock } = meaning;
  const { report, story } = context;
  const told = anchor === 'story' ? story : null;
  // "a year earlier" than a quarter is a quarter.
  if (context.quarter !== null && unit === 'Y' && by === -1 && meaning.counted) {
    const [year, quarter] = context.quarter.split('-');
    return `${pad(Number(year) - 1, 4)}-${quarter}`;
  }
  const base = anchor === 'story' ? (storyDay(story, unit) ?? report) : report;
  if (!base) return null;
  switch (unit) {
    case 'D':
      if (told !== null && dayOf(told) === null) return null;
      return printDay(addDays(base, by)) + (clock ?? '');
    // A unit's shift is as coarse as the unit: "two weeks ago" is a week, not a day.
    case 'W':
      return weekOf(addDays(base, by * 7));
    case 'WE': {
      // "over the weekend", told on a Monday, is over; told on a Friday it is to come.
      const past = by < 0 || (by === 0 && context.outlook <= 0 && weekdayOf(base) < 5);
      return `${weekOf(addDays(base, past ? Math.min(by, -1) * 7 : by * 7))}-WE`;
    }
    case 'M':
      return printMonth(addMonths(base, by));
    case 'Q':
      return quarterAway(base, by);
    case 'Y':
      return pad(base.year + by, 4);
    default:
      return null;
  }
}

/** The story's date as a day, where it is fine enough to count the unit from. */
function storyDay(story: string | null, unit: string): Day | null {
  const found = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(story ?? '');
  if (!found) return null;
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (unit === 'Y') return { year, month: 1, day: 1 };
  if (unit === 'M' || unit === 'Q') return found[2] ? { year, month, day: 1 } : null;
  return found[3] && day <= daysIn(year, month) ? { year, month, day } : null;
}

/** The quarter some quarters from that of a day. */
function quarterAway(day: Day, by: number): string {
  const month = addMonths({ year: day.year, month: quarterOf(day) * 3 }, by * 3);
  return `${pad(month.year, 4)}-Q${quarterOf(month)}`;
}

/** "last summer", told in November, was this year's; told in April, last year's. */
function ofSeason({ season, year: said, side }: Of<'season'>, context: Context): string | null {
  const year = yearOf(said, context);
  if (year !== null) return `${pad(year, 4)}-${season}`;
  const { report } = context;
  if (!report) return null;
  // Months in which the seasons begin in the north.
  const first = { SP: 3, SU: 6, FA: 9, WI: 12 }[season] ?? 1;
  if (side === 0) return `${pad(report.year, 4)}-${season}`;
  if (side === 1)
    return `${pad(report.month < first ? report.year : report.year + 1, 4)}-${season}`;
  const begun = report.month >= first;
  if (side === -1)
    return `${pad(begun && report.month >= first + 3 ? report.year : report.year - 1, 4)}-${season}`;
  return `${pad(begun || context.outlook > 0 ? report.year : report.year - 1, 4)}-${season}`;
}

/** "the third quarter", told in October, is the one that has just ended. */
function ofQuarter({ quarter, year: said, years, side }: Of<'quarter'>, context: Context) {
  const year = yearOf(said, context);
  const { report } = context;
  if (quarter !== null && year !== null) return `${pad(year, 4)}-Q${quarter}`;
  if (!report) return null;
  if (quarter !== null) {
    // The latest that has begun, or the next one where the words look ahead.
    const away = quarter - quarterOf(report);
    const year = context.outlook > 1 ? (away < -1 ? 1 : 0) : away > 0 ? -1 : 0;
    return `${pad(report.year + year + years, 4)}-Q${quarter}`;
  }
  const told = side !== 0 && side !== 1 ? context.quarter : null;
  const base = told ?? quarterAway(report, side ?? 0);
  const [baseYear, baseQuarter] = base.split('-Q').map(Number);
  return `${pad((year ?? baseYear) + years, 4)}-Q${baseQuarter}`;
}

/** "12-25" is a date, "11:4:4" the fourth Thursday of November; the nearest one that fits is meant. */
function ofHoliday({ rule, year: said, side }: Of<'holiday'>, context: Context): string | null {
  const year = yearOf(said, context) ?? context.report?.year ?? null;
  if (year === null) return null;
  // "11:4:4": the fifth that a short month lacks is its last.
  const inYear = (at: number): Day => {
    const [month, weekday, nth] = rule.split(/[:+-]/).map(Number);
    if (!rule.includes(':')) return { year: at, month, day: weekday };
    const fifth = nthWeekday(at, month, weekday, nth);
    const day = fifth.month === month ? fifth : addDays(fifth, -7);
    return rule.endsWith('+') ? addDays(day, 1) : day;
  };
  const day = inYear(year);
  if (said !== null || !context.report) return printDay(day);
  // Told in January, "Christmas" was last month.
  const ahead = daysBetween(context.report, day);
  const future = side === 1 || (side === null && context.outlook > 0);
  if (future) return printDay(ahead < 0 ? inYear(year + 1) : day);
  if (side === -1) return printDay(ahead >= 0 ? inYear(year - 1) : day);
  return printDay(ahead > 60 ? inYear(year - 1) : ahead < -300 ? inYear(year + 1) : day);
}
