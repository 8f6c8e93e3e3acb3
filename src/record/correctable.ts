import type * as z from 'zod';
import type { Anchor, CorrectableKind } from './correction.ts';
import { Actor, Commitment, Event, Figure, Mention, Stance, Statement, Time } from './entries.ts';
import type { EntryKind } from './kinds.ts';
import type { Record } from './record.ts';

/** An entry of any kind, as JSON. */
export interface Entry {
  readonly id: string;
  readonly [property: string]: unknown;
}

/** The record's list of each kind of entry, and the schema that its entries are checked with. */
export const LISTS: { readonly [Kind in CorrectableKind]: EntryKind } = Object.freeze({
  statement: 'statements',
  event: 'events',
  commitment: 'commitments',
  stance: 'stances',
  figure: 'figures',
  mention: 'mentions',
  actor: 'actors',
  time: 'times',
});
export const SCHEMAS: { readonly [Kind in CorrectableKind]: z.ZodType } = Object.freeze({
  statement: Statement,
  event: Event,
  commitment: Commitment,
  stance: Stance,
  figure: Figure,
  mention: Mention,
  actor: Actor,
  time: Time,
});

/** The entries of a kind, whatever it is. */
export const entriesOf = (record: Record, kind: CorrectableKind): readonly Entry[] =>
  record[LISTS[kind]] as unknown as readonly Entry[];

/**
 * The words that an entry stands on: a statement's content from its first part to its last, an
 * event's trigger, a commitment's act, a stance's cue, an actor's first mention. Null for an actor that
 * is nowhere mentioned, and for an entry that lacks those words.
 */
export function anchorOf(record: Record, kind: CorrectableKind, entry: object): Anchor | null {
  const chars = placeOf(record, kind, entry as Placed);
  if (!chars || typeof chars.start !== 'number' || typeof chars.end !== 'number') return null;
  const { start, end } = chars;
  return { start, end, words: record.report.text.slice(start, end) };
}

interface Chars {
  readonly start: number;
  readonly end: number;
}
interface Placed extends Chars {
  readonly id: string;
  readonly content?: readonly Chars[];
  readonly trigger?: Chars;
  readonly act?: Chars;
  readonly cue?: Chars;
}

function placeOf(record: Record, kind: CorrectableKind, entry: Placed): Chars | undefined {
  switch (kind) {
    case 'statement': {
      const [first] = entry.content ?? [];
      const last = entry.content?.at(-1);
      return first && last && { start: first.start, end: last.end };
    }
    case 'event':
      return entry.trigger;
    case 'commitment':
      return entry.act;
    case 'stance':
      return entry.cue;
    case 'actor':
      return record.mentions.find(({ actor }) => actor === entry.id);
    default:
      return entry;
  }
}

/** Properties of which a person who settles an entry says nothing: its name, and what a machine thought. */
const NOT_MEANING = ['id', 'score', 'because', 'review', 'rule', 'ranking', 'mention', 'head'];
/** Properties that name actors by their ids. */
const ACTORS = ['actor', 'members', 'speakers'];
/** Properties that name other entries by ids, which differ between readings. */
const NAMING = ['statement', 'inside', 'event', 'about', 'figures'];

/**
 * What an entry says, without ids, scores and rules: two readings that agree on it are one for a
 * person. Actors are told by name.
 */
export function meaningOf(entry: object, nameOf: (actor: string) => string): string {
  return JSON.stringify(plain(entry, nameOf));
}

function plain(value: unknown, nameOf: (actor: string) => string): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one, nameOf));
  if (value === null || typeof value !== 'object') return value;
  const kept: [string, unknown][] = [];
  for (const [key, one] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    // `by` is the rule of most kinds, and the parties of a commitment.
    if (NOT_MEANING.includes(key) || (key === 'by' && typeof one === 'string')) continue;
    if (NAMING.includes(key)) continue;
    if (!ACTORS.includes(key)) kept.push([key, plain(one, nameOf)]);
    else if (Array.isArray(one)) kept.push([key, one.map(nameOf)]);
    else kept.push([key, typeof one === 'string' ? nameOf(one) : null]);
  }
  return Object.fromEntries(kept);
}
