import { Clauses } from '../../doc/clauses.ts';
import { covering } from '../../doc/covering.ts';
import type { Figure } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import { Comparators } from './comparator.ts';
import { countsNothing, type NotFigures } from './exclusions.ts';
import { type NumberWords, type Numeral, numeralAt, rangeAt } from './numeral.ts';
import { type TallyWords, tallyOf } from './tally.ts';
import { type Unit, unitOf } from './unit.ts';

/** Times tell dates and durations from counts. */
const NEEDS = [
  'tokens',
  'sentences',
  'tags',
  'tree',
  'times',
  'mentions',
  'statements',
  'events',
] as const;
/** A report read that far. */
type Needed = Doc<(typeof NEEDS)[number]>;

/** What this stage loads: paths under `src/`. */
export const FIGURE_ASSETS = { words: 'stages/14-figures/words.json' } as const;

/** The shape of `words.json`. */
export interface FigureWords extends NumberWords {
  readonly comparators: { readonly [phrase: string]: string };
  readonly after: { readonly [phrase: string]: string };
  readonly currencies: { readonly [symbol: string]: string };
  readonly percent: readonly string[];
  readonly age: readonly string[];
  readonly section: readonly string[];
  readonly month: readonly string[];
  readonly 'time-unit': readonly string[];
  readonly definite: readonly string[];
  readonly idiom: readonly string[];
  readonly states: readonly string[];
  readonly hyphened: readonly string[];
  readonly uncounted: readonly string[];
  readonly casualty: readonly string[];
  readonly moving: readonly string[];
  readonly tally: readonly string[];
  readonly losses: readonly string[];
  readonly reckoning: readonly string[];
}

/** Verbs with the particle "over". */
const GIVING = /^(?:hand|turn|take|give|sign|make)$/;
/** With a unit or a currency, and without. */
const COUNTED = 0.9;
const BARE = 0.7;

/** Reported numbers: value or range, comparator, what they count, the event they belong to. */
export function figuresStage(words: FigureWords): Stage<(typeof NEEDS)[number], 'figures'> {
  const comparators = new Comparators(Object.keys(words.comparators), Object.keys(words.after));
  const not: NotFigures = {
    age: new Set(words.age),
    section: new Set(words.section),
    month: new Set(words.month),
    'time-unit': new Set(words['time-unit']),
    definite: new Set(words.definite),
    idiom: new Set(words.idiom),
    hyphened: new Set(words.hyphened),
    uncounted: new Set(words.uncounted),
  };
  const tallies: TallyWords = {
    tally: new Set(words.tally),
    losses: new Set(words.losses),
    reckoning: new Set(words.reckoning),
  };
  const starts = new Set([
    ...['a', 'an', 'half', 'between', 'from'],
    ...[words.units, words.tens, words.scales, words.loose].flatMap((list) =>
      Object.keys(list).map((phrase) => phrase.split(' ')[0]),
    ),
  ]);
  return stage({
    name: 'figures',
    version: '1',
    needs: NEEDS,
    gives: ['figures'],
    read(doc) {
      const clauses = new Clauses(doc);
      const around = (items: Parameters<typeof covering>[1]) => covering(clauses.length, items);
      const known = {
        timeAt: around(doc.layer('times').map((time) => [time])),
        nameAt: around(doc.layer('mentions').map((one) => (one.form === 'name' ? [one] : []))),
        eventAt: around(doc.layer('events').map(({ trigger, also }) => [trigger, ...also])),
        saidAt: around(doc.layer('statements').map(({ content }) => content)),
      };
      const sentences = doc.layer('sentences');
      const figures: Figure[] = [];
      for (let s = 0; s < sentences.length; s++) {
        const sentence = { from: sentences.from[s], to: sentences.to[s] };
        const lower = Array.from({ length: sentence.to - sentence.from }, (_, k) =>
          clauses.lower(sentence.from + k),
        );
        for (let k = 0; k < lower.length; ) {
          const opens = starts.has(lower[k]) || /^\d/.test(lower[k]);
          const numeral = opens ? (rangeAt(lower, k, words) ?? numeralAt(lower, k, words)) : null;
          if (!numeral) {
            k++;
            continue;
          }
          const shifted = {
            ...numeral,
            from: numeral.from + sentence.from,
            to: numeral.to + sentence.from,
          };
          const last = figures.at(-1);
          const before = last && last.from >= sentence.from ? last : null;
          const figure = figureOf(
            { ...known, doc, clauses, sentence, lower, words, not, tallies, comparators, before },
            shifted,
          );
          if (figure) figures.push(figure);
          k = Math.max(numeral.to, figure ? figure.to - sentence.from : 0);
        }
      }
      return { layers: { figures } };
    },
  });
}

