import type { TokenRange } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import { INSIDE, OPENS, OUTSIDE } from './ground.ts';
import type { Near } from './near.ts';
import type { Part } from './runs.ts';

/** Nouns by which a reporter takes up what was said before somebody else answers it. */
const TAKEN_UP =
  /^(?:claim|charge|accusation|allegation|assertion|suggestion|contention|statement|version|denial|demand|argument|notion|description|characterization|characterisation)$/;
/** Cues that ask for a thing. */
const ASKING = /^(?:(?:call|press|push|appeal|plead|ask|beg) for|(?:demand|urge|request) \w+)$/;
/** Words that begin a clause of when and why. */
const WHEN = /^(?:after|before|when|while|as|since|following|amid|because|until)$/;

/** A content without what is no longer the speaker's: another source, a reply, the time of asking. */
export function withoutTail(
  ground: Ground,
  part: Part,
  range: TokenRange,
  all: readonly Part[],
  cues: Near,
): TokenRange {
  const ends = [
    asked(ground, part, range),
    takenUp(ground, range),
    claimed(ground, part, range),
    leftOpen(ground, range),
  ];
  for (const index of cues.at(range)) {
    ends.push(sourced(ground, range, all[index]), countered(ground, part, range, all[index]));
  }
  let to = Math.min(...ends);
  if (to === range.to) return whole(ground, range);
  while (to - 1 > range.from && ground.punct[to - 1] && ground.lower[to - 1] !== '"') to--;
  return { from: range.from, to };
}

// "The envoy said the road was open, according to the news agency."
/** Where "according to …" closes the content for its own source's sake; else the content's end. */
function sourced(ground: Ground, range: TokenRange, { cue, source, content }: Part): number {
  if (!cue || !source || ground.lower[cue.head] !== 'according') return range.to;
  const last = Math.max(cue.to, source.to);
  const closing = last >= range.to - 1 && cue.from > range.from;
  const same = content.some(({ from, to }) => from < cue.from && to > range.from);
  return closing && same && ground.lower[cue.from - 1] === ',' ? cue.from : range.to;
}

// "They denied having shelled a road on which, the police said, eight died."
/** Where the relative clause begins that a content breaks off in, since somebody else says it. */
function leftOpen(ground: Ground, { from, to }: TokenRange): number {
  if (!/^(?:which|whom)$/.test(ground.lower[to - 1]) || ground.lower[to] !== ',') return to;
  const open = ground.xpos[to - 2] === 'IN' ? to - 2 : to - 1;
  return open > from && ground.xpos[open - 1].startsWith('NN') ? open : to;
}

// "He said the dam had been blown up, a claim the ministry called absurd."
/** Where the reporter's own word for the content begins, with somebody else's answer to it. */
function takenUp(ground: Ground, range: TokenRange): number {
  const { tree } = ground;
  for (let i = range.from + 4; i < range.to; i++) {
    if (!TAKEN_UP.test(ground.lemma[i]) || ground.quoteState[i] !== OUTSIDE) continue;
    const article = /^(?:a|an|the)$/.test(ground.lower[i - 1]) ? i - 1 : i - 2;
    if (!/^(?:a|an|the)$/.test(ground.lower[article]) || ground.lower[article - 1] !== ',')
      continue;
    const answer = tree.child(i, 'acl:relcl', 'acl');
    if (answer > i && answer < range.to && tree.child(answer, 'nsubj') > i) return article;
  }
  return range.to;
}

// "Reports that the dam had burst could not be confirmed."
/** Where the clause of a noun ends before the noun's own verb; else the content's end. */
function claimed(ground: Ground, part: Part, range: TokenRange): number {
  const { cue } = part;
  if (!cue || range.from !== cue.to || !ground.xpos[cue.head].startsWith('NN')) return range.to;
  if (ground.lower[range.from] !== 'that') return range.to;
  const end = ground.right[ground.head[range.from]];
  return end < range.to && /^(?:MD|VB[DZP])$/.test(ground.xpos[end]) ? end : range.to;
}

// "He said the road was open, but the police said it was shut."
/** Where somebody else's statement against the first begins behind "but"; else the content's end. */
function countered(ground: Ground, part: Part, range: TokenRange, { cue, source }: Part): number {
  if (!part.cue || !cue || !source || source.from === part.source?.from) return range.to;
  const link = source.from - 1;
  if (link <= range.from || cue.to > range.to || ground.quoteState[link] !== OUTSIDE)
    return range.to;
  if (cue.from < source.to || !/^(?:but|while|whereas)$/.test(ground.lower[link])) return range.to;
  return ground.lower[link - 1] === ',' ? link - 1 : range.to;
}

// "They called for new talks on Monday after the jet was lost."
/** Where the time and reason of a request for something begin, which the tree hangs on the asking. */
function asked(ground: Ground, part: Part, range: TokenRange): number {
  if (!part.cue || range.from !== part.cue.to) return range.to;
  const verb = part.cue.head;
  if (!ASKING.test(`${ground.lemma[verb]} ${ground.lower[range.from - 1]}`)) return range.to;
  const { tree } = ground;
  let noun = -1;
  for (let i = range.from; i < range.to && noun < 0; i++) {
    if (ground.head[i] === verb && /^(?:obj|obl)$/.test(tree.base(i))) noun = i;
    else if (ground.head[i] === verb) return range.to;
  }
  if (noun < 0 || !/^NN/.test(ground.xpos[noun])) return range.to;
  for (const child of tree.children(verb)) {
    const from = ground.left[child];
    if (child <= noun || from < ground.right[noun] || from >= range.to) continue;
    const unmarked = tree.rel(child) === 'obl:unmarked';
    if (unmarked || (tree.base(child) === 'advcl' && WHEN.test(ground.lower[from]))) return from;
  }
  return range.to;
}

// “Nobody asked us, the mayor said. “We heard it on the radio.
/** The full stop of a quoted sentence belongs to the quotation, which goes on in the next paragraph. */
function whole(ground: Ground, range: TokenRange): TokenRange {
  const { from, to } = range;
  if (to >= ground.length || !/^[.!?]$/.test(ground.lower[to])) return range;
  const same = ground.quote[to] >= 0 && ground.quote[to] === ground.quote[from];
  if (ground.quoteState[from] !== OPENS) return range;
  return same && ground.quoteState[to] === INSIDE ? { from, to: to + 1 } : range;
}
