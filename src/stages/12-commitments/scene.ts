import { Clauses } from '../../doc/clauses.ts';
import { covering } from '../../doc/covering.ts';
import type { CommitmentKind, Participant } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { Actor } from '../../doc/layers.ts';
import { Parties } from '../../doc/parties.ts';
import type { TokenRange } from '../../doc/range.ts';
import { holds } from '../../doc/span.ts';
import type { Words } from './words.ts';

/** The layers that commitments are read from. */
export const NEEDS = [
  'blocks',
  'tokens',
  'sentences',
  'tags',
  'tree',
  'times',
  'mentions',
  'statements',
  'references',
  'actors',
  'events',
] as const;
export type Needed = Doc<(typeof NEEDS)[number]>;

/** A commitment before its condition, deadline, event and statement are looked up. */
export interface Draft {
  readonly kind: CommitmentKind;
  readonly trigger: TokenRange;
  /** Token that the trigger hangs on. */
  readonly at: number;
  /** Head of the act. */
  readonly head: number;
  readonly act: TokenRange;
  readonly by: readonly Participant[];
  readonly to: readonly Participant[];
  readonly strength: 'firm' | 'hedged';
  readonly negated: boolean;
  /** Whether it counts only with a condition. */
  readonly conditional: boolean;
  readonly score: number;
  readonly rule: string;
}

/** Kinds of actors who take public measures. */
const RULING: ReadonlySet<string> = new Set([
  'state',
  'government',
  'military',
  'igo',
  'armed-group',
]);

/** Kinds of bodies that their heads speak for. */
const BODY = /^(?:igo|ngo|party|armed-group|company)$/;

/** One report as the rules of this stage see it. */
export class Scene {
  readonly doc: Needed;
  readonly clauses: Clauses;
  readonly parties: Parties;
  readonly words: Words;
  /** Index of the time, and of the event whose trigger it is in, at each token, or -1. */
  readonly timeAt: Int32Array;
  readonly eventAt: Int32Array;
  /** Index of the statement whose cue a token is in, or -1. */
  readonly cueAt: Int32Array;
  readonly #served = new Map<number, ReadonlySet<number>>();

  constructor(doc: Needed, words: Words) {
    this.doc = doc;
    this.clauses = new Clauses(doc);
    this.parties = new Parties(doc, this.clauses);
    this.words = words;
    const { length } = this.clauses;
    this.cueAt = covering(
      length,
      doc.layer('statements').map(({ cue }) => (cue ? [cue] : [])),
    );
    this.timeAt = covering(
      length,
      doc.layer('times').map((time) => [time]),
    );
    this.eventAt = covering(
      length,
      doc.layer('events').map(({ trigger, also }) => [trigger, ...also]),
    );
  }

  /**
   * Those whom a word names. "We" and "I" in somebody's words are that somebody, where the report
   * says who it is.
   */
  named(token: number): readonly Participant[] {
    // "that promises to be hard": a matter, not somebody.
    if (token < 0 || this.words.general.has(this.clauses.lower(token))) return [];
    if (this.parties.person(token) === 'first') {
      const statement = this.parties.statementAt(token);
      if (statement !== null) {
        const speakers = this.parties.speakers(this.doc.layer('statements')[statement]);
        if (speakers.length) return speakers;
      }
    }
    return this.parties.at(token);
  }

