import { findMonthDate } from './find-calendar.ts';
import { durationValue } from './find-duration.ts';
import type { Anchor, Found, Meaning, Side } from './meaning.ts';
import { readNumber, type View } from './view.ts';

/** Expressions counted from another time: "yesterday", "last week", "two years ago"; null where none begins. */
export function findRelative(view: View, from: number): Found | null {
  return (
    findDayWord(view, from) ??
    findCounted(view, from) ??
    findPointed(view, from) ??
    findYearEarlier(view, from) ??
    findPlain(view, from)
  );
}

/** A shift of the fields that were said; the others are those of "today" told plainly. */
function shift(fields: Partial<Extract<Meaning, { kind: 'shift' }>>): Meaning {
  const rest = {
    unit: 'D',
    by: 0,
    anchor: 'report',
    clock: null,
    deictic: false,
    counted: false,
  } as const;
  return { kind: 'shift', ...rest, ...fields };
}

/** "today", "yesterday morning", "the day before yesterday", "tonight", "last night", "this morning". */
function findDayWord(view: View, from: number): Found | null {
  const { lexicon } = view;
  const done = (to: number, by: number, clock: string | null): Found => ({
    from,
    to,
    meaning: shift({ by, clock, deictic: true }),
    rule: 'day-word',
  });
  for (const [phrase, by] of [
    ['the day before yesterday', -2],
    ['the day after tomorrow', 2],
  ] as const) {
    const to = view.phrase(from, phrase);
    if (to > 0) return done(to, by, null);
  }
  // "tonight", "overnight"
  const night = lexicon.get('nights', view.at(from));
  if (night) return done(from + 1, night[0], `T${night[1]}`);
  const day = lexicon.get('days', view.at(from));
  if (day !== undefined) {
    const part = lexicon.get('parts', view.at(from + 1));
    return done(part ? from + 2 : from + 1, day, part ? `T${part}` : null);
  }
  // "this morning"; "last morning" nobody says.
  const part = lexicon.get('parts', view.at(from + 1));
  if (!part) return null;
  if (view.is(from, 'this')) return done(from + 2, 0, `T${part}`);
  return view.is(from, 'last') && part !== 'MO' ? done(from + 2, -1, `T${part}`) : null;
}

/** "two years ago", "a day earlier", "three weeks later", "days after", "six months from now". */
function findCounted(view: View, from: number): Found | null {
  const number = readNumber(view, from);
  const at = number ? number.to : from;
  const unit = view.lexicon.unit(view.at(at));
  if (!unit || unit.unit === 'WE') return null;
  if (!number && !view.at(at).endsWith('s')) return null;
  // "a week or so ago", "a year or two ago"
  const more = view.is(at + 1, 'or') && view.is(at + 2, 'so', 'two', 'more') ? at + 3 : at + 1;
  const next = view.is(more, '-') ? more + 1 : more;
  const word = view.at(next);
  // "ago" counts from the report, "earlier" and "later" from what the story told last.
  let side: Side = 0;
  let anchor: Anchor = 'story';
  if (word === 'ago' || view.phrase(next, 'back in') > 0) {
    side = -1;
    anchor = 'report';
  } else if (view.phrase(next, 'from now') > 0) {
    side = 1;
    anchor = 'report';
  } else if (view.lexicon.has('storyPast', word) && isCounted(view, next)) side = -1;
  else if (view.lexicon.has('storyNext', word) && isCounted(view, next)) side = 1;
  if (side === 0) return null;
  const to = word === 'from' ? next + 2 : next + 1;
  if (!number || number.value === null || unit.unit.startsWith('T')) {
    const value = !number || number.value === null ? null : number.value * unit.times;
    // "several years ago" says that it is over, not when.
    const meaning: Meaning =
      anchor === 'report' && value === null
        ? { kind: 'fixed', value: side < 0 ? 'PAST_REF' : 'FUTURE_REF' }
        : { kind: 'duration', value: durationValue(value, unit.unit) };
    return { from, to, meaning, rule: 'counted' };
  }
  const by = side * number.value * unit.times;
  return {
    from,
    to,
    meaning: shift({ unit: unit.unit, by, anchor, counted: true }),
    rule: 'counted',
  };
}

