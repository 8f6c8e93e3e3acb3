import { type Day, dayOf, daysBetween } from './calendar.ts';
import { findTimes } from './find.ts';
import type { Lexicon } from './lexicon.ts';
import type { Found, Meaning, Outlook } from './meaning.ts';
import { resolve } from './resolve.ts';
import { View } from './view.ts';

/** One sentence as this stage reads it; `offset` is its first token in the report. */
export interface TimeSentence {
  readonly offset: number;
  readonly words: readonly string[];
  /** Which way the words around some of its tokens look; see `outlookAt`. */
  outlook(from: number, to: number): Outlook;
}

/** A time with its value, in tokens of the report. */
export interface ReadTime {
  readonly from: number;
  readonly to: number;
  readonly meaning: Meaning;
  readonly value: string | null;
  readonly rule: string;
}

/** So many sentences after a quarter was told, "a year earlier" still means that quarter's. */
const QUARTER_REACH = 3;

/**
 * Finds and resolves the times of a report, sentence by sentence: each date told becomes what the
 * next "two days later" is counted from. `report` is the day it was written, or null.
 */
export function readTimes(
  sentences: readonly TimeSentence[],
  lexicon: Lexicon,
  report: Day | null,
): ReadTime[] {
  const times: ReadTime[] = [];
  let story: string | null = null;
  let quarter: string | null = null;
  let since = 0;
  for (const sentence of sentences) {
    const view = new View(sentence.words, lexicon);
    if (++since > QUARTER_REACH) quarter = null;
    for (const found of findTimes(view)) {
      const { meaning } = found;
      const outlook = sentence.outlook(found.from, found.to);
      const value = resolve(meaning, { report, story, quarter, outlook });
      times.push({ ...placed(found, sentence.offset), value });
      if (movesStory(meaning, value)) story = value;
      if (meaning.kind === 'quarter' && meaning.years === 0 && value !== null) {
        quarter = value;
        since = 0;
      }
    }
  }
  return times;
}

/** An expression of a sentence in tokens of the report. */
function placed(found: Found, offset: number): Found {
  return { ...found, from: found.from + offset, to: found.to + offset };
}

/** Only dates move the story, and only those that are known to the year at least. */
function movesStory(meaning: Meaning, value: string | null): boolean {
  if (value === null || !/^\d{4}/.test(value) || meaning.kind === 'fixed') return false;
  // "up from $3 million a year earlier" compares; the story stays where it is.
  return !(meaning.kind === 'shift' && meaning.counted && meaning.unit === 'Y');
}

/** TIMEX3 type of a meaning. */
export function typeOf(meaning: Meaning): 'DATE' | 'TIME' | 'DURATION' | 'SET' {
  if (meaning.kind === 'duration') return 'DURATION';
  if (meaning.kind === 'set') return 'SET';
  if (meaning.kind === 'clock') return 'TIME';
  return 'clock' in meaning && meaning.clock !== null ? 'TIME' : 'DATE';
}

/** Whether its value is counted from the day of the report. */
export function isRelative(meaning: Meaning): boolean {
  switch (meaning.kind) {
    case 'calendar':
      return meaning.year === null || meaning.year < 0;
    case 'season':
    case 'holiday':
    case 'quarter':
      return meaning.year === null || meaning.year < 0;
    case 'weekday':
    case 'shift':
    case 'clock':
      return true;
    default:
      return false;
  }
}

/** Whether a date told outright stands within so many days of another. */
export function isNear(value: string | null, report: Day, days: number): boolean {
  const day = dayOf(value);
  return day !== null && Math.abs(daysBetween(day, report)) <= days;
}
