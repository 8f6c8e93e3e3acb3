import type { TokenRange } from '../../doc/layers.ts';
import { Bag } from './bag.ts';
import {
  type ContentPlace,
  contentEnds,
  contentStarts,
  endFeatures,
  startFeatures,
} from './content-features.ts';
import { cueFeatures, GLANCE, mayCue, secondFeatures } from './cue-features.ts';
import { edgeFeatures } from './extent-features.ts';
import { type Ground, OUTSIDE } from './ground.ts';
import { type CuePlace, sourceFeatures, sourceHeads } from './source-features.ts';
import type { Decision, Tables, Weights, WeightsHead } from './weights.ts';

/** Farthest edges of a cue and of a source from their heads, in tokens. */
export const CUE_REACH = { left: 8, right: 14 } as const;
export const SOURCE_REACH = { left: 30, right: 50 } as const;

/** An attribution as the models read it, before rules complete it. */
export interface Draft {
  readonly cue: CuePlace;
  readonly source: TokenRange | null;
  readonly sourceHead: number;
  readonly before: TokenRange | null;
  readonly after: TokenRange | null;
  /** Probabilities of the decisions taken. */
  readonly sure: {
    readonly cue: number;
    readonly source: number;
    readonly content: number;
    /** That the whole statement is one. */
    readonly all: number;
  };
}

const bag = new Bag();

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));

/** The choice with the highest score and its share of a softmax over all. */
export function choose<Choice>(
  choices: readonly Choice[],
  scoreOf: (choice: Choice) => number,
): { choice: Choice; sure: number } {
  let best = -Infinity;
  let at = 0;
  const scores = new Float64Array(choices.length);
  for (let i = 0; i < choices.length; i++) {
    scores[i] = scoreOf(choices[i]);
    if (scores[i] > best) {
      best = scores[i];
      at = i;
    }
  }
  let sum = 0;
  for (const score of scores) sum += Math.exp(score - best);
  return { choice: choices[at], sure: 1 / sum };
}

/**
 * The attributions of a report that are likely enough, surest cue first; none shares a cue's words
 * with a surer one. Verbs of saying need less: annotators pass over a "they said" in the middle of a
 * clause, readers of the record do not.
 */
export function draftsOf(
  ground: Ground,
  { tables, head: { cut, judge } }: Weights,
  sayings: ReadonlySet<string> = NO_WORDS,
): Draft[] {
  const drafts: Draft[] = [];
  const taken = new Uint8Array(ground.length);
  const heads = cueHeads(ground, tables, Math.min(cut.cue, GLANCE));
  const plain = plainHeads(ground, sayings);
  for (const head of plain) {
    if (!heads.some((one) => one.head === head)) heads.push({ head, sure: PLAIN });
  }
  for (const { head, sure } of heads) {
    if (taken[head]) continue;
    const says = plain.has(head) || isSaying(ground, head, sayings);
    if (sure < cut.cue && !says) continue;
    const draft = draftOf(ground, tables, head, sure, taken);
    if (!draft.before && !draft.after) continue;
    const all = judged(draft.sure, judge);
    if (all < cut.keep && !(says && holdsUp(ground, draft, plain.has(head) || all >= cut.keep / 2)))
      continue;
    taken.fill(1, draft.cue.from, draft.cue.to);
    drafts.push({ ...draft, sure: { ...draft.sure, all } });
  }
  return drafts;
}

/** Probability of a cue that grammar alone shows. */
const PLAIN = 0.3;

function isSaying({ lemma, lower }: Ground, head: number, sayings: ReadonlySet<string>): boolean {
  return sayings.has(lemma[head]) || sayings.has(`${lemma[head]} ${lower[head + 1]}`);
}

/** Verbs that what hangs on them, or what they hang on, makes cues, whatever the models think of them. */
function plainHeads(ground: Ground, sayings: ReadonlySet<string>): ReadonlySet<number> {
  const { tree, head, lemma, lower, xpos } = ground;
  const found = new Set<number>();
  for (let verb = 0; verb < ground.length; verb++) {
    if (!xpos[verb].startsWith('VB')) continue;
    if (lemma[verb] === 'put' && tree.child(verb, 'nsubj') >= 0 && tree.child(verb, 'obj') >= 0) {
      // "The army puts the figure at 17."
      const number = tree.child(verb, 'obl');
      const at = number < 0 ? -1 : tree.child(number, 'case');
      const counted = number >= 0 && (xpos[number] === 'CD' || tree.child(number, 'nummod') >= 0);
      if (counted && at >= 0 && lower[at] === 'at') found.add(verb);
    } else if (lemma[verb] === 'ask' || isSaying(ground, verb, sayings)) {
      // "Togo joined Benin in urging the rebels to leave."
      const join = head[verb];
      const mark = tree.child(verb, 'mark', 'case');
      if (join < 0 || lemma[join] !== 'join' || mark < 0 || lower[mark] !== 'in') continue;
      if (tree.child(join, 'nsubj') >= 0) found.add(verb);
    }
  }
  return found;
}

