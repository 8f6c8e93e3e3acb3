import type { Parsed } from '../../doc/forms.ts';
import { Phrases } from './phrases.ts';

interface Lists {
  readonly control: ReadonlySet<string>;
  readonly speech: ReadonlySet<string>;
}
const NONE: Lists = { control: new Set(), speech: new Set() };

/**
 * Grammatical relations as the lexicon's frames name them, over a tree in Universal Dependencies:
 * who does a verb, whom it is done to, under which preposition something stands; with what English
 * leaves out (control, coordination, relative and participle clauses) filled in.
 */
export class Grammar extends Phrases {
  readonly #controlled: ReadonlySet<string>;
  readonly #speech: ReadonlySet<string>;

  /**
   * `control` holds the verbs whose object does what follows a preposition ("accused Iran of …"),
   * `speech` those that only report.
   */
  constructor(doc: Parsed, lists: Lists = NONE) {
    super(doc);
    this.#controlled = lists.control;
    this.#speech = lists.speech;
  }

  /** "Two soldiers were shot": the verb's grammatical subject undergoes it. */
  passive(verb: number): boolean {
    const tag = this.xpos(verb);
    if (tag !== 'VBN' && tag !== 'VBD') return false;
    const marks = this.all(verb, 'nsubj:pass', 'aux:pass', 'csubj:pass');
    if (marks.some((child) => child < verb)) return true;
    const rel = this.tree.rel(verb);
    // "the journalist jailed in Cairo": a bare participle after its noun.
    if (rel === 'acl') return this.first(verb, 'nsubj', 'obj') < 0;
    return tag === 'VBN' && rel === 'advcl' && this.first(verb, 'aux', 'obj', 'nsubj') < 0;
  }

  /** The word that does a verb; -1 where the sentence does not say. */
  subject(verb: number, depth = 0): number {
    if (this.passive(verb)) return this.agent(verb);
    return this.surfaceSubject(verb, depth);
  }

  /** "by the Turkish air force" under a passive verb. */
  agent(verb: number): number {
    for (const at of [verb, ...this.all(verb, 'conj')]) {
      // "was shot and killed by militants": the doer after the last verb did both.
      if (at !== verb && this.first(at, 'nsubj', 'obj') >= 0) break;
      const by = this.obliques(at).find(({ prep }) => prep === 'by');
      if (by !== undefined) return by.token;
    }
    return -1;
  }

  /** The grammatical subject, whatever the voice, looked for where English leaves it out. */
  surfaceSubject(verb: number, depth = 0): number {
    // A subject stands before its verb; what a weak parse hangs there after it is something else.
    const own = this.#own(verb);
    if (own >= 0) return this.antecedent(own, verb);
    const head = this.tree.head(verb);
    if (head < 0 || depth > 6) return -1;
    if (this.misread(verb)) {
      const root = this.#verbless(verb);
      if (root >= 0) return root;
      const clause = this.clause(head);
      return clause < verb ? this.surfaceSubject(clause, depth + 1) : -1;
    }
    switch (this.tree.rel(verb)) {
      case 'conj':
        // "France condemned the raid and recalled its envoy".
        return this.verbal(head) ? this.surfaceSubject(this.#agreeing(verb), depth + 1) : -1;
      case 'xcomp':
        return this.#controller(head, depth);
      case 'advcl': {
        // "accused Iran of arming rebels": the accused does it.
        // The preposition is the verb's, wherever the tree hangs it.
        const marked = [verb - 1, ...this.all(verb, 'mark', 'case')].some((token) =>
          /^(of|for|from)$/.test(this.lower(token)),
        );
        if (marked && this.#controlled.has(this.lemma(head))) {
          const object = this.object(head);
          if (object >= 0) return object;
        }
        // "The union reports an outbreak, killing forty": what was reported kills, not who reports it.
        if (
          !marked &&
          verb > head &&
          this.#speech.has(this.lemma(head)) &&
          this.xpos(verb) === 'VBG'
        )
          return -1;
        return this.verbal(head) ? this.surfaceSubject(head, depth + 1) : -1;
      }
      case 'parataxis':
        // "accusing Moscow of lying, Kiev …", "after meeting Modi".
        return this.verbal(head) ? this.surfaceSubject(head, depth + 1) : -1;
      case 'ccomp':
        // "says will meet": headlines drop the pronoun.
        return this.verbal(head) && this.lower(verb) !== verb.toString()
          ? this.surfaceSubject(head, depth + 1)
          : -1;
      case 'acl':
        // "rebels fighting the army"; "a plan to attack" is its maker's.
        if (this.xpos(verb) === 'VBG' || this.passive(verb)) return head;
        return this.heading(head) ? head : this.#holder(head, depth);
      case 'acl:relcl':
        return this.first(verb, 'obj') >= 0 || this.passive(verb) ? head : head;
      default:
        return -1;
    }
  }

  /**
   * "… and imposed sanctions": a past tense that a weak parse took for a participle before its own
   * object. What precedes it tells: a conjunction, or an auxiliary "have".
   */
  misread(verb: number): boolean {
    if (this.tree.rel(verb) !== 'amod' || !/^VB[DN]$/.test(this.xpos(verb)) || verb === 0)
      return false;
    if (this.upos(verb - 1) === 'CCONJ' || this.lemma(verb - 1) === 'have') return true;
    return this.#verbless(verb) >= 0;
  }

  /**
   * "He said the navy would take part and ruled out strikes": what is coordinated agrees in form, so
   * a past tense is not joined to a bare infinitive but to the past tense above it.
   */
  #agreeing(verb: number): number {
    const head = this.tree.head(verb);
    const tag = this.xpos(verb);
    // A participle with an object of its own is a past tense that the tagger missed.
    const missed = tag === 'VBN' && this.xpos(head) === 'VB' && this.first(verb, 'obj') > verb;
    const tense = missed ? 'VBD' : tag;
    const bare = /^VB[DZ]$/.test(tense) && this.first(verb, 'aux', 'aux:pass') < 0;
    if (!bare || !/^VB[GN]?$/.test(this.xpos(head)) || this.first(head, 'aux') < 0) return head;
    for (let at = this.tree.head(head), hops = 0; at >= 0 && hops < 4; hops++) {
      if (this.xpos(at) === tense && this.first(at, 'aux', 'aux:pass') < 0) return at;
      at = this.tree.head(at);
    }
    return head;
  }

