import type { NameType } from '../../doc/layers.ts';
import type { WordClassesByName } from './classes.ts';
import type { Grammar } from './grammar.ts';
import type { Lexicon, Need, Sense } from './lexicon.ts';
import type { Oblique } from './phrases.ts';
import type { WordLists } from './words.ts';

/** What is known of a noun as a participant: its kind, or null where it is none. */
export interface Who {
  kind(token: number): NameType | null;
  /** Whether it is, or stands for, a state. */
  state(token: number): boolean;
}

/** Everything a frame is read with. */
export interface FrameData {
  readonly lexicon: Lexicon;
  readonly classes: WordClassesByName;
  readonly lists: WordLists;
  readonly irregular: ReadonlyMap<string, string>;
}

/** Checks a sense's constraints against the words around a trigger. */
export class Constraints {
  readonly #grammar: Grammar;
  readonly #data: FrameData;
  readonly #who: Who;

  constructor(grammar: Grammar, data: FrameData, who: Who) {
    this.#grammar = grammar;
    this.#data = data;
    this.#who = who;
  }

  /** Through "hundreds of", "a number of" to the noun that is counted. */
  content(token: number): number {
    const grammar = this.#grammar;
    const data = this.#data;
    for (let at = token, hops = 0; hops < 3; hops++) {
      if (!data.lists.quantity.has(grammar.lemma(at))) return at;
      const inner = grammar
        .obliques(at)
        .find(({ token: noun, prep }) => prep === 'of' && grammar.upos(noun) !== 'PUNCT');
      if (inner === undefined) return at;
      at = inner.token;
    }
    return token;
  }

  /** Nouns under a preposition that hangs on the trigger, on its object, or on its light verb. */
  under(trigger: number, object: number, light: number, prep: string): number[] {
    const grammar = this.#grammar;
    const found: Oblique[] = grammar.obliques(trigger);
    if (object >= 0) {
      found.push(...grammar.obliques(object));
      const content = this.content(object);
      if (content !== object) found.push(...grammar.obliques(content));
      // "lift the sanctions imposed on India".
      for (const other of grammar.all(object, 'conj', 'acl'))
        found.push(...grammar.obliques(other));
    }
    if (light >= 0) {
      found.push(...grammar.obliques(light));
      const given = grammar.first(light, 'iobj');
      if (given >= 0 && (prep === 'to' || prep === 'for')) found.push({ token: given, prep });
    }
    // "held talks in Bishkek with Jeenbekov": hung on the place, meant for the talks.
    for (const { token, prep: over } of found.slice()) {
      if (/^(in|at|on)$/.test(over) && grammar.upos(token) === 'PROPN') {
        found.push(...grammar.obliques(token).filter((one) => one.prep !== 'of'));
      }
    }
    return found
      .filter((one) => one.prep === prep && one.token !== trigger && !this.#dated(one.token))
      .map(({ token }) => token);
  }

  /** "called the king on Saturday": a day or month is nobody's place. */
  #dated(token: number): boolean {
    return this.#data.classes.has('calendar', this.#grammar.lemma(token));
  }

  /** How many constraints hold; -1 where one fails. */
  fit(trigger: number, object: number, complement: number, sense: Sense, light: number): number {
    let fit = 0;
    for (const need of sense.needs) {
      const worth = this.#met(trigger, object, complement, need, light);
      if (worth === 0) return -1;
      fit += worth;
    }
    return fit;
  }

