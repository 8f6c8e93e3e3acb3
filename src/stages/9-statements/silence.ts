import { type Ground, OUTSIDE } from './ground.ts';
import type { Part } from './runs.ts';

export const SILENCE = 'no-comment';
/** Who is said not to comment has said so, or is said to have kept silent: seldom anything else. */
const SCORE = 0.7;

// "The ministry has not commented." "Neither Quito nor Lima would comment."
/** Refusals to comment that name nothing commented on, which no content marks: the comment itself is it. */
export function silences(ground: Ground, parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  const cues = new Set(parts.flatMap(({ cue }) => (cue ? [cue.head] : [])));
  for (let verb = 1; verb < ground.length; verb++) {
    if (ground.lemma[verb] !== 'comment' || !ground.xpos[verb].startsWith('VB')) continue;
    if (cues.has(verb) || ground.quoteState[verb] !== OUTSIDE) continue;
    const { tree } = ground;
    const subject = tree.child(verb, 'nsubj');
    const auxiliary = tree.child(verb, 'aux');
    if (subject < 0 || auxiliary < subject || auxiliary > verb) continue;
    const source = { from: ground.left[subject], to: Math.min(ground.right[subject], auxiliary) };
    const not = ground.lower
      .slice(auxiliary, verb)
      .some((word) => /^(?:not|n't|never)$/.test(word));
    const nobody = /^(?:neither|no|nobody|none)$/.test(ground.lower[source.from]);
    if (!not && !nobody) continue;
    found.push({
      cue: { head: auxiliary, from: auxiliary, to: verb },
      source,
      sourceHead: subject,
      content: [{ from: verb, to: Math.max(verb + 1, asked(ground, verb)) }],
      score: SCORE,
      rule: SILENCE,
    });
  }
  return found;
}

/** Where "on the report" ends behind a comment, or 0. */
function asked(ground: Ground, verb: number): number {
  for (const child of ground.tree.children(verb)) {
    const link = ground.tree.child(child, 'case');
    if (child > verb && link >= 0 && /^(?:on|about)$/.test(ground.lower[link]))
      return ground.right[child];
  }
  return 0;
}
