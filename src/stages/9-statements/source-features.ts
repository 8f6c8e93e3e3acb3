import { type Bag, bucket } from './bag.ts';
import type { Ground } from './ground.ts';
import { Path } from './path.ts';

const path = new Path();

/** What is known of a cue when its source is sought. */
export interface CuePlace {
  readonly head: number;
  readonly from: number;
  readonly to: number;
}

/** Heads of phrases that may name a source of a cue: nouns, names, pronouns near it, not within it. */
export function sourceHeads(ground: Ground, cue: CuePlace): number[] {
  const from = Math.max(ground.blockFrom[cue.head], cue.from - 70);
  const to = Math.min(ground.blockTo[cue.head], cue.to + 40);
  const heads: number[] = [];
  for (let i = from; i < to; i++) {
    if (i >= cue.from && i < cue.to) continue;
    const tag = ground.xpos[i];
    const first = tag[0];
    if (
      first === 'N' ||
      tag === 'PRP' ||
      tag === 'PRP$' ||
      first === 'W' ||
      (tag === 'DT' && ground.tree.rel(i) !== 'det') ||
      tag === 'CD' ||
      tag.startsWith('JJ') ||
      tag === 'EX' ||
      tag === 'FW' ||
      tag === 'ADD'
    )
      heads.push(i);
  }
  return heads;
}

/** Features of one candidate head; -1 stands for "the report names nobody". */
export function sourceFeatures(ground: Ground, cue: CuePlace, i: number, bag: Bag): void {
  bag.clear();
  const { lemmaKey, form, xposKey, relKey, classKey, tree } = ground;
  const lemma = lemmaKey[cue.head];
  const tag = xposKey[cue.head];
  const rel = relKey[cue.head];
  if (i < 0) {
    // Nobody named: passives ("was expected"), nouns without a possessor, participles.
    bag.add(1);
    bag.add1(2, lemma);
    bag.add1(3, tag);
    bag.add1(13, classKey[cue.head]);
    bag.add2(4, tag, rel);
    bag.add2(5, lemma, rel);
    for (const child of tree.children(cue.head)) {
      bag.add2(6, relKey[child], tag);
      bag.add2(7, relKey[child], lemma);
    }
    bag.add1(8, form[cue.from]);
    bag.add1(9, form[cue.to - 1]);
    if (cue.to < ground.length) bag.add1(10, form[cue.to]);
    if (cue.from > 0) bag.add1(11, form[cue.from - 1]);
    if (ground.head[cue.head] >= 0) bag.add2(12, relKey[cue.head], lemmaKey[ground.head[cue.head]]);
    return;
  }
  path.find(ground, cue.head, i);
  const after = i >= cue.to ? 1 : 0;
  const own = xposKey[i];
  const distance = after ? i - cue.to : cue.from - 1 - i;
  // The way from the cue is the strongest evidence: the subject, "by …", "according to …", the subject
  // of the verb that the cue's own clause hangs on.
  bag.add2(20, path.key, after);
  bag.add3(21, path.key, tag, after);
  bag.add3(22, path.key, lemma, after);
  bag.add3(23, path.key, own, after);
  bag.add3(24, path.coarse, rel, after);
  bag.add2(25, path.coarse, own);
  bag.add3(26, bucket(path.up), bucket(path.down), after);
  // What kind of word it is, and how near.
  bag.add2(27, own, after);
  bag.add2(28, lemmaKey[i], after);
  bag.add3(29, lemmaKey[i], lemma, after);
  bag.add2(52, classKey[i], after);
  bag.add3(53, classKey[i], classKey[cue.head], after);
  bag.add3(54, classKey[cue.head], path.key, after);
  bag.add2(30, relKey[i], after);
  bag.add3(31, relKey[i], own, tag);
  bag.add2(32, bucket(distance), after);
  bag.add3(33, bucket(distance), after, tag);
  bag.add3(34, bucket(distance), after, lemma);
  bag.add3(35, ground.shape[i], own, after);
  const state = ground.quoteState[i] === 0 ? 0 : 1;
  const his = ground.quoteState[cue.head] === 0 ? 0 : 1;
  // A source stands outside the words quoted from it.
  bag.add3(36, state, his, after);
  bag.add2(37, state && his && ground.quote[i] === ground.quote[cue.head] ? 1 : 0, after);
  bag.add2(38, ground.sentence[i] - ground.sentence[cue.head], after);
  // What it hangs on, and whether that is a cue too: two cues often share a speaker.
  const up = ground.head[i];
  if (up >= 0) {
    bag.add3(39, relKey[i], up === cue.head ? 1 : up >= cue.from && up < cue.to ? 2 : 0, after);
    bag.add2(40, relKey[i], lemmaKey[up]);
    bag.add3(55, path.coarse, ground.odds[up] >> 1, after);
    bag.add3(56, relKey[i], ground.odds[up] >> 1, own);
    bag.add3(41, relKey[i], relKey[up], own);
  }
  // "said by", "of", "from", "for": a preposition makes or unmakes a source.
  const preposition = tree.child(i, 'case');
  if (preposition >= 0) {
    bag.add2(42, form[preposition], path.coarse);
    bag.add3(43, form[preposition], lemma, after);
    bag.add3(44, form[preposition], tag, relKey[i]);
  } else bag.add3(45, path.coarse, own, after);
  const next = form[i + 1 < ground.length ? i + 1 : i];
  bag.add3(46, next, bucket(distance), after);
  bag.add2(47, i > 0 ? form[i - 1] : 0, after);
  // Rival nouns between it and the cue.
  let nouns = 0;
  let marks = 0;
  const low = after ? cue.to : i + 1;
  const high = after ? i : cue.from;
  for (let k = low; k < high; k++) {
    if (ground.xpos[k][0] === 'N' || ground.xpos[k] === 'PRP') nouns++;
    if (ground.punct[k]) marks++;
  }
  bag.add3(48, Math.min(nouns, 5), after, own);
  bag.add3(49, Math.min(marks, 4), Math.min(nouns, 3), after);
  bag.add2(50, ground.title[i], path.coarse);
  bag.add3(51, relKey[i], rel, after);
}
