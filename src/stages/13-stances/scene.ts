import { Clauses } from '../../doc/clauses.ts';
import type { Participant, Stance } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import { Parties } from '../../doc/parties.ts';

/** The layers that stances are read from. */
export const NEEDS = [
  'tokens',
  'sentences',
  'tags',
  'tree',
  'mentions',
  'statements',
  'references',
] as const;
export type Needed = Doc<(typeof NEEDS)[number]>;

/** The lists of `words.json`. */
export interface StanceWords {
  /** Verbs and adjectives of wishing. */
  readonly wanting: ReadonlySet<string>;
  readonly leaving: ReadonlySet<string>;
  readonly leavingPhrases: ReadonlySet<string>;
  readonly removing: ReadonlySet<string>;
  /** Participles of going and removing, as a weak parse takes them for adjectives. */
  readonly removed: ReadonlySet<string>;
  readonly goingNouns: ReadonlySet<string>;
  /** What he who goes leaves: "leave office". */
  readonly posts: ReadonlySet<string>;
  readonly doubtful: ReadonlySet<string>;
  /** Verbs that take back what stands under them: "refused to support". */
  readonly undoing: ReadonlySet<string>;
  /** Verbs that carry a held attitude: "reaffirmed its support". */
  readonly holding: ReadonlySet<string>;
}

/** One report as the rules of this stage see it. */
export class Scene {
  readonly doc: Needed;
  readonly clauses: Clauses;
  readonly parties: Parties;
  readonly words: StanceWords;

  constructor(doc: Needed, words: StanceWords) {
    this.doc = doc;
    this.clauses = new Clauses(doc);
    this.parties = new Parties(doc, this.clauses);
    this.words = words;
  }

  /** Those whom a word names; "we" in somebody's words are that somebody. */
  named(token: number): readonly Participant[] {
    if (token < 0) return [];
    const statement =
      this.parties.person(token) === 'first' ? this.parties.statementAt(token) : null;
    if (statement !== null) {
      const speakers = this.parties.speakers(this.doc.layer('statements')[statement]);
      if (speakers.length) return speakers;
    }
    return this.parties.at(token);
  }

  /** Those whom a pronoun stands for, where the report settles it; else nobody. */
  settled(pronoun: number): readonly Participant[] {
    return this.named(pronoun).filter(({ mention }) => this.parties.actors(mention).length > 0);
  }

  /** Denied, only possible, or taken back by the verb above: no stance. */
  unsettled(token: number): boolean {
    const { clauses, words } = this;
    if (clauses.negated(token)) return true;
    if (clauses.all(token, 'aux').some((child) => words.doubtful.has(clauses.lower(child))))
      return true;
    if (clauses.supposed(token, SUPPOSING)) return true;
    const above = clauses.tree.head(token);
    if (above < 0 || !['xcomp', 'obj', 'ccomp', 'obl'].includes(clauses.tree.base(token)))
      return false;
    return (
      words.undoing.has(clauses.lemma(above)) || (clauses.verbal(above) && clauses.negated(above))
    );
  }

  /** One stance for every pair of holder and object. */
  stances(
    kind: Stance['kind'],
    holders: readonly Participant[],
    objects: readonly Participant[],
    cue: number,
    score: number,
    rule: string,
  ): Stance[] {
    return holders.flatMap((holder) =>
      objects
        .filter((object) => object.from !== holder.from && !this.parties.same(holder, object))
        .map((object) => ({
          kind,
          holder,
          object,
          cue: { from: cue, to: cue + 1 },
          statement: this.parties.statementAt(cue),
          score,
          rule,
        })),
    );
  }
}

/** Clauses under these only suppose. */
const SUPPOSING: ReadonlySet<string> = new Set(['if', 'whether', 'unless']);