/** Whether grammar alone makes a statement of a word of saying; `likely` where the judge half agrees. */
function holdsUp(ground: Ground, { cue, source, after, sure }: Draft, likely: boolean): boolean {
  // "The claim that the jet had crossed the border …"
  const noun = ground.xpos[cue.head].startsWith('NN');
  if (noun && after && after.from === cue.to && ground.lower[after.from] === 'that') return true;
  if (!source) return false;
  // "They have agreed, the minister said on Monday, and rebels …": "said" with its subject between commas.
  if (ground.lemma[cue.head] === 'say' && ground.quoteState[cue.head] === OUTSIDE) {
    const own = ground.tree.child(cue.head, 'nsubj');
    const held = source.from <= own && own < source.to;
    if (held && source.to === cue.from && ground.lower[source.from - 1] === ',') return true;
  }
  // "Kyiv says the prisoners claim they were beaten.": nobody doubts the claim inside.
  const { tree } = ground;
  const clausal = tree.child(cue.head, 'nsubj') >= 0 && tree.child(cue.head, 'ccomp') >= 0;
  return likely || (clausal && sure.content >= 0.5);
}

const NO_WORDS: ReadonlySet<string> = new Set();

/** How likely a draft is right as a whole, from how sure its parts are. */
export function judged(sure: Draft['sure'], judge: WeightsHead['judge']): number {
  const [bias, ...rest] = judge;
  const odds = judgeInput(sure).reduce((sum, value, i) => sum + value * rest[i], bias);
  return logistic(odds);
}

/** Log-odds of cue, content and source, as the judge weighs them. */
export function judgeInput({ cue, content, source }: Draft['sure']): number[] {
  return [cue, content, source].map((p) => {
    const safe = Math.min(0.999, Math.max(0.001, p));
    return Math.log(safe / (1 - safe));
  });
}

/** First sight: how likely each word is a cue's head; filed in the ground, in tenths. */
export function glance(ground: Ground, tables: Tables): Float32Array {
  const sure = new Float32Array(ground.length);
  for (let i = 0; i < ground.length; i++) {
    if (!mayCue(ground, i)) continue;
    cueFeatures(ground, i, bag);
    sure[i] = logistic(tables.glance.score(bag));
    ground.odds[i] = Math.round(sure[i] * 10);
  }
  return sure;
}

/** Heads of cues whose probability reaches the cut, most probable first. */
export function cueHeads(
  ground: Ground,
  tables: Tables,
  cut: number,
): { head: number; sure: number }[] {
  const first = glance(ground, tables);
  const heads: { head: number; sure: number }[] = [];
  for (let i = 0; i < ground.length; i++) {
    if (first[i] < GLANCE) continue;
    secondFeatures(ground, i, first[i], bag);
    const sure = logistic(tables.cue.score(bag));
    if (sure >= cut) heads.push({ head: i, sure });
  }
  return heads.sort((a, b) => b.sure - a.sure || a.head - b.head);
}

/** Tokens that may be the outermost of a phrase on one side of its head, nearest first. */
export function edges(ground: Ground, head: number, side: -1 | 1, reach: number): number[] {
  const found: number[] = [];
  for (let i = head; Math.abs(i - head) <= reach; i += side) {
    if (i < ground.blockFrom[head] || i >= ground.blockTo[head]) break;
    found.push(i);
  }
  return found;
}

function edge(
  ground: Ground,
  tables: Tables,
  decision: Decision,
  head: number,
  side: -1 | 1,
  allowed: readonly number[],
): number {
  return choose(allowed, (i) => {
    edgeFeatures(ground, head, i, side, bag);
    return tables[decision].score(bag);
  }).choice;
}

