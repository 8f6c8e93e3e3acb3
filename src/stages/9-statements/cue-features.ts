import { type Bag, bucket } from './bag.ts';
import { CLOSES, type Ground, INSIDE, OPENS } from './ground.ts';

const SUBJECT = new Set(['nsubj', 'nsubj:pass', 'csubj', 'nsubj:outer']);
const FRAME = new Set([
  'nsubj',
  'nsubj:pass',
  'obj',
  'iobj',
  'ccomp',
  'xcomp',
  'parataxis',
  'acl',
  'advcl',
  'mark',
  'obl',
  'nmod',
  'nmod:poss',
  'case',
  'cop',
  'aux:pass',
  'compound:prt',
  'acl:relcl',
  'obl:agent',
  'fixed',
]);

/** Penn tags that never head a cue: pronouns, articles, conjunctions, modals, numbers, particles. */
const CLOSED: ReadonlySet<string> = new Set([
  'DT',
  'CD',
  'POS',
  'EX',
  'PRP',
  'PRP$',
  'CC',
  'TO',
  'MD',
  'WDT',
  'WP',
  'WP$',
  'WRB',
  'RP',
  'PDT',
]);

/** Words that may be the head of a cue: those of open classes, prepositions, and the colon. */
export function mayCue(ground: Ground, token: number): boolean {
  if (ground.punct[token]) return ground.lower[token] === ':';
  return !CLOSED.has(ground.xpos[token]);
}

/** The nearest subject of a word, its own or that of the clause it depends on; -1 where there is none. */
export function subjectOf(ground: Ground, token: number): number {
  for (let at = token, steps = 0; at >= 0 && steps < 4; at = ground.head[at], steps++) {
    for (const child of ground.tree.children(at)) {
      if (SUBJECT.has(ground.tree.rel(child))) return child;
    }
  }
  return -1;
}

