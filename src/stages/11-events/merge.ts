import type { Event } from '../../doc/deeds.ts';

/** An event before its report is read to the end, with what tells it from others. */
export interface Draft {
  readonly event: Event;
  /** Who they are: actor indexes, or the words in lower case where nothing is known. */
  readonly actors: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  /** The same by country, where they act for one. */
  readonly actorSides: ReadonlySet<string>;
  readonly recipientSides: ReadonlySet<string>;
  /** Lemma of the trigger. */
  readonly lemma: string;
  /** Value of its time, or null. */
  readonly date: string | null;
  /** Words of its place in lower case, or null. */
  readonly place: string | null;
}

/** Deeds of words can be done again and again; only the same words tell them to be one. */
const VERBAL: ReadonlySet<string> = new Set([
  'AGREE',
  'CONSULT',
  'SUPPORT',
  'REQUEST',
  'ACCUSE',
  'REJECT',
  'THREATEN',
  'INVESTIGATE',
]);

/**
 * One event told twice is one event with two triggers: same type, mode and status, the same parties
 * (one telling may leave out a side), no date or place against it. What the report asserts is never
 * joined with what somebody claims.
 */
export function merged(drafts: readonly Draft[]): Event[] {
  const kept: { draft: Draft; event: Event }[] = [];
  for (const draft of drafts) {
    const twin = kept.find(({ draft: other }) => same(other, draft));
    if (twin === undefined) {
      kept.push({ draft, event: draft.event });
      continue;
    }
    const { event } = twin;
    const also = draft.event;
    twin.event = {
      ...event,
      also: [...event.also, also.trigger],
      actors: event.actors.length ? event.actors : also.actors,
      recipients: event.recipients.length ? event.recipients : also.recipients,
      time: event.time ?? also.time,
      place: event.place ?? also.place,
      score: Math.max(event.score, also.score),
    };
  }
  return kept.map(({ event }) => event);
}

function same(one: Draft, other: Draft): boolean {
  const a = one.event;
  const b = other.event;
  if (a.type !== b.type || a.status !== b.status) return false;
  if ((a.statement === null) !== (b.statement === null)) return false;
  if (a.statement !== null && a.statement !== b.statement) return false;
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) return false;
  if (VERBAL.has(a.type) && one.lemma !== other.lemma) return false;
  if (one.date !== null && other.date !== null && one.date !== other.date) return false;
  if (one.place !== null && other.place !== null && one.place !== other.place) return false;
  // Turkey shoots down and its air force shoots down one jet; what is said is said by somebody.
  if (!VERBAL.has(a.type) && one.lemma !== other.lemma && a.cameo !== b.cameo) return false;
  const wide = !VERBAL.has(a.type);
  const actors = wide
    ? compare(one.actorSides, other.actorSides)
    : compare(one.actors, other.actors);
  const recipients = wide
    ? compare(one.recipientSides, other.recipientSides)
    : compare(one.recipients, other.recipients);
  if (actors === 'differ' || recipients === 'differ') return false;
  // Something must be known to be the same, and a side left out must not be the only tie.
  return actors === 'same' && recipients === 'same'
    ? true
    : !VERBAL.has(a.type) && recipients === 'same';
}

function compare(one: ReadonlySet<string>, other: ReadonlySet<string>): 'same' | 'open' | 'differ' {
  if (one.size === 0 && other.size === 0) return 'same';
  if (one.size === 0 || other.size === 0) return 'open';
  return one.size === other.size && [...one].every((key) => other.has(key)) ? 'same' : 'differ';
}
