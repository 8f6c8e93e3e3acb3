import { hashText, mix } from '../../text/linear.ts';
import type { State } from './transitions.ts';

/** Most features of one decision: the length of the key buffer. */
export const MOST_FEATURES = 96;

/** Word classes learned without labels; see `WordClasses`. */
export interface Clusters {
  fine(form: string): number;
  coarse(form: string): number;
}

/** One sentence, laid out for the parser: a value per word and column, with one more cell for "none". */
export interface TreeInput {
  readonly length: number;
  readonly word: Uint32Array;
  readonly tag: Uint32Array;
  readonly fine: Uint32Array;
  readonly coarse: Uint32Array;
}

/** Lays out a sentence from its forms and its joint tags (universal and Penn). */
export function layOut(
  forms: readonly string[],
  upos: ArrayLike<number>,
  xpos: readonly string[],
  clusters: Clusters,
): TreeInput {
  const length = forms.length;
  const column = (value: (i: number) => number) => {
    const cells = new Uint32Array(length + 1);
    for (let i = 0; i < length; i++) cells[i] = value(i);
    cells[length] = 0x5bd1e995;
    return cells;
  };
  return {
    length,
    word: column((i) => hashText(forms[i].slice(0, 60).toLowerCase().replace(/\d/g, '0'))),
    tag: column((i) => hashText(xpos[i], upos[i] + 1)),
    fine: column((i) => clusters.fine(forms[i]) + 2),
    coarse: column((i) => clusters.coarse(forms[i]) + 2),
  };
}

/**
 * The features of one decision, after Zhang & Nivre (2011) with word classes: words, tags and classes
 * around the top of the stack (s0, s1, s2) and the front of the buffer (b0, b1, b2), their children
 * so far, distances and numbers of children.
 */
export function gather(input: TreeInput, state: State, keys: Uint32Array): number {
  const none = input.length;
  const { word, tag, fine, coarse } = input;
  const at = (index: number) => (index < 0 || index >= none ? none : index);
  const child = (of: Int32Array, index: number) => (index === none ? none : at(of[index]));
  const relation = (index: number) => (index === none ? 0 : state.relation[index] + 2);
  const s0 = at(state.top(0));
  const s1 = at(state.top(1));
  const s2 = at(state.top(2));
  const b0 = at(state.next);
  const b1 = at(state.next + 1);
  const b2 = at(state.next + 2);
  const s0l = child(state.left, s0);
  const s0l2 = child(state.left2, s0);
  const s0r = child(state.right, s0);
  const s0r2 = child(state.right2, s0);
  const s1l = child(state.left, s1);
  const s1r = child(state.right, s1);
  const s1r2 = child(state.right2, s1);
  const b0l = child(state.left, b0);
  const b0l2 = child(state.left2, b0);
  const far = s0 === none || b0 === none ? 0 : bucket(b0 - s0);
  const apart = s0 === none || s1 === none ? 0 : bucket(s0 - s1);
  const children = (index: number) =>
    index === none ? 99 : Math.min(state.lefts[index], 3) * 4 + Math.min(state.rights[index], 3);

  let n = 0;
  const put1 = (a: number) => {
    keys[n] = mix(n + 1, a);
    n++;
  };
  const put2 = (a: number, b: number) => {
    keys[n] = mix(mix(n + 1, a), b);
    n++;
  };
  const put3 = (a: number, b: number, c: number) => {
    keys[n] = mix(mix(mix(n + 1, a), b), c);
    n++;
  };
  put1(7);
  for (const i of [s0, s1, s2, b0, b1, b2]) {
    put1(word[i]);
    put1(tag[i]);
    put2(word[i], tag[i]);
    put1(fine[i]);
  }
  put2(word[s0], word[b0]);
  put3(word[s0], tag[s0], tag[b0]);
  put3(tag[s0], word[b0], tag[b0]);
  put2(tag[s0], tag[b0]);
  put2(fine[s0], fine[b0]);
  put2(word[s1], word[s0]);
  put3(word[s1], tag[s1], tag[s0]);
  put3(tag[s1], word[s0], tag[s0]);
  put2(tag[s1], tag[s0]);
  put2(fine[s1], fine[s0]);
  put2(tag[b0], tag[b1]);
  put3(tag[s0], tag[b0], tag[b1]);
  put3(tag[b0], tag[b1], tag[b2]);
  put3(tag[s1], tag[s0], tag[b0]);
  put3(tag[s2], tag[s1], tag[s0]);
  put3(word[s0], tag[b0], tag[b1]);
  put3(coarse[s1], coarse[s0], coarse[b0]);
  put3(tag[s1], word[s0], tag[b0]);
  put3(word[s1], tag[s0], word[b0]);
  put3(fine[s1], word[s0], fine[b0]);
  put3(word[s0], word[b0], word[b1]);
  put3(tag[s1], tag[s0], word[b0]);
  put3(tag[s0], tag[s0l], tag[b0]);
  put3(tag[s0], tag[s0r], tag[b0]);
  put3(tag[s0], tag[b0l], tag[b0]);
  put3(tag[s1], tag[s1r], tag[s0]);
  put3(tag[s1], tag[s1l], tag[s0]);
  put3(tag[s1], tag[s0], tag[s0l]);
  put3(tag[s1], tag[s0], tag[s0r]);
  put3(tag[s0], tag[s0l], tag[s0l2]);
  put3(tag[s0], tag[s0r], tag[s0r2]);
  put3(tag[s1], tag[s1r], tag[s1r2]);
  put3(tag[b0], tag[b0l], tag[b0l2]);
  for (const i of [s0l, s0r, s1l, s1r, b0l]) {
    put2(word[i], relation(i));
    put2(tag[i], relation(i));
  }
  put3(tag[s0], relation(s0l), relation(s0r));
  put3(tag[s1], relation(s1l), relation(s1r));
  put3(tag[b0], relation(b0l), relation(b0l2));
  put3(word[s0], relation(s0l), relation(s0r));
  put3(word[s1], relation(s1r), tag[s0]);
  put3(word[s1], relation(s1r), word[s0]);
  put3(word[s1], word[s0l], word[s0]);
  put3(tag[s1], word[s0l], tag[s0]);
  put3(word[s0], word[s0l], tag[b0]);
  put2(word[s0], children(s0));
  put2(tag[s0], children(s0));
  put2(word[s1], children(s1));
  put2(tag[s1], children(s1));
  put2(tag[b0], children(b0));
  put3(tag[s0], tag[b0], far);
  put3(word[s0], tag[b0], far);
  put3(tag[s1], tag[s0], apart);
  put3(word[s1], tag[s0], apart);
  return n;
}

/** Distances in buckets: 1, 2, 3, 4, 5 to 7, 8 to 12, more. */
function bucket(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 13 ? 6 : 7;
}
