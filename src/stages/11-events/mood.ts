import type { EventStatus } from '../../doc/deeds.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Grammar } from './grammar.ts';
import type { WordLists } from './words.ts';

/** How a deed stands to the facts. */
export interface Mood {
  readonly status: EventStatus;
  /** Whether somebody says it is not done; kept apart, since "will not" is both. */
  readonly negated: boolean;
  /** Words that make it doubtful. */
  readonly hedges: readonly TokenRange[];
  /** Whether it is only what a deed is for ("rallied to protest"), announced by nobody. */
  readonly purpose?: boolean;
  /** Whether its clause completes another verb ("said it would …"). */
  readonly reported: boolean;
}

/**
 * Status of the deed that a verb (or the light verb of a noun) tells: tense, modals, negation, what
 * the clause completes ("failed to", "plans to", "urged … to"), conditions and hedges.
 */
export class Moods {
  readonly #grammar: Grammar;
  readonly #lists: WordLists;
  readonly #held = new Map<number, Mood>();

  constructor(grammar: Grammar, lists: WordLists) {
    this.#grammar = grammar;
    this.#lists = lists;
  }

  /** The mood of a clause's verb; read once, then remembered. */
  of(verb: number): Mood {
    let mood = this.#held.get(verb);
    if (mood === undefined) {
      mood = this.#read(verb);
      this.#held.set(verb, mood);
    }
    return mood;
  }

