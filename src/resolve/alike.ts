/**
 * How alike two folded names are, 0 to 1: the Dice coefficient of their letter pairs, words marked at
 * both ends so that a first letter weighs more (Adamson and Boreham 1974).
 */
export function alike(one: string, other: string): number {
  const [left, right] = [pairs(one), pairs(other)];
  let shared = 0;
  for (const [pair, count] of left) shared += Math.min(count, right.get(pair) ?? 0);
  const size = (all: Map<string, number>) => [...all.values()].reduce((sum, n) => sum + n, 0);
  const both = size(left) + size(right);
  return both === 0 ? 0 : (2 * shared) / both;
}

function pairs(name: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of name.split(' ').filter(Boolean)) {
    const marked = ` ${word} `;
    for (let at = 0; at + 1 < marked.length; at++) {
      const pair = marked.slice(at, at + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}
