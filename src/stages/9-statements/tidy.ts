import type { TokenRange } from '../../doc/layers.ts';
import { amended } from './amends.ts';
import { closed } from './closing.ts';
import { type Ground, OUTSIDE } from './ground.ts';
import { Near } from './near.ts';
import { withoutDay, withoutFront } from './openings.ts';
import { beforeRivals, ofAnother } from './rivals.ts';
import type { Part } from './runs.ts';
import { withoutTail } from './tails.ts';
import { unsaid } from './unsaid.ts';

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
  const own = told.filter((part) => !unsaid(ground, part) && !isEcho(part, told, heard));
  const parts = more(own.map((part) => closed(ground, part)));
  const cues = cuesOf(parts);
  return parts.map((part) => amended(ground, tidied(ground, part, parts, cues), parts));
}

/** The statements by where their cues and sources stand. */
function cuesOf(parts: readonly Part[]): Near {
  return new Near(parts.map(({ cue, source }) => (cue ? (source ? [cue, source] : [cue]) : [])));
}

function tidied(ground: Ground, part: Part, all: readonly Part[], cues: Near): Part {
  const source = part.source && alone(ground, part, part.source, all, cues);
  const content = part.content.flatMap((range) => {
    const kept = withoutFront(ground, part, outside(ground, range, source));
    if (!kept || ofAnother(ground, part, range, all, cues)) return [];
    const rivals = { from: kept.from, to: beforeRivals(ground, part, kept, all, cues) };
    return [withoutTail(ground, part, cutShort(ground, part, rivals, all, cues), all, cues)];
  });
  return pronouns(ground, {
    ...part,
    source: source && withoutDay(ground, part, source),
    content: content.length > 0 ? content : part.content,
  });
}

/** What is left of a content before its own speaker, where the two overlap. */
function outside(ground: Ground, range: TokenRange, source: TokenRange | null): TokenRange {
  if (!source || source.from < range.from || source.from >= range.to) return range;
  let to = source.from;
  while (to > range.from && ground.punct[to - 1] && ground.quoteState[to - 1] === OUTSIDE) to--;
  return { from: range.from, to };
}

// "The rebels, according to a diplomat, asked for a truce.": the diplomat does not ask.
// "Local radio, citing a police officer, said …" says so, not the officer.
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
    if (!cue || !other || all[index] === part) continue;
    if (!/^(?:according|citing)$/.test(ground.lower[cue.head])) continue;
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
