import { RELATIONS } from '../../doc/columns.ts';
import { hashText, mix } from '../../weights/linear.ts';
import type { CaseEvidence } from './evidence.ts';
import type { FeatureList } from './feature-list.ts';
import { isLarge, LOWER, UPPER, type Word } from './words.ts';

/** Tags and tree of one sentence; every array has one cell per token. */
export interface Syntax {
  /** Penn tags. */
  readonly xpos: readonly string[];
  /** The token each hangs on, counted from the sentence's first; -1 for none in the sentence. */
  readonly head: ArrayLike<number>;
  /** Index into `RELATIONS`. */
  readonly rel: ArrayLike<number>;
}

/**
 * What one sentence shows the model. Every array has one cell per token.
 */
export interface Scene {
  readonly words: readonly Word[];
  /** Null where the sentence has not been parsed. */
  readonly syntax: Syntax | null;
  /** The run of capitalised words that each word stands in, see `capitalRuns`. */
  readonly runs: readonly Window[];
  /** Matches of known names, as `Gazetteer.match` gives them. */
  readonly known: Int32Array;
  /** How the sentence is cased: 0 as usual, 1 every word large (a headline), 2 all capitals. */
  readonly style: number;
  /** How the report cases each word elsewhere. */
  readonly cases: CaseEvidence;
  /** Per token what the rest of the report takes the word for (see `votes.ts`); 0 for nothing. */
  readonly votes: Uint8Array | null;
}

/** Affixes of a word up to three letters, which come first among its affixes. */
const SHORT = 5;

/**
 * Gathers the features of each token of a window (see `windowsOf`) in `list` and calls `take` when one's
 * are there: first, in the order of the tokens, words and classes around it, its shape and affixes, the run
 * of capitalised words it stands in, known names; then, where the sentence is parsed, once more in that
 * order, its place in the tree.
 */
export function features(
  scene: Scene,
  window: Window,
  border: Word,
  list: FeatureList,
  take: (token: number) => void,
): void {
  const { words, runs, known, style, cases } = scene;
  const size = words.length;
  const at = (i: number) => (i < 0 || i >= size ? border : words[i]);
  for (let i = window.from; i < window.to; i++) {
    const w0 = words[i];
    const l1 = at(i - 1);
    const l2 = at(i - 2);
    const r1 = at(i + 1);
    const r2 = at(i + 2);
    list.clear();
    list.after(0);
    list.one(1);
    list.one(w0.key, 1);
    list.one(w0.cased, 1);
    list.one(l1.key);
    list.one(r1.key);
    list.one(l2.key);
    list.one(r2.key);
    list.two(l1.key, w0.key, 1);
    list.two(w0.key, r1.key, 1);
    list.two(l1.key, r1.key);
    list.one(w0.shape);
    list.two(l1.shape, w0.shape);
    list.two(w0.shape, r1.shape);
    list.three(l1.shape, w0.shape, r1.shape);
    for (let a = 0; a < w0.affixes.length; a++)
      list.add(mix(20, mix(w0.affixes[a], w0.case)), a < SHORT ? 2 : 1);

    list.after(30);
    list.one(w0.fine, 2);
    list.one(l1.fine);
    list.one(r1.fine);
    list.one(l2.fine);
    list.one(r2.fine);
    list.one(w0.coarse, 2);
    list.one(l1.coarse);
    list.one(r1.coarse);
    list.one(l2.coarse);
    list.one(r2.coarse);
    list.two(l1.fine, w0.fine, 2);
    list.two(w0.fine, r1.fine, 2);
    list.three(l1.coarse, w0.coarse, r1.coarse, 2);
    list.two(w0.lowerFine, w0.case, 2);
    list.two(w0.capitalFine, style, 2);
    list.two(l1.lowerFine, l1.case);
    list.two(r1.lowerFine, r1.case);

    list.after(60);
    const first = i === 0 || (i === 1 && l1.case === 0) ? 1 : 0;
    list.two(style, w0.case);
    list.two(first, w0.case);
    list.three(style, w0.case, l1.case);
    if (isLarge(w0)) {
      const seen = cases.of(w0);
      list.three(seen, first, w0.case);
      list.two(seen, style);
      const run = runs[i];
      const before = at(run.from - 1);
      const after = at(run.to);
      const length = Math.min(run.to - run.from, 6);
      list.two(length, Math.min(i - run.from, 4));
      list.two(before.key, i === run.from ? 1 : 0);
      list.two(after.key, i === run.to - 1 ? 1 : 0);
      const last = i === run.to - 1 ? 1 : 0;
      const head = i === run.from ? 1 : 0;
      list.two(at(run.to - 1).key, last, last);
      list.two(at(run.from).key, head, head);
      list.two(before.fine, after.fine);
      list.two(at(run.to - 1).fine, last, 2 * last);
      list.two(at(run.from).fine, head, 2 * head);
    } else if (w0.case === LOWER && isLarge(l1) && isLarge(r1)) {
      // "Ministry of Defence", "Bosnia and Herzegovina": what stands on either side.
      list.after(80);
      list.three(l1.key, w0.key, r1.key);
      list.three(l1.fine, w0.key, r1.fine);
    }

    list.after(90);
    for (let step = -1; step <= 1; step++) {
      const bits = i + step < 0 || i + step >= size ? 0 : known[i + step];
      for (let bit = 0; bits !== 0 && bit < 32; bit++)
        if ((bits >>> bit) & 1) list.add(mix(91 + step, bit), step === 0 ? 2 : 0);
    }
    list.after(100);
    list.one(w0.topic, 2);
    list.one(l1.topic);
    list.one(r1.topic);
    list.two(w0.topic, w0.case, 2);
    if (isLarge(w0)) list.one(at(runs[i].to - 1).topic, i === runs[i].to - 1 ? 2 : 0);
    wideFeatures(scene, i, border, list);
    take(i);
  }
  if (scene.syntax !== null) syntaxFeatures(scene, scene.syntax, window, border, list, take);
}

