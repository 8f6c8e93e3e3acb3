import type { Found, Meaning } from './meaning.ts';
import { readOrdinal, type View } from './view.ts';

type Calendar = Extract<Meaning, { kind: 'calendar' }>;

/** A number that was read, and the token after it. */
interface Part {
  readonly value: number;
  readonly to: number;
}

/** A calendar meaning of the fields that were said; the others are open. */
export function calendar(fields: Partial<Omit<Calendar, 'kind'>>): Calendar {
  return {
    kind: 'calendar',
    year: null,
    month: null,
    day: null,
    side: null,
    clock: null,
    ...fields,
  };
}

/** Dates of the calendar, whole or in part, from a year to "Tuesday, Nov. 3, 2015"; null where none begins. */
export function findCalendar(view: View, from: number): Found | null {
  return (
    findNumeric(view, from) ??
    findWeekdayDate(view, from) ??
    findMonthDate(view, from) ??
    findDayFirst(view, from) ??
    findEra(view, from) ??
    findYear(view, from)
  );
}

/** "2015-11-24", "11/24/2015" (day first where it must be). */
function findNumeric(view: View, from: number): Found | null {
  const word = view.at(from);
  // "2015-11-24" leaves nothing open; "3/4/2015" is read as Americans write it.
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(word);
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(word);
  if (!iso && !other) return null;
  const [a, b, c] = (iso ?? other)!.slice(1).map(Number);
  let fields = { year: a, month: b, day: c };
  if (!iso) {
    const year = c < 100 ? c + (c < 50 ? 2000 : 1900) : c;
    fields = a > 12 ? { year, month: b, day: a } : { year, month: a, day: b };
  }
  if (fields.month < 1 || fields.month > 12 || fields.day < 1 || fields.day > 31) return null;
  return { from, to: from + 1, meaning: calendar(fields), rule: 'numeric-date' };
}

/** "Tuesday, Nov. 3", "Sunday, March eighth": the day of the month says it all. */
function findWeekdayDate(view: View, from: number): Found | null {
  if (!view.lexicon.has('weekdays', view.at(from))) return null;
  // "Tuesday, the 3rd of November"
  let next = from + 1;
  if (view.is(next, ',')) next++;
  if (view.is(next, 'the')) next++;
  const date = findMonthDate(view, next) ?? findDayFirst(view, next);
  if (date?.meaning.kind !== 'calendar' || date.meaning.day === null) return null;
  return { ...date, from };
}

/** The month a word names, written with "mid-" or without. */
function monthAt(view: View, index: number): number | null {
  const word = view.at(index);
  const bare = /^(?:mid|late|early)-(.+)$/.exec(word)?.[1] ?? word;
  const month = view.lexicon.get('months', bare);
  if (month === undefined) return null;
  if (!view.capital(index) && bare === word && !view.lexicon.has('plainMonths', word)) return null;
  return month;
}

/** "Nov. 13", "November 13th, 2015", "March 2016", "in May"; null where none begins. */
export function findMonthDate(view: View, from: number): Found | null {
  const month = monthAt(view, from);
  if (month === null) return null;
  let to = from + 1;
  if (view.is(to, '.') && /^\p{Lu}\p{L}{2,3}$/u.test(view.words[from]) && dayAt(view, to + 1)) to++;
  if (view.is(to, 'the')) to++;
  // "March the eighth"
  const day = dayAt(view, to);
  if (day) {
    const year = yearAfter(view, day.to);
    const fields = { month, day: day.value, year: year?.value ?? null };
    return { from, to: year?.to ?? day.to, meaning: calendar(fields), rule: 'month-day' };
  }
  to = from + 1;
  if (view.is(to, 'of', ',')) to++;
  const year = yearAt(view, to);
  if (year) {
    return {
      from,
      to: year.to,
      meaning: calendar({ month, year: year.value }),
      rule: 'month-year',
    };
  }
  if (view.lexicon.has('weakMonths', view.at(from)) && !monthIsMeant(view, from)) return null;
  return { from, to: from + 1, meaning: calendar({ month }), rule: 'month' };
}

/** "in May", "by March", "May and June": a word that may be a month is one beside these. */
function monthIsMeant(view: View, index: number): boolean {
  return (
    view.is(
      index - 1,
      ...['in', 'of', 'by', 'since', 'until', 'till', 'from', 'through', 'to', 'before', 'after'],
      ...['early', 'late', 'mid', 'last', 'next', 'this', 'during', 'every', 'each', 'between'],
    ) ||
    (view.is(index - 1, 'and', 'or', '-', '–') && monthAt(view, index - 2) !== null)
  );
}

/** "13 November 2015", "the 13th of November". */
function findDayFirst(view: View, from: number): Found | null {
  // "the 13th of November", "13 November"
  const start = view.is(from, 'the') ? from + 1 : from;
  const day = dayAt(view, start);
  if (!day) return null;
  const next = view.is(day.to, 'of') ? day.to + 1 : day.to;
  const month = monthAt(view, next);
  if (month === null) return null;
  const year = yearAfter(view, next + 1);
  const fields = { month, day: day.value, year: year?.value ?? null };
  return { from: start, to: year?.to ?? next + 1, meaning: calendar(fields), rule: 'day-month' };
}

