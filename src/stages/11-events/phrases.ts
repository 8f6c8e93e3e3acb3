import { Forms } from '../../doc/forms.ts';

/** An oblique: the token, and the preposition it stands under. */
export interface Oblique {
  readonly token: number;
  readonly prep: string;
}

/** The words of a parsed report as the rules of deeds ask for them: lemmas of the lexicon, prepositional phrases. */
export class Phrases extends Forms {
  readonly #lemma: (string | undefined)[] = [];

  override lemma(token: number): string {
    this.#lemma[token] ??= this.#plain(token);
    return this.#lemma[token];
  }
  /** The lemma given, or the singular where a plural kept its ending ("troops", "talks"). */
  #plain(token: number): string {
    const lemma = super.lemma(token);
    if (!/s$/.test(lemma) || !/^(NNS|NN)$/.test(this.xpos(token)) || lemma !== this.lower(token))
      return lemma;
    return PLURAL_ONLY.test(lemma) ? lemma.slice(0, -1) : lemma;
  }
  /** For the last part of a hyphenated word the whole of it ("cease-fire"), else the lemma. */
  joined(token: number): string {
    if (token < 2 || this.lower(token - 1) !== '-') return this.lemma(token);
    return `${this.lower(token - 2)}-${this.lemma(token)}`;
  }

  /** The preposition over a noun ("because of" whole); '' for none. */
  prep(token: number): string {
    let at = this.all(token, 'case').find((child) => child < token && this.upos(child) !== 'PART');
    if (at === undefined) {
      // A weak parse hangs it on the noun's first modifier: "with | a senior rebel official".
      const { from } = this.tree.span(token);
      if (from < token && this.tree.rel(from) === 'case' && this.upos(from) === 'ADP') {
        const holder = this.tree.head(from);
        if (/^(compound|amod|nmod:desc|flat|nmod)$/.test(this.tree.rel(holder))) at = from;
      }
    }
    if (at === undefined) return '';
    if (this.#counting(at)) return '';
    const rest = this.all(at, 'fixed').map((child) => this.lower(child));
    return [this.lower(at), ...rest].join(' ');
  }

  /** "more than 100 officers", "at least six people", "over 100 men": no phrase under a preposition. */
  #counting(prep: number): boolean {
    const word = this.lower(prep);
    if (word === 'than') return prep > 0 && /^(more|fewer|less)$/.test(this.lower(prep - 1));
    if (prep + 1 >= this.length) return false;
    if (word === 'at') return /^(least|most)$/.test(this.lower(prep + 1));
    return /^(over|about|around|under|between)$/.test(word) && this.xpos(prep + 1) === 'CD';
  }

  /** Every prepositional phrase under a token. */
  obliques(token: number): Oblique[] {
    const found: Oblique[] = [];
    for (const child of this.tree.children(token)) {
      const base = this.tree.base(child);
      // "committed to ending the war".
      const gerund = base === 'xcomp' && this.xpos(child) === 'VBG';
      if (NOT_OBLIQUE.has(base) && !gerund) continue;
      if (base === 'advcl' || base === 'acl' || gerund) {
        // "accused of bombing": the gerund stands under its preposition.
        const mark = this.all(child, 'mark').find((mark) => this.upos(mark) !== 'PART');
        if (mark !== undefined) found.push({ token: child, prep: this.lower(mark) });
        continue;
      }
      const prep = this.prep(child);
      if (prep) found.push({ token: child, prep });
    }
    return found;
  }

  /** Whether a token is a clause's head: a verb, or a predicate with a copula or an auxiliary. */
  verbal(token: number): boolean {
    const upos = this.upos(token);
    return upos === 'VERB' || upos === 'AUX' || this.first(token, 'cop', 'aux', 'nsubj') >= 0;
  }
}

/** Words that the treebanks lemmatise with their plural ending, and the lexicon without. */
const PLURAL_ONLY =
  /^(troops|talks|forces|arms|ties|relations|goods|reports|funds|hostilities|charges|sanctions|elections|authorities|militants|premises|condolences|weapons|supplies|drills|exercises|negotiations|operations|restrictions)$/;
/** Relations that hold no prepositional phrase, however weak the parse. */
const NOT_OBLIQUE: ReadonlySet<string> = new Set([
  'nsubj',
  'csubj',
  'xcomp',
  'ccomp',
  'conj',
  'cc',
  'punct',
  'aux',
  'cop',
  'case',
  'mark',
  'det',
  'nummod',
  'parataxis',
  'flat',
  'fixed',
]);
