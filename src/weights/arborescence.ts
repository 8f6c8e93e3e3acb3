/**
 * The best tree over one sentence: every word under one head, no circles, exactly one word under the
 * root. `scores[child * stride + head]` rates heads 0 to n - 1, and n for the root. Answers heads, -1
 * for the root's child.
 *
 * Each word takes its best head first; nearly always that is a tree already, in time n². Otherwise
 * Chu & Liu (1965) and Edmonds (1967) break the circles, first freely and then, where several words
 * hang on the root, once for each of the 8 likeliest roots as the only one.
 */
export function bestTree(scores: Float32Array, n: number, stride: number): Int32Array {
  const head = new Int32Array(n);
  for (let child = 0; child < n; child++) {
    let best = child === 0 ? n : 0;
    for (let h = 0; h <= n; h++) {
      if (h !== child && scores[child * stride + h] > scores[child * stride + best]) best = h;
    }
    head[child] = best;
  }
  if (isTree(head, n)) return head.map((h) => (h === n ? -1 : h));
  if (n > LONG) return broken(scores, n, stride).map((h) => (h === n ? -1 : h));
  let tree = edmonds(scores, n, stride, -1);
  if (rootsOf(tree, n).length > 1) {
    const likely = Array.from(tree, (_, root) => ({ root, score: scores[root * stride + n] }))
      .sort((a, b) => b.score - a.score || a.root - b.root)
      .slice(0, 8);
    let most = -Infinity;
    for (const { root } of likely) {
      const found = edmonds(scores, n, stride, root);
      const sum = weigh(scores, found, stride);
      if (sum > most) [most, tree] = [sum, found];
    }
  }
  return tree.map((h) => (h === n ? -1 : h));
}

/** Words beyond which circles are broken one by one: few sentences are so long, lists and noise are. */
const LONG = 64;

/**
 * A tree that is good but not always the best, in time n²: the likeliest root alone, every other word
 * under its best head, and each circle opened where hanging on the root's word instead costs least.
 */
function broken(scores: Float32Array, n: number, stride: number): Int32Array {
  let root = 0;
  for (let i = 1; i < n; i++) {
    if (scores[i * stride + n] > scores[root * stride + n]) root = i;
  }
  const head = new Int32Array(n);
  for (let child = 0; child < n; child++) {
    let best = root;
    for (let h = 0; h < n; h++) {
      if (h !== child && scores[child * stride + h] > scores[child * stride + best]) best = h;
    }
    head[child] = child === root ? n : best;
  }
  for (let loop = circle(head, n); loop !== null; loop = circle(head, n)) {
    const cost = (word: number) =>
      scores[word * stride + head[word]] - scores[word * stride + root];
    head[loop.reduce((least, word) => (cost(word) < cost(least) ? word : least))] = root;
  }
  return head;
}

function rootsOf(head: Int32Array, n: number): number[] {
  const roots: number[] = [];
  for (let i = 0; i < n; i++) if (head[i] === n) roots.push(i);
  return roots;
}

function weigh(scores: Float32Array, head: Int32Array, stride: number): number {
  let sum = 0;
  for (let i = 0; i < head.length; i++) sum += scores[i * stride + head[i]];
  return sum;
}

/** Whether heads form a tree with one word under the root `n`. */
function isTree(head: Int32Array, n: number): boolean {
  return rootsOf(head, n).length === 1 && circle(head, n) === null;
}

/** The words of one circle, or null; every word's path is walked once. */
function circle(head: ArrayLike<number>, root: number): number[] | null {
  const seen = new Int32Array(head.length);
  for (let start = 0; start < head.length; start++) {
    let at = start;
    while (at !== root && at >= 0 && seen[at] === 0) {
      seen[at] = start + 1;
      at = head[at];
    }
    if (at === root || at < 0 || seen[at] !== start + 1) continue;
    const words = [at];
    for (let next = head[at]; next !== at; next = head[next]) words.push(next);
    return words;
  }
  return null;
}

/**
 * Chu-Liu/Edmonds by contraction on a dense matrix. Where `only` is not -1, no other word may hang on
 * the root.
 */
function edmonds(scores: Float32Array, n: number, stride: number, only: number): Int32Array {
  const size = n + 1;
  const weight = new Float64Array(size * size).fill(-Infinity);
  for (let child = 0; child < n; child++) {
    for (let h = 0; h <= n; h++) {
      if (h === child || (h === n && only >= 0 && child !== only)) continue;
      if (child === only && h !== n) continue;
      weight[child * size + h] = scores[child * stride + h];
    }
  }
  return contract(weight, size);
}

/** Best arborescence into node `size - 1` of a weight matrix [child][head]; rows of -Infinity never win. */
function contract(weight: Float64Array, size: number): Int32Array {
  const root = size - 1;
  const head = new Int32Array(root);
  for (let child = 0; child < root; child++) {
    let best = -1;
    for (let h = 0; h < size; h++) {
      if (h !== child && (best < 0 || weight[child * size + h] > weight[child * size + best]))
        best = h;
    }
    head[child] = best;
  }
  const loop = circle(head, root);
  if (loop === null) return head;
  const inside = new Set(loop);
  // Nodes outside keep their order; the circle becomes the node before the root.
  const outer: number[] = [];
  for (let i = 0; i < root; i++) if (!inside.has(i)) outer.push(i);
  const nodes = [...outer, -1, root];
  const small = nodes.length;
  const knot = small - 2;
  const lesser = new Float64Array(small * small).fill(-Infinity);
  const enters = new Int32Array(small);
  const leaves = new Int32Array(small);
  for (let a = 0; a < small; a++) {
    if (a === knot) continue;
    for (let b = 0; b < knot; b++) {
      if (a !== b) lesser[b * small + a] = weight[nodes[b] * size + nodes[a]];
    }
    // Into the circle: what breaking it at each word would gain.
    for (const word of loop) {
      const gain = weight[word * size + nodes[a]] - weight[word * size + head[word]];
      if (gain > lesser[knot * small + a] || word === loop[0]) {
        lesser[knot * small + a] = gain;
        enters[a] = word;
      }
    }
  }
  for (let b = 0; b < knot; b++) {
    for (const word of loop) {
      const value = weight[nodes[b] * size + word];
      if (value > lesser[b * small + knot] || word === loop[0]) {
        lesser[b * small + knot] = value;
        leaves[b] = word;
      }
    }
  }
  const inner = contract(lesser, small);
  for (let b = 0; b < knot; b++) head[nodes[b]] = inner[b] === knot ? leaves[b] : nodes[inner[b]];
  const from = inner[knot];
  head[enters[from]] = nodes[from];
  return head;
}
