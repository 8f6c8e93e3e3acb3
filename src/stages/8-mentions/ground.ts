import type { Doc } from '../../doc/doc.ts';
import type { Name } from '../../doc/layers.ts';
import { Token } from '../../doc/token.ts';
import { Tree } from '../../doc/tree.ts';
import type { CharSpan } from '../../text/offsets.ts';
import type { Nouns } from './nouns.ts';
import type { Edges } from './phrase.ts';
import type { MentionWords, Pronouns } from './pronouns.ts';

/** The layers that mentions are read from. */
export type Needs = 'tokens' | 'sentences' | 'tags' | 'tree' | 'names' | 'blocks';

const HYPHEN = /^[-–‐]$/;

/** All that the rules ask of one report. */
export interface Ground extends Edges {
  readonly doc: Doc<Needs>;
  readonly tree: Tree;
  readonly nouns: Nouns;
  readonly pronouns: Pronouns;
  readonly words: MentionWords;
  readonly those: ReadonlySet<string>;
  readonly parts: ReadonlySet<string>;
  readonly pluralDeterminers: ReadonlySet<string>;
  readonly names: readonly Name[];
  /** For each token the index of the outermost name that holds it, or -1. */
  readonly nameAt: Int32Array;
  token(index: number): Token;
  /** Whether a token stands in a dateline, or in the report's title. */
  datelined(index: number): boolean;
  titled(index: number): boolean;
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
  const tree = new Tree(doc);
  const calendar = new Set(words.calendar);
  const blocks = doc.layer('blocks');
  const { start } = doc.layer('tokens');
  const within = (index: number, spans: readonly CharSpan[]) =>
    spans.some((span) => span.start <= start[index] && start[index] < span.end);
  const lower = (index: number) => new Token(all, index).lower;
  return {
    ...{ doc, nouns, pronouns, words, names, nameAt, tree },
    those: new Set(words.those),
    parts: new Set(words.parts),
    pluralDeterminers: new Set(words.pluralDeterminers),
    token: (index) => new Token(all, index),
    datelined: (index) =>
      within(
        index,
        blocks.flatMap(({ dateline }) => dateline ?? []),
      ),
    titled: (index) =>
      within(
        index,
        blocks.filter(({ kind }) => kind === 'title'),
      ),
    breaks: (index) => {
      const text = new Token(all, index).text;
      return !HYPHEN.test(text) && !quotes.has(text);
    },
    hyphen: (index) => HYPHEN.test(new Token(all, index).text),
    loose: (index) => {
      const link = tree.child(index, 'case');
      if (link < 0 || link > index) return false;
      const near = index > 0 ? lower(index - 1) : '';
      // "seize a town as talks fail": what goes on beside it.
      return (
        /^(by|as|amid|despite)$/.test(lower(link)) ||
        calendar.has(lower(index)) ||
        calendar.has(near)
      );
    },
  };
}