/** Classes by a far larger text: of the word, of those around it and of the run of capitals it stands in. */
function wideFeatures({ words, runs }: Scene, i: number, border: Word, list: FeatureList): void {
  const at = (k: number) => (k < 0 || k >= words.length ? border : words[k]);
  const [w0, l1, r1] = [words[i], at(i - 1), at(i + 1)];
  list.after(150);
  for (let level = 0; level < 3; level++) {
    list.one(w0.wide[level], 2);
    list.two(w0.wide[level], w0.case, 2);
    list.one(l1.wide[level]);
    list.one(r1.wide[level]);
  }
  for (let level = 1; level < 3; level++) {
    list.one(at(i - 2).wide[level]);
    list.one(at(i + 2).wide[level]);
    list.two(l1.wide[level], w0.wide[level], 2);
    list.two(w0.wide[level], r1.wide[level], 2);
  }
  list.three(l1.wide[2], w0.wide[2], r1.wide[2], 2);
  if (!isLarge(w0)) return;
  const { from, to } = runs[i];
  const first = i === from ? 1 : 0;
  const last = i === to - 1 ? 1 : 0;
  list.two(at(to - 1).wide[1], last, 2 * last);
  list.two(at(from).wide[1], first, 2 * first);
  list.two(at(from - 1).wide[1], at(to).wide[1]);
  list.two(at(from - 1).wide[1], first);
  list.two(at(to).wide[1], last);
}

/** What features of the tree give away, see `FeatureList`. */
const TREE = 3;
const CASE = RELATIONS.indexOf('case');
/** How far before a name its preposition is sought. */
const CASE_REACH = 6;

/**
 * Tags around each token, and what the name it stands in hangs on: "Vela told reporters", "in Vela".
 * The name's top is found by climbing while the heads stay within the run of capitals.
 */
