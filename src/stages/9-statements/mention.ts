import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/layers.ts';
import { overlaps } from '../../doc/span.ts';

/**
 * The mention that a source's words are: one headed by the source's head, else the one that shares
 * most words with it; the widest of equals, so that "Putin and Hollande" is the pair. Null for none.
 */
export function mentionOf(doc: Doc<'mentions'>, source: TokenRange, head: number): number | null {
  let best: number | null = null;
  let worth = 0;
  doc.layer('mentions').forEach((mention, index) => {
    if (!overlaps(mention, source)) return;
    const common = Math.min(mention.to, source.to) - Math.max(mention.from, source.from);
    const beyond = mention.to - mention.from - common;
    const list = mention.members.length > 0 && mention.from <= head && head < mention.to;
    const value = (mention.head === head || list ? 1000 : 0) + common - 2 * beyond;
    if (value > worth) {
      best = index;
      worth = value;
    }
  });
  return best;
}
