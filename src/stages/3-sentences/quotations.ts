import type { TokenColumns } from '../../doc/columns.ts';
import type { Block, Quotation } from '../../doc/layers.ts';
import type { Problem } from '../../doc/problem.ts';
import { isInch, type Mark, markAt } from './marks.ts';

/** What the quotations of a text need to know of it. */
export interface QuotedText {
  readonly text: string;
  readonly tokens: TokenColumns;
  readonly blocks: readonly Block[];
  /** First token of the sentence that holds a token, and the token after its last. */
  sentenceAt(token: number): { readonly from: number; readonly to: number };
}

/** What has been paired so far, and the marks that could not be. */
interface Found {
  readonly quotations: Quotation[];
  readonly problems: Problem[];
}

/**
 * Pairs quotation marks, double and single ones apart, so that one kind may stand inside the other.
 *
 * A quotation may run over paragraphs where each begins with the opening mark again. Where a mark
 * finds no partner the quotation is taken to reach to the end (or begin) of its sentence, and for
 * double marks a problem says so; a lone single mark is an apostrophe and no quotation at all.
 */
export function quotationsOf(input: QuotedText): Found {
  const marks = marksByBlock(input);
  const found: Found = { quotations: [], problems: [] };
  pair(
    input,
    marks.map((list) => list.filter((mark) => !mark.single)),
    found,
  );
  pair(
    input,
    marks.map((list) => settleSingles(input, list)),
    found,
  );
  found.quotations.sort((a, b) => a.from - b.from || b.to - a.to);
  return found;
}

/** Walks the marks of one kind block by block. */
function pair(input: QuotedText, blocks: readonly Mark[][], found: Found): void {
  let open: Mark | null = null;
  blocks.forEach((marks, index) => {
    for (const mark of marks) {
      if (open && isFirst(input, mark, index) && directionOf(mark, null) === 'open') continue;
      const direction = directionOf(mark, open);
      if (direction === 'open') {
        if (open) leaveOpen(input, open, index, found);
        open = mark;
      } else if (open) {
        keep(found, open, mark, open.token + 1, mark.token);
        open = null;
      } else if (!isInch(input.text, input.tokens, mark) && !mark.single) {
        const { from } = input.sentenceAt(mark.token);
        keep(found, null, mark, from, mark.token);
        complain(input, mark, index, 'closes a quotation that was never opened', found);
      }
    }
    if (open && !goesOn(input, blocks, index)) {
      leaveOpen(input, open, index, found);
      open = null;
    }
  });
}

/** Whether the next block takes the quotation up again with an opening mark. */
function goesOn(input: QuotedText, blocks: readonly Mark[][], index: number): boolean {
  const next = blocks[index + 1]?.[0];
  return (
    next !== undefined && isFirst(input, next, index + 1) && directionOf(next, null) === 'open'
  );
}

/** Whether a mark is the first thing in its block, but for a dateline. */
function isFirst({ text, tokens, blocks }: QuotedText, { token }: Mark, index: number): boolean {
  const { start, dateline } = blocks[index];
  return text.slice(dateline?.end ?? start, tokens.start[token]).trim() === '';
}

/**
 * What a mark does. Its glyph is believed unless both its place and what is open speak against it
 * (”so typed”); a straight one is judged by its place, and where that says nothing by what is open.
 */
function directionOf({ glyph, place }: Mark, open: Mark | null): 'open' | 'close' {
  const expected = open ? 'close' : 'open';
  if (glyph === null) return place ?? expected;
  return place === expected && glyph !== expected ? expected : glyph;
}

/** Notes a quotation, unless nothing stands between its marks. */
function keep(found: Found, open: Mark | null, close: Mark | null, from: number, to: number): void {
  if (to <= from) return;
  const single = (open ?? close)?.single ?? false;
  found.quotations.push({
    from,
    to,
    open: open?.token ?? null,
    close: close?.token ?? null,
    single,
  });
}

/** "He said “we will stay. She left": the quotation reaches to the end of its sentence, no further. */
function leaveOpen(input: QuotedText, mark: Mark, index: number, found: Found): void {
  if (mark.single) return;
  keep(found, mark, null, mark.token + 1, input.sentenceAt(mark.token).to);
  complain(input, mark, index, 'opens a quotation that is never closed', found);
}

/** Notes a mark that has no partner; in a foreign block marks follow other customs and are let be. */
function complain(
  { tokens, blocks }: QuotedText,
  mark: Mark,
  index: number,
  what: string,
  found: Found,
): void {
  const start = tokens.start[mark.token];
  const end = tokens.end[mark.token];
  const { language } = blocks[index];
  if (language !== 'en' && language !== 'und') return;
  const message = `This quotation mark ${what}.`;
  found.problems.push({ kind: 'unbalanced-quotation', start, end, message });
}

/** The marks of every block, in order. */
function marksByBlock({ text, tokens, blocks }: QuotedText): Mark[][] {
  let token = 0;
  return blocks.map(({ end }) => {
    const marks: Mark[] = [];
    for (; token < tokens.length && tokens.start[token] < end; token++) {
      const mark = markAt(text, tokens, token);
      if (mark) marks.push(mark);
    }
    return marks;
  });
}

/**
 * The single marks of a block that can be quotation marks. The apostrophe of "the workers' rights"
 * closes a quotation only where one is open and nothing surer closes it.
 */
function settleSingles({ tokens }: QuotedText, marks: readonly Mark[]): Mark[] {
  const singles = marks.filter((mark) => mark.single);
  const settled: Mark[] = [];
  let open: Mark | null = null;
  let spare: Mark | null = null;
  for (const mark of singles) {
    const glued = tokens.glue[mark.token] === 1;
    if (directionOf(mark, open) === 'open' && !glued) {
      if (open && spare) settled.push(spare);
      // Two openings in a row: the first was an apostrophe ("'tis the season, 'he said'").
      else if (open && open.glyph === null) settled.pop();
      settled.push(mark);
      open = mark;
      spare = null;
    } else if (open && glued) {
      spare = mark;
    } else if (open) {
      settled.push(mark);
      open = null;
      spare = null;
    }
  }
  if (open && spare) settled.push(spare);
  return settled;
}
