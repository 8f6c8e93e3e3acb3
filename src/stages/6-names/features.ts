import { mix } from '../../text/linear.ts';
import type { CaseEvidence } from './evidence.ts';
import { isLarge, LOWER, UPPER, type Word } from './words.ts';

/**
 * What one sentence shows the model. Every array has one cell per token.
 */
export interface Scene {
  readonly words: readonly Word[];
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

/**
 * Hashes of the features of each token of a window (see `windowsOf`), in the order of the tokens: words and classes around it,
 * its shape and affixes, the run of capitalised words it stands in, known names, and the rest of the
 * report. `put` is called once per feature.
 */
export function features(
  scene: Scene,
  window: Window,
  border: Word,
  put: (token: number, hash: number) => void,
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
    let template = 0;
    const one = (value: number) => put(i, mix(++template, value));
    const two = (a: number, b: number) => put(i, mix(++template, mix(a, b)));
    const three = (a: number, b: number, c: number) => put(i, mix(++template, mix(mix(a, b), c)));

    one(1);
    one(w0.key);
    one(w0.cased);
    one(l1.key);
    one(r1.key);
    one(l2.key);
    one(r2.key);
    two(l1.key, w0.key);
    two(w0.key, r1.key);
    two(l1.key, r1.key);
    one(w0.shape);
    two(l1.shape, w0.shape);
    two(w0.shape, r1.shape);
    three(l1.shape, w0.shape, r1.shape);
    for (let a = 0; a < w0.affixes.length; a++) put(i, mix(20, mix(w0.affixes[a], w0.case)));

    template = 30;
    one(w0.fine);
    one(l1.fine);
    one(r1.fine);
    one(l2.fine);
    one(r2.fine);
    one(w0.coarse);
    one(l1.coarse);
    one(r1.coarse);
    one(l2.coarse);
    one(r2.coarse);
    two(l1.fine, w0.fine);
    two(w0.fine, r1.fine);
    three(l1.coarse, w0.coarse, r1.coarse);
    two(w0.lowerFine, w0.case);
    two(w0.capitalFine, style);
    two(l1.lowerFine, l1.case);
    two(r1.lowerFine, r1.case);

    template = 60;
    const first = i === 0 || (i === 1 && l1.case === 0) ? 1 : 0;
    two(style, w0.case);
    two(first, w0.case);
    three(style, w0.case, l1.case);
    if (isLarge(w0)) {
      const seen = cases.of(w0);
      three(seen, first, w0.case);
      two(seen, style);
      const run = runs[i];
      const before = at(run.from - 1);
      const after = at(run.to);
      const length = Math.min(run.to - run.from, 6);
      two(length, Math.min(i - run.from, 4));
      two(before.key, i === run.from ? 1 : 0);
      two(after.key, i === run.to - 1 ? 1 : 0);
      two(at(run.to - 1).key, i === run.to - 1 ? 1 : 0);
      two(at(run.from).key, i === run.from ? 1 : 0);
      two(before.fine, after.fine);
      two(at(run.to - 1).fine, i === run.to - 1 ? 1 : 0);
      two(at(run.from).fine, i === run.from ? 1 : 0);
    } else if (w0.case === LOWER && isLarge(l1) && isLarge(r1)) {
      // "Ministry of Defence", "Bosnia and Herzegovina": what stands on either side.
      template = 80;
      three(l1.key, w0.key, r1.key);
      three(l1.fine, w0.key, r1.fine);
    }

    template = 90;
    for (let step = -1; step <= 1; step++) {
      const bits = i + step < 0 || i + step >= size ? 0 : known[i + step];
      for (let bit = 0; bits !== 0 && bit < 32; bit++)
        if ((bits >>> bit) & 1) put(i, mix(91 + step, bit));
    }
    template = 100;
    one(w0.topic);
    one(l1.topic);
    one(r1.topic);
    two(w0.topic, w0.case);
    if (isLarge(w0)) one(at(runs[i].to - 1).topic);
  }
}

/**
 * The features that come with the votes of the rest of the report, for the tokens of a window that
 * have any. They add to those of `features`, which never depend on votes.
 */
export function voteFeatures(
  { words, votes }: Pick<Scene, 'words' | 'votes'>,
  window: Window,
  put: (token: number, hash: number) => void,
): void {
  if (votes === null) return;
  for (let i = window.from; i < window.to; i++) {
    if (votes[i] === 0) continue;
    put(i, mix(96, votes[i]));
    put(i, mix(97, mix(votes[i], words[i].case)));
    if (i > 0) put(i, mix(98, mix(votes[i], votes[i - 1])));
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

/** How far from a word that may begin or end a name the words are still weighed. */
const REACH = 2;
/** Longer windows are cut, so that memory stays bounded. */
const LONGEST = 200;

/**
 * The parts of a sentence where names can be: around each word with a capital, and each whose
 * small spelling is unknown while its large one is known ("iraq"). The rest is outside all names.
 */
export function windowsOf(words: readonly Word[]): Window[] {
  const out: { from: number; to: number }[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    const maybe = isLarge(word) || (word.case === LOWER && word.fine < 0 && word.capitalFine >= 0);
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