/** "13", "13th", "thirteenth": a day of the month. */
function dayAt(view: View, index: number): Part | null {
  const plain = /^(\d{1,2})$/.exec(view.at(index));
  const read = plain ? { value: Number(plain[1]), to: index + 1 } : readOrdinal(view, index);
  return read?.value && read.value <= 31 ? { value: read.value, to: read.to } : null;
}

/** A year after a date: ", 2015", "2015", "of 2015". */
function yearAfter(view: View, index: number): Part | null {
  return yearAt(view, view.is(index, ',', 'of') ? index + 1 : index);
}

/** "1996", "'96", "nineteen ninety-six", "two thousand ten". */
export function yearAt(view: View, index: number): Part | null {
  const word = view.at(index);
  if (/^(1[0-9]|20)\d\d$/.test(word)) return { value: Number(word), to: index + 1 };
  const short = /^['’](\d\d)$/.exec(word);
  if (short)
    return { value: Number(short[1]) + (Number(short[1]) < 40 ? 2000 : 1900), to: index + 1 };
  return spokenYear(view, index);
}

/** "nineteen ninety-six", as in transcripts of speech. */
function spokenYear(view: View, index: number): Part | null {
  const number = (at: number) => view.lexicon.get('numbers', view.at(at)) ?? 0;
  const teens = number(index);
  if (teens === 2 && view.is(index + 1, 'thousand')) {
    const ones = view.is(index + 2, 'and') ? index + 3 : index + 2;
    const rest = view.is(ones, 'a', 'an') ? 0 : number(ones);
    return rest > 0 && rest < 20
      ? { value: 2000 + rest, to: ones + 1 }
      : { value: 2000, to: index + 2 };
  }
  if (teens < 17 || teens > 20) return null;
  const tens = number(index + 1);
  if (tens < 10 || tens > 90) return null;
  const ones = tens >= 20 ? number(view.past(index + 1)) : 0;
  const withOnes = ones > 0 && ones < 10 && !view.is(view.past(index + 1), 'a', 'an');
  const to = withOnes ? view.past(index + 1) + 1 : index + 2;
  return { value: teens * 100 + tens + (withOnes ? ones : 0), to };
}

/** "the 1990s", "the '80s", "the nineties", "the 19th century". */
function findEra(view: View, from: number): Found | null {
  let at = view.is(from, 'the') ? from + 1 : from;
  while (view.is(at, 'early', 'late', 'mid')) at = view.past(at);
  const word = view.at(at).replace(/^(mid|early|late)-/, '');
  const decade = /^(\d{2,3})0['’]?s$/.exec(word) ?? /^['’](\d)0s$/.exec(word);
  const spoken = /^(twen|thir|for|fif|six|seven|eigh|nine)ties$/.exec(word);
  const fixed = (value: string, to: number): Found => ({
    from,
    to,
    meaning: { kind: 'fixed', value },
    rule: 'era',
  });
  // "the '80s" are of the last century, "the 1830s" say theirs.
  if (decade) return fixed(decade[1].length > 1 ? decade[1] : `19${decade[1]}`, at + 1);
  if (spoken && at > from) {
    const tens = ['twen', 'thir', 'for', 'fif', 'six', 'seven', 'eigh', 'nine'].indexOf(spoken[1]);
    return fixed(`19${tens + 2}`, at + 1);
  }
  // "the 19th century" is TIMEX3 "18": the years that begin so.
  const ordinal = readOrdinal(view, at);
  if (!ordinal?.value || !view.is(view.past(ordinal.to - 1), 'century')) return null;
  return fixed(String(ordinal.value - 1).padStart(2, '0'), view.past(ordinal.to - 1) + 1);
}

/** A year by itself must stand where years stand, and count nothing. */
function findYear(view: View, from: number): Found | null {
  const word = view.at(from);
  // "mid-1996", "post-2014"
  const prefixed = /^(?:mid|early|late|pre|post)-((?:1[5-9]|20)\d\d)$/.exec(word);
  if (prefixed) {
    const meaning = calendar({ year: Number(prefixed[1]) });
    return { from, to: from + 1, meaning, rule: 'year' };
  }
  let at = from;
  if (view.is(at, 'the') && view.is(at + 1, 'year')) at++;
  if (view.is(at, 'fiscal', 'year', 'calendar')) at++;
  if (view.is(at, 'year') && at === from + 1) at++;
  const year = yearAt(view, at);
  if (!year) return null;
  if (at === from && !yearIsMeant(view, from, year)) return null;
  return { from, to: year.to, meaning: calendar({ year: year.value }), rule: 'year' };
}

/** "in 1996", "the 2015 accord", but not "1996 rockets", "Resolution 1996". */
function yearIsMeant(view: View, from: number, { value, to }: Part): boolean {
  const { lexicon } = view;
  const before = view.at(from - 1);
  const after = view.at(to);
  if (lexicon.has('yearNotBefore', before) || lexicon.has('yearNotAfter', after)) return false;
  if (lexicon.has('yearBefore', before)) return value >= 1000 && value <= 2100;
  // "The 2015 accord", "(2015)", "Paris, 2015": only years that news tells of, and no bare plural after.
  return value >= 1800 && value <= 2100 && !/^\d/.test(after) && !/^\p{Ll}+s$/u.test(after);
}
