import type { Mention } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import type { Near } from './near.ts';

/** Most steps up the tree from a relative pronoun to the clause it opens. */
const STEPS = 4;

// "Osei, who denied the charge, left." "Riga and Oslo, which back the plan, …"
/**
 * The mention that a relative pronoun stands for, where a token is one that opens a relative clause;
 * null for all others.
 */
export function antecedentOf(
  ground: Ground,
  mentions: readonly Mention[],
  near: Near,
  pronoun: number,
): number | null {
  if (pronoun < 0 || !/^(?:who|whom|which|that)$/.test(ground.lower[pronoun])) return null;
  if (!/^(?:WP|WDT|IN)$/.test(ground.xpos[pronoun])) return null;
  const noun = modified(ground, pronoun);
  if (noun < 0 || noun >= pronoun) return null;
  let best: number | null = null;
  let width = 0;
  for (const index of near.at({ from: noun, to: pronoun })) {
    const { from, to, head, members } = mentions[index];
    const list = members.length > 0 && from <= noun && noun < to;
    // A list is meant where the clause says what several do.
    if (!(head === noun && members.length === 0) && !(list && many(ground, pronoun, to))) continue;
    const own = Math.min(to, pronoun) - from + (list ? ground.length : 0);
    if (own > width) {
      best = index;
      width = own;
    }
  }
  return best;
}

/** The noun whose relative clause a pronoun opens, or -1. */
function modified(ground: Ground, pronoun: number): number {
  for (let at = pronoun, steps = 0; at >= 0 && steps < STEPS; at = ground.head[at], steps++) {
    if (ground.tree.rel(at) === 'acl:relcl') return ground.head[at];
  }
  return -1;
}

/** Whether a list ends right before a pronoun whose verb is a plural. */
function many(ground: Ground, pronoun: number, end: number): boolean {
  if (end !== pronoun && !(end + 1 === pronoun && ground.lower[end] === ',')) return false;
  const next = pronoun + 1;
  return ground.xpos[next] === 'VBP' || /^(?:are|were|have)$/.test(ground.lower[next]);
}
