import type { FindKind } from '../api/answers.ts';

/** The kinds of entry that can be searched for, as pages name them. */
export const FIND_KINDS: readonly FindKind[] = [
  'statement',
  'event',
  'commitment',
  'stance',
  'figure',
];
export const KIND_WORDS: { readonly [kind in FindKind]: readonly [one: string, many: string] } = {
  statement: ['statement', 'statements'],
  event: ['event', 'events'],
  commitment: ['commitment', 'commitments'],
  stance: ['stance', 'stances'],
  figure: ['figure', 'figures'],
};

/** A kind from an address; statements where it names none. */
export function kindOf(value: string | undefined): FindKind {
  return FIND_KINDS.find((kind) => kind === value) ?? 'statement';
}
