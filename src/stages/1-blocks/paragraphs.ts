import type { CharSpan } from '../../text/offsets.ts';
import { linesOf } from './lines.ts';

/** Wrapped texts break between these columns; outside them a line end is the writer's own. */
const NARROWEST = 45;
const WIDEST = 100;
/** At most this share of the lines that go on may be longer. */
const LONG_SHARE = 0.05;
/** At least this share of the soft line ends must be followed by a small letter. */
const SMALL_SHARE = 0.3;
/** The width is that of nearly the longest line; the very longest may be a stray one. */
const TYPICAL = 0.98;
/** At least this share of the single line ends must look wrapped before any is taken for soft. */
const WRAPPED_SHARE = 0.6;

/**
 * The paragraphs of plain text, in order, trimmed; together they hold every visible character.
 *
 * An empty line always parts paragraphs. A single line end does too, unless the text is
 * hard-wrapped: a line end is soft where the next line's first word would not have fitted into
 * the text's width, and soft ones are believed only where most line ends of the text are so.
 */
export function paragraphsOf(text: string): CharSpan[] {
  const lines = linesOf(text);
  const width = wrapWidth(text, lines);
  const paragraphs: CharSpan[] = [];
  let open: { start: number; end: number } | null = null;
  let before: CharSpan | null = null;
  for (const line of lines) {
    if (line.end === line.start) {
      open = null;
    } else if (open && before && width > 0 && isSoft(text, before, line, width)) {
      open.end = line.end;
    } else {
      open = { start: line.start, end: line.end };
      paragraphs.push(open);
    }
    before = line;
  }
  return paragraphs;
}

/**
 * The column at which the text is wrapped, or 0 where it is not. A few lines may be longer (an
 * address cannot be wrapped), but a text of long lines is not wrapped at all.
 */
function wrapWidth(text: string, lines: readonly CharSpan[]): number {
  const lengths: number[] = [];
  let long = 0;
  const pairs: [CharSpan, CharSpan][] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const length = lines[i].end - lines[i].start;
    if (length === 0 || lines[i + 1].end === lines[i + 1].start) continue;
    pairs.push([lines[i], lines[i + 1]]);
    // A line of a single word could not have been wrapped and says nothing.
    if (!/\s/.test(text.slice(lines[i].start, Math.min(lines[i].end, lines[i].start + WIDEST))))
      continue;
    if (length <= WIDEST) lengths.push(length);
    else long++;
  }
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.ceil((lengths.length - 1) * TYPICAL)] ?? 0;
  if (width < NARROWEST || long > pairs.length * LONG_SHARE) return 0;
  const soft = pairs.filter(([line, next]) => isSoft(text, line, next, width));
  // Headlines and one-line paragraphs can be as long as wrapped lines; they do not go on in small letters.
  const small = soft.filter(([, next]) => /\p{Ll}/u.test(text[next.start])).length;
  const wrapped = soft.length >= pairs.length * WRAPPED_SHARE && small >= soft.length * SMALL_SHARE;
  return wrapped ? width : 0;
}

/**
 * "…giving any | reason, and the ministers…": the next word would not have fitted into the line.
 */
function isSoft(text: string, line: CharSpan, next: CharSpan, width: number): boolean {
  // "* Talks resume": an item of a list begins a line of its own.
  if (/^[*•·▪–-]\s/u.test(text.slice(next.start, next.start + 2))) return false;
  let end = next.start;
  // Nothing longer than a line matters, and the bound keeps the whole linear.
  const limit = Math.min(next.end, next.start + width);
  while (end < limit && text.charCodeAt(end) > 32) end++;
  return line.end - line.start + 1 + (end - next.start) > width;
}
