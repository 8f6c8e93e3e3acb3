import { hashText } from './linear.ts';

/**
 * How a word becomes rows of tables, for the networks. lab/treebank/net/features.py does the same,
 * to the bit: a change here is a change there and a new training.
 */
export const WORD_ROWS = 1 << 14;
export const PART_ROWS = 1 << 13;
export const WORD_HASHES = 2;
export const PARTS = 8;

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

/** Rows of the word table (`WORD_HASHES`), then of the part table (`PARTS`). */
export function wordRows(form: string): number[] {
  const clean = plainForm(form);
  const lower = clean.toLowerCase();
  const parts = [
    ...[lower.slice(0, 1), lower.slice(0, 2), lower.slice(0, 3)],
    ...[lower.slice(-1), lower.slice(-2), lower.slice(-3), lower.slice(-4)],
    formShape(clean),
  ];
  const rows: number[] = [];
  for (let k = 0; k < WORD_HASHES; k++) rows.push(hashText(lower, 1 + k) % WORD_ROWS);
  parts.forEach((part, k) => {
    rows.push(hashText(part, 11 + k) % PART_ROWS);
  });
  return rows;
}
