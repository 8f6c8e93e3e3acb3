import type { Event, EventStatus, EventType, Participant } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import { ByPosition } from './by-position.ts';
import type { FrameData } from './constraints.ts';
import { Doers, innermost } from './doers.ts';
import { type Framed, Frames } from './frames.ts';
import { Grammar } from './grammar.ts';
import type { Draft } from './merge.ts';
import { type Mood, Moods, statusOf } from './mood.ts';
import { Participants } from './participants.ts';
import { shifted } from './shift.ts';
import { WhenWhere } from './when-where.ts';
import type { WordLists } from './words.ts';

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
/** Deeds told without their doer: "a Russian jet was shot down". */
const AGENTLESS: ReadonlySet<EventType> = new Set(['ASSAULT', 'COERCE', 'RETREAT', 'SANCTION']);
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

/** Years between a deed and the report that tells it, from which on the deed is history. */
const LONG_AGO = 2;
const DEFINITE = /^(the|this|that|these|those)$/;

/** A frame whose parties are found. */
interface Filled {
  readonly framed: Framed;
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  /** Words for those who suffered it, or for the matter, where no mention holds them: "129 people". */
  readonly counted: TokenRange | null;
  /** Whether the recipients are no more than named near by: a place of theirs is still where it was done. */
  readonly loose: boolean;
}
/** A filled frame, with every sense that the words allow: what else it might have been. */
interface Chosen extends Filled {
  readonly rivals: readonly Framed[];
}

/** Reads the events of one report, before those told twice are joined. */
export class Deeds {
  readonly #doc: Readable;
  readonly #grammar: Grammar;
  readonly #frames: Frames;
  readonly #moods: Moods;
  readonly #people: Participants;
  readonly #scene: WhenWhere;
  readonly #near: ByPosition;
  readonly #doers: Doers;
  readonly #lists: WordLists;
  readonly #classes: FrameData['classes'];
  /** First token that tells of violence; the length of the report where none does. */
  readonly #violence: number;

