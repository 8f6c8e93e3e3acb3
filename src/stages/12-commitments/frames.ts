import type { Clauses } from '../../doc/clauses.ts';
import type { FramePart } from './lexicon.ts';

/** How a frame fits the words around its trigger. */
export interface Fit {
  /** Head of what is undertaken. */
  readonly head: number;
  readonly form: 'infinitive' | 'gerund' | 'clause' | 'noun';
  /** Head of those asked or told, or -1. */
  readonly asked: number;
}

const COMPLEMENTS = ['xcomp', 'ccomp', 'advcl', 'acl'];

// The parse is not always right about where a phrase hangs. What follows a word directly, or follows
// a verb that has no object, is taken as its complement even where the tree hangs it elsewhere.

/** "vowed [to rebuild]", "a pledge [to rebuild]". */
function infinitive(clauses: Clauses, at: number): number {
  const noun = clauses.upos(at) === 'NOUN';
  const bare = !noun && clauses.first(at, 'obj') < 0;
  const relations = noun
    ? ['acl', 'xcomp']
    : bare
      ? ['xcomp', 'ccomp', 'advcl']
      : ['xcomp', 'ccomp'];
  const child = clauses.all(at, ...relations).find((one) => {
    if (one < at || !clauses.infinitive(one) || marked(clauses, one, 'for')) return false;
    // "agreed on a truce, with talks to begin in May": others' doing.
    return clauses.tree.base(one) !== 'advcl' || clauses.first(one, 'nsubj') < 0;
  });
  if (child !== undefined) return child;
  // "an agreement with Qatar [to build a port]", hung on the other side.
  const across = !noun
    ? undefined
    : clauses
        .all(at, 'nmod')
        .flatMap((other) => clauses.all(other, 'acl'))
        .find((one) => one > at && clauses.infinitive(one) && clauses.first(one, 'nsubj') < 0);
  if (across !== undefined) return across;
  const next = at + 1;
  if (next >= clauses.length || clauses.lower(next) !== 'to') return -1;
  const verb = clauses.tree.head(next);
  return verb > next && clauses.upos(verb) === 'VERB' && clauses.infinitive(verb) ? verb : -1;
}

/** Whether a verb's clause opens with a word. */
function marked(clauses: Clauses, verb: number, word: string): boolean {
  return clauses.all(verb, 'mark').some((child) => clauses.lower(child) === word);
}

/** The preposition over a phrase, or before it where the tree hangs it on the verb. */
function prepositionOf(clauses: Clauses, phrase: number, verb: number): string {
  const own = clauses.prep(phrase);
  if (own) return own;
  const before = clauses.tree.span(phrase).from - 1;
  if (before <= verb || !['ADP', 'SCONJ'].includes(clauses.upos(before))) return '';
  const head = clauses.tree.head(before);
  if (head !== verb && head < phrase) return '';
  return clauses.lower(before);
}

/** "ruled out": what stands before the object is the verb's own particle. */
function particled(clauses: Clauses, verb: number): boolean {
  return clauses.first(verb, 'compound:prt') >= 0;
}

/** The object of a verb; under a passive, its subject. */
function object(clauses: Clauses, verb: number): number {
  const own = clauses.first(verb, 'obj', 'iobj');
  if (own >= 0) return own;
  return clauses.passive(verb) ? clauses.subject(verb) : -1;
}

/** "urged [both sides] [to return]": whoever is asked, and what. */
function asked(clauses: Clauses, verb: number): Fit | null {
  const to = object(clauses, verb);
  // "told reporters that …": what was told is the clause.
  if (clauses.all(verb, 'ccomp').some((child) => !clauses.infinitive(child))) return null;
  // Before the verb only "was urged to".
  if (to >= 0 && to < verb && clauses.first(verb, 'aux:pass') < 0) return null;
  for (const child of clauses.all(verb, ...COMPLEMENTS)) {
    if (child < verb || !clauses.infinitive(child)) continue;
    // "wants [the banks] to publish": the one asked is the infinitive's own subject.
    const own = clauses.first(child, 'nsubj');
    if (own >= 0) return { head: child, form: 'infinitive', asked: own };
    if (to >= 0) return { head: child, form: 'infinitive', asked: to };
  }
  if (to < 0 || to < verb) return null;
  // "gave the garrison [until noon] to surrender".
  const inner = [to, ...clauses.all(verb, 'obl')]
    .flatMap((noun) => clauses.all(noun, 'acl'))
    .find((child) => child > to && clauses.infinitive(child));
  return inner === undefined ? null : { head: inner, form: 'infinitive', asked: to };
}

/** What stands under one of the prepositions: a noun, or a gerund. */
function under(clauses: Clauses, at: number, words: readonly string[]): Fit | null {
  for (const child of clauses.all(at, 'obj', 'obl', 'nmod', 'advcl', 'acl', 'xcomp', 'ccomp')) {
    if (child < at) continue;
    if (words.includes(prepositionOf(clauses, child, at)) && !clauses.infinitive(child)) {
      return { head: child, form: clauses.xpos(child) === 'VBG' ? 'gerund' : 'noun', asked: -1 };
    }
    if (clauses.xpos(child) !== 'VBG') continue;
    if (clauses.all(child, 'mark', 'case').some((mark) => words.includes(clauses.lower(mark)))) {
      return { head: child, form: 'gerund', asked: -1 };
    }
  }
  // "ignored the demand [for an inquiry]", where the phrase hangs on the verb.
  const next = at + 1;
  if (
    clauses.upos(at) !== 'NOUN' ||
    next >= clauses.length ||
    !words.includes(clauses.lower(next))
  ) {
    return null;
  }
  const head = clauses.tree.head(next);
  if (head <= next || clauses.infinitive(head)) return null;
  return { head, form: clauses.xpos(head) === 'VBG' ? 'gerund' : 'noun', asked: -1 };
}