function syntaxFeatures(
  { words, runs }: Scene,
  { xpos, head, rel }: Syntax,
  window: Window,
  border: Word,
  list: FeatureList,
  take: (token: number) => void,
): void {
  const tag = (i: number) => (i < 0 || i >= xpos.length ? 0 : hashText(xpos[i]) | 0);
  let own = tag(window.from - 1);
  let after = tag(window.from);
  for (let i = window.from; i < window.to; i++) {
    const before = own;
    own = after;
    after = tag(i + 1);
    list.clear();
    list.after(120);
    list.one(own, TREE);
    list.one(before, TREE);
    list.one(after, TREE);
    list.two(own, words[i].case, TREE);
    list.two(before, own, TREE);
    list.two(own, after, TREE);
    list.two(mix(before, own), after, TREE);
    if (isLarge(words[i])) {
      const { from, to } = runs[i];
      let top = i;
      for (let step = 0; step < 8 && head[top] >= from && head[top] < to; step++) top = head[top];
      const above = head[top] < 0 ? border : words[head[top]];
      const first = i === from ? 1 : 0;
      list.after(130);
      list.two(rel[top], first, TREE);
      list.two(rel[top], above.key, TREE);
      list.two(rel[top], above.fine, TREE);
      list.two(rel[top], above.topic, TREE);
      list.two(rel[top], tag(head[top]), TREE);
      let mark = -1;
      for (let k = Math.max(0, from - CASE_REACH); k < from; k++)
        if (head[k] === top && rel[k] === CASE) mark = k;
      const marked = mark < 0 ? 0 : words[mark].key;
      list.two(marked, first, TREE);
      list.two(mix(marked, rel[top]), above.fine, TREE);
      list.two(rel[i], i === top ? 1 : 0, TREE);
    }
    take(i);
  }
}

/**
 * Gathers, as `features` does, what comes with the votes of the rest of the report for the tokens of a
 * window that have any. These features add to the others, which never depend on votes.
 */
export function voteFeatures(
  { words, votes }: Pick<Scene, 'words' | 'votes'>,
  window: Window,
  list: FeatureList,
  take: (token: number) => void,
): void {
  if (votes === null) return;
  for (let i = window.from; i < window.to; i++) {
    if (votes[i] === 0) continue;
    list.clear();
    list.add(mix(96, votes[i]));
    list.add(mix(97, mix(votes[i], words[i].case)));
    if (i > 0) list.add(mix(98, mix(votes[i], votes[i - 1])));
    if (i + 1 < words.length) list.add(mix(99, mix(votes[i], votes[i + 1])));
    take(i);
  }
}

/** For each token the run of capitalised words it stands in; empty runs where it is not capitalised. */
export function capitalRuns(words: readonly Word[]): Window[] {
  const out: Window[] = [];
  for (let i = 0; i < words.length; ) {
    let to = i;
    while (to < words.length && isLarge(words[to])) to++;
    const run = { from: i, to: Math.max(to, i + 1) };
    for (; i < run.to; i++) out.push(run);
  }
  return out;
}

/** Words whose labels are weighed together. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** Penn tags of names. */
const PROPER = /^NNPS?$/;
/** How far from a word that may begin or end a name the words are still weighed. */
const REACH = 2;
/** Longer windows are cut, so that memory stays bounded. */
const LONGEST = 200;

/**
 * The parts of a sentence where names can be: around each word with a capital, each whose small
 * spelling is unknown while its large one is known ("iraq"), and each tagged as a name all the same
 * ("tampa bay"). The rest is outside all names.
 */
export function windowsOf({ words, syntax }: Pick<Scene, 'words' | 'syntax'>): Window[] {
  const out: { from: number; to: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const small = word.case === LOWER;
    const maybe =
      isLarge(word) ||
      (small && word.fine < 0 && word.capitalFine >= 0) ||
      (small && syntax !== null && PROPER.test(syntax.xpos[i]));
    if (!maybe) continue;
    const from = Math.max(0, i - REACH);
    const to = Math.min(words.length, i + REACH + 1);
    const last = out.at(-1);
    if (last && from <= last.to && to - last.from <= LONGEST) last.to = to;
    else out.push({ from: last ? Math.max(from, last.to) : from, to });
  }
  return out;
}

/** How a sentence is cased: 0 as usual, 1 every longer word large, 2 all capitals. */
export function styleOf(words: readonly Word[]): number {
  let long = 0;
  let capital = 0;
  let upper = 0;
  for (const word of words) {
    if (word.text.length < 4 || word.case === 0 || word.case === 5) continue;
    long++;
    if (word.case !== LOWER) capital++;
    if (word.case === UPPER) upper++;
  }
  if (long >= 2 && upper >= 0.8 * long) return 2;
  return long >= 3 && capital >= 0.85 * long ? 1 : 0;
}
