import type { CharSpan } from '../../../src/text/offsets.ts';

/** A paragraph of a report's text; white space around it belongs to nobody. */
export interface Paragraph extends CharSpan {
  readonly title: boolean;
}

/** A line that ends a sentence; a line that does not may be one of a text wrapped by hand. */
const ENDED = /[.!?:;”"’')\]]\s*$/;

/**
 * Cuts a text at its blank lines, and at the line ends of texts that are not wrapped by hand. The
 * first paragraph is the title where it is the report's title word for word.
 */
export function paragraphs(text: string, title: string | null): Paragraph[] {
  const lines: CharSpan[] = [];
  for (const { index, 0: line } of text.matchAll(/[^\r\n\u2028\u2029]+/g)) {
    const start = index + line.length - line.trimStart().length;
    const end = index + line.trimEnd().length;
    if (start < end) lines.push({ start, end });
  }
  const found: { start: number; end: number }[] = [];
  for (const line of lines) {
    const last = found.at(-1);
    const between = last ? text.slice(last.end, line.start) : '';
    const blank = (between.match(/\r\n|\n|\r|\u2028|\u2029/g)?.length ?? 0) > 1;
    const previous = last ? text.slice(last.start, last.end) : '';
    const isTitle = previous === title?.trim();
    if (!last || blank || isTitle || ENDED.test(previous)) found.push({ ...line });
    else last.end = line.end;
  }
  return found.map(({ start, end }, index) => ({
    start,
    end,
    title: index === 0 && title !== null && text.slice(start, end) === title.trim(),
  }));
}
