import type { TokenRange } from '../../doc/layers.ts';
import { type Ground, OUTSIDE } from './ground.ts';
import type { Part } from './runs.ts';

const DAY = /^(?:mon|tues|wednes|thurs|fri|satur|sun)day$/;
const PART_OF_DAY = /^(?:morning|afternoon|evening|night)$/;
/** Words that can begin a clause right behind the day it was said. */
const SUBJECT = /^(?:DT|PDT|PRP\$?|NN.*|JJ|CD|EX|IN)$/;
/** Most tokens of a place and date at the head of a paragraph. */
const DATELINE = 14;

/** A content without what stands at its front and is none of it: a dateline, the day of saying, the speaker's own clause. */
export function withoutFront(ground: Ground, part: Part, range: TokenRange): TokenRange | null {
  if (range.from >= range.to) return null;
  const from = Math.max(dated(ground, range), said(ground, part, range), told(ground, part, range));
  return from < range.to ? { from, to: range.to } : null;
}

// "RIGA, May 3 - The bridge is open, the mayor said."
/** Where the words behind a dateline begin that opens the content; else the content's begin. */
function dated(ground: Ground, { from, to }: TokenRange): number {
  if (from !== ground.blockFrom[from] || ground.title[from]) return from;
  if (!/^\p{Lu}[\p{Lu}.'-]+$/u.test(ground.doc.words({ from, to: from + 1 }))) return from;
  for (let i = from + 1; i < Math.min(to, from + DATELINE); i++) {
    if (/^(?:VB|MD)/.test(ground.xpos[i])) return from;
    if (/^(?:--?|[–—])$/.test(ground.lower[i]) && i + 1 < to) return i + 1;
  }
  return from;
}

// "The mayor said on Friday there was no water."
/** Where the clause behind "on Friday" begins that says when the speaker spoke; else the content's begin. */
function said(ground: Ground, part: Part, { from, to }: TokenRange): number {
  if (!part.cue || from !== part.cue.to || !/^VB/.test(ground.xpos[part.cue.head])) return from;
  if (ground.lower[from] !== 'on' || !DAY.test(ground.lower[from + 1] ?? '')) return from;
  let at = from + 2;
  if (PART_OF_DAY.test(ground.lower[at])) at++;
  if (at + 2 >= to || !SUBJECT.test(ground.xpos[at])) return from;
  return ground.xpos[at] === 'IN' && ground.lower[at] !== 'that' ? from : at;
}

// "Lagos, which backs the plan, says it is fair."
/** Where a clause about the speaker opens a content that goes on behind the cue: its end; else its begin. */
function told(ground: Ground, { cue, source, content }: Part, { from, to }: TokenRange): number {
  if (!cue || !source || to > cue.from || from < source.from || from - source.to > 1) return from;
  if (!/^(?:WDT|WP\$?)$/.test(ground.xpos[from]) || ground.quoteState[from] !== OUTSIDE)
    return from;
  return content.some((one) => one.from >= cue.to) ? to : from;
}

/** A speaker's phrase without the day of saying at its end: "Mali and Niger on Sunday announced". */
export function withoutDay(ground: Ground, part: Part, source: TokenRange): TokenRange {
  if (!part.cue || source.to !== part.cue.from) return source;
  let to = source.to;
  if (PART_OF_DAY.test(ground.lower[to - 1])) to--;
  if (!DAY.test(ground.lower[to - 1])) return source;
  to--;
  if (ground.lower[to - 1] === 'on') to--;
  // "a poll released Friday": the day of something else.
  if (ground.xpos[to - 1].startsWith('VB')) return source;
  return to > source.from && part.sourceHead < to ? { from: source.from, to } : source;
}