/** "called on [the rebels] [to disarm]". */
function askedUnder(clauses: Clauses, verb: number, words: readonly string[]): Fit | null {
  const to = clauses
    .all(verb, 'obl', 'nmod', 'obj')
    .find((child) => child > verb && words.includes(prepositionOf(clauses, child, verb)));
  if (to === undefined) return null;
  const complement = [...clauses.all(verb, ...COMPLEMENTS), ...clauses.all(to, 'acl', 'advcl')];
  const head = complement.find((child) => child > to && clauses.infinitive(child));
  return head === undefined ? null : { head, form: 'infinitive', asked: to };
}

/** "called [for the inspectors to return]". */
function forTo(clauses: Clauses, verb: number): Fit | null {
  for (const child of clauses.all(verb, ...COMPLEMENTS)) {
    if (child < verb || !clauses.infinitive(child)) continue;
    const own = clauses.first(child, 'nsubj');
    if (own >= 0 && marked(clauses, child, 'for'))
      return { head: child, form: 'infinitive', asked: own };
  }
  return askedUnder(clauses, verb, ['for']);
}

/** "vowed [that no one would be sent back]": a clause with a tense. */
function thatClause(clauses: Clauses, at: number): number {
  const relations = clauses.upos(at) === 'NOUN' ? ['acl', 'ccomp'] : ['ccomp'];
  // "a guarantee that would depend on reform" tells of the guarantee, and not what is guaranteed.
  const finite = (child: number) => {
    const subject = clauses.first(child, 'nsubj');
    const relative = subject >= 0 && clauses.xpos(subject).startsWith('W');
    return child > at && subject >= 0 && !relative && !clauses.infinitive(child);
  };
  const child = clauses.all(at, ...relations).find(finite);
  if (child !== undefined) return child;
  // Any clause after it that opens with "that".
  const holder = clauses.upos(at) === 'NOUN' ? [at, clauses.tree.head(at)] : [at];
  const loose = holder
    .filter((one) => one >= 0)
    .flatMap((one) => clauses.all(one, 'advcl', 'dislocated', 'ccomp', 'parataxis', 'acl'));
  return (
    loose.find((one) => finite(one) && clauses.lower(clauses.tree.span(one).from) === 'that') ?? -1
  );
}

/** Fits a frame to a word, or answers null where it does not fit. */
export function fitFrame(clauses: Clauses, at: number, frame: readonly FramePart[]): Fit | null {
  const parts = frame.filter(({ what }) => what !== 'particle');
  for (const { what, words } of frame) {
    if (what !== 'particle') continue;
    const particles = clauses.all(at, 'compound:prt', 'advmod', 'case');
    if (!particles.some((child) => words.includes(clauses.lower(child)))) return null;
  }
  const [first, second] = parts;
  if (second?.what === 'to') {
    if (first.what === 'o') return asked(clauses, at);
    return first.what === 'for' ? forTo(clauses, at) : askedUnder(clauses, at, first.words);
  }
  if (second?.what === 'that') {
    const head = thatClause(clauses, at);
    const to = clauses.first(at, 'obj', 'iobj');
    return head < 0 || to < 0 ? null : { head, form: 'clause', asked: to };
  }
  if (second?.what === 'prep') {
    const inner = under(clauses, at, second.words);
    const to = object(clauses, at);
    return inner && to >= 0 ? { ...inner, asked: to } : null;
  }
  switch (first.what) {
    case 'to': {
      const head = infinitive(clauses, at);
      return head < 0 ? null : { head, form: 'infinitive', asked: -1 };
    }
    case 'ger': {
      const things = clauses.all(at, 'obj').filter((child) => clauses.xpos(child) !== 'VBG');
      if (things.length) return null;
      const particle = clauses.first(at, 'compound:prt');
      const next = Math.max(at, particle) + 1;
      const head = clauses.all(at, 'xcomp', 'ccomp', 'obj', 'advcl').find((child) => {
        if (child < at || clauses.xpos(child) !== 'VBG') return false;
        if (clauses.tree.base(child) === 'advcl' && clauses.tree.span(child).from !== next)
          return false;
        return clauses.first(child, 'mark', 'det') < 0;
      });
      return head === undefined ? null : { head, form: 'gerund', asked: -1 };
    }
    case 'that': {
      const head = thatClause(clauses, at);
      return head < 0 ? null : { head, form: 'clause', asked: -1 };
    }
    case 'o': {
      const head = object(clauses, at);
      // "called for the inspectors": what stands under a preposition is no object.
      if (head < 0 || (prepositionOf(clauses, head, at) && !particled(clauses, at))) return null;
      // "offered [the visitor] [a loan]".
      const objects = clauses
        .all(at, 'iobj', 'obj', 'obl:unmarked')
        .filter((child) => (child > at && clauses.upos(child) === 'NOUN') || child === head);
      const thing = objects.at(-1) ?? head;
      // "[Turkey] was offered a loan".
      const given = clauses.passive(at) && objects.length ? clauses.subject(at) : -1;
      return { head: thing, form: 'noun', asked: thing === head ? given : head };
    }
    case 'prep':
      return under(clauses, at, first.words);
    default:
      return null;
  }
}
