import { inReadingOrder, type PageLine } from './pdf-columns.ts';

/** One piece of text as pdf.js gives it; others (marks of structure) have no `str`. */
type Item = object | PlacedText;
interface PlacedText {
  readonly str: string;
  /** Matrix whose fifth and sixth numbers are x and y, y counting from the page's foot (points). */
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A gap wider than this, in heights of letters, may part columns. */
const WIDE = 1;

/** The lines of a page in the order in which they are read, column by column. */
export function linesOn(items: readonly Item[]): PageLine[] {
  return inReadingOrder(piecesOn(items));
}

/** Lines as the file gives them, parted where a gap is wide. */
function piecesOn(items: readonly Item[]): PageLine[] {
  const lines: PageLine[] = [];
  let open = null as PageLine | null;
  /** The last piece of the row. */
  let row = null as PageLine | null;
  const finish = () => {
    if (open?.text.trim()) {
      lines.push({ ...open, text: open.text.replace(/[\s\u00a0]+/g, ' ').trim() });
    }
    open = null;
  };
  for (const item of items) {
    if (!('str' in item)) continue;
    const { str, transform, width, height, hasEOL } = item;
    const [x, y] = [transform[4], transform[5]];
    if (open !== null && Math.abs(y - open.y) > 0.6 * Math.max(height, open.size)) finish();
    if (str.trim() === '') {
      // A space may be as wide as the gap between columns: it has no place of its own.
      if (open !== null && str !== '') open = { ...open, text: `${open.text} ` };
    } else {
      const continues = isApart(open ?? row, x, y, height);
      if (continues) finish();
      open = extended(open, str, { x, y, right: x + width, size: height, continues });
      row = open;
    }
    if (hasEOL) finish();
  }
  finish();
  return lines;
}

/** Whether something stands in the row of a piece, far to the right of it. */
function isApart(piece: PageLine | null, x: number, y: number, height: number): boolean {
  if (piece === null) return false;
  const size = Math.max(height, piece.size);
  return Math.abs(y - piece.y) <= 0.6 * size && x - piece.right > WIDE * size;
}

/** A line with one more piece; a gap of a fifth of a letter's height is a space. */
function extended(line: PageLine | null, str: string, place: Omit<PageLine, 'text'>): PageLine {
  if (line === null) return { text: str, ...place };
  const apart = place.x - line.right > 0.2 * line.size && !/\s$/.test(line.text);
  return {
    ...line,
    text: line.text + (apart ? ' ' : '') + str,
    right: place.right,
    size: Math.max(line.size, place.size),
  };
}

/**
 * The running text of pages: headers and footers that most pages repeat are dropped, lines are
 * joined to paragraphs, which are parted by blank lines and run on over columns and pages, and
 * words broken at the end of a line are made whole.
 */
export function textOfPages(pages: readonly (readonly PageLine[])[]): string {
  const lines = withoutRunning(pages).flat();
  const words = wordsIn(lines);
  const spacing = usualSpacing(lines);
  const paragraphs: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (!before || beginsParagraph(before, line, spacing)) paragraphs.push(line.text);
    else paragraphs.push(joined(paragraphs.pop() ?? '', line.text, words));
  }
  return paragraphs.join('\n\n');
}

/**
 * Drops from each page's two highest and two lowest lines what most pages have there, or most left or most
 * right ones, numbers aside; and a page's number that stands alone.
 */
function withoutRunning(pages: readonly (readonly PageLine[])[]): PageLine[][] {
  const shape = ({ text, y }: PageLine) => `${text.replace(/\d+/g, '#')}@${Math.round(y / 6)}`;
  const edges = pages.map((page) => {
    const byHeight = [...page].sort((one, other) => other.y - one.y);
    return new Set([...byHeight.slice(0, 2), ...byHeight.slice(-2)]);
  });
  /** On which pages each shape is seen, by their numbers. */
  const seen = new Map<string, number[]>();
  for (const [at, edge] of edges.entries()) {
    for (const one of new Set([...edge].map(shape))) seen.set(one, [...(seen.get(one) ?? []), at]);
  }
  const running = (line: PageLine) => {
    const on = seen.get(shape(line)) ?? [];
    if (on.length < 2) return false;
    const sides = new Set(on.map((at) => at % 2)).size;
    return on.length > pages.length / (sides === 1 ? 4 : 2);
  };
  return pages.map((page, at) =>
    page.filter((line) => !(edges[at].has(line) && (running(line) || isFolio(line, page)))),
  );
}

/** Whether a line is the number of its page and nothing else, with space between it and the text. */
function isFolio({ text, y, size }: PageLine, page: readonly PageLine[]): boolean {
  if (!/^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\W*$/i.test(text)) return false;
  return page.every((other) => other.y === y || Math.abs(other.y - y) > 1.8 * size);
}

/** The distance from line to line that is met most (points); infinite where there is one line. */
function usualSpacing(lines: readonly PageLine[]): number {
  const counts = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    const step = Math.round(2 * ((lines[index - 1]?.y ?? line.y) - line.y)) / 2;
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  let [best, most] = [Number.POSITIVE_INFINITY, 0];
  for (const [step, count] of counts) {
    if (count > most || (count === most && step < best)) [best, most] = [step, count];
  }
  return best;
}

/** Whether a line begins a paragraph: other letters, more space above, or an indent after a full stop. */
function beginsParagraph(before: PageLine, line: PageLine, spacing: number): boolean {
  if (Math.abs(before.size - line.size) > 0.12 * Math.max(before.size, line.size)) return true;
  const step = before.y - line.y;
  const ended = /[.!?:]["'”’)\]]*$/.test(before.text);
  // The next column or page begins no lower: only a sentence that is not over runs on.
  if (step < 0.5 * line.size) return ended;
  if (step > 1.35 * Math.max(spacing, line.size)) return true;
  return ended && line.x - before.x > 0.8 * line.size && line.x - before.x < 6 * line.size;
}

/** Every word inside a line, in lower case, hyphens kept: it tells how a broken word is written. */
function wordsIn(lines: readonly PageLine[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) {
    for (const [word] of text.matchAll(/\p{L}+(?:-\p{L}+)*/gu)) words.add(word.toLowerCase());
  }
  return words;
}

/** "negoti-" and "ations" are one word; "cross-" and "border" keep the hyphen if it stands elsewhere too. */
function joined(text: string, next: string, words: ReadonlySet<string>): string {
  const first = /(\p{L}+(?:-\p{L}+)*)[-\u2010\u00ad]$/u.exec(text)?.[1];
  const second = /^\p{L}+/u.exec(next)?.[0];
  if (first === undefined || second === undefined) {
    return `${text}${/[\u2010-]$/.test(text) && /^\d/.test(next) ? '' : ' '}${next}`;
  }
  const stem = text.slice(0, -1);
  if (text.endsWith('\u00ad')) return stem + next;
  const [whole, compound] = [`${first}${second}`, `${first}-${second}`];
  const keeps = !words.has(whole.toLowerCase()) && words.has(compound.toLowerCase());
  // A capital after the hyphen is a name in a compound: "Franco-" "German".
  return keeps || /^\p{Lu}/u.test(next) ? `${stem}-${next}` : stem + next;
}