  constructor(doc: Readable, data: FrameData) {
    this.#doc = doc;
    this.#classes = data.classes;
    this.#grammar = new Grammar(doc, data.lists);
    this.#lists = data.lists;
    const kinds = {
      kind: (token: number) => this.#people.kind(token),
      state: (token: number) => this.#people.state(token),
    };
    this.#frames = new Frames(this.#grammar, data, kinds);
    this.#moods = new Moods(this.#grammar, data.lists);
    this.#people = new Participants(doc, this.#grammar, data.lists, {
      content: (token) => this.#frames.content(token),
      undergone: (noun) =>
        data.lexicon
          .of('n', this.#grammar.lemma(noun))
          .some(({ recipient }) => recipient.some(({ at }) => at === 'of')),
    });
    this.#scene = new WhenWhere(doc, this.#grammar);
    this.#near = new ByPosition(doc, this.#grammar, this.#people);
    this.#doers = new Doers(doc, this.#grammar, this.#people, this.#frames, data.lists);
    const { length } = this.#grammar;
    let first = 0;
    while (first < length && !this.#classes.has('violence', this.#grammar.joined(first))) first++;
    this.#violence = first;
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
      // "agreed to meet, to train pilots and to lift the ban".
      for (const next of framed.complement < 0 ? [] : this.#grammar.all(framed.trigger, 'advcl')) {
        const to = this.#grammar.first(next, 'mark');
        const listed = next > framed.complement && to > 0 && this.#grammar.lower(to) === 'to';
        if (listed && this.#grammar.lower(to - 1) === ',') this.#take(next, taken);
      }
    }
    const drafts: Draft[] = [];
    for (const [token, one] of [...filled].sort(([a], [b]) => a - b)) {
      if (!taken.has(token)) drafts.push(this.#draft(one));
    }
    return drafts;
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
    // "which territories are held by whom": asked, and not told.
    if (this.#questioned(token)) return null;
    // "occupied Palestine", "the ousted president": a state of things, not news of a deed.
    if (this.#grammar.tree.rel(token) === 'amod' && !this.#grammar.misread(token)) return null;
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

  /** Whether a verb's subject is asked for: "which territories", "what forces", "who". */
  #questioned(token: number): boolean {
    const grammar = this.#grammar;
    if (grammar.upos(token) !== 'VERB') return false;
    return grammar.all(token, 'nsubj').some((subject) => {
      const before = grammar.tree.span(subject).from - 1;
      const asks = (word: number) => /^(which|what|whose)$/.test(grammar.lower(word));
      if (grammar.all(subject, 'det').some(asks)) return true;
      // "camps in which troops died" tells of the camps.
      return before > 0 && asks(before) && /^(about|on|over)$/.test(grammar.lower(before - 1));
    });
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
    const counted = actors.length === 0 ? this.#counted(framed) : null;
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
      this.#craft(framed).size > 0
    )
      return { framed, actors, recipients, counted: null, loose };
    const two = actors.length > 0 && recipients.length > 0;
    // "Ford pardoned Nixon": two who are known by name alone, and no private violence.
    const named = (list: readonly number[]) => list.some((m) => people.renowned(m));
    const renowned = sense.type !== 'ASSAULT' && two && named(actors) && named(recipients);
    if (!renowned && ![...actors, ...recipients].some((m) => people.political(m))) return null;
    // "the downing of the plane over Sinai": told as known, whoever did it.
    const told = noun && actors.length === 0 && this.#presupposed(framed, recipients);
    if (noun && framed.governor === framed.trigger && !two && !told) return null;
    if (!two && !told) {
      const known =
        actors.length > 0
          ? ALONE.has(sense.type) && this.#plainAlone(framed)
          : AGENTLESS.has(sense.type) && this.#suffered(framed, recipients);
      if (!known) return null;
      if (!(actors.length > 0 ? actors : recipients).some((m) => people.political(m))) return null;
    }
    return { framed, actors, recipients, counted: null, loose };
  }

  /**
   * "At least 40 people were killed in the attacks": a number of dead or wounded, in a report that has
   * told of violence and a sentence that tells of no accident. Their words; null where there are none.
   */
  #counted({ governor, trigger, sense, recipients }: Framed): TokenRange | null {
    const grammar = this.#grammar;
    if (sense.type !== 'ASSAULT' || sense.pos !== 'v' || governor !== trigger) return null;
    if (!this.#classes.has('casualty', grammar.lemma(trigger))) return null;
    const [patient] = recipients.flat();
    if (patient === undefined || grammar.upos(patient) === 'PROPN') return null;
    const number = grammar.upos(patient) === 'NUM' || grammar.first(patient, 'nummod') >= 0;
    if (!number && !this.#lists.quantity.has(grammar.lemma(patient))) return null;
    let root = trigger;
    while (grammar.tree.head(root) >= 0) root = grammar.tree.head(root);
    if (this.#violence >= grammar.tree.span(root).to || this.#accident(root, 8)) return null;
    const { from } = grammar.tree.span(patient);
    return { from, to: Math.max(patient, this.#frames.content(patient)) + 1 };
  }

  /** The kinds of aircraft or ship that a deed was done to; empty where it was done to none. */
  #craft({ trigger, sense }: Framed): ReadonlySet<string> {
    const grammar = this.#grammar;
    const patient = this.#patient(trigger, sense.pos === 'n');
    if (sense.type !== 'ASSAULT' || patient < 0) return new Set();
    const names = this.#classes.of(grammar.joined(patient));
    return new Set(names.filter((name) => name.startsWith('craft-')));
  }

  /** The noun that undergoes a deed: a verb's object, what stands under "of" for a noun; -1 for none. */
  #patient(trigger: number, noun: boolean): number {
    const grammar = this.#grammar;
    if (!noun) return grammar.object(trigger);
    return grammar.obliques(trigger).find(({ prep }) => prep === 'of')?.token ?? -1;
  }

  /** Whether what a deed is done to may be a matter; a craft is somebody's, and whose is not said. */
  #mattering(framed: Framed, actors: readonly number[]): boolean {
    const { type } = framed.sense;
    if (MATTERS.has(type)) return true;
    const known = actors.some((m) => this.#people.known(m));
    return THINGS.has(type) && known && this.#craft(framed).size === 0;
  }

  /** "the downing of the Russian plane": a definite deed to somebody known that "of" names. */
  #presupposed({ trigger, sense, governor }: Framed, recipients: readonly number[]): boolean {
    if (!AGENTLESS.has(sense.type) || governor !== trigger || !this.#definite(trigger))
      return false;
    if (!sense.recipient.some(({ at }) => at === 'of')) return false;
    return this.#patient(trigger, true) >= 0 && recipients.some((m) => this.#people.known(m));
  }

  /** "the plane", "its plane": one that the report has spoken of, or takes as known. */
  #definite(noun: number): boolean {
    if (noun < 0) return false;
    if (this.#grammar.first(noun, 'nmod:poss') >= 0) return true;
    return this.#grammar
      .all(noun, 'det')
      .some((token) => DEFINITE.test(this.#grammar.lower(token)));
  }

  /** Whether those who suffered a deed without a doer are known, and no accident did it. */
  #suffered({ governor, sense, suffered }: Framed, recipients: readonly number[]): boolean {
    // "the option is to close the border": nobody has done it.
    if (!suffered) return false;
    if (sense.type !== 'ASSAULT') return true;
    return recipients.some((m) => this.#people.known(m)) && !this.#accident(governor, 4);
  }

  /** Whether a word for a crash, a fire or a flood hangs anywhere below, to a depth. */
  #accident(token: number, depth: number): boolean {
    return [...this.#grammar.tree.children(token)].some(
      (child) =>
        this.#lists.accident.has(this.#grammar.lemma(child)) ||
        (depth > 1 && this.#accident(child, depth - 1)),
    );
  }

  /** Whether a deed stands without anybody on the other side: its sense is particular, or says enough. */
  #plainAlone({ fit, sense, governor }: Framed): boolean {
    if (fit >= 1 || OWN.has(sense.type)) return true;
    return sense.type === 'REJECT' && sense.pos === 'v' && this.#grammar.object(governor) >= 0;
  }

  /** The event as the layer holds it, with what tells it from others. */
  #draft({ framed, counted, loose, rivals, ...sides }: Chosen): Draft {
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
      craft: this.#craft(framed),
      definite: this.#definite(this.#patient(framed.trigger, noun)),
      presupposed: noun && framed.governor === framed.trigger && this.#definite(framed.trigger),
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
