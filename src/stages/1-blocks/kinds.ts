import type { Block } from '../../doc/layers.ts';
import type { CharSpan } from '../../text/offsets.ts';

/** Words that give a byline away; see `blocks.json`. All lower case. */
export interface BylineWords {
  /** What a byline begins with: "by". */
  readonly bylineHeads: readonly string[];
  /** Words beside names that a byline may hold: "and", "correspondent". */
  readonly bylineLinks: readonly string[];
}

/** The contract: a title is shorter, in characters. */
const LONGEST_TITLE = 200;
/** Longer lines name more than writers. */
const LONGEST_BYLINE = 160;

/**
 * What a paragraph is, from its place among the others. `index` is 0 for the text's first
 * paragraph and `count` their number: a line that is all there is stands apart from nothing.
 */
export function kindOf(
  text: string,
  span: CharSpan,
  index: number,
  count: number,
  words: BylineWords,
): Block['kind'] {
  const length = span.end - span.start;
  if (length < LONGEST_BYLINE && isByline(text.slice(span.start, span.end), words)) return 'byline';
  if (index > 0 || count < 2 || length >= LONGEST_TITLE) return 'paragraph';
  // "Leaders meet in Paris" is a title; "Leaders met in Paris." is a sentence.
  const last = /[.!?…。]["'”’»)\]]*$/u.test(
    text.slice(Math.max(span.start, span.end - 8), span.end),
  );
  return last ? 'paragraph' : 'title';
}

/** "By Anna Berg in Vienna", "(Reporting by A. Berg; editing by C. Dahl)": names and little else. */
function isByline(line: string, words: BylineWords): boolean {
  const inside = line.replace(/^\(/u, '').replace(/[).]+$/u, '');
  const lower = inside.toLowerCase();
  const head = words.bylineHeads.find((it) => lower.startsWith(`${it} `));
  if (head === undefined) return false;
  const parts = inside.slice(head.length).split(/[\s,;|&/]+/u);
  const known = parts.filter((part) => part !== '');
  if (known.length === 0 || known.length > 16 || !/^\p{Lu}/u.test(known[0])) return false;
  return known.every(
    (part) =>
      /^\p{Lu}[\p{L}\p{M}.'’-]*$/u.test(part) || words.bylineLinks.includes(part.toLowerCase()),
  );
}
