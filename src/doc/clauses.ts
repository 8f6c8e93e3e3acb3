import { Forms } from './forms.ts';
import type { TokenRange } from './range.ts';

const NEGATIONS: ReadonlySet<string> = new Set([
  'not',
  "n't",
  'n’t',
  'never',
  'nor',
  'neither',
  'hardly',
]);
/** Marks that come in pairs, with what may stand at the other end. */
const PARTNERS: { readonly [mark: string]: string } = {
  '"': '"',
  '“': '”',
  '”': '“',
  "'": "'",
  '‘': '’',
  '’': '‘',
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
};
/** Verbs whose infinitive is done by their own subject even where they have an object. */
const SUBJECT_CONTROL: ReadonlySet<string> = new Set([
  'promise',
  'vow',
  'pledge',
  'threaten',
  'swear',
]);

/**
 * What clauses say, over trees in Universal Dependencies: who does a verb, whether it is denied,
 * which words are its phrase. English leaves subjects out in infinitives, participles, relative
 * clauses and coordination; they are looked for where grammar puts them.
 */
export class Clauses extends Forms {
  /** The preposition over a noun, in lower case, "in front of" whole; '' for none. */
  prep(token: number): string {
    const at = this.all(token, 'case').find((child) => this.upos(child) !== 'PART');
    if (at === undefined) return '';
    return [at, ...this.all(at, 'fixed')].map((child) => this.lower(child)).join(' ');
  }

  /** Whether a token heads a clause: a verb, or a predicate with a copula, an auxiliary or a subject. */
  verbal(token: number): boolean {
    return this.upos(token) === 'VERB' || this.first(token, 'cop', 'aux', 'nsubj') >= 0;
  }

  /** Whether "not", "never" or "no" denies a verb, a predicate, or a noun. */
  negated(token: number): boolean {
    // "vowed not to leave" denies what follows; only what stands before denies the word itself.
    return this.all(token, 'advmod', 'det', 'cc:preconj').some((child) => {
      const word = this.lower(child);
      if (child >= token) return false;
      // "would no longer cooperate".
      if (word === 'longer' && this.lower(child - 1) === 'no') return true;
      if (!NEGATIONS.has(word) && word !== 'no') return false;
      // "not only continued but intensified" denies nothing.
      return !/^(?:only|just|merely|simply)$/.test(this.lower(child + 1));
    });
  }

  /** "was shot", "the man shot in Cairo": whether the subject undergoes the verb. */
  passive(verb: number): boolean {
    if (this.first(verb, 'aux:pass') >= 0) return true;
    // A past tense is no passive, whatever its subject is taken for.
    if (this.xpos(verb) !== 'VBN') return false;
    if (this.first(verb, 'nsubj:pass', 'csubj:pass') >= 0) return true;
    return this.tree.rel(verb) === 'acl' && this.first(verb, 'nsubj', 'obj') < 0;
  }

  /** The word that does a verb, "by …" under a passive; -1 where the sentence does not say. */
  doer(verb: number): number {
    if (!this.passive(verb)) return this.subject(verb);
    const named = this.first(verb, 'obl:agent');
    if (named >= 0) return named;
    return this.all(verb, 'obl').find((child) => this.prep(child) === 'by') ?? -1;
  }

  /** The grammatical subject of a verb, whatever its voice; -1 where there is none. */
  subject(verb: number, depth = 0): number {
    const own = this.first(verb, 'nsubj');
    if (own >= 0) return this.antecedent(own, verb);
    const head = this.tree.head(verb);
    if (head < 0 || depth > 6) return -1;
    const rel = this.tree.rel(verb);
    if (rel === 'acl') return this.xpos(verb).startsWith('VB') && this.infinitive(verb) ? -1 : head;
    if (rel === 'acl:relcl') return head;
    if (!this.verbal(head)) return -1;
    if (rel === 'xcomp' && !SUBJECT_CONTROL.has(this.lemma(head))) {
      const object = this.first(head, 'obj');
      if (object >= 0) return object;
    }
    return ['xcomp', 'conj', 'advcl', 'parataxis', 'ccomp'].includes(rel)
      ? this.subject(rel === 'conj' ? this.#agreeing(verb) : head, depth + 1)
      : -1;
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
    const bare = /^VB[DZ]$/.test(tense) && this.first(verb, 'aux') < 0;
    if (!bare || !/^VB[GN]?$/.test(this.xpos(head)) || this.first(head, 'aux') < 0) return head;
    for (let at = this.tree.head(head), hops = 0; at >= 0 && hops < 4; hops++) {
      if (this.xpos(at) === tense && this.first(at, 'aux') < 0) return at;
      at = this.tree.head(at);
    }
    return head;
  }

  /** "who", "which", "that" in a relative clause stand for the noun it describes. */
  antecedent(token: number, verb: number): number {
    if (!/^(?:WDT|WP\$?)$/.test(this.xpos(token)) && this.lower(token) !== 'that') return token;
    for (let at = verb, hops = 0; at >= 0 && hops < 4; at = this.tree.head(at), hops++) {
      if (this.tree.rel(at) === 'acl:relcl') return this.tree.head(at);
    }
    return token;
  }

  /** Whether "to" stands before a verb (or its auxiliary). */
  infinitive(verb: number): boolean {
    return this.all(verb, 'mark', 'aux').some((child) => this.lower(child) === 'to');
  }

  /** Whether the clause of a token stands under "if", "whether", "unless" or another such word. */
  supposed(verb: number, words: ReadonlySet<string>): boolean {
    for (let at = verb, hops = 0; at >= 0 && hops < 5; at = this.tree.head(at), hops++) {
      if (this.all(at, 'mark', 'advmod').some((child) => words.has(this.lower(child)))) return true;
      // "provided that it agreed", as a weak parse has it.
      const above = this.tree.head(at);
      if (
        above >= 0 &&
        above < at &&
        this.tree.base(at) === 'ccomp' &&
        words.has(this.lower(above))
      )
        return true;
      if (!['conj', 'xcomp', 'advcl'].includes(this.tree.base(at))) return false;
      if (this.tree.base(at) === 'advcl') return false;
    }
    return false;
  }

  /** A stretch without punctuation at its edges, paired marks apart; null where nothing is left. */
  trim(range: TokenRange): TokenRange | null {
    let { from, to } = range;
    while (from < to && this.#loose(from, from + 1, to)) from++;
    while (to > from && this.#loose(to - 1, from, to - 1)) to--;
    return from < to ? { from, to } : null;
  }

  /** Punctuation that no partner between `from` and `to` holds in its place. */
  #loose(token: number, from: number, to: number): boolean {
    if (this.upos(token) !== 'PUNCT') return false;
    const partner = PARTNERS[this.lower(token)];
    if (partner === undefined) return true;
    for (let at = from; at < to; at++) if (partner.includes(this.lower(at))) return false;
    return true;
  }
}
