import type { Clauses } from './clauses.ts';
import { covering } from './covering.ts';
import type { Participant } from './deeds.ts';
import type { Doc } from './doc.ts';
import type { Mention, Statement } from './layers.ts';
import type { TokenRange } from './range.ts';
import { holds, overlaps, sentenceOf } from './span.ts';

/** What is known of those a report speaks of, once mentions, statements and references stand. */
export type Peopled = Doc<
  'tokens' | 'sentences' | 'tags' | 'tree' | 'mentions' | 'statements' | 'references'
>;

const FIRST_PERSON: ReadonlySet<string> = new Set(['i', 'we', 'me', 'us', 'my', 'our']);
const THIRD_PERSON: ReadonlySet<string> = new Set(['he', 'she', 'it', 'they']);
/** Sentences are shorter; tables and damaged texts are not. */
const FARTHEST = 300;
const ACTING: ReadonlySet<Mention['type']> = new Set([
  'person',
  'organisation',
  'group',
  'place',
  'nationality',
]);

/** From words to those they stand for: the mention at a token, the statement around it, its speaker. */
export class Parties {
  readonly #doc: Peopled;
  readonly #clauses: Clauses;
  /** First mention headed by each token; the widest where several are. */
  readonly #headed = new Map<number, number>();
  /** Tightest mention and innermost statement around each token, or -1. */
  readonly #around: Int32Array;
  readonly #said: Int32Array;

