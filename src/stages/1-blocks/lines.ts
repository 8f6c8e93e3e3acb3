import { isBlank } from '../../text/blank.ts';
import type { CharSpan } from '../../text/offsets.ts';

/**
 * The lines of a text without their line ends (LF, CRLF, CR, form feed, U+0085, U+2028, U+2029)
 * and without white space around them; an empty line is an empty span. Linear in the text.
 */
export function linesOf(text: string): CharSpan[] {
  const lines: CharSpan[] = [];
  let start = 0;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !isLineEnd(text.charCodeAt(i))) continue;
    lines.push(trimmed(text, start, i));
    if (text.charCodeAt(i) === 13 && text.charCodeAt(i + 1) === 10) i++;
    start = i + 1;
  }
  return lines;
}

/** LF, VT, FF, CR, NEL and the two separators of Unicode. */
function isLineEnd(code: number): boolean {
  return (code >= 10 && code <= 13) || code === 0x85 || code === 0x2028 || code === 0x2029;
}

/** The stretch without what shows as nothing at either end. */
function trimmed(text: string, start: number, end: number): CharSpan {
  let from = start;
  let to = end;
  while (from < to && isBlank(text.charCodeAt(from))) from++;
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}
