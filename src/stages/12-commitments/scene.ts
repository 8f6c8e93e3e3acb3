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
    if (!this.thing(subject) && !this.words.side.has(clauses.lemma(subject))) return false;
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
    const mentions = this.doc.layer('mentions');
    const person = speakers.some(
      ({ mention }) => mention !== null && mentions[mention].type === 'person',
    );
    return person && this.clauses.all(noun, 'det').some((at) => this.clauses.lower(at) === 'the');
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
    return aux || this.clauses.supposed(verb, this.words.supposing) || this.#asked(verb);
  }

  /** Whether its sentence is a question. */
  #asked(token: number): boolean {
    const { to } = this.parties.sentence(token);
    for (let at = to - 1; at >= 0 && at >= to - 3; at--)
      if (this.clauses.lower(at) === '?') return true;
    return false;
  }
}
