import type { Doc } from '../../doc/doc.ts';
import type { Name } from '../../doc/layers.ts';
import { Token } from '../../doc/token.ts';
import { Tree } from '../../doc/tree.ts';
import type { Nouns } from './nouns.ts';
import type { MentionWords, Pronouns } from './pronouns.ts';

/** The layers that mentions are read from. */
export type Needs = 'tokens' | 'sentences' | 'tags' | 'tree' | 'names' | 'blocks';

/** All that the rules ask of one report. */
export interface Ground {
  readonly doc: Doc<Needs>;
  readonly tree: Tree;
  readonly nouns: Nouns;
  readonly pronouns: Pronouns;
  readonly those: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly pluralDeterminers: ReadonlySet<string>;
  readonly names: readonly Name[];
  /** For each token the index of the outermost name that holds it, or -1. */
  readonly nameAt: Int32Array;
  token(index: number): Token;
  /** Whether a token is punctuation that ends a phrase: all but hyphens and quotation marks. */
  breaks(index: number): boolean;
}

export function groundOf(
  doc: Doc<Needs>,
  nouns: Nouns,
  pronouns: Pronouns,
  words: MentionWords,
): Ground {
  const names = doc.layer('names');
  const nameAt = new Int32Array(doc.layer('tokens').length).fill(-1);
  names.forEach((name, index) => {
    for (let i = name.from; i < name.to; i++) if (nameAt[i] < 0) nameAt[i] = index;
  });
  const quotes = new Set(words.quotes);
  const all = doc as unknown as Doc;
  return {
    ...{ doc, nouns, pronouns, names, nameAt },
    tree: new Tree(doc),
    those: new Set(words.those),
    parts: new Set(words.parts),
    pluralDeterminers: new Set(words.pluralDeterminers),
    token: (index) => new Token(all, index),
    breaks: (index) => {
      const text = new Token(all, index).text;
      return !/^[-–‐]$/.test(text) && !quotes.has(text);
    },
  };
}
