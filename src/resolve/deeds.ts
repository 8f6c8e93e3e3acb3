import type { Found } from '../store/find/query.ts';
import { type Act, actOf, type Match, matched } from './act.ts';

/** What a later entry says of a commitment, how surely, and why in words. */
export interface Deed {
  readonly entry: Found;
  readonly relation: 'kept' | 'broken' | 'confirmed' | 'related';
  /** 0 to 1; from 0.6 on it settles the commitment. */
  readonly score: number;
  readonly why: string;
}

/** Below this a later entry has nothing to do with the commitment. */
const RELATED = 0.4;
/** Later entries shown for one commitment at most. */
const MOST = 12;

/** What the parts of the evidence add to the score. */
const WEIGHTS = { actor: 0.2, verb: 0.3, words: 0.4, counterpart: 0.1 };
/** What an entry that stands in somebody's words is worth less than one that the report asserts. */
const CLAIMED = 0.1;
/** What it is worth less where both give numbers, and none is the same. */
const OTHER_NUMBER = 0.15;
/** Share of the act's words that must return where its verb does not. */
const ENOUGH = 0.5;

const HAPPENED = ['occurred', 'ongoing', 'historical'];
/** Events by which an act is turned down, whatever it is. */
const AGAINST = ['REJECT'];

/** Later entries that bear on a commitment, the surest first. */
export function deedsOf(commitment: Found, later: readonly Found[]): Deed[] {
  const act = actOf(commitment);
  return later
    .flatMap((entry) => deedOf(commitment, act, entry) ?? [])
    .sort((one, other) => other.score - one.score)
    .slice(0, MOST);
}

function deedOf(commitment: Found, act: Act, entry: Found): Deed | null {
  const doing = entry.parties.filter(({ role }) => role === 'actor');
  const doer = doing.find(({ key }) => key !== null && act.doers.has(key));
  const maker = doing.find(({ key }) => key !== null && act.makers.has(key));
  if (!doer && !maker) return null;
  const match = matched(act, entry);
  const { verb, words, share } = match;
  if (verb === null && words.length === 0) return null;
  const counterpart = entry.parties.find(
    ({ role, key }) => role !== 'actor' && key !== null && act.counterparts.has(key),
  );
  const claimed = entry.fields.asserted === false;
  const otherNumber = numbersDiffer(commitment, entry);
  const score =
    WEIGHTS.actor +
    (verb ? WEIGHTS.verb : 0) +
    WEIGHTS.words * share +
    (counterpart ? WEIGHTS.counterpart : 0) -
    (claimed ? CLAIMED : 0) -
    (otherNumber ? OTHER_NUMBER : 0);
  if (score < RELATED) return null;
  const relation = relationOf(commitment, entry, match, isClose(act, match), doer !== undefined);
  const who = (doer ?? maker)?.name ?? (doer ?? maker)?.words ?? 'the same party';
  const reasons = [
    `${who} ${MEANS[relation](entry)}${after(commitment, entry)}`,
    ...(verb ? [`“${verb}” is the act’s own verb`] : []),
    ...(words.length > 0 ? [`of its words ${quoted(words)} return`] : []),
    ...(counterpart ? [`towards ${counterpart.name ?? counterpart.words}`] : []),
    ...(otherNumber ? [`the number is another: ${otherNumber}`] : []),
    ...(claimed ? ['as somebody says, not as the report asserts'] : []),
  ];
  return { entry, relation, score: round(Math.min(1, score)), why: `${reasons.join('; ')}.` };
}

/** How each relation begins its reasons. */
const MEANS: { readonly [relation in Deed['relation']]: (entry: Found) => string } = {
  kept: () => 'did so',
  broken: ({ fields }) =>
    fields.status === 'negated'
      ? 'is said not to have done so'
      : fields.type === 'refusal' || AGAINST.includes(String(fields.type))
        ? 'turned it down'
        : 'acted against it',
  confirmed: () => 'says so again',
  related: () => 'acts in the same matter',
};

/** Whether an entry is about the act: its verb and something of the rest, or enough of the rest. */
function isClose(act: Act, { verb, words, share }: Match): boolean {
  const rest = act.words.size - (act.verb === null ? 0 : 1);
  return verb === null ? words.length > 1 && share >= ENOUGH : rest === 0 || words.length > 0;
}

/**
 * What the entry is to the commitment. A deed is one only by those who were to do it; who refuses a thing
 * and then does it has broken the refusal.
 */
function relationOf(
  commitment: Found,
  entry: Found,
  { verb }: Match,
  close: boolean,
  byDoer: boolean,
): Deed['relation'] {
  if (!close) return 'related';
  const { type, negated } = commitment.fields;
  const refused = type === 'refusal' || negated === true;
  if (entry.kind === 'commitment') {
    if (entry.fields.type === type) return 'confirmed';
    return byDoer && entry.fields.type === 'refusal' && !refused ? 'broken' : 'related';
  }
  if (!byDoer) return 'related';
  const status = String(entry.fields.status);
  const turnedDown = AGAINST.includes(String(entry.fields.type)) && HAPPENED.includes(status);
  if (status === 'negated' || turnedDown) return refused ? 'confirmed' : 'broken';
  if (!HAPPENED.includes(status)) return 'related';
  if (verb === null && entry.fields.type !== typeOf(type)) return 'related';
  return refused ? 'broken' : 'kept';
}

/** The event type that an undertaking of a kind comes to where its verb does not return. */
function typeOf(kind: unknown): string | null {
  return kind === 'agreement' ? 'AGREE' : null;
}

/** The entry's numbers where both have some and share none; else null. */
function numbersDiffer(commitment: Found, entry: Found): string | null {
  const numbers = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? [];
  const promised = numbers(commitment.words);
  const reported = numbers(`${entry.words}${entry.after}`);
  if (promised.length === 0 || reported.length === 0) return null;
  return promised.some((number) => reported.includes(number)) ? null : reported.join(', ');
}

function after({ report }: Found, entry: Found): string {
  if (report.published === null || entry.report.published === null) return '';
  const days = Math.round(
    (Date.parse(entry.report.published) - Date.parse(report.published)) / 86_400_000,
  );
  if (days === 0) return ' the same day';
  return days === 1 ? ' a day later' : ` ${days} days later`;
}

function quoted(words: readonly string[]): string {
  return words.map((word) => `“${word}”`).join(', ');
}

function round(score: number): number {
  return Math.round(score * 100) / 100;
}
