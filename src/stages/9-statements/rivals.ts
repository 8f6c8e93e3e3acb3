import type { TokenRange } from '../../doc/layers.ts';
import { type Ground, OUTSIDE } from './ground.ts';
import type { Near } from './near.ts';
import type { Part } from './runs.ts';

/** The end of a content, or where another statement begins that stands beside this one and not in it. */
export function beforeRivals(
  ground: Ground,
  part: Part,
  range: TokenRange,
  all: readonly Part[],
  cues: Near,
): number {
  let { to } = range;
  if (!part.cue) return to;
  for (const index of cues.at(range)) {
    const other = all[index];
    if (other === part || !other.cue) continue;
    to = Math.min(
      to,
      parted(ground, range, other),
      taken(ground, part, range, other),
      beside(ground, part, range, other),
    );
  }
  return to;
}

// "Oslo accuses the rebels of looting; Riga says both sides loot."
/** The semicolon behind which somebody else speaks; else the content's end. */
function parted(ground: Ground, range: TokenRange, { source, cue }: Part): number {
  if (!source || !cue || source.from > cue.from) return range.to;
  for (let i = source.from - 1; i > range.from && i >= source.from - 4; i--) {
    if (i >= range.to) continue;
    if (ground.lower[i] === ';' && ground.quoteState[i] === OUTSIDE) return i;
  }
  return range.to;
}

/** Verbs by which a speaker goes on who has said something else just before. */
const GOES_ON =
  /^(?:urge|call|warn|accuse|demand|vow|pledge|promise|insist|condemn|ask|appeal|deny|suggest|reject|denounce|threaten|add|say|tell)$/;

// "She voiced doubt that it would last and urged both sides to talk."
/** The "and" behind which the same speaker goes on with another verb of saying; else the content's end. */
function taken(ground: Ground, part: Part, range: TokenRange, { cue, sourceHead }: Part): number {
  if (!cue || !part.cue || sourceHead < 0 || sourceHead !== part.sourceHead) return range.to;
  const link = cue.from - 1;
  if (
    link <= range.from ||
    link >= range.to ||
    range.from < part.cue.to ||
    ground.lower[link] !== 'and'
  )
    return range.to;
  if (ground.quoteState[link] !== OUTSIDE || ground.xpos[cue.from] !== ground.xpos[part.cue.from])
    return range.to;
  const verb = /^VB[DZP]$/.test(ground.xpos[cue.from]);
  return verb && GOES_ON.test(ground.lemma[cue.head]) ? link : range.to;
}

// "Osei called for an end to the raids and Accra offered its help."
/** The "and" behind which somebody else says something on the same footing; else the content's end. */
function beside(ground: Ground, part: Part, range: TokenRange, { cue, source }: Part): number {
  if (!cue || !source || !part.cue || source.to > cue.from) return range.to;
  const link = source.from - 1;
  if (link <= range.from || link >= range.to || ground.lower[link] !== 'and') return range.to;
  if (ground.quoteState[link] !== OUTSIDE || range.from < part.cue.to) return range.to;
  const equal = ground.head[cue.head] === part.cue.head && ground.tree.base(cue.head) === 'conj';
  return equal ? link : range.to;
}

/**
 * “We shall stay,” he told reporters. “They must go,” he said, blaming others.: what another cue of
 * a later sentence begins with is that cue's alone.
 */
export function ofAnother(
  ground: Ground,
  part: Part,
  range: TokenRange,
  all: readonly Part[],
  cues: Near,
): boolean {
  if (!part.cue || ground.sentence[range.from] <= ground.sentence[part.cue.head]) return false;
  return cues.at(range).some((index) => {
    const { cue, content } = all[index];
    if (!cue || all[index] === part || cue.from < range.from || cue.to > range.to) return false;
    return ground.quoteState[cue.from] === OUTSIDE && content[0].from === range.from;
  });
}
