import type { TokenRange } from '../../doc/range.ts';
import type { Scene } from './scene.ts';

/**
 * Index of the time by which an act is due, or null.
 * "agreed to reopen their embassies [within two months]"
 */
export function deadlineOf(scene: Scene, act: TokenRange): number | null {
  const { clauses, doc, timeAt, words } = scene;
  const openers = [...words.deadline].map((opener) => opener.split(' '));
  // Inside the act, or right behind it where the act was cut before its time.
  const last = Math.min(act.to + 3, clauses.length);
  for (let token = act.from; token < last; token++) {
    const index = timeAt[token];
    if (index < 0) continue;
    const { from, to } = doc.layer('times')[index];
    if (from !== token) continue;
    // The expression may hold its preposition: "by Friday".
    if (to - from > 1 && words.deadline.has(clauses.lower(from))) return index;
    const opened = openers.some((opener) =>
      opener.every((word, k) => {
        const at = from - opener.length + k;
        return at >= act.from && clauses.lower(at) === word;
      }),
    );
    if (opened) return index;
  }
  return null;
}
