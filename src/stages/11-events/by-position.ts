import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Framed } from './frames.ts';
import type { Grammar } from './grammar.ts';
import { NO_PARTY, type Participants } from './participants.ts';

/** How many words after a trigger its recipient may stand. */
const REACH = 12;
/** The same where it stands deeper in what the trigger governs. */
const FAR = 30;
/** Prepositions under which a place stands for those who are there. */
const TOWARDS =
  /^(in|to|at|into|for|from|of|on|over|against|near|with|inside|within|until|unless)$/;

/** Conjunctions of clauses that tell when or why, and whose parties are no parties to the deed. */
const BESIDE = /^(after|before|when|while|as|since|because|although|though|where|which|how)$/;

/**
 * Parties found by where they stand among the words, for where the tree gives none: weak parses, and
 * recipients that no frame names ("will not lift the ban until Cuba frees them").
 */
export class ByPosition {
  readonly #doc: Doc<'mentions'>;
  readonly #grammar: Grammar;
  readonly #people: Participants;

  constructor(doc: Doc<'mentions'>, grammar: Grammar, people: Participants) {
    this.#doc = doc;
    this.#grammar = grammar;
    this.#people = people;
  }

  /**
   * The doer of a finite active verb: the participant that ends where the verb's own words begin,
   * prepositional phrases after it passed over.
   */
  before(framed: Framed): number[] {
    const grammar = this.#grammar;
    const verb = framed.governor;
    if (!/^VB[DPZN]?$/.test(grammar.xpos(verb)) || grammar.passive(verb)) return [];
    let at = verb - 1;
    while (at >= 0 && /^(AUX|ADV|PART)$/.test(grammar.upos(at))) {
      if (/^(be|to)$/.test(grammar.lemma(at))) return [];
      at--;
    }
    if (/^VBN?$/.test(grammar.xpos(verb)) && at === verb - 1) return [];
    for (let hops = 0; hops < 3 && at >= 0; hops++) {
      const mention = this.#people.endingAt(at + 1);
      if (mention === null) return [];
      const { from, head } = this.#doc.layer('mentions')[mention];
      if (from === 0 || grammar.upos(from - 1) !== 'ADP') {
        return this.#people.firstNamed([[head]], 'actor');
      }
      at = from - 2;
    }
    return [];
  }

  /**
   * The recipient: the first participant after the trigger under a preposition that the frame asks
   * for, or as its plain object, within the same clause.
   */
  after(framed: Framed, actors: readonly number[]): number[] {
    const grammar = this.#grammar;
    const wanted = new Set(framed.sense.recipient.map(({ at }) => at));
    const start = framed.words.to;
    // "they agreed that Syria …": what is agreed on does not agree.
    const clausal = !framed.mutual && (wanted.has('xs') || wanted.has('x'));
    let under = wanted.has('o') ? 'o' : '';
    for (let token = start; token < Math.min(grammar.length, start + REACH); token++) {
      const upos = grammar.upos(token);
      // "demanded that the government resign".
      if (clausal && token === start && grammar.lower(token) === 'that') {
        under = 'xs';
        continue;
      }
      if (
        upos === 'PUNCT' ||
        upos === 'AUX' ||
        upos === 'SCONJ' ||
        upos === 'CCONJ' ||
        /^VB[DPZ]$/.test(grammar.xpos(token))
      )
        return [];
      if (upos === 'ADP' || upos === 'PART')
        under = wanted.has(grammar.lower(token)) ? grammar.lower(token) : '';
      if (under === '' || this.#people.kind(token) === null || this.#people.namesake(token))
        continue;
      const found = this.#people.firstNamed([[token]], 'recipient', actors);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The first party to public life among the words that hang on a trigger, none of another deed's doers. */
  within(framed: Framed, actors: readonly number[]): number[] {
    const grammar = this.#grammar;
    const people = this.#people;
    const { to } = grammar.tree.span(framed.governor);
    const last = Math.min(to, framed.words.to + FAR);
    for (let token = framed.words.to; token < last; token++) {
      if (this.#apart(token, framed.governor)) return [];
      // "… after Turkey shot it down", "villages which the army holds": another deed's parties.
      if (people.kind(token) === null || people.namesake(token)) continue;
      if (this.#beside(token, framed.governor)) continue;
      if (
        people.kind(token) === 'place' &&
        !TOWARDS.test(grammar.prep(token)) &&
        !this.#subject(token)
      ) {
        continue;
      }
      const found = people.firstNamed([[token]], 'recipient', actors);
      if (found.length > 0 && found.every((m) => people.political(m))) return found;
    }
    return [];
  }

  /** Whether a token stands in a clause of time or cause, or one that describes a noun, below a verb; or is a doer. */
  #beside(token: number, governor: number): boolean {
    const grammar = this.#grammar;
    for (let at = token, hops = 0; at >= 0 && at !== governor && hops < 8; hops++) {
      const rel = grammar.tree.rel(at);
      if (rel === 'acl:relcl' || grammar.prep(at) === 'by') return true;
      const marks = rel.startsWith('advcl') ? grammar.all(at, 'mark', 'advmod') : [];
      if (marks.some((mark) => BESIDE.test(grammar.lower(mark)))) return true;
      // "resigned, becoming the first to leave".
      if (rel === 'advcl' && grammar.xpos(at) === 'VBG' && marks.length === 0) return true;
      at = grammar.tree.head(at);
    }
    return false;
  }

  /** "until Cuba frees them", "unless the EU pays". */
  #subject(token: number): boolean {
    return this.#grammar.tree.base(token) === 'nsubj';
  }

  /** Whether another clause begins that only stands beside: ", adding …", "and criticised …". */
  #apart(token: number, governor: number): boolean {
    const rel = this.#grammar.tree.base(token);
    const head = this.#grammar.tree.head(token);
    if (rel === 'parataxis') return true;
    return head === governor && rel === 'conj' && this.#grammar.verbal(token);
  }

  /** The words of the first thing that stands in a recipient's place; null where none does. */
  matter(framed: Framed): TokenRange | null {
    const grammar = this.#grammar;
    for (const token of framed.recipients.flat()) {
      if (!/^(NOUN|PROPN)$/.test(grammar.upos(token)) || NO_PARTY.test(grammar.lemma(token)))
        continue;
      const { from, to } = grammar.tree.span(token);
      let end = token + 1;
      const parts = ['flat', 'compound', 'conj', 'nummod'];
      if (grammar.upos(token) === 'NOUN') parts.push('nmod');
      for (const child of grammar.all(token, ...parts)) {
        // "seized a town as talks failed": what stands beside the deed is no part of the thing.
        if (BESIDE.test(grammar.prep(child))) continue;
        if (child > token && !grammar.verbal(child))
          end = Math.max(end, grammar.tree.span(child).to);
      }
      const start = grammar.upos(from) === 'ADP' ? from + 1 : from;
      for (let at = token + 1; at < end; at++) {
        // A finite verb belongs to another clause, whatever it hangs on.
        if (/^(VB[DPZ]|MD)$/.test(grammar.xpos(at))) end = at;
      }
      while (end > token + 1 && /^(CCONJ|PUNCT|PRON|ADP|AUX)$/.test(grammar.upos(end - 1))) end--;
      if (start <= token && end <= to) return { from: start, to: end };
    }
    return null;
  }
}