/** Features by which a word is known as the head of a cue. */
export function cueFeatures(ground: Ground, i: number, bag: Bag): void {
  bag.clear();
  const { tree, lemmaKey, form, xposKey, relKey, classKey, lower } = ground;
  const lemma = lemmaKey[i];
  const tag = xposKey[i];
  const rel = relKey[i];
  const head = ground.head[i];
  // The word by itself: its lemma alone finds most cues, tag and relation most of the rest.
  bag.add(1);
  bag.add1(2, lemma);
  bag.add1(3, form[i]);
  bag.add1(4, tag);
  bag.add1(5, rel);
  bag.add2(6, lemma, tag);
  bag.add2(7, lemma, rel);
  bag.add2(8, tag, rel);
  // Headlines write capitals and the present tense where reports do not.
  bag.add2(9, ground.shape[i], ground.title[i]);
  bag.add2(10, lemma, ground.title[i]);
  // The word class lets a verb that the corpus lacks follow verbs that keep its company.
  bag.add1(11, classKey[i]);
  bag.add2(12, classKey[i], tag);
  bag.add2(13, classKey[i], rel);

  // The neighbourhood as it is written.
  const near = (d: number) => {
    const at = i + d;
    return at >= ground.blockFrom[i] && at < ground.blockTo[i] ? at : -1;
  };
  for (let d = -3; d <= 4; d++) {
    if (d === 0) continue;
    const at = near(d);
    const word = at < 0 ? 0 : form[at];
    const its = at < 0 ? 0 : xposKey[at];
    bag.add1(20 + d, word);
    bag.add1(30 + d, its);
    bag.add1(140 + d, at < 0 ? 0 : classKey[at]);
    if (d === 1 || d === -1) bag.add2(150 + d, classKey[i], at < 0 ? 0 : classKey[at]);
    if (d >= -2 && d <= 2) {
      bag.add2(40 + d, lemma, word);
      bag.add2(50 + d, lemma, its);
      bag.add2(60 + d, tag, word);
    }
  }
  // Pairs of neighbours: "according | to", "it is | expected to".
  const n1 = near(1);
  const n2 = near(2);
  const p1 = near(-1);
  const p2 = near(-2);
  if (n1 >= 0 && n2 >= 0) {
    bag.add2(70, form[n1], form[n2]);
    bag.add3(71, tag, xposKey[n1], xposKey[n2]);
  }
  if (p1 >= 0 && p2 >= 0) {
    bag.add2(72, form[p1], form[p2]);
    bag.add3(73, tag, xposKey[p1], xposKey[p2]);
  }

  // What it hangs on.
  if (head >= 0) {
    bag.add2(80, lemmaKey[head], rel);
    bag.add2(81, lemma, lemmaKey[head]);
    bag.add2(86, classKey[i], classKey[head]);
    bag.add3(82, tag, xposKey[head], rel);
    const up = ground.head[head];
    bag.add2(83, relKey[head], rel);
    bag.add3(84, tag, relKey[head], rel);
    if (up >= 0) bag.add3(85, lemmaKey[up], relKey[head], rel);
  }

  // What hangs on it.
  let frame = 11;
  let clause = 0;
  let subject = 0;
  for (const child of tree.children(i)) {
    const its = tree.rel(child);
    const before = child < i ? 1 : 2;
    // A colon or comma that hangs on the verb often parts it from its content.
    if (its === 'punct') {
      bag.add2(90, form[child], before);
      continue;
    }
    bag.add2(91, relKey[child], before);
    bag.add3(92, relKey[child], before, lemma);
    bag.add3(89, relKey[child], before, classKey[i]);
    bag.add3(93, relKey[child], before, tag);
    bag.add2(94, relKey[child], lemmaKey[child]);
    bag.add3(95, relKey[child], lemmaKey[child], lemma);
    bag.add3(96, relKey[child], xposKey[child], tag);
    // The frame is the ordered list of relations that tell one use of a verb from another.
    if (FRAME.has(its)) frame = Math.imul(frame, 31) + relKey[child] * before;
    if (
      its === 'ccomp' ||
      its === 'xcomp' ||
      its === 'acl' ||
      its === 'advcl' ||
      its === 'parataxis'
    ) {
      clause++;
      // "said that", "asked whether", "wondered if": the mark tells a clause of content.
      const mark = tree.child(child, 'mark');
      bag.add3(97, relKey[child], mark < 0 ? 0 : form[mark], tag);
      bag.add3(98, relKey[child], mark < 0 ? 0 : form[mark], lemma);
      bag.add2(99, lemmaKey[child], relKey[child]);
    }
    if (SUBJECT.has(its)) subject = child + 1;
    if (its === 'obl' || its === 'nmod' || its === 'obj') {
      // "talk about", "call for", "agree with".
      const case_ = tree.child(child, 'case');
      if (case_ >= 0) {
        bag.add3(100, form[case_], relKey[child], lemma);
        bag.add2(108, form[case_], classKey[i]);
        bag.add2(101, form[case_], tag);
        bag.add3(102, form[case_], lemmaKey[child], tag);
      }
    }
  }
  bag.add2(103, frame, tag);
  bag.add2(107, frame, classKey[i]);
  bag.add2(104, frame, lemma);
  bag.add2(105, clause > 1 ? 2 : clause, lemma);
  bag.add3(106, clause > 1 ? 2 : clause, subject ? 1 : 0, tag);

  // Whose deed it is.
  const who = subject ? subject - 1 : subjectOf(ground, i);
  if (who >= 0) {
    bag.add2(110, lemmaKey[who], subject ? 1 : 0);
    bag.add3(111, xposKey[who], ground.shape[who], subject ? 1 : 0);
    bag.add2(112, lemmaKey[who], lemma);
    bag.add2(116, classKey[who], subject ? 1 : 0);
    bag.add3(117, classKey[who], classKey[i], subject ? 1 : 0);
    bag.add3(113, xposKey[who], lemma, subject ? 1 : 0);
    bag.add2(114, bucket(who - i), tag);
  } else bag.add1(115, tag);

  // Quotation marks around it.
  const state = ground.quoteState[i];
  // A word inside a quotation is told by the quoted speaker, and seldom a cue of the report.
  bag.add2(120, state, tag);
  bag.add2(121, state, lemma);
  let ahead = 0;
  for (let d = 1; d <= 8 && near(d) >= 0; d++) {
    const s = ground.quoteState[i + d];
    if (s === OPENS || s === CLOSES) {
      ahead = d * 4 + s;
      break;
    }
  }
  let behind = 0;
  for (let d = 1; d <= 8 && near(-d) >= 0; d++) {
    const s = ground.quoteState[i - d];
    if (s === OPENS || s === CLOSES) {
      behind = d * 4 + s;
      break;
    }
  }
  bag.add1(122, ahead);
  bag.add1(123, behind);
  bag.add2(124, ahead, tag);
  bag.add2(125, behind, tag);
  bag.add2(126, ahead ? ahead & 3 : 0, lemma);
  bag.add2(127, behind ? behind & 3 : 0, lemma);
  bag.add3(128, ahead & 3, behind & 3, state === INSIDE ? 1 : 0);
  // How long the quotation beside it is tells a statement from a scare quote.
  const beside =
    ahead && (ahead & 3) === OPENS
      ? i + (ahead >> 2)
      : behind && (behind & 3) === CLOSES
        ? i - (behind >> 2)
        : -1;
  if (beside >= 0) {
    const q = ground.doc.layer('quotations')[ground.quote[beside]];
    bag.add2(129, bucket(q.to - q.from), tag);
    bag.add2(130, bucket(q.to - q.from), beside < i ? 1 : 2);
  }
  bag.add2(131, bucket(i - ground.sentenceFrom[i]), tag);
  bag.add1(132, bucket(ground.sentenceTo[i] - i));
  bag.add2(133, ground.blockTo[i] - ground.blockFrom[i] < 16 ? 1 : 0, tag);
  // "Putin: goals reached" in a headline, "WALLACE: …" in a transcript.
  if (lower[i] === ':') {
    bag.add3(
      134,
      ground.title[i],
      bucket(i - ground.sentenceFrom[i]),
      n1 < 0 ? 9 : ground.quoteState[n1],
    );
    if (p1 >= 0) bag.add2(135, xposKey[p1], ground.title[i]);
  }
}

