/**
 * The packed layers: one typed array per property, one cell per token. They are read through the
 * `Token` view and never changed once a stage has given them.
 */

/** Words in the sense of Universal Dependencies: the clitics of "don't" are two tokens. */
export interface TokenColumns {
  readonly length: number;
  /** First character of each token in the text. */
  readonly start: Int32Array;
  /** Character after the last of each token. */
  readonly end: Int32Array;
  /** 1 where the token continues the same orthographic word as the one before it ("do|n't"). */
  readonly glue: Uint8Array;
}

/** Sentences in order; together they hold every token exactly once. */
export interface SentenceColumns {
  readonly length: number;
  /** First token of each sentence. */
  readonly from: Int32Array;
  /** Token after the last of each sentence. */
  readonly to: Int32Array;
}

/** Part of speech and form of each token. */
export interface TagColumns {
  /** Index into `UPOS`. */
  readonly upos: Uint8Array;
  /** Penn Treebank tag ("VBD"), which tells tense, number and degree. */
  readonly xpos: readonly string[];
  readonly lemma: readonly string[];
  /** How sure the tagger is of the tag, 0 to 1. */
  readonly score: Float32Array;
}

/** A dependency tree over each sentence (Universal Dependencies v2). */
export interface TreeColumns {
  /** Token that each token hangs on, as an index into the whole report; -1 for a sentence's root. */
  readonly head: Int32Array;
  /** Index into `RELATIONS`. */
  readonly rel: Uint8Array;
  /** How sure the parser is of head and relation, 0 to 1. */
  readonly score: Float32Array;
}

/** Universal part-of-speech tags (UD v2), in the order of their codes. */
export const UPOS = [
  'ADJ',
  'ADP',
  'ADV',
  'AUX',
  'CCONJ',
  'DET',
  'INTJ',
  'NOUN',
  'NUM',
  'PART',
  'PRON',
  'PROPN',
  'PUNCT',
  'SCONJ',
  'SYM',
  'VERB',
  'X',
] as const;
export type Upos = (typeof UPOS)[number];

/** The relations of UD English, subtypes included, in the order of their codes. */
export const RELATIONS = [
  'root',
  'acl',
  'acl:relcl',
  'advcl',
  'advcl:relcl',
  'advmod',
  'amod',
  'appos',
  'aux',
  'aux:pass',
  'case',
  'cc',
  'cc:preconj',
  'ccomp',
  'compound',
  'compound:prt',
  'conj',
  'cop',
  'csubj',
  'csubj:outer',
  'csubj:pass',
  'dep',
  'det',
  'det:predet',
  'discourse',
  'dislocated',
  'expl',
  'fixed',
  'flat',
  'goeswith',
  'iobj',
  'list',
  'mark',
  'nmod',
  'nmod:desc',
  'nmod:npmod',
  'nmod:poss',
  'nmod:tmod',
  'nmod:unmarked',
  'nsubj',
  'nsubj:outer',
  'nsubj:pass',
  'nummod',
  'obj',
  'obl',
  'obl:agent',
  'obl:npmod',
  'obl:tmod',
  'obl:unmarked',
  'orphan',
  'parataxis',
  'punct',
  'reparandum',
  'vocative',
  'xcomp',
] as const;
export type Relation = (typeof RELATIONS)[number];