  /** 0 where a constraint fails; else its worth: a word list says more than "any object". */
  #met(trigger: number, object: number, complement: number, need: Need, light: number): number {
    const grammar = this.#grammar;
    switch (need.what) {
      case 'particle':
        return grammar
          .all(trigger, 'compound:prt', 'advmod', 'obl', 'xcomp')
          .some((child) => need.of.includes(grammar.lower(child))) ||
          need.of.includes(trigger + 1 < grammar.length ? grammar.lower(trigger + 1) : '')
          ? 2
          : 0;
      case 'prep':
        return need.of.some((prep) => this.under(trigger, object, light, prep).length > 0) ? 2 : 0;
      case 'obj':
        return this.#noted(object, need.of);
      case 'not':
        return object >= 0 && this.#named(object, need.of) ? 0 : 0.01;
      case 'subj': {
        const subject = grammar.subject(trigger);
        return subject >= 0 ? this.#noted(subject, need.of) : 0;
      }
      case 'mod':
        return grammar
          .all(trigger, 'amod', 'compound', 'nmod:poss', 'nmod:desc')
          .some((child) => this.#named(child, need.of))
          ? 2
          : 0;
      case 'of':
        return this.under(trigger, object, light, 'of').some((token) => this.#named(token, need.of))
          ? 2
          : 0;
      case 'word':
        return this.#near(trigger, need.of, 3) ? 2 : 0;
      case 'xcomp':
        if (complement < 0 || !this.#bare(complement)) return 0;
        return need.of[0] === '*' ? 2 : this.#named(complement, need.of) ? 3 : 0;
      case 'ccomp':
        if (complement < 0 || grammar.tree.rel(complement) !== 'ccomp') return 0;
        if (need.of[0] === '*') return 2;
        return this.#own(complement) && this.#named(complement, need.of) ? 3 : 0;
      case 'light':
        if (light < 0) return 0;
        return need.of[0] === '*' ? 1 : need.of.includes(grammar.lemma(light)) ? 2 : 0;
      case 'plain':
        return grammar
          .all(trigger, 'xcomp', 'ccomp')
          .every((child) => grammar.upos(child) === 'PROPN' && grammar.object(trigger) < 0)
          ? 0.1
          : 0;
      case 'negated':
        return grammar
          .all(trigger, 'advmod')
          .some((token) => this.#data.lists.negation.has(grammar.lower(token)))
          ? 2
          : 0;
      default:
        return 0;
    }
  }

  /** "warned that it would strike": the clause's subject is a pronoun, or "his country". */
  #own(complement: number): boolean {
    const grammar = this.#grammar;
    const subject = grammar.first(complement, 'nsubj');
    if (subject < 0) return false;
    const owner = grammar.first(subject, 'nmod:poss');
    return grammar.xpos(owner < 0 ? subject : owner).startsWith('PRP');
  }

  /** A complement without a subject of its own. */
  #bare(complement: number): boolean {
    return (
      this.#grammar.first(complement, 'nsubj') < 0 || this.#grammar.tree.rel(complement) === 'xcomp'
    );
  }

  /** Whether an object (or subject) is of the kind asked for, and what that is worth. */
  #noted(object: number, of: readonly string[]): number {
    if (of[0] === '-') return object < 0 ? 1 : 0;
    if (object < 0) return 0;
    if (of[0] === '*') return 0.5;
    const kind = this.#who.kind(object) ?? this.#who.kind(this.content(object));
    switch (of[0]) {
      case '@actor':
        return kind !== null ? 1.5 : 0;
      case '@person':
        return kind === 'person' || kind === 'group' || kind === 'nationality' ? 1.5 : 0;
      case '@place':
        return kind === 'place' ? 2 : 0;
      case '@org':
        return kind === 'organisation' ? 2 : 0;
      case '@state':
        return this.#who.state(object) ? 2 : 0;
      default:
        return this.#named(object, of) ? 2.5 : 0;
    }
  }

  /** Whether a noun (or what it counts, or a noun beside it) is one of the words or in the class. */
  #named(token: number, of: readonly string[]): boolean {
    const grammar = this.#grammar;
    const data = this.#data;
    const content = this.content(token);
    const heads = [token, content, ...grammar.all(content, 'conj')];
    return heads.some((head) =>
      of.some((word) => {
        const lemma = grammar.lemma(head);
        const joined = grammar.joined(head);
        return (
          lemma === word ||
          data.classes.has(word, lemma) ||
          (joined !== lemma && (joined === word || data.classes.has(word, joined)))
        );
      }),
    );
  }

  /** Whether one of the words, or of a class written `%name`, hangs below within a depth. */
  #near(token: number, of: readonly string[], depth: number): boolean {
    const grammar = this.#grammar;
    const data = this.#data;
    for (const child of grammar.tree.children(token)) {
      const lemma = grammar.lemma(child);
      for (const word of of) {
        if (lemma === word || (word[0] === '%' && data.classes.has(word.slice(1), lemma)))
          return true;
      }
      if (depth > 1 && this.#near(child, of, depth - 1)) return true;
    }
    return false;
  }
}
