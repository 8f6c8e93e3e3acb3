import type { Clauses } from '../../doc/clauses.ts';
import type { Mention } from '../../doc/layers.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Numeral } from './numeral.ts';
import type { Unit } from './unit.ts';

/** Words that tell a number that counts nothing. */
export interface NotFigures {
  readonly age: ReadonlySet<string>;
  readonly section: ReadonlySet<string>;
  readonly month: ReadonlySet<string>;
  readonly 'time-unit': ReadonlySet<string>;
  readonly definite: ReadonlySet<string>;
  readonly idiom: ReadonlySet<string>;
  /** What may follow a number after a hyphen: "strong". */
  readonly hyphened: ReadonlySet<string>;
  /** Nouns that a number makes an adverb or a date of: "ten times", "one Tuesday". */
  readonly uncounted: ReadonlySet<string>;
}

/** What is known around a number. */
export interface Setting {
  readonly clauses: Clauses;
  readonly sentence: TokenRange;
  /** At each token the index of the time, and of the name, around it, or -1. */
  readonly timeAt: Int32Array;
  readonly nameAt: Int32Array;
  readonly mentions: readonly Mention[];
  readonly words: NotFigures;
}

/** Dates, ages, clock times, part numbers, names, list numbers and idioms count nothing. */
export function countsNothing(
  setting: Setting,
  numeral: Numeral,
  unit: Unit | null,
  compared: boolean,
): boolean {
  const { clauses, sentence, words, timeAt } = setting;
  const { from, to, value } = numeral;
  const before = from > sentence.from ? clauses.lower(from - 1) : '';
  const after = to < sentence.to ? clauses.lower(to) : '';
  // "within 30 days", "on 13 November".
  if (timeAt.subarray(from, to).some((time) => time >= 0)) return true;
  if (unit && words['time-unit'].has(clauses.lemma(unit.head))) return true;
  if (unit && words.uncounted.has(clauses.lemma(unit.head))) return true;
  if (words.month.has(before.replace('.', '')) || words.month.has(after)) return true;
  if (named(setting, numeral)) return true;
  // "Article 42", "Resolution 2231".
  if (words.section.has(before) && numeral.digits) return true;
  // "a 25-year-old", "aged 25", "Ahmed, 25, said".
  if (words.age.has(before) || words.age.has(after) || /^-?years?-old/.test(after)) return true;
  if (unit && words.age.has(clauses.lower(unit.head))) return true;
  if (!unit && before === ',' && /^[,.;)]?$/.test(after) && (value ?? 0) < 120) return true;
  // "1. The parties agree": a list.
  if (from === sentence.from && /^[.)]$/.test(after)) return true;
  // "a one-sided deal"; but "a 3,000-strong force".
  if (/^[-–]$/.test(after) && to + 1 < sentence.to && !words.hyphened.has(clauses.lower(to + 1)))
    return true;
  // "555-0100", "3-1".
  if (
    !numeral.low &&
    (/^[-–/:]$/.test(before) ||
      (/^[-–/:]$/.test(after) && /^\d/.test(to + 1 < sentence.to ? clauses.lower(to + 1) : '')))
  )
    return true;
  if (year(setting, numeral, unit) && !compared) return true;
  return spelled(setting, numeral, unit, compared);
}

/** "Flight 9268", "Group of 20": part of a name; but "28 NATO members" counts. */
function named({ mentions, nameAt }: Setting, { from, to }: Numeral): boolean {
  if (nameAt[from] < 0) return false;
  const name = mentions[nameAt[from]];
  return name.from < from && to <= name.to && name.type !== 'money' && name.type !== 'quantity';
}

/** "in 2015", "the 2015 deal": four figures without a comma that count no plural noun. */
function year(
  { clauses }: Setting,
  { from, to, value, digits }: Numeral,
  unit: Unit | null,
): boolean {
  if (!digits || to - from !== 1 || value === null || value < 1900 || value > 2100) return false;
  if (clauses.lower(from).length !== 4) return false;
  return !unit || !clauses.xpos(unit.head).endsWith('S');
}

/** "one of the", "the two leaders": small numbers in words that only refer. */
function spelled(
  { clauses, sentence, words }: Setting,
  { from, to, value, digits }: Numeral,
  unit: Unit | null,
  compared: boolean,
): boolean {
  if (value === null || compared) return false;
  const near = [-1, 0].flatMap((shift) =>
    [2, 3].map((width) => {
      const start = Math.max(sentence.from, from + shift);
      const range = Array.from({ length: Math.min(width, sentence.to - start) }, (_, k) =>
        clauses.lower(start + k),
      );
      return range.join(' ');
    }),
  );
  if (!digits && near.some((phrase) => words.idiom.has(phrase))) return true;
  if (value > 10) return false;
  const before = from > sentence.from ? clauses.lower(from - 1) : '';
  if (words.definite.has(before)) return true;
  // "one" is an article more often than a number.
  return (
    value === 1 &&
    !digits &&
    !unit &&
    to - from === 1 &&
    clauses.tree.base(from) !== 'nummod' &&
    !['obj', 'nsubj'].includes(clauses.tree.base(from))
  );
}
