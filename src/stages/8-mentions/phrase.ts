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

/** What the rules ask of single tokens while they lay out a phrase. */
export interface Edges {
  /** Punctuation that ends a phrase: all but hyphens and quotation marks. */
  breaks(token: number): boolean;
  /** A hyphen that stands as a token of its own. */
  hyphen(token: number): boolean;
  /** A modifier behind its noun that says when, by whom or amid what: "the minister on Friday", "jets by Turkey". */
  loose(token: number): boolean;
}

/**
 * The noun phrase of a head token: determiner, modifiers, compounds, possessor and the prepositional
 * phrases that hang on it, as one unbroken stretch. What the head shares with others stays out:
 * conjuncts, appositions, clauses ("the man who …" is "the man"), and the preposition that governs it.
 */
export function phraseOf(tree: Tree, head: number, edges: Edges): TokenRange {
  let from = head;
  const children = tree.children(head);
  for (let k = children.length - 1; k >= 0; k--) {
    const child = children[k];
    if (child >= head || !BEFORE.has(tree.base(child))) continue;
    const part = whole(tree, child, edges, true);
    // A comma between adjectives is inside; one at the edge is not.
    if (tree.base(child) === 'punct' && edges.breaks(child)) continue;
    // "long-range bombers": a hyphen hangs now on the one side of it, now on the other.
    if (part.to !== from && !(part.to === from - 1 && edges.hyphen(part.to))) continue;
    from = part.from;
  }
  while (from < head && tree.head(from) === head && tree.base(from) === 'punct') from++;
  let to = head + 1;
  for (const child of children) {
    if (child < head || !AFTER.has(tree.base(child))) continue;
    if (APART.has(tree.rel(child)) || edges.loose(child)) continue;
    if (tree.base(child) === 'punct' && edges.breaks(child)) continue;
    const part = whole(tree, child, edges);
    if (part.from !== to && !(part.from === to + 1 && edges.hyphen(to))) continue;
    to = part.to;
  }
  while (to > head + 1 && tree.head(to - 1) === head && tree.base(to - 1) === 'punct') to--;
  return { from, to };
}

/** A modifier with all that hangs on it, its own preposition and conjuncts included, but no clause. */
function whole(tree: Tree, token: number, edges: Edges, outermost = false): TokenRange {
  let { from, to } = phraseOf(tree, token, edges);
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
      } else if (base === 'obl' && child > token && tree.base(token) === 'amod') {
        // "people close to the talks"
        const what = whole(tree, child, edges);
        if (what.from === to) to = what.to;
      } else if (base === 'conj' && child > token) {
        const joint = whole(tree, child, edges);
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
