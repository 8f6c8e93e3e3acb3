import type { Mention, TokenRange } from '../../doc/layers.ts';
import { overlaps } from '../../doc/span.ts';
import type { Ground } from './ground.ts';
import type { Near } from './near.ts';
import { antecedentOf } from './relative.ts';

/**
 * The mention that a source's words are: one headed by the source's head, else the one that shares
 * most words with it; the widest of equals, so that "Putin and Hollande" is the pair. A relative pronoun
 * is whom its clause tells of. Null for none.
 */
export function mentionOf(
  ground: Ground,
  mentions: readonly Mention[],
  near: Near,
  source: TokenRange,
  head: number,
): number | null {
  const whom = antecedentOf(ground, mentions, near, source.to - source.from === 1 ? head : -1);
  if (whom !== null) return whom;
  let best: number | null = null;
  let worth = 0;
  for (const index of near.at(source)) {
    const mention = mentions[index];
    if (!overlaps(mention, source)) continue;
    const common = Math.min(mention.to, source.to) - Math.max(mention.from, source.from);
    const beyond = mention.to - mention.from - common;
    // "Iranian state television" is not Iran: a name inside a phrase that has another head.
    if (mention.head !== head && mention.rule === 'nested-name' && common < source.to - source.from)
      continue;
    const list = mention.members.length > 0 && mention.from <= head && head < mention.to;
    const value = (mention.head === head || list ? 1000 : 0) + common - 2 * beyond;
    if (value > worth) {
      best = index;
      worth = value;
    }
  }
  return best;
}
