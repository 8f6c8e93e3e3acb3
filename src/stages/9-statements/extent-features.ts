import { type Bag, bucket } from './bag.ts';
import type { Ground } from './ground.ts';
import { Path } from './path.ts';

const path = new Path();

/**
 * Features of one edge of a phrase grown from its head: `inner` is the outermost token taken in,
 * `outer` the first left out (-1 beyond the block). `side` is -1 for the left edge, 1 for the right.
 */
export function edgeFeatures(
  ground: Ground,
  head: number,
  inner: number,
  side: -1 | 1,
  bag: Bag,
): void {
  bag.clear();
  const { lemmaKey, form, xposKey, relKey, classKey } = ground;
  const next = inner + side;
  const outer = next >= ground.blockFrom[head] && next < ground.blockTo[head] ? next : -1;
  const length = bucket((inner - head) * side);
  const lemma = lemmaKey[head];
  const tag = xposKey[head];
  const inTag = xposKey[inner];
  const outTag = outer < 0 ? 0 : xposKey[outer];
  const inForm = form[inner];
  const outForm = outer < 0 ? 0 : form[outer];
  // How far the phrase has grown, and the words on both sides of its edge.
  bag.add1(1, length);
  bag.add2(2, length, tag);
  bag.add2(3, length, lemma);
  bag.add1(4, inForm);
  bag.add1(5, outForm);
  bag.add2(6, inTag, outTag);
  bag.add2(7, inForm, outTag);
  bag.add2(8, inTag, outForm);
  bag.add2(9, inForm, outForm);
  bag.add2(10, lemma, inForm);
  bag.add3(14, classKey[inner], outForm, tag);
  if (outer >= 0) bag.add3(15, classKey[outer], inForm, tag);
  bag.add2(11, lemma, outForm);
  bag.add3(12, tag, inTag, outTag);
  bag.add2(13, ground.quoteState[inner], outer < 0 ? 9 : ground.quoteState[outer]);
  // How the edge stands in the tree.
  path.find(ground, head, inner);
  bag.add2(20, path.key, tag);
  bag.add2(21, path.key, lemma);
  bag.add3(22, path.coarse, inTag, outTag);
  bag.add2(23, path.key, inForm);
  const inside = path.up === 0 && path.joint >= 0 ? 1 : 0;
  bag.add2(24, inside, bucket(path.down));
  if (outer >= 0) {
    path.find(ground, head, outer);
    bag.add2(25, path.key, tag);
    bag.add2(26, path.key, lemma);
    bag.add2(27, path.key, outForm);
    const out = path.up === 0 && path.joint >= 0 ? 1 : 0;
    bag.add3(28, inside, out, tag);
    bag.add3(29, inside, out, relKey[outer]);
    bag.add3(30, path.coarse, inTag, out);
  }
  // Whether the edge is that of everything that hangs on the head.
  const whole = side < 0 ? inner === ground.left[head] : inner === ground.right[head] - 1;
  bag.add2(31, whole ? 1 : 0, tag);
  bag.add3(32, whole ? 1 : 0, outTag, inTag);
  const top = side < 0 ? ground.beginTop[inner] : ground.endTop[inner];
  bag.add2(33, relKey[top], whole ? 1 : 0);
  bag.add3(34, relKey[top], outForm, ground.head[top] === head ? 1 : 0);
  bag.add2(35, ground.title[head], outTag);
  // The word after the next: "said in | a statement", ", | who".
  const far = outer < 0 ? -1 : outer + side;
  if (far >= ground.blockFrom[head] && far < ground.blockTo[head]) {
    bag.add2(36, outForm, form[far]);
    bag.add3(37, inTag, outForm, xposKey[far]);
    bag.add2(38, lemma, form[far]);
  }
  // Commas taken in so far.
  let commas = 0;
  for (let at = head; at !== inner + side; at += side)
    if (form[at] === form[inner] && ground.punct[at]) commas++;
  bag.add3(39, commas, inTag, outTag);
}