/** One sentence, and what is known around its tokens. */
interface Place {
  /** At each token the index of the time, name, event or statement around it, or -1. */
  readonly timeAt: Int32Array;
  readonly nameAt: Int32Array;
  readonly eventAt: Int32Array;
  readonly saidAt: Int32Array;
  readonly doc: Needed;
  readonly clauses: Clauses;
  readonly sentence: TokenRange;
  readonly lower: readonly string[];
  readonly words: FigureWords;
  readonly not: NotFigures;
  readonly tallies: TallyWords;
  readonly comparators: Comparators;
  /** The figure before it in the same sentence, or null. */
  readonly before: Figure | null;
}

/** The figure that a number makes with the words beside it; null where it counts nothing. */
function figureOf(place: Place, numeral: Numeral): Figure | null {
  const { doc, clauses, sentence, lower, words, comparators } = place;
  let { from, to } = numeral;
  const base = sentence.from;
  // "$1.2 billion", "30 percent of the vote".
  const sign =
    from > base && Object.hasOwn(words.currencies, lower[from - 1 - base]) ? from - 1 : -1;
  const inner = lower
    .slice(from - base, to - base)
    .findIndex((word) => Object.hasOwn(words.currencies, word));
  const money = sign >= 0 ? sign : inner >= 0 ? from + inner : -1;
  if (sign >= 0) from = sign;
  const percent =
    to < sentence.to && words.percent.includes(lower[to - base])
      ? to
      : lower.slice(to - base, to - base + 2).join(' ') === 'per cent'
        ? to + 1
        : -1;
  const counted =
    money >= 0
      ? null
      : percent >= 0
        ? share(clauses, percent, to, sentence)
        : unitOf(clauses, { from: numeral.from, to }, sentence, words.states);
  // "[more than] 8,000", "30 [or more]".
  const marked = comparators.before(lower, from - base);
  // "hand over five ships".
  const word = marked === null ? -1 : marked.from + base;
  const verb = word > base ? clauses.lemma(word - 1) : '';
  const particle = word >= 0 && clauses.lower(word) === 'over' && GIVING.test(verb);
  const before = particle ? null : marked;
  if (before) from = before.from + base;
  to = Math.max(to, counted?.to ?? 0);
  const after = before
    ? null
    : (comparators.after(lower, numeral.to - base) ?? comparators.after(lower, to - base));
  if (after) to = Math.max(to, after.to + base);
  const compared = before !== null || after !== null;
  const setting = {
    clauses,
    sentence,
    timeAt: place.timeAt,
    nameAt: place.nameAt,
    mentions: doc.layer('mentions'),
    words: place.not,
  };
  if (money < 0 && percent < 0 && countsNothing(setting, numeral, counted, compared)) return null;
  // "50 wounded, nine of them critically": some of those counted just before.
  const part =
    !counted &&
    money < 0 &&
    /^of (?:them|these|those|whom)$/.test(lower.slice(to - base, to - base + 2).join(' '))
      ? place.before
      : null;
  if (part) to += 2;
  const about = part ? part.about : eventOf(clauses, place.eventAt, numeral, counted, sentence);
  // "one short speech": no count unless something happened to it.
  const article = lower[numeral.from - base] === 'one' && numeral.value === 1;
  if (article && money < 0 && percent < 0 && !compared && about === null) return null;
  const bare = money < 0 && !counted && !part;
  const tally = bare ? tallyOf(clauses, numeral, place.tallies) : null;
  // A bare number that counts no event cannot be compared with anything.
  if (bare && about === null && tally === null && !tells(place, numeral)) return null;
  const words_ = (range: TokenRange | null) => range && doc.words(range);
  const shift = (range: TokenRange | null) =>
    range && { from: range.from + base, to: range.to + base };
  return {
    from,
    to,
    value: numeral.value,
    low: numeral.low,
    high: numeral.high,
    comparator: words_(shift(before ?? after))?.toLowerCase() ?? null,
    unit:
      money >= 0
        ? currency(place, money)
        : part
          ? part.unit
          : words_(counted ?? tally?.unit ?? null),
    about,
    statement: place.saidAt[numeral.from] < 0 ? null : place.saidAt[numeral.from],
    score: counted || money >= 0 ? COUNTED : BARE,
    rule:
      money >= 0 ? 'money' : percent >= 0 ? 'percent' : numeral.low !== null ? 'range' : 'count',
  };
}