  /**
   * "Russian bombers and a submarine off Crete attacked targets": where a sentence has no other verb
   * and its root is a noun, a participle after that noun is its verb.
   */
  #verbless(verb: number): number {
    let root = verb;
    while (this.tree.head(root) >= 0) root = this.tree.head(root);
    if (root >= verb || !/^(NOUN|PROPN)$/.test(this.upos(root)) || this.headline(verb)) return -1;
    if (this.tree.head(verb) < verb || this.first(root, 'cop', 'nsubj') >= 0) return -1;
    const { from } = this.tree.span(root);
    // "the seized ship": right after a determiner it does describe its noun.
    if (this.upos(verb - 1) === 'DET' || this.upos(verb - 1) === 'ADP') return -1;
    for (let at = from; at < this.tree.span(root).to; at++) {
      if (at !== verb && /^(VB[DZP]|MD)$/.test(this.xpos(at))) return -1;
      if (at !== verb && at < verb && /^VB/.test(this.xpos(at))) return -1;
    }
    return root;
  }

  /** Whether a word stands in a sentence that no full stop ends, as headlines do. */
  headline(token: number): boolean {
    let root = token;
    while (this.tree.head(root) >= 0) root = this.tree.head(root);
    const last = this.tree.span(root).to - 1;
    return this.upos(last) !== 'PUNCT';
  }

  /** "Hollande to visit Moscow", "Oslo to train pilots, envoy says": a headline's noun is no plan, it acts. */
  heading(noun: number): boolean {
    if (this.upos(noun) !== 'PROPN') return false;
    const above = this.tree.head(noun);
    if (above < 0) return true;
    if (!/^(vocative|nsubj|dislocated|parataxis|obl|ccomp)$/.test(this.tree.base(noun)))
      return false;
    return this.headline(noun) && this.prep(noun) === '' && this.#opens(noun);
  }

  /** Whether nothing but its own modifiers stands before a word in its sentence. */
  #opens(token: number): boolean {
    let root = token;
    while (this.tree.head(root) >= 0) root = this.tree.head(root);
    return this.tree.span(root).from === this.tree.span(token).from;
  }

  /** Its own subject; where a weak parse hung it on the auxiliary, that one. */
  #own(verb: number): number {
    for (const at of [verb, ...this.all(verb, 'aux', 'cop')]) {
      const found = this.all(at, 'nsubj').find((child) => child < verb);
      if (found !== undefined) return found;
    }
    return -1;
  }

  /** Whom something is given to; also of "lent Ghana $5 million", taken for a kind of money. -1 for none. */
  indirect(verb: number): number {
    const own = this.first(verb, 'iobj');
    const sum = own >= 0 ? -1 : this.first(verb, 'obj');
    if (sum < 0 || this.upos(sum) !== 'SYM') return own;
    const before = this.all(sum, 'compound', 'nmod:poss').find((child) => child > verb);
    return before !== undefined && this.upos(before) === 'PROPN' ? before : -1;
  }

  /** The word a verb is done to; -1 for none. */
  object(verb: number): number {
    if (this.passive(verb)) {
      const subject = this.surfaceSubject(verb);
      if (subject >= 0) return subject;
    }
    if (this.misread(verb)) return this.tree.head(verb);
    const own = this.all(verb, 'obj').find((child) => this.prep(child) === '') ?? -1;
    if (own >= 0) return this.antecedent(own, verb);
    // "asked Kenya to attack": an indirect object that is the only one, and does what is asked.
    // "Kenya warned Chad": nothing else is there.
    const given = this.first(verb, 'iobj');
    const complement = this.first(verb, 'xcomp', 'ccomp');
    if (given > verb && (complement < 0 || complement > given)) return this.antecedent(given, verb);
    // "urged Georgia not to strike": the one asked, hung on what is asked of him.
    const asked = this.first(verb, 'xcomp');
    const raised = asked > verb ? this.first(asked, 'nsubj') : -1;
    if (raised > verb && raised < asked && this.first(asked, 'mark') > raised) return raised;
    const loose = this.#looseObject(verb);
    if (loose >= 0) return loose;
    const subject = this.first(verb, 'nsubj');
    // "anyone who tried to flee": the noun does it.
    const does = subject >= 0 && this.antecedent(subject, verb) === this.tree.head(verb);
    if (this.tree.rel(verb) === 'acl:relcl' && subject >= 0 && !does) {
      // "the jet that Turkey shot down": the noun itself, unless the clause says otherwise.
      if (this.obliques(verb).every(({ token }) => this.xpos(token) !== 'WDT')) {
        return this.tree.head(verb);
      }
    }
    // "attacked and looted the mission": the object of the next verb serves both.
    for (const next of this.all(verb, 'conj')) {
      if (this.verbal(next) && this.first(next, 'nsubj') < 0) {
        const shared = this.first(next, 'obj');
        if (shared >= 0) return shared;
        break;
      }
    }
    return -1;
  }

  /** A bare noun right after an active verb, under a relation that only a weak parse puts there. */
  #looseObject(verb: number): number {
    if (this.passive(verb)) return -1;
    for (const child of this.tree.children(verb)) {
      if (child <= verb) continue;
      if (/^(advmod|compound|iobj)$/.test(this.tree.base(child))) continue;
      if (child > verb + 6 || !LOOSE.has(this.tree.rel(child))) return -1;
      const noun = /^(NOUN|PROPN|PRON)$/.test(this.upos(child));
      return noun && this.prep(child) === '' ? child : -1;
    }
    return -1;
  }

  /** For "who", "which", "that" in a relative clause, the noun they stand for. */
  antecedent(token: number, verb: number): number {
    if (!/^(WDT|WP|WP\$)$/.test(this.xpos(token)) && this.lower(token) !== 'that') return token;
    for (let at = verb, hops = 0; at >= 0 && hops < 4; at = this.tree.head(at), hops++) {
      if (this.tree.rel(at) === 'acl:relcl') return this.tree.head(at);
    }
    return token;
  }

  /** The verb or predicate whose clause holds a token; the token itself where it is one. */
  clause(token: number): number {
    let at = token;
    while (at >= 0 && !this.verbal(at)) {
      const head = this.tree.head(at);
      if (head < 0) return at;
      at = head;
    }
    return at;
  }

  /** "ordered the army to withdraw": the object controls; "promised Kiev to help": the subject. */
  #controller(matrix: number, depth: number): number {
    const object = this.object(matrix);
    if (object >= 0 && !SUBJECT_CONTROL.has(this.lemma(matrix))) return object;
    if (this.passive(matrix)) return this.surfaceSubject(matrix, depth + 1);
    return this.surfaceSubject(matrix, depth + 1);
  }

  /** Whose noun it is: possessor, or the subject of the verb that governs it. */
  #holder(noun: number, depth: number): number {
    const owner = this.first(noun, 'nmod:poss');
    if (owner >= 0) return owner;
    const head = this.tree.head(noun);
    return head >= 0 && this.tree.rel(noun) === 'obj' ? this.surfaceSubject(head, depth + 1) : -1;
  }
}

const LOOSE: ReadonlySet<string> = new Set([
  'obl:agent',
  'nsubj',
  'nsubj:pass',
  'appos',
  'vocative',
  'orphan',
  'dep',
  'obl',
]);
const SUBJECT_CONTROL: ReadonlySet<string> = new Set([
  'promise',
  'threaten',
  'vow',
  'use',
  'need',
  'take',
]);