/** "two days before the attack" is counted from the attack, which is no time; "two days before," is. */
function isCounted(view: View, index: number): boolean {
  if (!view.is(index, 'before', 'after', 'since')) return true;
  return /^[^\p{L}\p{N}]*$/u.test(view.at(index + 1));
}

/** A word that points from now or from the story to a time. */
interface Pointer {
  readonly to: number;
  readonly side: Side;
  readonly anchor: Anchor;
  /** False for "this", "that": nothing lies between. */
  readonly away: boolean;
}

/** "last", "the next", "this past", "that", "the same". */
function readPointer(view: View, from: number): Pointer | null {
  const { lexicon } = view;
  const the = view.is(from, 'the', 'its', 'his', 'her', 'their', 'our');
  let at = the ? from + 1 : from;
  if (view.is(at, 'this', 'these') && view.is(at + 1, 'past', 'last', 'coming', 'next')) at++;
  const word = view.at(at);
  // "last" and "past" look back from the report, "the previous day" from the story.
  if (lexicon.has('past', word)) {
    const story = word !== 'last' && word !== 'past';
    return { to: at + 1, side: -1, anchor: story ? 'story' : 'report', away: true };
  }
  // "next week" is the report's, "the next day" the story's.
  if (lexicon.has('next', word)) {
    const story = the && (word === 'next' || word === 'following');
    return {
      to: at + 1,
      side: 1,
      anchor: story || word === 'subsequent' ? 'story' : 'report',
      away: true,
    };
  }
  if (word === 'that' && view.is(at + 1, 'same')) {
    return { to: at + 2, side: 0, anchor: 'story', away: false };
  }
  if (word === 'that' || (word === 'same' && the)) {
    return { to: at + 1, side: 0, anchor: 'story', away: false };
  }
  if (lexicon.has('same', word)) return { to: at + 1, side: 0, anchor: 'report', away: false };
  return null;
}

/** "last week", "the past two months", "next Friday", "that year", "this September", "last fall". */
function findPointed(view: View, from: number): Found | null {
  const pointer = readPointer(view, from);
  if (!pointer) return null;
  const { lexicon } = view;
  const { to: at, side, anchor } = pointer;
  const found = (to: number, meaning: Meaning): Found => ({ from, to, meaning, rule: 'pointed' });
  const weekday = lexicon.get('weekdays', view.at(at));
  if (weekday)
    return found(at + 1, { kind: 'weekday', weekday, week: null, side, anchor, clock: null });
  const date = findMonthDate(view, at);
  if (date?.meaning.kind === 'calendar' && date.meaning.year === null) {
    return found(date.to, { ...date.meaning, side });
  }
  const season = lexicon.get('seasons', view.at(at));
  if (season) return found(at + 1, { kind: 'season', season, year: null, side });
  const part = lexicon.get('parts', view.at(at));
  if (part) return found(at + 1, shift({ by: side, anchor, clock: `T${part}` }));
  // "the past two months"
  const number = pointer.away ? readNumber(view, at) : null;
  let head = number ? number.to : at;
  if (view.is(head, 'fiscal', 'calendar', 'full', 'entire')) head++;
  const unit = lexicon.unit(view.at(head));
  // "This Week" and "60 Minutes" are names.
  if (!unit || (view.capital(head) && head > 0)) return null;
  const end = head + 1;
  const plural = view.at(end - 1).endsWith('s');
  if (number || (plural && pointer.away)) {
    const value = number?.value === null || !number ? null : number.value * unit.times;
    return found(end, { kind: 'duration', value: durationValue(value, unit.unit) });
  }
  if (plural) return null;
  // "the past year", "the last decade" are stretches; "last year" is a date.
  if (view.is(at - 1, 'past') || (unit.times > 1 && pointer.away)) {
    return found(end, { kind: 'duration', value: durationValue(unit.times, unit.unit) });
  }
  if (unit.unit === 'Q') {
    return found(end, { kind: 'quarter', quarter: null, year: null, years: 0, side });
  }
  return found(end, shift({ unit: unit.unit, by: side * unit.times, anchor }));
}

