/** What cannot be settled, at its place in the text. Problems are data, never exceptions. */
export const PROBLEM_KINDS = [
  'unknown-speaker',
  'ambiguous-reference',
  'relative-date',
  'unbalanced-quotation',
  'repeated-passage',
  'not-english',
  'no-words',
  'too-long',
  'damaged-text',
  'all-capitals',
] as const;
export type ProblemKind = (typeof PROBLEM_KINDS)[number];

export interface Problem {
  readonly kind: ProblemKind;
  /** Characters of the text, end excluded. */
  readonly start: number;
  readonly end: number;
  /** One sentence for the reader: what is doubtful and why. */
  readonly message: string;
}
