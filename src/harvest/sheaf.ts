import type { Participant } from '../doc/deeds.ts';
import type { Doc } from '../doc/doc.ts';
import type { TokenRange } from '../doc/layers.ts';
import { Ids } from './ids.ts';

/**
 * A Doc bound for the record: every entry of every layer with its id, so that entries can name
 * each other whatever the order they are written in.
 */
export class Sheaf {
  readonly doc: Doc;
  readonly mention: readonly string[];
  readonly actor: readonly string[];
  readonly time: readonly string[];
  readonly statement: readonly string[];
  readonly event: readonly string[];
  readonly commitment: readonly string[];
  readonly stance: readonly string[];
  readonly figure: readonly string[];

  constructor(doc: Doc) {
    this.doc = doc;
    const ids = new Ids(doc.report.id);
    const at = (kind: string, range: TokenRange, ...parts: readonly (string | null)[]) => {
      const { start, end } = doc.chars(range);
      return ids.next(kind, start, end, ...parts);
    };
    this.mention = doc.layer('mentions').map((one) => at('mention', one, one.type));
    this.actor = doc
      .layer('actors')
      .map((one) => ids.next('actor', one.name, one.kind, one.country));
    this.time = doc.layer('times').map((one) => at('time', one, one.type));
    this.statement = doc
      .layer('statements')
      .map((one) => at('statement', one.content[0], one.kind));
    this.event = doc.layer('events').map((one) => at('event', one.trigger, one.type));
    this.commitment = doc.layer('commitments').map((one) => at('commitment', one.act, one.kind));
    this.stance = doc.layer('stances').map((one) => at('stance', one.cue, one.kind));
    this.figure = doc.layer('figures').map((one) => at('figure', one));
  }

  /** A stretch of tokens as characters and words. */
  words(range: TokenRange): { start: number; end: number; text: string } {
    const { start, end } = this.doc.chars(range);
    return { start, end, text: this.doc.text.slice(start, end) };
  }

  wordsOrNull(range: TokenRange | null): { start: number; end: number; text: string } | null {
    return range && this.words(range);
  }

  /** Ids of the actors that a mention stands for; none where nothing is known. */
  actorsOf(mention: number | null): string[] {
    if (mention === null) return [];
    return this.doc.layer('references')[mention].actors.map((actor) => this.actor[actor]);
  }

  /** A participant's words, mention and actors. */
  party(participant: Participant) {
    const actors = this.actorsOf(participant.mention);
    return {
      ...this.words(participant),
      mention: participant.mention === null ? null : this.mention[participant.mention],
      actor: actors.length === 1 ? actors[0] : null,
      members: actors.length > 1 ? actors : [],
    };
  }

  /** A mention as a participant. */
  partyOf(mention: number) {
    const { from, to } = this.doc.layer('mentions')[mention];
    return this.party({ from, to, mention });
  }

  /** A time as dated words, or null. */
  dated(time: number | null) {
    if (time === null) return null;
    const one = this.doc.layer('times')[time];
    return { ...this.words(one), value: one.value };
  }
}

/** The ids among several that are there, each once, in order: what an entry rests on. */
export function because(...ids: readonly (string | null | undefined)[]): string[] {
  return [...new Set(ids.filter((id): id is string => typeof id === 'string'))];
}

/** A score as the record keeps it: within 0 and 1, to three decimals. */
export function score(value: number): number {
  return Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
}