/** Reads one attribution around the head of a cue, whose words keep off those that are `taken`. */
export function draftOf(
  ground: Ground,
  tables: Tables,
  head: number,
  sure: number,
  taken?: Uint8Array,
): Draft {
  const free = (side: -1 | 1, reach: number) => {
    const all = edges(ground, head, side, reach);
    const stop = taken ? all.findIndex((i) => taken[i] === 1) : -1;
    return stop < 0 ? all : all.slice(0, stop);
  };
  const from = edge(ground, tables, 'cue-left', head, -1, free(-1, CUE_REACH.left));
  const to = edge(ground, tables, 'cue-right', head, 1, free(1, CUE_REACH.right)) + 1;
  const cue: CuePlace = { head, from, to };
  // The source is sought before the content, which ends where the source begins.
  const who = choose([-1, ...sourceHeads(ground, cue)], (i) => {
    sourceFeatures(ground, cue, i, bag);
    return tables.source.score(bag);
  });
  const source = who.choice < 0 ? null : phraseOf(ground, tables, cue, who.choice);
  const { left, right } = partsOf(ground, tables, cue, source);
  return {
    cue,
    source,
    sourceHead: who.choice,
    before: left.part,
    after: right.part,
    sure: { cue: sure, source: who.sure, content: left.exact * right.exact, all: sure },
  };
}

/** The whole phrase of a source, never into the cue. */
function phraseOf(ground: Ground, tables: Tables, cue: CuePlace, head: number): TokenRange {
  // A phrase that would run into its cue is cut there.
  const lefts = edges(ground, head, -1, SOURCE_REACH.left).filter(
    (i) => head < cue.from || i >= cue.to,
  );
  const rights = edges(ground, head, 1, SOURCE_REACH.right).filter(
    (i) => head >= cue.to || i < cue.from,
  );
  const from = edge(ground, tables, 'source-left', head, -1, lefts);
  const to = edge(ground, tables, 'source-right', head, 1, rights) + 1;
  return { from, to };
}

/** Shares below which the second choice before the cue is not tried. */
const OPEN = 0.02;

/** Both parts of the content, chosen together: what stands after the cue depends on what stands before. */
function partsOf(
  ground: Ground,
  tables: Tables,
  cue: CuePlace,
  source: TokenRange | null,
): { left: Found; right: Found } {
  const lefts = partOf(ground, tables, { cue, source, side: -1, other: null });
  let best: { left: Found; right: Found; sure: number } | null = null;
  for (const left of lefts) {
    // What is before the cue changes what is likely after it, so each is tried with each.
    if (best && left.sure < OPEN) continue;
    const rights = partOf(ground, tables, { cue, source, side: 1, other: left.part });
    for (const right of rights) {
      // A cue with no content at all is no cue: the surest part is taken instead.
      if (!left.part && !right.part) continue;
      const sure = left.sure * right.sure;
      if (!best || sure > best.sure) best = { left, right, sure };
    }
  }
  return best ?? { left: NOTHING, right: NOTHING };
}

interface Found {
  readonly part: TokenRange | null;
  /** Share of there being such a part. */
  readonly sure: number;
  /** Share of its words being just these. */
  readonly exact: number;
}
const NOTHING: Found = { part: null, sure: 0, exact: 0 };

/** How many of the best beginnings are tried with their best ends. */
const BEAM = 4;

/** The surest part of the content on one side of the cue, and that there is none; surest first. */
function partOf(ground: Ground, tables: Tables, place: ContentPlace): Found[] {
  const starts = [-1, ...contentStarts(ground, place)];
  const start = place.side < 0 ? tables['left-start'] : tables['right-start'];
  const end = place.side < 0 ? tables['left-end'] : tables['right-end'];
  const scored = starts.map((s) => {
    startFeatures(ground, place, s, bag);
    return { s, score: start.score(bag) };
  });
  const none = scored[0].score;
  // Ties go to the earlier word, so that the same text always reads the same.
  scored.sort((a, b) => b.score - a.score || a.s - b.s);
  const top = scored[0].score;
  let sum = 0;
  for (const { score } of scored) sum += Math.exp(score - top);
  let best: Found | null = null;
  let tried = 0;
  for (const { s, score } of scored) {
    if (s < 0) continue;
    const share = Math.exp(score - top) / sum;
    if (tried++ >= BEAM || (best && share <= best.sure)) break;
    const last = choose(contentEnds(ground, place, s), (e) => {
      endFeatures(ground, place, s, e, bag);
      return end.score(bag);
    });
    // Which words come last never decides whether there is a part: the beginning alone does.
    const sure = share * last.sure;
    if (!best || sure > best.sure) {
      best = { part: { from: s, to: last.choice + 1 }, sure, exact: sure };
    }
  }
  const nobody = Math.exp(none - top) / sum;
  const empty: Found = { part: null, sure: nobody, exact: nobody };
  if (!best) return [empty];
  // None of it against some of it: all beginnings speak for a part.
  const some: Found = { ...best, sure: 1 - empty.sure };
  return some.sure >= empty.sure ? [some, empty] : [empty, some];
}
