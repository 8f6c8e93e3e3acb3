/**
 * Makes a tree projective by lifting: while two arcs cross, the shorter of the offending arcs moves up
 * to its head's head (Nivre & Nilsson 2005, without marking). Heads count from 0; -1 is the root.
 */
export function projective(heads: readonly number[]): number[] {
  const head = [...heads];
  for (;;) {
    const child = shortestCrossing(head);
    if (child < 0) return head;
    head[child] = head[head[child]];
  }
}

/** The dependent of the shortest arc that spans a word not under its head, or -1. */
function shortestCrossing(head: readonly number[]): number {
  let best = -1;
  for (let child = 0; child < head.length; child++) {
    const parent = head[child];
    if (parent < 0) continue;
    const length = Math.abs(child - parent);
    if (best >= 0 && length >= Math.abs(best - head[best])) continue;
    for (let i = Math.min(child, parent) + 1; i < Math.max(child, parent); i++) {
      let at = i;
      while (at >= 0 && at !== parent) at = head[at];
      if (at < 0) {
        best = child;
        break;
      }
    }
  }
  return best;
}
