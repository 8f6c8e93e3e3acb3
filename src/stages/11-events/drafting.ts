import type { Event, EventStatus, EventType, Participant } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import { type Doers, innermost } from './doers.ts';
import type { Framed } from './frames.ts';
import type { Grammar } from './grammar.ts';
import type { Draft } from './merge.ts';
import { type Mood, type Moods, statusOf } from './mood.ts';
import type { Participants } from './participants.ts';
import { shifted } from './shift.ts';
import type { Undergone } from './undergone.ts';
import type { WhenWhere } from './when-where.ts';
import type { WordLists } from './words.ts';

/** A report read as far as events need. */
export type Readable = Doc<
  | 'blocks'
  | 'tokens'
  | 'sentences'
  | 'tags'
  | 'tree'
  | 'times'
  | 'mentions'
  | 'statements'
  | 'actors'
  | 'references'
>;

/** Years between a deed and the report that tells it, from which on the deed is history. */
const LONG_AGO = 2;
/** A frame whose parties are found. */
export interface Filled {
  readonly framed: Framed;
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  /** Words for those who suffered it, or for the matter, where no mention holds them: "129 people". */
  readonly counted: TokenRange | null;
  /** Whether the recipients are no more than named near by: a place of theirs is still where it was done. */
  readonly loose: boolean;
}
/** A filled frame, with every sense that the words allow: what else it might have been. */
export interface Chosen extends Filled {
  readonly rivals: readonly Framed[];
}

/** What a report's deeds are told with. */
interface Sources {
  readonly grammar: Grammar;
  readonly moods: Moods;
  readonly people: Participants;
  readonly scene: WhenWhere;
  readonly doers: Doers;
  readonly undergone: Undergone;
  readonly lists: WordLists;
}

/** From a frame whose parties are found to an event with status, time, place, statement and score. */
export class Drafting {
  readonly #doc: Readable;
  readonly #grammar: Grammar;
  readonly #moods: Moods;
  readonly #people: Participants;
  readonly #scene: WhenWhere;
  readonly #doers: Doers;
  readonly #undergone: Undergone;
  readonly #lists: WordLists;

  constructor(doc: Readable, sources: Sources) {
    this.#doc = doc;
    this.#grammar = sources.grammar;
    this.#moods = sources.moods;
    this.#people = sources.people;
    this.#scene = sources.scene;
    this.#doers = sources.doers;
    this.#undergone = sources.undergone;
    this.#lists = sources.lists;
  }