/** "the year-earlier quarter", "the comparable year-ago period", "a year-earlier". */
function findYearEarlier(view: View, from: number): Found | null {
  let at = view.is(from, 'the', 'a') ? from + 1 : from;
  if (view.is(at, 'comparable', 'corresponding', 'same')) at++;
  // "year-ago" is three tokens
  if (!view.is(at, 'year')) return null;
  const next = view.past(at);
  if (next === at + 1 || !view.is(next, 'earlier', 'ago')) return null;
  const head = view.is(next + 1, 'period', 'quarter', 'level', 'figure') ? next + 2 : next + 1;
  const meaning: Meaning = view.is(next + 1, 'quarter')
    ? { kind: 'quarter', quarter: null, year: null, years: -1, side: -1 }
    : shift({ unit: 'Y', by: -1, anchor: 'story', counted: true });
  return { from, to: head, meaning, rule: 'year-earlier' };
}

/** "Tuesday", "Friday night", "the weekend", "the year": what stands alone. */
function findPlain(view: View, from: number): Found | null {
  const { lexicon } = view;
  const word = view.at(from);
  const weekday = lexicon.get('weekdays', word);
  if (weekday && (view.capital(from) || word.length > 5)) {
    if (/s$/.test(word) && word.endsWith('days')) {
      const value = `XXXX-WXX-${weekday}`;
      return { from, to: from + 1, meaning: { kind: 'set', value }, rule: 'weekdays' };
    }
    const part = lexicon.get('parts', view.at(from + 1));
    const plain = { kind: 'weekday', weekday, week: null, side: null, anchor: 'report' } as const;
    const meaning: Meaning = { ...plain, clock: part ? `T${part}` : null };
    return { from, to: part ? from + 2 : from + 1, meaning, rule: 'weekday' };
  }
  const the = view.is(from, 'the') ? from + 1 : from;
  const full = view.is(the, 'full', 'whole', 'entire') ? the + 1 : the;
  const unit = lexicon.unit(view.at(full));
  if (the > from && unit && unit.times === 1 && !view.at(full).endsWith('s')) {
    if (view.is(full + 1, '-', 'of', 'when') && unit.unit !== 'Y') return null;
    if (unit.unit === 'D') return null;
    if (unit.unit === 'Q') {
      const meaning: Meaning = { kind: 'quarter', quarter: null, year: null, years: 0, side: -1 };
      return { from, to: full + 1, meaning, rule: 'the-unit' };
    }
    if (unit.unit === 'WE') {
      return { from, to: full + 1, meaning: shift({ unit: 'WE', by: 0 }), rule: 'the-unit' };
    }
    // "the year ended March 31" is a stretch of its own.
    if (view.is(full + 1, 'ended', 'ending')) {
      const value = durationValue(1, unit.unit);
      return { from, to: full + 1, meaning: { kind: 'duration', value }, rule: 'the-unit' };
    }
    if (['Y', 'M', 'W'].includes(unit.unit)) {
      return { from, to: full + 1, meaning: shift({ unit: unit.unit }), rule: 'the-unit' };
    }
  }
  // "in the spring", but "the fall of the city"
  const season = lexicon.get('seasons', view.at(the));
  if (season && (the > from || view.is(from - 1, 'in', 'by', 'since', 'until', 'during'))) {
    if (view.is(the, 'fall', 'spring') && !view.is(the - 1, 'the', 'in', 'by', 'since'))
      return null;
    if (view.is(the, 'fall') && view.is(the + 1, 'of', 'in') && the > from) return null;
    return {
      from,
      to: the + 1,
      meaning: { kind: 'season', season, year: null, side: null },
      rule: 'season',
    };
  }
  return null;
}
