import type { TokenRange } from '../../src/doc/layers.ts';
import type { Ground } from '../../src/stages/9-statements/ground.ts';
import type { Attribution, Stretch } from '../../src/stages/9-statements/score.ts';
import type { CuePlace } from '../../src/stages/9-statements/source-features.ts';

/** An annotated attribution in tokens: what the learners should have answered. */
export interface Wanted {
  readonly cue: CuePlace;
  readonly source: TokenRange | null;
  readonly sourceHead: number;
  readonly before: TokenRange | null;
  readonly after: TokenRange | null;
  /** Further parts, beyond one on each side. */
  readonly more: readonly TokenRange[];
}

/** Attributions of a report that have a cue and a content, as tokens; others are left out. */
export function wantedOf(ground: Ground, attributions: readonly Attribution[]): Wanted[] {
  const found: Wanted[] = [];
  for (const attribution of attributions) {
    const cue = attribution.cue.length ? rangeOf(ground, attribution.cue[0]) : null;
    if (!cue) continue;
    const head = headOf(ground, cue, true);
    const source = attribution.source.length ? rangeOf(ground, attribution.source[0]) : null;
    const parts = attribution.content
      .map((stretch) => rangeOf(ground, stretch))
      .filter((range): range is TokenRange => range !== null)
      .sort((a, b) => a.from - b.from);
    const joined: { from: number; to: number }[] = [];
    for (const part of parts) {
      const last = joined.at(-1);
      if (last && part.from <= last.to && part.from >= last.from)
        last.to = Math.max(last.to, part.to);
      else joined.push({ ...part });
    }
    const before = joined.filter(({ to }) => to <= cue.from);
    const after = joined.filter(({ from }) => from >= cue.to);
    if (before.length + after.length === 0) continue;
    const near = after[0] && ground.block[after[0].from] === ground.block[head] ? after[0] : null;
    const nearest = before.at(-1);
    const prior = nearest && ground.block[nearest.from] === ground.block[head] ? nearest : null;
    found.push({
      cue: { ...cue, head },
      source,
      sourceHead: source ? headOf(ground, source, false) : -1,
      before: prior,
      after: near,
      more: joined.filter((part) => part !== prior && part !== near),
    });
  }
  return found;
}

/** The tokens that a stretch of characters touches; null where it touches none. */
export function rangeOf(ground: Ground, [start, end]: Stretch): TokenRange | null {
  const tokens = ground.doc.layer('tokens');
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens.end[middle] <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < tokens.length && tokens.start[to] < end) to++;
  return to > low ? { from: low, to } : null;
}

/** The token of a stretch that the others hang on; of several the first verb (for a cue) or word. */
export function headOf(ground: Ground, range: TokenRange, verb: boolean): number {
  let best = -1;
  let worth = -1;
  for (let i = range.from; i < range.to; i++) {
    const up = ground.head[i];
    const out = up < range.from || up >= range.to;
    const tag = ground.xpos[i];
    let value = out ? 4 : 0;
    if (!ground.punct[i]) value += 2;
    if (verb && tag.startsWith('VB')) value += 1;
    if (!verb && (tag[0] === 'N' || tag === 'PRP')) value += 1;
    if (value > worth) {
      worth = value;
      best = i;
    }
  }
  return best;
}
