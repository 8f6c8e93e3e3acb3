import type { Mention } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import { Near } from './near.ts';
import type { Part } from './runs.ts';

const SPEAKERS: ReadonlySet<Mention['type']> = new Set(['person', 'organisation', 'group']);

// "Local radio, citing a police officer, said the road was shut."
/**
 * Takes the citing of somebody out of the statements: who is cited says what the one who cites says.
 * Answers the statements left, and for each that rests on somebody their mention.
 */
export function cited(
  ground: Ground,
  mentions: readonly Mention[],
  parts: readonly Part[],
): { readonly parts: readonly Part[]; readonly sources: ReadonlyMap<Part, number> } {
  const near = new Near(mentions.map((mention) => [mention]));
  const sources = new Map<Part, number>();
  const gone = new Set<Part>();
  for (const part of parts) {
    if (!part.cue || ground.lower[part.cue.head] !== 'citing' || part.content.length !== 1)
      continue;
    const [{ from, to }] = part.content;
    const named = near
      .at(part.content[0])
      .filter((index) => mentions[index].from === from && SPEAKERS.has(mentions[index].type))
      .sort((a, b) => mentions[b].to - mentions[a].to)[0];
    if (named === undefined || mentions[named].to < to) continue;
    const telling = parts.find(
      ({ cue, sourceHead }) =>
        cue !== null &&
        cue !== part.cue &&
        sourceHead === part.sourceHead &&
        ground.sentence[cue.head] === ground.sentence[from],
    );
    if (!telling) continue;
    sources.set(telling, named);
    gone.add(part);
  }
  return { parts: parts.filter((part) => !gone.has(part)), sources };
}
