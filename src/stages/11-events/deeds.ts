import type { EventType } from '../../doc/deeds.ts';
import { ByPosition } from './by-position.ts';
import type { FrameData } from './constraints.ts';
import { Doers } from './doers.ts';
import { type Chosen, Drafting, type Filled, type Readable } from './drafting.ts';
import { type Framed, Frames } from './frames.ts';
import { Grammar } from './grammar.ts';
import type { Draft } from './merge.ts';
import { Moods } from './mood.ts';
import { Participants } from './participants.ts';
import { AGENTLESS, Undergone } from './undergone.ts';
import { untold } from './untold.ts';
import { WhenWhere } from './when-where.ts';

/** Deeds that a lone actor may do: nobody need be named on the other side. */
const ALONE: ReadonlySet<EventType> = new Set([
  'RETREAT',
  'PROTEST',
  'MOBILIZE',
  'CONCEDE',
  'THREATEN',
  'REJECT',
  'AGREE',
]);
/** Of these, deeds that are plain without any further word: "surrendered", "resigned". */
const OWN: ReadonlySet<EventType> = new Set(['RETREAT', 'PROTEST']);
/** Deeds that nobody does to his own land: "the right to defend its territory" is towards nobody. */
const OUTWARD: ReadonlySet<EventType> = new Set([
  'AGREE',
  'SUPPORT',
  'AID',
  'COOPERATE',
  'CONCEDE',
]);

/** Deeds of words against what somebody has done: whoever did it is meant, and not who suffered it. */
const BLAMING: ReadonlySet<EventType> = new Set(['ACCUSE', 'INVESTIGATE']);
/** Deeds that may be done to a matter instead of somebody: "condemned the attack", "an inquiry into the blast". */
const MATTERS: ReadonlySet<EventType> = new Set(['ACCUSE', 'INVESTIGATE', 'REJECT', 'PROTEST']);
/** The same where the doer is known: "the navy seized the tanker". */
const THINGS: ReadonlySet<EventType> = new Set(['ASSAULT', 'THREATEN', 'COERCE']);

/** Reads the events of one report, before those told twice are joined. */
export class Deeds {
  readonly #doc: Readable;
  readonly #grammar: Grammar;
  readonly #frames: Frames;
  readonly #people: Participants;
  readonly #near: ByPosition;
  readonly #doers: Doers;
  readonly #classes: FrameData['classes'];
  readonly #undergone: Undergone;
  readonly #drafting: Drafting;

