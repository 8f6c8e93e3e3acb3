import { findCalendar } from './find-calendar.ts';
import { findClock } from './find-clock.ts';
import { findDuration, findSet } from './find-duration.ts';
import { findRelative } from './find-relative.ts';
import { findHoliday, findQuarter, findVague } from './find-vague.ts';
import type { Found, Meaning } from './meaning.ts';
import type { View } from './view.ts';

/** In the order in which they win where two read equally far. */
const FINDERS = [
  findCalendar,
  findRelative,
  findQuarter,
  findClock,
  findSet,
  findDuration,
  findVague,
  findHoliday,
] as const;

/** So many words at most stand before the heart of an expression: "about the end of the same fiscal year". */
const LEAD = 8;

/** All time expressions of a sentence, left to right, none inside another; the longest wins. */
export function findTimes(view: View): Found[] {
  const all: Found[] = [];
  let nextAnchor = -1;
  for (let at = 0; at < view.words.length; ) {
    if (nextAnchor < at) {
      nextAnchor = at;
      while (nextAnchor < view.words.length && !view.lexicon.isAnchor(view.at(nextAnchor)))
        nextAnchor++;
    }
    if (nextAnchor - at > LEAD) {
      at = nextAnchor - LEAD;
      continue;
    }
    const last = all.at(-1);
    const found = (last?.to === at ? secondDay(view, last) : null) ?? findAt(view, at);
    if (found) all.push(found);
    at = found ? found.to : at + 1;
  }
  return all;
}

/** "Nov. 13 and 14", "April 24-25": a bare number after a day of the month is another of its days. */
function secondDay(view: View, first: Found): Found | null {
  const { meaning, to } = first;
  if (meaning.kind !== 'calendar' || meaning.day === null || meaning.year !== null) return null;
  if (!view.is(to, 'and', 'to', '-', '–', 'or', 'through', ',')) return null;
  const day = /^([12]?\d|3[01])$/.exec(view.at(to + 1));
  // "On Nov. 13 and 15 people died": what is counted is no day.
  const free = /^([^\p{L}\p{N}]*|in|at|on|when|with|for|by|to|the)$/u.test(view.at(to + 2));
  if (!day || !free || Number(day[1]) <= meaning.day) return null;
  return {
    from: to + 1,
    to: to + 2,
    meaning: { ...meaning, day: Number(day[1]) },
    rule: 'month-day',
  };
}

/** The longest expression that begins at a token, with what stands before and after it taken in. */
function findAt(view: View, from: number): Found | null {
  const inner = modified(view, from);
  let best = longest(view, inner);
  if (!best || (inner > from && !takesModifier(best.meaning))) {
    if (inner > from) {
      best = longest(view, from);
      if (best && best.to <= inner) return best;
    }
    if (!best) return null;
    return joined(view, best);
  }
  return { ...joined(view, best), from };
}

/** "late", "earlier", "about", "the end of", "mid-": where what they modify begins. */
function modified(view: View, from: number): number {
  const { lexicon } = view;
  const the = view.is(from, 'the') ? from + 1 : from;
  // "the end of", "the beginning of"
  const edge = view.past(the);
  if (lexicon.has('edges', view.at(the)) && view.is(edge, 'of')) return edge + 1;
  if (view.is(the, 'year', 'month', 'week') && view.is(the + 1, 'of')) return the + 2;
  // "about", "late", "earlier in"
  let at = from;
  while (lexicon.has('modifiers', view.at(at)) && at - from < 3) at = view.past(at);
  if (
    at > from &&
    view.is(at, 'in', 'on') &&
    view.is(at - 1, 'earlier', 'later', 'early', 'late')
  ) {
    return at + 1;
  }
  return at;
}

/** "early 1990s", but not "early now". */
function takesModifier(meaning: Meaning): boolean {
  return meaning.kind !== 'fixed' || /^\d/.test(meaning.value);
}

/** The longest expression that any finder reads at a token. */
function longest(view: View, from: number): Found | null {
  let best: Found | null = null;
  for (const find of FINDERS) {
    const found = find(view, from);
    if (found && found.to > (best?.to ?? from)) best = found;
  }
  return best;
}

/** "9 a.m. EST Tuesday", "Friday at noon", "January this year", "the third quarter of 1984". */
function joined(view: View, first: Found): Found {
  let found = first;
  for (let round = 0; round < 2; round++) {
    const after = view.is(found.to, ',', 'of', 'on', 'at', 'in', 'from', "'s", '’s')
      ? found.to + 1
      : found.to;
    const inner = modified(view, after);
    const second = longest(view, inner);
    const link = after > found.to ? view.at(found.to) : '';
    const meaning = second && merge(found.meaning, second.meaning, link);
    if (!second || !meaning) return found;
    found = { from: found.from, to: second.to, meaning, rule: `${found.rule}+${second.rule}` };
  }
  return found;
}

/** What two expressions side by side mean together, or null where they are two. */
function merge(one: Meaning, two: Meaning, link: string): Meaning | null {
  // "9 a.m. Tuesday"
  if (one.kind === 'clock') {
    const clock = one.clock;
    if (link === 'of') return null;
    if (two.kind === 'weekday' && two.clock === null) return { ...two, clock };
    if (two.kind === 'calendar' && two.day !== null) return { ...two, clock };
    if (two.kind === 'shift' && two.unit === 'D' && two.clock === null) return { ...two, clock };
    return null;
  }
  // "Tuesday at 9 a.m."
  if (two.kind === 'clock' && link !== 'of' && link !== ',') {
    if (one.kind === 'weekday' || (one.kind === 'calendar' && one.day !== null)) {
      return { ...one, clock: two.clock };
    }
    if (one.kind === 'shift' && one.unit === 'D') return { ...one, clock: two.clock };
    return null;
  }
  // "Friday next week", "next week on Friday"
  const [day, week] = one.kind === 'weekday' ? [one, two] : [two, one];
  if (day.kind === 'weekday' && week.kind === 'shift' && week.unit === 'W' && !week.counted) {
    return day.side === null && link !== 'at' && link !== ',' ? { ...day, week: week.by } : null;
  }
  if (link === "'s" || link === '’s') {
    // "this year's third quarter"
    const own = one.kind === 'shift' || one.kind === 'calendar' ? yearOf(one) : null;
    const part = two.kind === 'quarter' || two.kind === 'season';
    return own && part && two.year === null ? { ...two, side: null, ...own } : null;
  }
  if (!['', 'of', 'in'].includes(link)) return null;
  // "the third quarter of 1984", "the winter of 1994", "November of last year", "January this year"
  const year = yearOf(two);
  if (year === null) return null;
  const open = (one.kind === 'season' || one.kind === 'quarter') && one.year === null;
  const month = one.kind === 'calendar' && one.year === null && one.month !== null;
  if (!open && !month) return null;
  return { ...one, side: null, ...year } as Meaning;
}

/** A year said outright, or by a shift ("last year") that is resolved later as a negative number. */
function yearOf(meaning: Meaning): { year: number } | null {
  if (meaning.kind === 'calendar' && meaning.month === null && meaning.year !== null) {
    return { year: meaning.year };
  }
  if (meaning.kind === 'shift' && meaning.unit === 'Y' && Math.abs(meaning.by) <= 1) {
    return { year: RELATIVE_YEAR + meaning.by };
  }
  return null;
}

/** Stands for the report's own year in a meaning's `year`: no year of the calendar is so small. */
export const RELATIVE_YEAR = -10_000;
