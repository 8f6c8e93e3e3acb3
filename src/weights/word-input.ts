import { hashText } from './linear.ts';

/**
 * How a word becomes rows of tables, for the networks. lab/treebank/net/features.py does the same,
 * to the bit: a change here is a change there and a new training.
 */
export const WORD_ROWS = 1 << 15;
export const PART_ROWS = 1 << 15;
export const WORD_HASHES = 2;
/** Runs of three letters that are looked at, from the front. */
const TRIPLES = 12;

/** Straight apostrophes, every digit 0, at most 60 characters. */
export function plainForm(form: string): string {
  return form.slice(0, 60).replace(/[‘’]/g, "'").replace(/[0-9]/g, '0');
}

/** Capitals X, other letters x, the rest as it is; runs cut to two; from 24 characters at most. */
export function formShape(form: string): string {
  let shape = '';
  for (const char of form.slice(0, 24)) {
    const kind = /\p{Lu}/u.test(char) ? 'X' : /\p{L}/u.test(char) ? 'x' : char;
    const end = shape.length - kind.length;
    if (!(shape.endsWith(kind) && shape.slice(0, end).endsWith(kind))) shape += kind;
  }
  return shape;
}

/** Rows of a form in the word table and in the part table, where the number depends on its length. */
export interface WordRows {
  readonly words: readonly number[];
  readonly parts: readonly number[];
}

/** Parts are prefixes, suffixes and the shape, then runs of three letters with the borders marked. */
export function wordRows(form: string): WordRows {
  const clean = plainForm(form);
  const lower = clean.toLowerCase();
  const affixes = [
    ...[lower.slice(0, 1), lower.slice(0, 2), lower.slice(0, 3), lower.slice(0, 4)],
    ...[lower.slice(-1), lower.slice(-2), lower.slice(-3), lower.slice(-4), lower.slice(-5)],
    formShape(clean),
  ];
  const marked = `<${lower}>`;
  const parts = affixes.map((part, k) => hashText(part, 11 + k) % PART_ROWS);
  for (let i = 0; i < TRIPLES && i + 3 <= marked.length; i++) {
    parts.push(hashText(marked.slice(i, i + 3), 31) % PART_ROWS);
  }
  const words = Array.from({ length: WORD_HASHES }, (_, k) => hashText(lower, 1 + k) % WORD_ROWS);
  return { words, parts };
}
