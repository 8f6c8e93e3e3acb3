import type { Event, Participant } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import { type FoldedRoot, folded } from './roots.ts';

/** A sentence with the pair and root that a human coder found in it. Either side may be empty. */
export interface GoldPair {
  readonly actor: readonly TokenRange[];
  readonly recipient: readonly TokenRange[];
  readonly root: FoldedRoot;
}

export type Scored = Doc<'mentions' | 'references' | 'events'>;

/** What was found of one gold pair. */
export interface PairFound {
  readonly pair: boolean;
  /** The pair with the right root, CONCEDE and RETREAT folded. */
  readonly right: boolean;
  readonly events: number;
}

/**
 * Whether some event has the gold pair as its actor and recipient. A party counts as found where its
 * words share a token with the gold ones, or where it refers to the same actor as a mention within
 * them ("it" for "the ministry"). A side that the gold leaves empty asks for nothing.
 */
export function scorePair(doc: Scored, gold: GoldPair): PairFound {
  const events = doc.layer('events');
  const found = events.filter((event) => pairOf(doc, event, gold));
  return {
    pair: found.length > 0,
    right: found.some(({ type }) => folded(type) === gold.root),
    events: events.length,
  };
}

function pairOf(doc: Scored, event: Event, gold: GoldPair): boolean {
  return party(doc, event.actors, gold.actor) && party(doc, event.recipients, gold.recipient);
}

function party(doc: Scored, found: readonly Participant[], gold: readonly TokenRange[]): boolean {
  if (gold.length === 0) return true;
  const mentions = doc.layer('mentions');
  const references = doc.layer('references');
  const meant = new Set<number>();
  mentions.forEach(({ head }, index) => {
    if (gold.some(({ from, to }) => from <= head && head < to)) {
      for (const actor of references[index]?.actors ?? []) meant.add(actor);
    }
  });
  return found.some(({ from, to, mention }) => {
    if (gold.some((range) => from < range.to && range.from < to)) return true;
    return (
      mention !== null && (references[mention]?.actors ?? []).some((actor) => meant.has(actor))
    );
  });
}