  constructor(doc: Peopled, clauses: Clauses) {
    this.#doc = doc;
    this.#clauses = clauses;
    const statements = doc.layer('statements').map(({ content }) => content);
    this.#around = covering(
      clauses.length,
      doc.layer('mentions').map((mention) => [mention]),
    );
    this.#said = covering(clauses.length, statements);
    const width = ({ from, to }: TokenRange) => to - from;
    doc.layer('mentions').forEach((mention, index, all) => {
      const held = this.#headed.get(mention.head);
      if (held === undefined || width(all[held]) < width(mention)) {
        this.#headed.set(mention.head, index);
      }
    });
  }

  /** Index of the mention that a token heads; else of the tightest one around it that is no list; or null. */
  mentionAt(token: number): number | null {
    const headed = this.#headed.get(token);
    if (headed !== undefined) return headed;
    // "the king of Spain": Spain is not who acts when "king" does.
    const around = this.#around[token];
    if (around < 0) return null;
    const mention = this.#doc.layer('mentions')[around];
    if (mention.members.length) return null;
    return holds(mention, this.#clauses.tree.head(token)) ? around : null;
  }

  /**
   * Those whom a token and the words joined to it by "and" name, each as a participant; a noun that
   * is no mention is its own phrase. Empty for -1 and for words that name nobody who can act.
   */
  at(token: number): Participant[] {
    if (token < 0) return [];
    const mentions = this.#doc.layer('mentions');
    const found: Participant[] = [];
    const joined = [token, ...this.#clauses.all(token, 'conj'), ...this.#among(token)];
    for (const one of joined.map((at) => this.#bearer(at))) {
      const index = this.mentionAt(one);
      if (index === null) {
        const name = this.#unknownName(one);
        if (name) found.push(name);
        continue;
      }
      const mention = mentions[index];
      for (const each of mention.members.length ? mention.members : [index]) {
        if (!ACTING.has(mentions[each].type) && mentions[each].form !== 'pronoun') continue;
        if (found.some((other) => overlaps(other, mentions[each]))) continue;
        found.push({ from: mentions[each].from, to: mentions[each].to, mention: each });
      }
    }
    return found;
  }

  /**
   * "the leaders of the member states and Ahmet Davutoglu": a person whom the tree joins to states is
   * one of those who act beside their leaders.
   */
  #among(token: number): number[] {
    const person = (at: number) => {
      const index = this.mentionAt(at);
      return index !== null && this.#doc.layer('mentions')[index].type === 'person';
    };
    return this.#clauses
      .all(token, 'nmod')
      .filter((inner) => !person(inner))
      .flatMap((inner) => this.#clauses.all(inner, 'conj'))
      .filter((one) => this.#clauses.upos(one) === 'PROPN' && person(one));
  }

  /** "President Thomas Boni": where the tree sets title and name side by side, the name. */
  #bearer(token: number): number {
    const { tree, upos } = { tree: this.#clauses.tree, upos: this.#clauses.upos(token) };
    const above = tree.head(token);
    if (above < 0 || (upos !== 'NOUN' && upos !== 'PROPN')) return token;
    const next = tree.span(token).to;
    for (const other of tree.children(above)) {
      if (other <= token || tree.rel(other) !== tree.rel(token)) continue;
      if (tree.span(other).from === next && this.#clauses.upos(other) === 'PROPN') return other;
    }
    return token;
  }

  /** A proper noun that nobody has taken for a name: its words, standing for no mention. */
  #unknownName(token: number): Participant | null {
    if (this.#clauses.upos(token) !== 'PROPN') return null;
    const all = this.#clauses.all(token, 'flat', 'compound');
    const from = Math.min(token, ...all);
    const to = Math.max(token, ...all) + 1;
    return to - from > 6 ? null : { from, to, mention: null };
  }

  /**
   * Whose a noun is: its possessor; for "Dublin repeated its pledge" Dublin, unless the pronoun is
   * known to stand for somebody else. Empty where it has none.
   */
  ownersOf(noun: number): Participant[] {
    const possessor = this.#clauses.first(noun, 'nmod:poss');
    if (possessor < 0) return [];
    const owners = this.at(possessor);
    if (this.#clauses.upos(possessor) !== 'PRON') return owners;
    const verb = this.#clauses.tree.head(noun);
    if (verb < 0 || !['obj', 'obl'].includes(this.#clauses.tree.base(noun))) return owners;
    const doers = this.at(this.#clauses.doer(verb));
    const known = owners.some(({ mention }) => this.actors(mention).length > 0);
    const others = doers.every((doer) => !owners.some((owner) => this.same(doer, owner)));
    return !doers.length || (known && others) ? owners : doers;
  }

  /** Index of the innermost statement whose content holds a token; null where the reporter speaks. */
  statementAt(token: number): number | null {
    const index = this.#said[token];
    return index < 0 ? null : index;
  }

  /** Who makes a statement, as its words; empty where the report names nobody. */
  speakers({ source, mention }: Statement): Participant[] {
    // "the mayor, who said …": the noun that the pronoun stands for.
    const token = mention === null ? source?.from : this.#doc.layer('mentions')[mention].head;
    if (token !== undefined && /^WP/.test(this.#clauses.xpos(token))) {
      const noun = this.#clauses.antecedent(token, this.#clauses.tree.head(token));
      if (noun !== token) return this.at(noun);
    }
    if (mention !== null) {
      const named = this.#doc.layer('mentions')[mention];
      const members = named.members.length ? named.members : [mention];
      return members.map((index) => {
        const { from, to } = this.#doc.layer('mentions')[index];
        return { from, to, mention: index };
      });
    }
    return source ? [{ ...source, mention: null }] : [];
  }

  /** Indexes of the actors that a mention stands for; empty where nothing is known. */
  actors(mention: number | null): readonly number[] {
    return mention === null ? [] : (this.#doc.layer('references')[mention]?.actors ?? []);
  }

  /** "we will", "he would": a pronoun that may stand for the speaker of the words around it. */
  person(token: number): 'first' | 'third' | null {
    const word = this.#clauses.lower(token);
    if (FIRST_PERSON.has(word)) return 'first';
    return THIRD_PERSON.has(word) ? 'third' : null;
  }

  /** Whether two participants are the same, by their actors or, where unknown, by their mention. */
  same(one: Participant, other: Participant): boolean {
    if (one.mention !== null && one.mention === other.mention) return true;
    const known = this.actors(one.mention);
    return this.actors(other.mention).some((actor) => known.includes(actor));
  }

  /** The tokens of the sentence that holds a token, no further than a page of words on either side. */
  sentence(token: number): TokenRange {
    const sentences = this.#doc.layer('sentences');
    const index = sentenceOf(sentences, token);
    if (index < 0) return { from: token, to: token + 1 };
    const from = Math.max(sentences.from[index], token - FARTHEST);
    return { from, to: Math.min(sentences.to[index], token + FARTHEST) };
  }
}