  /**
   * Whether a clause's subject is the one who speaks, or what he speaks for: "we", "he", the same
   * actor, "his government", the country that the speaker's country is.
   */
  own(subject: number, speakers: readonly Participant[]): boolean {
    if (subject < 0) return false;
    const { clauses, parties } = this;
    const person = parties.person(subject);
    if (person === 'first') return true;
    const mention = parties.mentionAt(subject);
    const known = parties.actors(mention);
    const theirs = speakers.flatMap((one) => parties.actors(one.mention));
    if (person === 'third') {
      if (known.length && theirs.length) return this.#sameSide(known, theirs);
      return speakers.length > 0 && this.#fits(subject, speakers);
    }
    if (speakers.some((one) => holds(one, subject) && one.to - one.from > 0)) return true;
    if (known.length && theirs.length && this.#sameSide(known, theirs)) return true;
    if (known.some((one) => theirs.some((other) => this.#serves(other).has(one)))) return true;
    if (speakers.some((one) => this.#standsFor(one, subject))) return true;
    if (speakers.some((one) => this.#speaksFor(one, subject, known))) return true;
    const lemma = clauses.lemma(subject);
    if (!this.thing(subject) && !this.words.side.has(lemma) && !this.words.ruled.has(lemma))
      return false;
    // "his government", "the government": no other owner is named.
    const owner = clauses.first(subject, 'nmod:poss');
    if (owner >= 0) return parties.person(owner) !== null || this.#possessive(owner);
    return (
      (this.thing(subject) || (this.#ruled(subject, speakers) && this.#nameless(known))) &&
      !clauses
        .all(subject, 'amod', 'compound', 'nmod')
        .some((child) => this.parties.mentionAt(child) !== null)
    );
  }

  /**
   * "Chad will pay, its finance minister said", "Nokia chief Pekka Lund said Nokia would …", "the
   * ayatollah said Iran would …": whoever holds an office speaks for the state or body that his own
   * words name, or that the clause names where his words name none.
   */
  #speaksFor(speaker: Participant, subject: number, known: readonly number[]): boolean {
    const { parties, clauses } = this;
    if (!this.#office(speaker)) return false;
    const mentions = this.doc.layer('mentions');
    const actors = this.doc.layer('actors');
    const inner = mentions.filter(({ from, to }, index) => {
      if (index === speaker.mention || from < speaker.from || to > speaker.to) return false;
      return to - from < speaker.to - speaker.from;
    });
    const name = clauses.lower(subject);
    if (
      inner.some(({ from, to, head }) => {
        const word = clauses.lower(head);
        return word === name || (clauses.lower(from) === name && to > from);
      })
    )
      return clauses.upos(subject) === 'PROPN';
    const body = known.some((one) =>
      /^(?:state|government|igo|armed-group|party|military)$/.test(actors[one].kind),
    );
    if (!body) return false;
    const owned = inner.filter(({ head }) => clauses.upos(head) === 'PROPN');
    const foreign = parties.actors(speaker.mention).some((one) => actors[one].country !== null);
    if (owned.length || foreign) return false;
    return inner.length > 0 || known.some((one) => actors[one].kind === 'state');
  }

  /**
   * "NATO chief Nils Berg … He said the alliance would": the bodies before somebody's name or title, or under
   * "of" behind it, wherever the report names him so.
   */
  #serves(speaker: number): ReadonlySet<number> {
    const known = this.#served.get(speaker);
    if (known) return known;
    const { parties, clauses } = this;
    const actors = this.doc.layer('actors');
    const mentions = this.doc.layer('mentions');
    const found = new Set<number>();
    this.#served.set(speaker, found);
    if (actors[speaker].kind !== 'person') return found;
    const bodies = mentions.flatMap((one, index) =>
      parties.actors(index).some((at) => BODY.test(actors[at].kind)) ? [{ one, index }] : [],
    );
    mentions.forEach(({ from, to, head }, outer) => {
      const own = parties.actors(outer);
      if (own.length !== 1 || own[0] !== speaker) return;
      for (const { one, index } of bodies) {
        if (one.from < from || one.to > to || one.head === head) continue;
        if (one.head > head && clauses.prep(one.head) !== 'of') continue;
        for (const at of parties.actors(index)) if (BODY.test(actors[at].kind)) found.add(at);
      }
    });
    return found;
  }

  /** "The company is to close two plants, it said": a speaker who is no more than a pronoun. */
  #standsFor({ from, to, mention }: Participant, subject: number): boolean {
    const { clauses, parties } = this;
    if (to - from !== 1 || parties.actors(mention).length > 0 || subject > from) return false;
    const meant = parties.mentionAt(subject);
    if (meant === null || parties.sentence(from).from > subject) return false;
    const { type, plural } = this.doc.layer('mentions')[meant];
    const word = clauses.lower(from);
    if (word === 'they') return plural;
    if (word === 'it') return !plural && type !== 'person';
    return /^(?:he|she)$/.test(word) && type === 'person';
  }

  /** "its finance minister", "a palace spokesman": words that name an office, and no onlooker's. */
  #office({ from, to }: Participant): boolean {
    const { clauses, words } = this;
    let held = false;
    for (let at = from; at < to; at++) {
      const lemma = clauses.lemma(at);
      if (words.outsider.has(lemma) || lemma === 'former') return false;
      held ||= words.office.has(lemma);
    }
    return held;
  }

  /** Whether somebody among speakers holds an office, or is a body that rules. */
  ruling(speakers: readonly Participant[]): boolean {
    const actors = this.doc.layer('actors');
    return speakers.some(
      (one) =>
        this.#office(one) ||
        this.parties
          .actors(one.mention)
          .some((actor) => RULING.has(actors[actor].kind) || actors[actor].sector === 'GOV'),
    );
  }

  /**
   * A pronoun nobody has resolved: the speaker where he is named before it in the sentence, or
   * where the same pronoun names him ("He would, he added").
   */
  #fits(pronoun: number, speakers: readonly Participant[]): boolean {
    const { clauses, parties } = this;
    if (clauses.lower(pronoun) === clauses.lower(speakers[0].from)) return true;
    if ((clauses.lower(pronoun) === 'they') !== this.#plural(speakers)) return false;
    const sentence = parties.sentence(pronoun);
    return speakers[0].from >= sentence.from && speakers[0].from < pronoun;
  }

  /** "The truce would hold": a measure of somebody's own rather than somebody. */
  thing(subject: number): boolean {
    return subject >= 0 && this.words.measure.has(this.clauses.lemma(subject));
  }

  /** "The government" in the words of a person: the one he serves. */
  #ruled(noun: number, speakers: readonly Participant[]): boolean {
    if (!this.words.ruled.has(this.clauses.lemma(noun))) return false;
    if (!speakers.some((one) => this.#office(one) || this.#unplaced(one))) return false;
    const mentions = this.doc.layer('mentions');
    const person = speakers.some(
      ({ mention }) => mention !== null && mentions[mention].type === 'person',
    );
    return person && this.clauses.all(noun, 'det').some((at) => this.clauses.lower(at) === 'the');
  }

  /** A name and no more: what he is has been said before. */
  #unplaced({ from, to }: Participant): boolean {
    const { clauses } = this;
    for (let at = from; at < to; at++) if (clauses.upos(at) !== 'PROPN') return false;
    return true;
  }

  /** Nobody whom the lexicon knows: "the government", of which nothing more is said. */
  #nameless(known: readonly number[]): boolean {
    const actors = this.doc.layer('actors');
    return known.every((one) => actors[one].country === null && actors[one].resolved !== 'lexicon');
  }

  #possessive(token: number): boolean {
    return /^(?:his|her|its|their|our|my)$/.test(this.clauses.lower(token));
  }

  #plural(speakers: readonly Participant[]): boolean {
    if (speakers.length > 1) return true;
    const mention = speakers[0].mention;
    return mention !== null && this.doc.layer('mentions')[mention].plural;
  }

  /** The same actor, or a state and somebody who acts for it. */
  #sameSide(some: readonly number[], others: readonly number[]): boolean {
    const actors = this.doc.layer('actors');
    const stands = ({ kind }: Actor) =>
      kind === 'state' || kind === 'government' || kind === 'military';
    return some.some((one) =>
      others.some(
        (other) =>
          one === other ||
          (actors[one].country !== null &&
            actors[one].country === actors[other].country &&
            stands(actors[one]) &&
            actors[other].sector !== 'OPP'),
      ),
    );
  }

  /** Words the verb or predicate is doubted by: "could", "might". */
  doubted(verb: number): boolean {
    const aux = this.clauses
      .all(verb, 'aux')
      .some((child) => this.words.doubtful.has(this.clauses.lower(child)));
    if (aux || this.clauses.supposed(verb, this.words.supposing) || this.#asked(verb)) return true;
    return this.#unreal(verb) || this.#inverted(verb);
  }

  /** "is expected to reject", "are trying to reach", "denied having promised": not said to be so. */
  #unreal(verb: number): boolean {
    const { clauses } = this;
    for (let at = verb, hops = 0; hops < 3; hops++) {
      const above = clauses.tree.head(at);
      if (above < 0) return false;
      const rel = clauses.tree.base(at);
      const lemma = clauses.lemma(above);
      const under =
        rel === 'xcomp' || (clauses.infinitive(at) && /^(?:advcl|acl|ccomp)$/.test(rel));
      if ((under || /^(?:ccomp|advcl)$/.test(rel)) && lemma === 'deny') return true;
      if (!under) return false;
      if (this.words.unreal.has(lemma)) return true;
      at = above;
    }
    return false;
  }

  /** "Had Rome promised help, …": the auxiliary before its subject. */
  #inverted(verb: number): boolean {
    const aux = this.clauses.all(verb, 'aux').find((child) => this.clauses.lower(child) === 'had');
    return aux !== undefined && this.clauses.first(verb, 'nsubj') > aux;
  }

  /** Whether its sentence is a question. */
  #asked(token: number): boolean {
    const { to } = this.parties.sentence(token);
    for (let at = to - 1; at >= 0 && at >= to - 3; at--)
      if (this.clauses.lower(at) === '?') return true;
    return false;
  }
}