  constructor(doc: Readable, data: FrameData) {
    this.#doc = doc;
    this.#classes = data.classes;
    this.#grammar = new Grammar(doc, data.lists);
    const kinds = {
      kind: (token: number) => this.#people.kind(token),
      state: (token: number) => this.#people.state(token),
    };
    this.#frames = new Frames(this.#grammar, data, kinds);
    this.#people = new Participants(doc, this.#grammar, data.lists, {
      content: (token) => this.#frames.content(token),
      undergone: (noun) =>
        data.lexicon
          .of('n', this.#grammar.lemma(noun))
          .some(({ recipient }) => recipient.some(({ at }) => at === 'of')),
    });
    this.#near = new ByPosition(doc, this.#grammar, this.#people);
    this.#doers = new Doers(doc, this.#grammar, this.#people, this.#frames, data.lists);
    this.#undergone = new Undergone(this.#grammar, this.#people, this.#frames, data);
    this.#drafting = new Drafting(doc, {
      grammar: this.#grammar,
      moods: new Moods(this.#grammar, data.lists),
      people: this.#people,
      scene: new WhenWhere(doc, this.#grammar),
      doers: this.#doers,
      undergone: this.#undergone,
      lists: data.lists,
    });
  }

  /** Every deed, in the order of the triggers. */
  read(): Draft[] {
    const { length } = this.#doc.layer('tokens');
    const filled = new Map<number, Chosen>();
    const taken = new Set<number>();
    for (let token = 0; token < length; token++) {
      const one = this.#fill(token);
      if (one !== null) filled.set(token, one);
    }
    for (const { framed } of filled.values()) {
      for (const noun of framed.taken) taken.add(noun);
      // "agreed to release": the release is not yet a deed of its own.
      if (framed.complement >= 0) this.#take(framed.complement, taken);
      // "ruled out sending ships".
      for (const next of framed.sense.type === 'REJECT' ? this.#refused(framed.trigger) : [])
        this.#take(next, taken);
      // "agreed to meet, to train pilots and to lift the ban".
      for (const next of framed.complement < 0 ? [] : this.#grammar.all(framed.trigger, 'advcl')) {
        const to = this.#grammar.first(next, 'mark');
        const listed = next > framed.complement && to > 0 && this.#grammar.lower(to) === 'to';
        if (listed && this.#grammar.lower(to - 1) === ',') this.#take(next, taken);
      }
    }
    const drafts: Draft[] = [];
    for (const [token, one] of [...filled].sort(([a], [b]) => a - b)) {
      if (!taken.has(token)) drafts.push(this.#drafting.of(one));
    }
    return drafts;
  }

  /** The gerunds that a refusal is of. */
  #refused(verb: number): number[] {
    const grammar = this.#grammar;
    return grammar
      .all(verb, 'xcomp', 'advcl', 'ccomp')
      .filter((child) => child > verb && grammar.xpos(child) === 'VBG')
      .filter((child) => grammar.first(child, 'mark') < 0 && grammar.lower(child - 1) !== ',');
  }

  /** A complement, what is coordinated with it, and the noun its light verb carries. */
  #take(verb: number, taken: Set<number>): void {
    const grammar = this.#grammar;
    taken.add(verb);
    for (const child of grammar.tree.children(verb)) {
      const rel = grammar.tree.base(child);
      if (rel === 'xcomp' || (rel === 'conj' && grammar.verbal(child))) this.#take(child, taken);
      if (rel === 'obj' && this.#frames.lightVerb(child) === verb) taken.add(child);
    }
  }

  /** The first sense of a token whose parties are there. */
  #fill(token: number): Chosen | null {
    if (untold(this.#grammar, this.#classes, token)) return null;
    const all = this.#frames.all(token);
    let partial: Filled | null = null;
    for (const framed of all.slice(0, 4)) {
      if (all[0].fit - framed.fit > 1.6) break;
      const one = this.#parties(framed);
      if (one === null) continue;
      if (one.actors.length > 0 && one.recipients.length > 0) return { ...one, rivals: all };
      partial ??= one;
    }
    return partial && { ...partial, rivals: all };
  }

  /** Who stands in the frame's places; null where the deed is nobody's, or half of it is missing. */
  #parties(framed: Framed): Filled | null {
    const people = this.#people;
    const { sense } = framed;
    const noun = sense.pos === 'n';
    const inside = this.#grammar.all(framed.trigger, 'advcl', 'ccomp', 'xcomp');
    if (inside.some((deed) => this.#doers.joins(framed.trigger, deed))) return null;
    let actors = this.#doers.named(framed);
    if (actors.length === 0) actors = this.#doers.behind(framed);
    if (actors.length === 0) actors = this.#doers.teller(framed);
    if (actors.length > 0 && sense.pos === 'v') actors = this.#doers.joined(framed, actors);
    const undone = actors.length === 0 && framed.actors.flat().length === 0;
    if (undone && sense.pos !== 'n' && !framed.suffered) actors = this.#near.before(framed);
    if (actors.length === 0 && sense.type === 'ASSAULT') actors = this.#doers.through(framed);
    let recipients = BLAMING.has(sense.type)
      ? people.answerable(framed.recipients, actors)
      : people.firstNamed(framed.recipients, 'recipient', actors);
    if (recipients.length === 0 && !framed.mutual) {
      const matter = BLAMING.has(sense.type) && !noun ? this.#near.matter(framed) : null;
      if (matter !== null && actors.some((m) => people.political(m)))
        return { framed, actors, recipients, counted: matter, loose: false };
      recipients = this.#near.after(framed, actors);
    }
    if (framed.mutual) {
      if (actors.length === 1) actors = this.#doers.listed(framed, actors);
      let others = people.firstNamed(framed.both, 'recipient', actors);
      if (others.length === 0 && actors.length === 1) others = this.#near.after(framed, actors);
      if (others.length > 0) {
        const all = [...actors, ...others.filter((m) => !actors.includes(m))];
        // "met Lavrov" with nobody who meets him is half a meeting.
        if (all.length < 2) return null;
        actors = recipients = all;
      }
    }
    // "Chad and Mali agreed to set up a zone": a place that stands for nobody is no third party.
    if (framed.between && actors.length >= 2 && recipients !== actors)
      recipients = recipients.filter((m) => people.known(m) || people.kindOf(m) !== 'place');
    // "Trump and Putin agreed to share files with Ankara": with each other, and whom it falls upon.
    if (framed.between && actors.length >= 2 && recipients !== actors && recipients.length > 0) {
      recipients = [...actors, ...recipients];
    }
    // "France and Britain agreed to …": what two do together they do with each other.
    const several = actors.length >= 2 || (actors.length === 1 && people.several(actors[0]));
    if (recipients.length === 0 && several && framed.between) {
      recipients = actors;
    }
    // "rejected the results", "will not lift the ban until Cuba frees them".
    let loose = false;
    const who = recipients.length === 0 && !noun && !framed.mutual;
    if (who && actors.some((m) => people.political(m))) {
      const matter = this.#mattering(framed, actors) ? this.#near.matter(framed) : null;
      if (matter !== null) return { framed, actors, recipients, counted: matter, loose };
      recipients = this.#near.within(framed, actors);
      // "voiced doubt that aid convoys would get through": nobody blames those who are helped.
      if (BLAMING.has(sense.type)) recipients = recipients.filter((m) => !people.bystander(m));
      loose = recipients.length > 0;
    }
    // "… killing 12 people, residents said": who tells it, as a weak parse joins him to the dead.
    if (recipients !== actors) {
      const tellers = this.#doers.tellers(framed.trigger);
      recipients = recipients.filter((m) => !tellers.has(m));
    }
    if (OUTWARD.has(sense.type) && recipients !== actors) {
      const land = (lemma: string) => this.#classes.has('own-side', lemma);
      recipients = recipients.filter((m) => !people.ownLand(m, land));
    }
    const counted = actors.length === 0 ? this.#undergone.counted(framed) : null;
    if (counted !== null && !recipients.some((m) => people.known(m))) {
      return {
        framed,
        actors,
        recipients,
        counted: recipients.length > 0 ? null : counted,
        loose,
      };
    }
    if (actors.length === 0 && recipients.length === 0) return null;
    // "Turkey brought down a bomber": whose it was is not said.
    if (
      actors.some((m) => people.known(m)) &&
      recipients.length === 0 &&
      this.#undergone.craft(framed).size > 0
    )
      return { framed, actors, recipients, counted: null, loose };
    const two = actors.length > 0 && recipients.length > 0;
    // "Ford pardoned Nixon": two who are known by name alone, and no private violence.
    const named = (list: readonly number[]) => list.some((m) => people.renowned(m));
    const renowned = sense.type !== 'ASSAULT' && two && named(actors) && named(recipients);
    if (!renowned && ![...actors, ...recipients].some((m) => people.political(m))) return null;
    // "the army had been warned by its scouts": nobody does such things to himself.
    if (two && !framed.mutual && recipients !== actors && people.themselves(actors, recipients))
      return null;
    // "the downing of the plane over Sinai": told as known, whoever did it.
    const told = noun && actors.length === 0 && this.#undergone.presupposed(framed, recipients);
    if (noun && framed.governor === framed.trigger && !two && !told) return null;
    if (!two && !told) {
      const known =
        actors.length > 0
          ? ALONE.has(sense.type) && this.#plainAlone(framed)
          : AGENTLESS.has(sense.type) && this.#undergone.suffered(framed, recipients);
      if (!known) return null;
      if (!(actors.length > 0 ? actors : recipients).some((m) => people.political(m))) return null;
    }
    return { framed, actors, recipients, counted: null, loose };
  }

  /** Whether what a deed is done to may be a matter; a craft is somebody's, and whose is not said. */
  #mattering(framed: Framed, actors: readonly number[]): boolean {
    const { type } = framed.sense;
    if (MATTERS.has(type)) return true;
    const known = actors.some((m) => this.#people.known(m));
    return THINGS.has(type) && known && this.#undergone.craft(framed).size === 0;
  }

  /** Whether a deed stands without anybody on the other side: its sense is particular, or says enough. */
  #plainAlone({ fit, sense, governor }: Framed): boolean {
    if (fit >= 1 || OWN.has(sense.type)) return true;
    return sense.type === 'REJECT' && sense.pos === 'v' && this.#grammar.object(governor) >= 0;
  }
}
