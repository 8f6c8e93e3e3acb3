import type { CharSpan } from '../../text/offsets.ts';
import { linesOf } from './lines.ts';

/** Wrapped texts break between these columns; outside them a line end is the writer's own. */
const NARROWEST = 45;
const WIDEST = 100;
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

/** The column at which the text is wrapped, or 0 where it is not. */
function wrapWidth(text: string, lines: readonly CharSpan[]): number {
  let width = 0;
  const pairs: [CharSpan, CharSpan][] = [];
  for (let i = 0; i + 1 < lines.length; i++) {
    const length = lines[i].end - lines[i].start;
    if (length === 0 || lines[i + 1].end === lines[i + 1].start) continue;
    if (length > WIDEST) return 0;
    width = Math.max(width, length);
    pairs.push([lines[i], lines[i + 1]]);
  }
  if (width < NARROWEST) return 0;
  const soft = pairs.filter(([line, next]) => isSoft(text, line, next, width)).length;
  return soft >= pairs.length * WRAPPED_SHARE ? width : 0;
}

function isSoft(text: string, line: CharSpan, next: CharSpan, width: number): boolean {
  let end = next.start;
  // Nothing longer than a line matters, and the bound keeps the whole linear.
  const limit = Math.min(next.end, next.start + width);
  while (end < limit && text.charCodeAt(end) > 32) end++;
  return line.end - line.start + 1 + (end - next.start) > width;
}