/** Below this probability at first sight a word is not looked at again. */
export const GLANCE = 0.02;

/** Features of the second look: those of the first, and how likely cues the words around are. */
export function secondFeatures(ground: Ground, i: number, glance: number, bag: Bag): void {
  cueFeatures(ground, i, bag);
  const { tree, odds, lemmaKey, xposKey, relKey, classKey } = ground;
  // The first look as log-odds in half steps: the second mostly keeps it.
  const own = Math.round(2 * Math.log(glance / (1 - glance + 1e-6)));
  const tag = xposKey[i];
  bag.add1(200, own);
  bag.add2(201, own, tag);
  bag.add2(202, own, relKey[i]);
  const up = ground.head[i];
  bag.add2(203, up < 0 ? 11 : odds[up], relKey[i]);
  bag.add3(204, up < 0 ? 11 : odds[up], relKey[i], own);
  bag.add3(205, up < 0 ? 11 : odds[up], relKey[i], tag);
  bag.add3(206, up < 0 ? 11 : odds[up] >> 2, relKey[i], lemmaKey[i]);
  // Cues hang on cues: "urged calm and said", "agreed, saying".
  for (const child of tree.children(i)) {
    if (odds[child] < 2) continue;
    bag.add3(207, odds[child] >> 1, relKey[child], tag);
    bag.add3(208, odds[child] >> 1, relKey[child], lemmaKey[i]);
    bag.add3(209, odds[child] >> 1, relKey[child], own);
  }
  // One sentence seldom has two cues of the same weight, unless it is full of them.
  let before = 0;
  let after = 0;
  let many = 0;
  for (let k = ground.sentenceFrom[i]; k < ground.sentenceTo[i]; k++) {
    if (k === i) continue;
    if (odds[k] >= 5) many++;
    if (k < i) before = Math.max(before, odds[k]);
    else after = Math.max(after, odds[k]);
  }
  bag.add3(210, before >> 1, after >> 1, own);
  bag.add3(211, before >> 1, after >> 1, tag);
  bag.add2(212, Math.min(many, 4), own);
  bag.add2(213, before >> 1, lemmaKey[i]);
  bag.add2(214, after >> 1, lemmaKey[i]);
  bag.add2(215, after >> 1, classKey[i]);
  let near = 0;
  for (let d = 1; d <= 3; d++) {
    if (i - d >= ground.blockFrom[i]) near = Math.max(near, odds[i - d]);
    if (i + d < ground.blockTo[i]) near = Math.max(near, odds[i + d]);
  }
  bag.add3(216, near, own, tag);
  // A word inside somebody's quotation, with a sure cue outside it.
  const q = ground.quote[i];
  let outside = 0;
  if (q >= 0) {
    for (let k = ground.sentenceFrom[i]; k < ground.sentenceTo[i]; k++) {
      if (ground.quote[k] < 0 && odds[k] > outside) outside = odds[k];
    }
  }
  bag.add3(217, q >= 0 ? 1 : 0, outside >> 1, own);
  // How the sentences before and after are told.
  let previous = 0;
  for (
    let k = ground.sentenceFrom[i] - 1;
    k >= 0 && ground.sentence[k] === ground.sentence[i] - 1;
    k--
  ) {
    previous = Math.max(previous, odds[k]);
  }
  bag.add3(
    218,
    previous >> 1,
    own,
    ground.block[i] === ground.block[Math.max(0, ground.sentenceFrom[i] - 1)] ? 1 : 0,
  );
}
