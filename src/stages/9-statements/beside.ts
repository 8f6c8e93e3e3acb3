import type { Mention } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import type { Part } from './runs.ts';

/**
 * Mentions of those who say it too, although the source's phrase does not hold them: whom the speaker
 * joins in saying it, and who stands behind "along with".
 */
export function besideOf(ground: Ground, mentions: readonly Mention[], part: Part): number[] {
  const found = [joined(ground, mentions, part), alongWith(ground, mentions, part)];
  return found.filter((index): index is number => index !== null);
}

// "Togo joined Benin and Ghana in calling for a truce."
/** Whom the speaker joins in the deed of saying, or null. */
function joined(ground: Ground, mentions: readonly Mention[], { cue, sourceHead }: Part) {
  if (!cue || sourceHead < 0) return null;
  const { tree } = ground;
  const join = ground.head[cue.head];
  if (join < 0 || ground.lemma[join] !== 'join' || tree.base(cue.head) !== 'advcl') return null;
  const link = tree.child(cue.head, 'mark', 'case');
  if (link < 0 || ground.lower[link] !== 'in' || ground.head[sourceHead] !== join) return null;
  const others = tree.child(join, 'obj');
  return others < 0
    ? null
    : widest(mentions, ({ from, to }) => from <= others && others < to, join);
}

// "Togo, along with Benin, called for a truce."
/** Who stands behind "along with" or "together with" in the source or right after it, or null. */
function alongWith(
  ground: Ground,
  mentions: readonly Mention[],
  { cue, source, sourceHead }: Part,
) {
  if (!cue || !source || sourceHead < 0) return null;
  for (let i = sourceHead + 1; i <= Math.min(source.to + 1, ground.length - 3); i++) {
    if (!/^(?:along|together)$/.test(ground.lower[i]) || ground.lower[i + 1] !== 'with') continue;
    return widest(mentions, ({ from }) => from === i + 2, sourceHead);
  }
  return null;
}

/** The widest fitting mention that does not hold a token; a list before its members. */
function widest(
  mentions: readonly Mention[],
  fits: (mention: Mention) => boolean,
  outside: number,
): number | null {
  let best: number | null = null;
  let width = 0;
  mentions.forEach((mention, index) => {
    if (!fits(mention) || (mention.from <= outside && outside < mention.to)) return;
    const own = mention.to - mention.from;
    if (own > width || (own === width && mention.members.length > 0)) {
      best = index;
      width = own;
    }
  });
  return best;
}
