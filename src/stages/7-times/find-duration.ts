import type { Found, Unit } from './meaning.ts';
import { readNumber, type View } from './view.ts';

/** Half of a unit, where it has a smaller one of its own. */
const HALVES: Partial<Record<Unit, string>> = { TM: '30S', TH: '30M', Y: '6M' };

/** A TIMEX3 duration: "P2W", "PT5H", "PXY" where the number is not said. */
export function durationValue(count: number | null, unit: Unit): string {
  const whole = Math.floor(count ?? 0);
  // "2 1/2 years" is P2Y6M: halves of what has a smaller unit of its own.
  if (count !== null && count - whole === 0.5 && HALVES[unit]) {
    const first = whole > 0 ? `${whole}${unit.at(-1)}` : '';
    return `P${unit.startsWith('T') ? 'T' : ''}${first}${HALVES[unit]}`;
  }
  const number = count === null ? 'X' : String(Math.round(count * 100) / 100);
  if (unit === 'Q') return count === null ? 'PXQ' : `P${number}Q`;
  if (unit === 'WE') return `P${number}WE`;
  return unit.startsWith('T') ? `PT${number}${unit[1]}` : `P${number}${unit}`;
}

/** "two weeks", "a 10-year", "the first nine months", "years", "more than a decade"; null where none begins. */
export function findDuration(view: View, from: number): Found | null {
  const { lexicon } = view;
  // "the first nine months"
  let at = from;
  if (view.is(at, 'the', 'its', 'his', 'their')) at++;
  if (at > from && view.is(at, 'first', 'latest', 'final', 'same', 'full')) at++;
  if (at === from && view.is(at, 'first') && readNumber(view, at + 1)) at++;
  const half = view.phrase(at, 'half a') > 0 || view.phrase(at, 'half an') > 0;
  const number = half ? { value: 0.5, to: at + 2 } : readNumber(view, at);
  let end = number ? number.to : at;
  // "two more weeks", "an additional year", "eight trading days"
  if (
    number &&
    view.is(
      end,
      'more',
      'additional',
      'further',
      'consecutive',
      'straight',
      'full',
      'trading',
      'whole',
      'long',
      'other',
      'extra',
    )
  ) {
    end++;
  }
  if (number && view.is(end, '-', '–')) end++;
  // "two to three weeks", "12 or 18 months"
  let vague = number?.value === null;
  if (number && view.is(end, 'to', 'or', 'and') && !vague) {
    const second = readNumber(view, end + 1);
    if (second && lexicon.unit(view.at(second.to))) {
      end = second.to;
      vague = true;
    }
  }
  // "second" by itself is an ordinal.
  const unit = lexicon.unit(view.at(end));
  if (!unit || view.at(end) === 'second') return null;
  // "60 Minutes" is a name, "three-quarters" and "a quarter of" are parts of something.
  if (view.capital(end) && end > 0) return null;
  if (
    unit.unit === 'Q' &&
    (!number || view.at(end - 1) === '-' || view.is(end + 1, 'of', 'past', 'to'))
  )
    return null;
  const plural = view.at(end).endsWith('s');
  if (number === null && (!plural || at > from || isCounted(view, from))) return null;
  // Ages are no times: "a 15-year-old", "aged 40 years".
  const after = view.past(end);
  if (view.is(after, 'old', 'olds')) return null;
  let value = number === null || vague ? null : (number.value as number) * unit.times;
  if (number && view.is(end + 1, 'and') && view.is(end + 2, 'a') && view.is(end + 3, 'half')) {
    value = value === null ? null : value + unit.times / 2;
    end += 3;
  }
  const long = view.is(end + 1, '-') && view.is(end + 2, 'long') ? 2 : 0;
  const meaning = { kind: 'duration', value: durationValue(value, unit.unit) } as const;
  return { from, to: end + 1 + long, meaning, rule: 'duration' };
}

/** "three years": the number before the unit has been read from its own place. */
function isCounted(view: View, index: number): boolean {
  return /^(this|that|other|business|working|light|\d.*)$/.test(view.at(index - 1));
}

/** "daily", "every day", "each July", "every two weeks", "a year" as a rate is a duration; null where none begins. */
export function findSet(view: View, from: number): Found | null {
  const { lexicon } = view;
  const found = (to: number, value: string): Found => ({
    from,
    to,
    meaning: { kind: 'set', value },
    rule: 'set',
  });
  // "daily"
  const adverb = lexicon.get('sets', view.at(from));
  if (adverb) return found(from + 1, adverb);
  if (!lexicon.has('every', view.at(from))) return null;
  const other = view.is(from + 1, 'other') ? 2 : 0;
  const number = other ? null : readNumber(view, from + 1);
  const at = other ? from + 2 : (number?.to ?? from + 1);
  const unit = lexicon.unit(view.at(at));
  if (unit) {
    const count = other || (number ? number.value : 1);
    return found(at + 1, durationValue(count === null ? null : count * unit.times, unit.unit));
  }
  // "every Thursday", "each July", "every night", "each summer"
  const weekday = lexicon.get('weekdays', view.at(at));
  if (weekday) return found(at + 1, `XXXX-WXX-${weekday}`);
  const month = view.capital(at) ? lexicon.get('months', view.at(at)) : undefined;
  if (month) return found(at + 1, `XXXX-${String(month).padStart(2, '0')}`);
  const part = lexicon.get('parts', view.at(at));
  if (part) return found(at + 1, `XXXX-XX-XXT${part}`);
  const season = lexicon.get('seasons', view.at(at));
  return season ? found(at + 1, `XXXX-${season}`) : null;
}
