import type { TokenColumns } from '../../doc/columns.ts';

/** A token that may open or close a quotation. */
export interface Mark {
  readonly token: number;
  readonly single: boolean;
  /** What its glyph says: “ opens, ” closes, " says nothing. */
  readonly glyph: 'open' | 'close' | null;
  /** What the blanks and marks around it say. */
  readonly place: 'open' | 'close' | null;
}

/** Every mark, doubled ones included, and what its shape alone says. */
const GLYPHS: Readonly<Record<string, Mark['glyph']>> = {
  '"': null,
  '＂': null,
  "'": null,
  "''": null,
  '`': 'open',
  '``': 'open',
  '“': 'open',
  '„': 'open',
  '‟': 'open',
  '«': 'open',
  '‘': 'open',
  '‘‘': 'open',
  '‹': 'open',
  '”': 'close',
  '’’': 'close',
  '»': 'close',
  '›': 'close',
  '’': 'close',
};
/** Those that mark quotations inside quotations, or are apostrophes. */
const SINGLES = new Set(["'", '`', '‘', '’', '‹', '›']);

/** The mark at a token, or null where it is none: apostrophes of clitics and plurals, feet, inches. */
export function markAt(text: string, tokens: TokenColumns, token: number): Mark | null {
  const start = tokens.start[token];
  const end = tokens.end[token];
  if (end - start > 2) return null;
  const glyph = text.slice(start, end);
  if (!Object.hasOwn(GLYPHS, glyph)) return null;
  const before = start === 0 ? ' ' : text[start - 1];
  const after = end >= text.length ? ' ' : text[end];
  const single = SINGLES.has(glyph);
  const opens = /[\s([{<\-–—/“‘"'«„]/u.test(before) && /[^\s)\]},;!?]/u.test(after);
  const closes = /\S/u.test(before) && /[\s\p{P}]/u.test(after);
  const place = opens === closes ? null : opens ? 'open' : 'close';
  if (single && place === null) {
    // "rock 'n' roll", "5'10": letters or figures on both sides, or blanks on both sides.
    const lone = /[\p{L}\p{N}\s]/u;
    if (lone.test(before) && lone.test(after)) return null;
  }
  return { token, single, glyph: GLYPHS[glyph], place };
}

/** `6'2"`: inches follow a figure where no quotation is open. */
export function isInch(text: string, tokens: TokenColumns, { token }: Mark): boolean {
  const start = tokens.start[token];
  return start > 0 && /\d/.test(text[start - 1]);
}
