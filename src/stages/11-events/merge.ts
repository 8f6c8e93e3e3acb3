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
  /** Kinds of aircraft or ship that it was done to; empty where it was done to none. */
  readonly craft: ReadonlySet<string>;
  /** Whether what it was done to is one already spoken of: "the plane". */
  readonly definite: boolean;
  /** Whether it is named as known to have happened: "the downing of the plane by Turkey". */
  readonly presupposed: boolean;
  /** Whether it is told in the title, which names a capital for its state and an envoy for a man. */
  readonly titled: boolean;
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
 * (one telling may leave out a side), no date or place against it, in whichever telling. What the report asserts is joined
 * with what somebody claims only where the claim takes it as known.
 */
export function merged(drafts: readonly Draft[]): Event[] {
  const kept: { draft: Draft; event: Event }[] = [];
  for (const draft of drafts) {
    const twin = kept.find(({ draft: other }) => same(other, draft));
    if (twin === undefined) {
      kept.push({ draft, event: draft.event });
      continue;
    }
    // What the report asserts stands before what somebody takes as known.
    const asserted = twin.event.statement !== null && draft.event.statement === null;
    const event = asserted ? draft.event : twin.event;
    const also = asserted ? twin.event : draft.event;
    twin.draft = {
      ...twin.draft,
      date: twin.draft.date ?? draft.date,
      place: twin.draft.place ?? draft.place,
      craft: twin.draft.craft.size > 0 ? twin.draft.craft : draft.craft,
    };
    twin.event = {
      ...event,
      also: asserted ? [also.trigger, ...also.also] : [...event.also, also.trigger],
      actors: event.actors.length ? event.actors : also.actors,
      recipients: event.recipients.length ? event.recipients : also.recipients,
      time: event.time ?? also.time,
      place: event.place ?? also.place,
      score: Math.max(event.score, also.score),
    };
  }
  return kept.map(({ event }) => event).sort((a, b) => a.trigger.from - b.trigger.from);
}

function same(one: Draft, other: Draft): boolean {
  const a = one.event;
  const b = other.event;
  if (a.type !== b.type || a.status !== b.status) return false;
  // "Erdogan defended the downing of the plane": named as known, whoever speaks.
  if (a.statement !== b.statement && !one.presupposed && !other.presupposed) return false;
  if (a.mode !== null && b.mode !== null && a.mode !== b.mode) return false;
  if (VERBAL.has(a.type) && one.lemma !== other.lemma) return false;
  if (one.date !== null && other.date !== null && one.date !== other.date) return false;
  if (one.place !== null && other.place !== null && one.place !== other.place) return false;
  // "a drone" is no "bomber", "plane" may be either's.
  const craft = one.craft.size > 0 && other.craft.size > 0;
  if (craft && ![...one.craft].some((kind) => other.craft.has(kind))) return false;
  // Turkey shoots down and its air force shoots down one jet; what is said is said by somebody.
  if (!VERBAL.has(a.type) && one.lemma !== other.lemma && a.cameo !== b.cameo) return false;
  const wide = !VERBAL.has(a.type) || one.titled;
  const actors = wide
    ? compare(one.actorSides, other.actorSides)
    : compare(one.actors, other.actors);
  const recipients = wide
    ? compare(one.recipientSides, other.recipientSides)
    : compare(one.recipients, other.recipients);
  if (actors === 'differ' || recipients === 'differ') return false;
  // "they agreed to meet", "they agreed to wait": nothing tells that it is one agreement.
  if (VERBAL.has(a.type))
    return actors === 'same' && recipients === 'same' && b.recipients.length > 0;
  if (actors === 'same') return recipients === 'same' || craft;
  return recipients === 'same' && !elsewhere(one, other);
}

/**
 * "Turkey shot down a Russian jet", "a Russian jet was shot down over Sinai": where one telling leaves
 * the doer out and places or dates what the other does not, it is another deed, unless of "the jet".
 */
function elsewhere(one: Draft, other: Draft): boolean {
  const open = one.event.actors.length === 0 ? one : other;
  const told = open === one ? other : one;
  if (told.event.actors.length === 0 || open.definite) return false;
  return (
    (open.place !== null && open.place !== told.place) ||
    (open.date !== null && open.date !== told.date)
  );
}

function compare(one: ReadonlySet<string>, other: ReadonlySet<string>): 'same' | 'open' | 'differ' {
  if (one.size === 0 && other.size === 0) return 'same';
  if (one.size === 0 || other.size === 0) return 'open';
  return one.size === other.size && [...one].every((key) => other.has(key)) ? 'same' : 'differ';
}
