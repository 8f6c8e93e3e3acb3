import { Bag } from '../../src/stages/9-statements/bag.ts';
import {
  type ContentPlace,
  contentEnds,
  contentStarts,
  endFeatures,
  startFeatures,
} from '../../src/stages/9-statements/content-features.ts';
import {
  cueFeatures,
  GLANCE,
  mayCue,
  secondFeatures,
} from '../../src/stages/9-statements/cue-features.ts';
import { CUE_REACH, edges, SOURCE_REACH } from '../../src/stages/9-statements/decode.ts';
import { edgeFeatures } from '../../src/stages/9-statements/extent-features.ts';
import type { Ground } from '../../src/stages/9-statements/ground.ts';
import { sourceFeatures, sourceHeads } from '../../src/stages/9-statements/source-features.ts';
import type { Decision } from '../../src/stages/9-statements/weights.ts';
import type { Wanted } from './gold.ts';
import type { Store } from './learner.ts';

const bag = new Bag();

/** Lays a choice among candidates into a store; a right answer that is no candidate teaches nothing. */
function choice<Choice>(
  store: Store,
  choices: readonly Choice[],
  right: Choice,
  gather: (choice: Choice) => void,
): void {
  const gold = choices.indexOf(right);
  if (gold < 0 || choices.length < 2) return;
  for (const one of choices) {
    gather(one);
    store.candidate(bag.keys, bag.count);
  }
  store.close(gold);
}

/** Every word as a yes-or-no example of the head of a cue. */
export function cueExamples(store: Store, ground: Ground, wanted: readonly Wanted[]): void {
  const heads = new Set(wanted.map(({ cue }) => cue.head));
  for (let i = 0; i < ground.length; i++) {
    if (!mayCue(ground, i)) continue;
    cueFeatures(ground, i, bag);
    store.candidate(bag.keys, bag.count);
    store.close(heads.has(i) ? 1 : 0);
  }
}

/** The words that a first look leaves open, as examples of the second. `sure` is the first look's. */
export function secondExamples(
  store: Store,
  ground: Ground,
  wanted: readonly Wanted[],
  sure: Float32Array,
): void {
  const heads = new Set(wanted.map(({ cue }) => cue.head));
  for (let i = 0; i < ground.length; i++) {
    if (sure[i] < GLANCE) continue;
    secondFeatures(ground, i, sure[i], bag);
    store.candidate(bag.keys, bag.count);
    store.close(heads.has(i) ? 1 : 0);
  }
}

/** The examples that one annotated attribution gives to one decision. */
export function choiceExamples(
  decision: Exclude<Decision, 'glance' | 'cue'>,
  store: Store,
  ground: Ground,
  { cue, source, sourceHead, before, after }: Wanted,
): void {
  const edge = (head: number, right: number, side: -1 | 1, allowed: readonly number[]) =>
    choice(store, allowed, right, (i) => edgeFeatures(ground, head, i, side, bag));
  const left: ContentPlace = { cue, source, side: -1, other: null };
  const right: ContentPlace = { cue, source, side: 1, other: before };
  const start = (place: ContentPlace, from: number) =>
    choice(store, [-1, ...contentStarts(ground, place)], from, (s) =>
      startFeatures(ground, place, s, bag),
    );
  const end = (place: ContentPlace, from: number, last: number) =>
    choice(store, contentEnds(ground, place, from), last, (e) =>
      endFeatures(ground, place, from, e, bag),
    );
  if (decision === 'cue-left') {
    edge(cue.head, cue.from, -1, edges(ground, cue.head, -1, CUE_REACH.left));
  } else if (decision === 'cue-right') {
    edge(cue.head, cue.to - 1, 1, edges(ground, cue.head, 1, CUE_REACH.right));
  } else if (decision === 'source') {
    choice(store, [-1, ...sourceHeads(ground, cue)], sourceHead, (i) =>
      sourceFeatures(ground, cue, i, bag),
    );
  } else if (decision === 'source-left') {
    if (source) edge(sourceHead, source.from, -1, edges(ground, sourceHead, -1, SOURCE_REACH.left));
  } else if (decision === 'source-right') {
    if (source)
      edge(sourceHead, source.to - 1, 1, edges(ground, sourceHead, 1, SOURCE_REACH.right));
  } else if (decision === 'left-start') start(left, before?.from ?? -1);
  else if (decision === 'left-end') {
    if (before) end(left, before.from, before.to - 1);
  } else if (decision === 'right-start') start(right, after?.from ?? -1);
  else if (after) end(right, after.from, after.to - 1);
}