  /** Auxiliaries, negation, hedges and conjunctions of the verb itself. */
  #read(verb: number): Mood {
    const grammar = this.#grammar;
    const lists = this.#lists;
    const hedges: TokenRange[] = [];
    let status: EventStatus = 'occurred';
    let negated = false;
    const children = grammar.tree.children(verb);
    for (const child of children) {
      const word = grammar.lower(child);
      const rel = grammar.tree.base(child);
      // "not only continued but intensified" denies nothing.
      const partly =
        child + 1 < grammar.length && /^(only|just|merely|simply)$/.test(grammar.lower(child + 1));
      if (
        lists.negation.has(word) &&
        !partly &&
        (rel === 'advmod' || rel === 'det' || rel === 'cc' || rel === 'mark')
      )
        negated = true;
      if (lists.hedge.has(word)) hedges.push({ from: child, to: child + 1 });
      if (rel === 'aux') {
        if (lists.future.has(word) || lists.future.has(grammar.lemma(child))) status = 'future';
        else if (lists.would.has(word)) status = status === 'future' ? status : 'future';
        else if (lists.possible.has(word) || lists.duty.has(word)) status = 'hypothetical';
      }
    }
    // "the ministers are to meet", "EU, Japan to meet".
    const root = grammar.tree.head(verb) < 0 && grammar.headline(verb);
    const planned =
      grammar.all(verb, 'mark').some((token) => grammar.lower(token) === 'to') &&
      ((root && grammar.first(verb, 'nsubj') >= 0) ||
        grammar
          .all(verb, 'cop', 'aux')
          .some((token) => /^(is|are|was|were)$/.test(grammar.lower(token))));
    if (status === 'occurred' && planned) status = 'future';
    const tag = grammar.xpos(verb);
    // "them cooperating would help": thought of, and not told.
    const own = grammar.first(verb, 'nsubj');
    if (tag === 'VBG' && own >= 0 && /^(them|him|us|me)$/.test(grammar.lower(own)))
      status = 'hypothetical';
    // "is bombing", "are still fighting".
    const aux = grammar.all(verb, 'aux');
    if (
      status === 'occurred' &&
      tag === 'VBG' &&
      aux.some((token) => /^(is|are|'s|'re|am|’s|’re)$/.test(grammar.lower(token)))
    ) {
      status = 'ongoing';
    }
    // "had bombed", long before.
    if (
      children.some(
        (child) => grammar.tree.base(child) === 'mark' && lists.condition.has(grammar.lower(child)),
      )
    ) {
      status = 'hypothetical';
    }
    return this.#governed(verb, { status, negated, hedges, reported: false }, 0);
  }

  /** What the clause above makes of it. */
  #governed(verb: number, mood: Mood, depth: number): Mood {
    const grammar = this.#grammar;
    const lists = this.#lists;
    const head = grammar.tree.head(verb);
    if (head < 0 || depth > 5) return mood;
    const rel = grammar.tree.rel(verb);
    const lemma = grammar.lemma(head);
    const infinitive = grammar.all(verb, 'mark').some((token) => grammar.lower(token) === 'to');
    const marks = grammar.all(verb, 'mark', 'case').map((token) => grammar.lower(token));
    // "advised citizens against travelling".
    if (marks.includes('against')) return { ...mood, status: 'hypothetical', reported: true };
    // "any nation helping Iran would be punished": nobody has helped yet.
    const whoever =
      /^(anyone|anybody|whoever)$/.test(lemma) ||
      grammar.all(head, 'det').some((token) => grammar.lower(token) === 'any');
    if (whoever && rel.startsWith('acl')) return { ...mood, status: 'hypothetical' };
    // "claims to have killed": done already.
    const done =
      infinitive && grammar.all(verb, 'aux').some((token) => grammar.lemma(token) === 'have');
    if (done && !lists.fail.has(lemma)) return { ...mood, reported: true };
    if (rel === 'conj') {
      const above = this.of(head);
      // "will visit Paris and meet Hollande": the auxiliary serves both.
      const bare =
        grammar.first(verb, 'aux', 'nsubj') < 0 && grammar.xpos(verb) === grammar.xpos(head);
      return bare
        ? {
            ...mood,
            status: mood.status === 'occurred' ? above.status : mood.status,
            hedges: [...above.hedges, ...mood.hedges],
          }
        : mood;
    }
    if (rel === 'xcomp' || (infinitive && (rel === 'acl' || rel === 'advcl' || rel === 'ccomp'))) {
      const above = this.of(head);
      if (lists.fail.has(lemma))
        return { ...mood, status: 'negated', negated: true, reported: true };
      if (lists.intend.has(lemma)) {
        return {
          ...mood,
          // "could consider easing": no more than possible.
          status: above.status === 'hypothetical' ? above.status : 'future',
          negated: mood.negated || above.negated,
          reported: true,
        };
      }
      // "advised tourists not to travel": asked for, neither done nor left undone.
      if (lists.requested.has(lemma))
        return { ...mood, status: 'hypothetical', negated: false, reported: true };
      if (lists.aspect.has(lemma) || rel === 'xcomp') {
        return {
          ...mood,
          status: mood.status === 'occurred' ? above.status : mood.status,
          negated: mood.negated || above.negated,
          hedges: [...above.hedges, ...mood.hedges],
        };
      }
      // "the right to defend", "efforts to end the war": no deed that anybody announces.
      if (infinitive && rel === 'acl' && !grammar.heading(head))
        return { ...mood, status: 'hypothetical', purpose: true, reported: true };
      if (infinitive) return { ...mood, status: 'future', purpose: rel !== 'acl', reported: true };
      return mood;
    }
    // "should cooperate in destroying": no more done than what it is part of.
    const part =
      rel === 'advcl' &&
      grammar.xpos(verb) === 'VBG' &&
      /^(in|by|through|on)$/.test(marks[0] ?? '');
    if (part && mood.status === 'occurred') {
      const above = this.of(head);
      return { ...mood, status: above.negated ? 'hypothetical' : above.status };
    }
    if (rel === 'advcl' && lists.accusing.has(lemma) && verb > head) {
      return { ...mood, hedges: [...mood.hedges, { from: head, to: head + 1 }], reported: true };
    }
    if (rel === 'ccomp') {
      // "promised to leave, provided that the rebels disarmed", as a weak parse has it.
      if (verb > head && lists.condition.has(grammar.lower(head)))
        return { ...mood, status: 'hypothetical', reported: true };
      // "hopes that Kenya will host talks": wished for, and announced by nobody.
      if (lists.wished.has(lemma)) return { ...mood, status: 'hypothetical', reported: true };
      if (lists.denied.has(lemma)) {
        const cue = { from: head, to: head + 1 };
        return { ...mood, hedges: [...mood.hedges, cue], reported: true };
      }
      if (lists.requested.has(lemma) && !/^(warn|insist|tell)$/.test(lemma))
        return { ...mood, status: 'hypothetical', reported: true };
      return { ...mood, reported: true };
    }
    return mood;
  }
}

/** The status the record shows: negation outweighs time, except for what is merely announced. */
export function statusOf(mood: Mood): EventStatus {
  return mood.negated ? 'negated' : mood.status;
}
