import type { TokenRange } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import { Near } from './near.ts';
import type { Part } from './runs.ts';
import { withoutTail } from './tails.ts';

/**
 * Small rules of English that annotators apply without thinking and models learn only in part. `more`
 * completes the statements before their edges are settled.
 */
export function tidy(
  ground: Ground,
  told: readonly Part[],
  more: (parts: readonly Part[]) => readonly Part[] = (parts) => parts,
): Part[] {
  const heard = cuesOf(told);
  const parts = more(told.filter((part) => !isEcho(part, told, heard)));
  const cues = cuesOf(parts);
  return parts.map((part) => tidied(ground, part, parts, cues));
}

function cuesOf(parts: readonly Part[]): Near {
  return new Near(parts.map(({ cue }) => (cue ? [cue] : [])));
}

function tidied(ground: Ground, part: Part, all: readonly Part[], cues: Near): Part {
  return pronouns(ground, {
    ...part,
    source: part.source && alone(ground, part, part.source, all, cues),
    content: part.content.map((range) =>
      withoutTail(ground, part, cutShort(ground, part, range, all, cues), all, cues),
    ),
  });
}

// "The rebels, according to a diplomat, asked for a truce.": the diplomat does not ask.
/** A source without another statement's cue and source that stand between commas in it. */
function alone(
  ground: Ground,
  part: Part,
  source: TokenRange,
  all: readonly Part[],
  cues: Near,
): TokenRange {
  for (const index of cues.at(source)) {
    const { cue, source: other } = all[index];
    if (!cue || !other || all[index] === part || ground.lower[cue.head] !== 'according') continue;
    if (cue.from <= part.sourceHead || cue.from >= source.to) continue;
    if (ground.lower[cue.from - 1] !== ',') continue;
    return { from: source.from, to: cue.from - 1 };
  }
  return source;
}

// "An official who asked not to be named said …": what was asked ends before "said".
/** A content without the cue of a speaker whose own description the statement stands in. */
function cutShort(
  ground: Ground,
  part: Part,
  range: TokenRange,
  all: readonly Part[],
  cues: Near,
): TokenRange {
  if (!part.cue) return range;
  let { to } = range;
  for (const index of cues.at(range)) {
    const { cue, sourceHead } = all[index];
    if (!cue || sourceHead < 0 || cue.from <= range.from || cue.from >= to) continue;
    if (!ground.tree.under(part.cue.head, sourceHead)) continue;
    if (ground.tree.under(cue.head, part.cue.head)) continue;
    to = cue.from;
  }
  while (to - 1 > range.from && to < range.to && ground.lower[to - 1] === ',') to--;
  return { from: range.from, to };
}

function pronouns(ground: Ground, part: Part): Part {
  const [first, ...rest] = part.content;
  const lone = first.to - first.from === 1 ? ground.lower[first.from] : '';
  // "It was reported that the dam held.": the "it" stands for the content and is no part of it.
  if (lone === 'it' && rest.length > 0 && ground.lower[rest[0].from] === 'that') {
    return { ...part, content: rest };
  }
  // "The deal is dead, as one diplomat put it.": the "it" is the main clause.
  if (lone === 'it' && rest.length === 0 && part.cue && first.from === part.cue.to) {
    const clause = mainClause(ground, part.cue.head);
    if (clause) return { ...part, content: [clause] };
  }
  return part;
}

/** The clause that an "as" clause stands beside, without it; null where there is none. */
function mainClause(ground: Ground, verb: number): TokenRange | null {
  const { tree } = ground;
  const mark = tree.child(verb, 'mark', 'advmod');
  const head = ground.head[verb];
  if (mark < 0 || ground.lower[mark] !== 'as' || head < 0) return null;
  const whole = { from: ground.left[head], to: ground.right[head] };
  const aside = { from: ground.left[verb], to: ground.right[verb] };
  let { from, to } = whole;
  if (aside.from > head) to = aside.from;
  else from = aside.to;
  while (from < to && ground.punct[from]) from++;
  while (to > from && ground.punct[to - 1]) to--;
  return from < to ? { from, to } : null;
}

// "The minister agreed, saying …": what is agreed is what is said, and stands in the record once.
/** Whether a statement's content is nothing but another's cue and content by the same speaker. */
function isEcho(part: Part, all: readonly Part[], cues: Near): boolean {
  const [range] = part.content;
  if (part.content.length > 1 || !part.source) return false;
  return cues.at({ from: range.from, to: range.from + 1 }).some((index) => {
    const { cue, source, content } = all[index];
    return (
      cue?.from === range.from &&
      content.at(-1)?.to === range.to &&
      source?.from === part.source?.from
    );
  });
}
