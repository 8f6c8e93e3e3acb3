import { yearAt } from './find-calendar.ts';
import type { Found, Meaning } from './meaning.ts';
import { readNumber, readOrdinal, type View } from './view.ts';

/** "now", "the future", "recently", "these days"; null where none begins. */
export function findVague(view: View, from: number): Found | null {
  const fixed = (to: number, value: string): Found => ({
    from,
    to,
    meaning: { kind: 'fixed', value },
    rule: 'vague',
  });
  for (const [phrase, value] of view.lexicon.refPhrases(view.at(from))) {
    const to = view.phrase(from, phrase);
    // "in the past two months" is a stretch and found as one.
    if (to > 0 && !readNumber(view, to) && !view.lexicon.unit(view.at(to))) return fixed(to, value);
  }
  const ref = view.lexicon.get('refs', view.at(from));
  if (!ref) return null;
  // "recent years" is a stretch and found as one.
  if (view.is(from, 'recent', 'current') && view.lexicon.unit(view.at(from + 1))) return null;
  return fixed(from + 1, ref);
}

/** "Thanksgiving", "Christmas Eve"; null where none begins. */
export function findHoliday(view: View, from: number): Found | null {
  if (!view.capital(from)) return null;
  let best: Found | null = null;
  for (const [phrase, rule] of view.lexicon.holidays(view.at(from))) {
    const to = view.phrase(from, phrase);
    if (to > (best?.to ?? 0)) {
      const meaning: Meaning = { kind: 'holiday', rule, year: null, side: null };
      best = { from, to, meaning, rule: 'holiday' };
    }
  }
  return best;
}

/** "the third quarter", "the fiscal first quarter", "third-quarter", "the 1988 quarter"; null where none begins. */
export function findQuarter(view: View, from: number): Found | null {
  let at = view.is(from, 'the', 'its') ? from + 1 : from;
  const year = yearAt(view, at);
  if (year) at = year.to;
  while (view.is(at, 'fiscal', 'latest', 'flat', 'full')) at = view.past(at);
  const q = /^q([1-4])$/.exec(view.at(at));
  const ordinal = q ? { value: Number(q[1]), to: at + 1 } : readOrdinal(view, at);
  const named = ordinal?.value && ordinal.value <= 4 ? ordinal : null;
  const head = q ? at : named ? view.past(named.to - 1) : at;
  if (!q && !view.is(head, 'quarter')) return null;
  if (!named && !year && !view.is(at - 1, 'latest', 'fiscal')) return null;
  const meaning: Meaning = {
    kind: 'quarter',
    quarter: named?.value ?? null,
    year: year?.value ?? null,
    years: 0,
    side: named ? null : -1,
  };
  return { from, to: head + 1, meaning, rule: 'quarter' };
}