  /** The event as the layer holds it, with what tells it from others. */
  of({ framed, counted, loose, rivals, ...sides }: Chosen): Draft {
    const { sense } = framed;
    const mood = this.#unbegun(framed, this.#moods.of(framed.governor));
    const shift = shifted(sense.type, mood);
    const { actors, recipients } = shift.how === 'refused' ? this.#refusing(framed, sides) : sides;
    const mentions = this.#doc.layer('mentions');
    const party = (mention: number): Participant => ({
      from: mentions[mention].from,
      to: mentions[mention].to,
      mention,
    });
    const time = this.#scene.time(framed);
    // "captured Goma": a town that stands for nobody is also where it was done.
    const place =
      this.#scene.place(framed, new Set(loose ? actors : [...actors, ...recipients])) ??
      recipients.find((m) => this.#people.town(m)) ??
      null;
    const event: Event = {
      type: shift.type,
      mode: shift.how === null ? sense.mode : null,
      contexts: sense.contexts,
      cameo: shift.how === null ? sense.cameo : shift.cameo,
      trigger: framed.words,
      also: [],
      actors: actors.map(party),
      recipients: counted ? [{ ...counted, mention: null }] : recipients.map(party),
      time,
      place,
      status: this.#status(shift.how === 'refused' ? 'future' : statusOf(mood), time),
      hedges: mood.hedges,
      statement: innermost(this.#doc.layer('statements'), framed.trigger),
      score: this.#score(framed, mood, actors.length > 0 && recipients.length > 0),
      rule: shift.how === null ? sense.rule : `${sense.rule} > ${shift.how}`,
      ranking: rankingOf(framed, rivals, mood),
    };
    const keys = (list: readonly number[]) => new Set(list.map((m) => this.#key(m)));
    const land = (list: readonly number[]) => new Set(list.map((m) => this.#side(m)));
    const dead = counted && new Set([this.#doc.words(counted).toLowerCase()]);
    const noun = sense.pos === 'n';
    return {
      event,
      actors: keys(actors),
      recipients: dead ?? keys(recipients),
      actorSides: land(actors),
      recipientSides: dead ?? land(recipients),
      craft: this.#undergone.craft(framed),
      definite: this.#undergone.definite(this.#undergone.patient(framed.trigger, noun)),
      presupposed:
        noun && framed.governor === framed.trigger && this.#undergone.definite(framed.trigger),
      titled: this.#titled(framed.trigger),
      lemma: this.#grammar.lemma(framed.trigger),
      date: time === null ? null : this.#doc.layer('times')[time].value,
      place: place === null ? null : this.#doc.words(mentions[place]).toLowerCase(),
    };
  }

  /** "We will not negotiate with them": what both would do together one of them refuses the other. */
  #refusing(framed: Framed, sides: Pick<Filled, 'actors' | 'recipients'>): typeof sides {
    if (!framed.mutual) return sides;
    const named = this.#doers.named(framed);
    const actors = named.length > 0 ? named : this.#doers.teller(framed);
    const recipients = sides.recipients.filter((m) => !actors.includes(m));
    return actors.length > 0 && recipients.length > 0 ? { actors, recipients } : sides;
  }

  /** "will stop its exercises with Japan": what somebody is to begin or to end is not told as done. */
  #unbegun({ trigger, governor, sense }: Framed, mood: Mood): Mood {
    const verb = this.#grammar.tree.head(trigger);
    if (sense.pos !== 'n' || verb < 0) return mood;
    if (governor !== trigger && !this.#lists.continuing.has(this.#grammar.lemma(verb))) return mood;
    const lemma = this.#grammar.lemma(verb);
    // "will expand attacks": what is to go on is going on.
    if (this.#lists.continuing.has(lemma)) {
      const { status, negated } = this.#moods.of(verb);
      // "will continue its attacks if the truce is broken": a threat.
      const supposed = this.#grammar
        .all(verb, 'advcl')
        .some((clause) =>
          this.#grammar
            .all(clause, 'mark')
            .some((mark) => this.#lists.condition.has(this.#grammar.lower(mark))),
        );
      if (supposed) return mood;
      return status === 'future' && !negated ? { ...mood, status: 'ongoing' } : mood;
    }
    const affects = this.#lists.aspect.has(lemma) || this.#lists.fail.has(lemma);
    if (!affects || !/^(obj|nsubj:pass)$/.test(this.#grammar.tree.rel(trigger))) return mood;
    const { status } = this.#moods.of(verb);
    return status === 'future' || status === 'hypothetical'
      ? { ...mood, status: 'hypothetical' }
      : mood;
  }

  /** "Iraq invaded Kuwait in 1990": done, and told years after. */
  #status(status: EventStatus, time: number | null): EventStatus {
    const value = time === null ? null : this.#doc.layer('times')[time].value;
    const { published } = this.#doc.report;
    if (status !== 'occurred' || published === null || !/^\d{4}/.test(value ?? '')) return status;
    return Number(published.slice(0, 4)) - Number(value!.slice(0, 4)) >= LONG_AGO
      ? 'historical'
      : status;
  }

  #titled(token: number): boolean {
    const at = this.#doc.layer('tokens').start[token];
    return this.#doc
      .layer('blocks')
      .some(({ kind, start, end }) => kind === 'title' && start <= at && at < end);
  }

  /** What tells one party from another: their actors, else their words. */
  #key(mention: number): string {
    const actors = this.#people.actorsOf(mention);
    return actors.length > 0
      ? actors.join('+')
      : this.#doc.words(this.#doc.layer('mentions')[mention]).toLowerCase();
  }

  /** The country somebody acts for, so that Turkey and its air force are one side; else who they are. */
  #side(mention: number): string {
    const [first] = this.#people.actorsOf(mention);
    const country = first === undefined ? null : this.#doc.layer('actors')[first].country;
    return country ?? this.#key(mention);
  }

  /** More particular senses and fuller frames are surer; the tree's own doubt counts too. */
  #score(framed: Framed, mood: Mood, two: boolean): number {
    const tree = this.#doc.layer('tree').score[framed.trigger];
    const sure =
      0.5 + Math.min(0.25, framed.fit * 0.06) + (two ? 0.15 : 0) - (mood.hedges.length ? 0.05 : 0);
    return Math.round(100 * Math.min(0.95, sure * (0.85 + 0.15 * tree))) / 100;
  }
}

/**
 * The roots that the trigger's senses name, each with its share: the particular senses weigh most, and
 * the one whose parties were found as much as the most particular. Shares sum to 1, the greatest first.
 */
function rankingOf(framed: Framed, rivals: readonly Framed[], mood: Mood): Event['ranking'] {
  const top = Math.max(...rivals.map(({ fit }) => fit));
  const shares = new Map<EventType, number>();
  let sum = 0;
  for (const one of rivals) {
    const weight = one.sense === framed.sense ? 1 : Math.exp(one.fit - top) / 2;
    const { type } = shifted(one.sense.type, mood);
    shares.set(type, (shares.get(type) ?? 0) + weight);
    sum += weight;
  }
  return [...shares]
    .map(([type, share]) => ({ type, score: Math.round((1000 * share) / sum) / 1000 }))
    .sort((a, b) => b.score - a.score || (a.type < b.type ? -1 : 1));
}
