import type { Lexicon } from './lexicon.ts';

/** Days and telephone numbers: "2015-11-24", "11/24/2015", "713-853-3989", "345-9945". */
const JOINED =
  /(?:\d{1,4}[-/]\d{1,2}[-/]\d{1,4}|(?:\d{1,3}-)?\d{3}-\d{3}-\d{4}|\d{3}[-/]\d{3}-\d{4}|\d{3}-\d{4})(?![\p{L}\p{N}-])/uy;
/** A comma groups digits by three; "[13,14]" is two figures. */
const FIGURE = /[+]?(?:\d+(?:,\d{3}(?!\d)|[.:]\d+)*|\.\d+)(?:\/\d+(?![\d/]))?/y;
/** What is written to a figure: "15th", "5km", "1960's". */
const LETTERS = /[\p{L}\p{M}]+[²³]?|['’]s(?![\p{L}\p{N}])/uy;

/**
 * End of the figure that begins at `start`, ending included ("15th", "1990s"), unit excluded
 * ("5|km", "10|am"); `start` where none does. A sign or bare decimal point counts where `fresh`
 * says that no word stands before it.
 */
export function numberEnd(
  text: string,
  start: number,
  to: number,
  fresh: boolean,
  lexicon: Lexicon,
): number {
  const first = text.charCodeAt(start);
  const digit = first >= 48 && first <= 57;
  if (!digit && !(fresh && (first === 43 || first === 46))) return start;
  JOINED.lastIndex = start;
  if (digit && JOINED.test(text) && JOINED.lastIndex <= to) return JOINED.lastIndex;
  FIGURE.lastIndex = start;
  if (!FIGURE.test(text)) return start;
  const end = Math.min(FIGURE.lastIndex, to);
  LETTERS.lastIndex = end;
  if (!LETTERS.test(text)) return end;
  const more = Math.min(LETTERS.lastIndex, to);
  const letters = text.slice(end, Math.min(more, end + 12)).toLowerCase();
  // "the 1960's" and "AK-47's" are plurals; "2003's best film" has a clitic.
  if (/^['’]s$/.test(letters)) return end - start < 4 || text[end - 1] === '0' ? more : end;
  if (lexicon.endings.has(letters)) return more;
  if (lexicon.units.has(letters)) return end;
  // "4x4", "747B", "3g": a code of letters and digits is one word.
  const code = /[\p{L}\p{M}\p{N}_]+/uy;
  code.lastIndex = end;
  code.test(text);
  return Math.min(code.lastIndex, to);
}