/** "$50 million" counts dollars, as "50 million dollars" does: a sign's name, or the report's own word. */
function currency({ clauses, words }: Place, at: number): string {
  const sign = /\p{Sc}/u.test(clauses.lower(at));
  return sign ? words.currencies[clauses.lower(at)] : clauses.doc.words({ from: at, to: at + 1 });
}

/** "killed 19", "the toll rose to 41": a bare number that a verb of loss or of growth makes clear. */
function tells({ clauses, words }: Place, { from, to }: Numeral): boolean {
  for (let at = to - 1; at >= from; at--) {
    const verb = clauses.tree.head(at);
    if (verb < 0 || (verb >= from && verb < to)) continue;
    const rel = clauses.tree.base(at);
    const lemma = clauses.lemma(verb);
    if (rel === 'obl' || rel === 'obj')
      return words.casualty.includes(lemma) || words.moving.includes(lemma);
    return rel === 'nsubj' && words.casualty.includes(lemma);
  }
  return false;
}

/** "[percent of global emissions]": what a share is of. */
function share(clauses: Clauses, percent: number, from: number, sentence: TokenRange): Unit {
  if (percent + 1 < sentence.to && clauses.lower(percent + 1) === 'of') {
    const whole = unitOf(clauses, { from: percent, to: percent + 1 }, sentence);
    if (whole) return { from, to: whole.to, head: whole.head };
  }
  return { from, to: percent + 1, head: percent };
}

/**
 * Index of the event a number belongs to: the counted noun itself ("8,000 air strikes"), the clause
 * that describes it ("12 people killed in …"), or the verb that governs it ("killed 12 people").
 */
function eventOf(
  clauses: Clauses,
  eventAt: Int32Array,
  numeral: Numeral,
  unit: Unit | null,
  sentence: TokenRange,
): number | null {
  const inside = (token: number) => {
    if (token < sentence.from || token >= sentence.to) return -1;
    return eventAt[token];
  };
  const head = unit?.head ?? numeral.to - 1;
  const near = [head, ...clauses.all(head, 'acl', 'acl:relcl')];
  for (const token of near) if (inside(token) >= 0) return inside(token);
  if (clauses.tree.base(head) === 'conj' && clauses.verbal(head)) return null;
  for (
    let at = clauses.tree.head(head), hops = 0;
    at >= 0 && hops < 4;
    at = clauses.tree.head(at), hops++
  ) {
    if (inside(at) >= 0) return inside(at);
    // "killed 12 people".
    // A clause of its own ends the search: "said that 12 people lived there", "40 were killed and 50 wounded".
    if (['ccomp', 'advcl', 'parataxis', 'root'].includes(clauses.tree.base(at))) break;
    if (clauses.tree.base(at) === 'conj' && clauses.verbal(at)) break;
  }
  return null;
}
