import type { TokenRange } from '../../doc/layers.ts';
import type { Tree } from '../../doc/tree.ts';

/** Relations whose subtrees belong to the noun phrase of their head, before it and after it. */
const BEFORE: ReadonlySet<string> = new Set([
  'det',
  'amod',
  'compound',
  'nummod',
  'nmod',
  'advmod',
  'flat',
  'fixed',
  'goeswith',
  'obl',
  'punct',
]);
const AFTER: ReadonlySet<string> = new Set([
  'flat',
  'fixed',
  'goeswith',
  'compound',
  'nmod',
  'nummod',
  'amod',
  'det',
  'punct',
]);

/** Modifiers of time and measure that only stand behind a noun ("Athens today"). */
const APART: ReadonlySet<string> = new Set(['nmod:tmod', 'nmod:npmod', 'nmod:unmarked']);

/**
 * The noun phrase of a head token: determiner, modifiers, compounds, possessor and the prepositional
 * phrases that hang on it, as one unbroken stretch. What the head shares with others stays out:
 * conjuncts, appositions, clauses ("the man who …" is "the man"), and the preposition that governs it.
 */
export function phraseOf(tree: Tree, head: number, breaks: (token: number) => boolean): TokenRange {
  let from = head;
  const children = tree.children(head);
  for (let k = children.length - 1; k >= 0; k--) {
    const child = children[k];
    if (child >= head || !BEFORE.has(tree.base(child))) continue;
    const part = whole(tree, child, breaks, true);
    // A comma between adjectives is inside; one at the edge is not.
    if (part.to !== from || (tree.base(child) === 'punct' && breaks(child))) continue;
    from = part.from;
  }
  while (from < head && tree.head(from) === head && tree.base(from) === 'punct') from++;
  let to = head + 1;
  for (const child of children) {
    if (child < head || !AFTER.has(tree.base(child))) continue;
    if (APART.has(tree.rel(child)) || (tree.base(child) === 'punct' && breaks(child))) continue;
    const part = whole(tree, child, breaks);
    if (part.from !== to) continue;
    to = part.to;
  }
  while (to > head + 1 && tree.head(to - 1) === head && tree.base(to - 1) === 'punct') to--;
  return { from, to };
}

/** A modifier with all that hangs on it, its own preposition and conjuncts included, but no clause. */
function whole(
  tree: Tree,
  token: number,
  breaks: (token: number) => boolean,
  outermost = false,
): TokenRange {
  let { from, to } = phraseOf(tree, token, breaks);
  for (;;) {
    const old = to - from;
    for (const child of tree.children(token)) {
      const base = tree.base(child);
      // A preposition before the whole phrase governs it, wherever the tree hangs it.
      if (outermost && base === 'case' && child < token) continue;
      if (base === 'case' || base === 'mark' || base === 'advmod') {
        const span = tree.span(child);
        if (span.to === from) from = span.from;
        if (span.from === to) to = span.to;
      } else if (base === 'conj' && child > token) {
        const joint = whole(tree, child, breaks);
        const link = tree
          .children(child)
          .find((one) => tree.base(one) === 'cc' || tree.base(one) === 'punct');
        const start = link !== undefined && link < joint.from ? link : joint.from;
        if (start === to) to = joint.to;
      }
    }
    if (to - from === old) return { from, to };
  }
}
