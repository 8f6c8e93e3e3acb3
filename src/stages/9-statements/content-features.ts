import type { TokenRange } from '../../doc/layers.ts';
import { type Bag, bucket } from './bag.ts';
import { CLOSES, type Ground, OPENS, OUTSIDE } from './ground.ts';
import { Path } from './path.ts';
import type { CuePlace } from './source-features.ts';

const path = new Path();
const REACH = 160;

/** What is known when the content on one side of a cue is sought. */
export interface ContentPlace {
  readonly cue: CuePlace;
  readonly source: TokenRange | null;
  /** -1 for the content before the cue, 1 for that after it. */
  readonly side: -1 | 1;
  /** The part found on the other side (sought first), or null. */
  readonly other: TokenRange | null;
}

/** Where the part may begin: tokens of the cue's block on that side, outside the source. */
export function contentStarts(ground: Ground, { cue, source, side }: ContentPlace): number[] {
  const from = side < 0 ? Math.max(ground.blockFrom[cue.head], cue.from - REACH) : cue.to;
  const to = side < 0 ? cue.from : Math.min(ground.blockTo[cue.head], cue.to + REACH);
  const starts: number[] = [];
  for (let i = from; i < to; i++) {
    if (source && i >= source.from && i < source.to) continue;
    if (ground.punct[i] && ground.quoteState[i] !== OPENS && !mayOpen(ground, i)) continue;
    starts.push(i);
  }
  return starts;
}

/** Last tokens the part may have, given its first: up to the cue, the source, or the block's end. */
export function contentEnds(ground: Ground, place: ContentPlace, start: number): number[] {
  const { cue, source, side } = place;
  let to = side < 0 ? cue.from : Math.min(ground.blockTo[cue.head], start + 260);
  if (source && source.from > start && source.from < to) to = source.from;
  // "The claim that … was repeated": what hangs on a noun ends with it.
  const top = ground.beginTop[start];
  const limit = ground.right[cue.head];
  const hangs = ground.head[top] === cue.head && ground.xpos[cue.head].startsWith('NN');
  if (hangs && ground.right[top] <= limit && limit < to) to = limit;
  const ends: number[] = [];
  // Outside quotation marks no content runs on over many sentences.
  const far = ground.sentence[start] + (ground.quoteState[start] === OUTSIDE ? 4 : 12);
  for (let i = start; i < to && ground.sentence[i] <= far; i++) ends.push(i);
  return ends;
}

function mayOpen(ground: Ground, i: number): boolean {
  const word = ground.lower[i];
  return (
    word === '(' ||
    word === '[' ||
    word === '"' ||
    word === "'" ||
    word === '$' ||
    word === '#' ||
    word === '...'
  );
}

/** Features of a part's first token; -1 stands for "no part on this side". */
export function startFeatures(ground: Ground, place: ContentPlace, s: number, bag: Bag): void {
  bag.clear();
  const { lemmaKey, form, xposKey, relKey, classKey, tree } = ground;
  const { cue, source, side, other } = place;
  const lemma = lemmaKey[cue.head];
  const tag = xposKey[cue.head];
  const rel = relKey[cue.head];
  const last = form[cue.to - 1];
  const beyond = other === null ? 0 : ground.quoteState[other.to - 1] === CLOSES ? 2 : 1;
  const who = source === null ? 0 : source.from >= cue.to ? 2 : 1;
  if (s < 0) {
    // No part here: the cue alone, the part on the other side, and what stands next to the cue tell.
    bag.add1(1, beyond);
    bag.add2(2, lemma, beyond);
    bag.add2(3, tag, beyond);
    bag.add2(4, last, beyond);
    bag.add2(18, classKey[cue.head], beyond);
    bag.add3(5, rel, tag, who);
    bag.add3(6, rel, lemma, who);
    const edge = side < 0 ? before(cue, source) : after(cue, source);
    const at = edge >= ground.blockFrom[cue.head] && edge < ground.blockTo[cue.head] ? edge : -1;
    bag.add3(7, at < 0 ? 0 : form[at], who, beyond);
    bag.add3(8, at < 0 ? 9 : ground.quoteState[at], who, tag);
    bag.add3(9, at < 0 ? 0 : form[at], lemma, who);
    const next = at + side;
    if (at >= 0 && next >= ground.blockFrom[cue.head] && next < ground.blockTo[cue.head]) {
      bag.add3(10, form[at], form[next], beyond);
      bag.add3(11, form[at], ground.quoteState[next], beyond);
    } else bag.add2(12, beyond, tag);
    for (const child of tree.children(cue.head)) {
      const where = child < cue.from ? 1 : child >= cue.to ? 2 : 0;
      bag.add3(13, relKey[child], where, beyond);
      bag.add3(14, relKey[child], where, lemma);
    }
    bag.add3(15, bucket(cue.from - ground.sentenceFrom[cue.head]), beyond, tag);
    bag.add3(16, bucket(ground.sentenceTo[cue.head] - cue.to), beyond, tag);
    bag.add2(17, ground.quoteState[cue.head], beyond);
    return;
  }
  const gap = gapOf(place, s);
  const top = ground.beginTop[s];
  path.find(ground, cue.head, top);
  const state = ground.quoteState[s];
  const previous = s > ground.blockFrom[s] ? s - 1 : -1;
  const prior = previous < 0 ? 0 : form[previous];
  const priorState = previous < 0 ? 9 : ground.quoteState[previous];
  const first = s === ground.sentenceFrom[s] ? 1 : s === ground.blockFrom[s] ? 2 : 0;
  const leap = ground.sentence[s] - ground.sentence[cue.head];
  // How far from the cue, and with which words on both sides of the beginning.
  bag.add2(20, bucket(gap), beyond);
  bag.add3(21, bucket(gap), tag, who);
  bag.add3(22, bucket(gap), lemma, who);
  bag.add1(23, form[s]);
  bag.add2(24, form[s], prior);
  bag.add2(25, xposKey[s], previous < 0 ? 0 : xposKey[previous]);
  bag.add2(26, form[s], lemma);
  // Quotations and sentences begin where contents do.
  bag.add3(27, state, priorState, beyond);
  bag.add3(28, state, priorState, bucket(gap));
  bag.add3(29, state, priorState, lemma);
  bag.add3(30, first, leap, beyond);
  bag.add3(31, first, leap, state);
  bag.add3(32, first, prior, who);
  // How what begins here hangs on the cue: its clause, its object, the clause it stands inside.
  bag.add2(33, path.key, beyond);
  bag.add2(34, path.key, tag);
  bag.add2(35, path.key, lemma);
  bag.add2(65, path.key, classKey[cue.head]);
  bag.add3(66, form[s], bucket(gap), classKey[cue.head]);
  bag.add2(36, path.key, form[s]);
  bag.add3(37, path.coarse, xposKey[top], tag);
  bag.add2(38, relKey[top], xposKey[top]);
  bag.add3(39, relKey[top], lemma, ground.head[top] === cue.head ? 1 : 0);
  bag.add3(40, relKey[top], form[s], bucket(gap));
  bag.add3(41, bucket(path.up), bucket(path.down), xposKey[s]);
  const up = ground.head[top];
  const attached =
    up < 0
      ? 3
      : up >= cue.from && up < cue.to
        ? 1
        : source && up >= source.from && up < source.to
          ? 2
          : 0;
  bag.add3(42, attached, relKey[top], beyond);
  bag.add3(43, attached, prior, form[s]);
  // The cue's last word asks for its complement: "talked about | …", "expected | to …".
  bag.add3(44, last, form[s], bucket(gap));
  bag.add3(45, last, prior, bucket(gap));
  bag.add3(46, tag, prior, xposKey[s]);
  const size = ground.right[top] - ground.left[top];
  bag.add3(47, bucket(size), relKey[top], tag);
  // Whether the cue itself hangs on what begins here: "France, he said, will …".
  const holdsCue = top === cue.head || path.joint === top ? 1 : 0;
  bag.add3(48, holdsCue, side < 0 ? 1 : 2, first);
  bag.add3(49, holdsCue, prior, bucket(gap));
  // A long quotation is speech, a short one a phrase; "…," before the cue closes speech.
  if (state === OPENS) {
    const quotation = ground.doc.layer('quotations')[ground.quote[s]];
    const long = bucket(quotation.to - quotation.from);
    bag.add2(50, long, bucket(gap));
    bag.add3(51, long, beyond, leap);
    const close = quotation.close ?? quotation.to - 1;
    if (close + 1 < ground.blockTo[s])
      bag.add3(52, form[close + 1], close + 1 === cue.from ? 1 : 0, lemma);
  }
  const same = state !== OUTSIDE && ground.quote[s] === ground.quote[cue.head] ? 1 : 0;
  bag.add3(53, same, state, ground.quoteState[cue.head]);
  bag.add3(54, ground.title[s], bucket(gap), tag);
  // What is passed over between the cue and the beginning.
  let marks = 0;
  let opens = 0;
  let commas = 0;
  const low = side < 0 ? s : cue.to;
  const high = side < 0 ? cue.from : s;
  for (let k = low; k < high; k++) {
    if (!ground.punct[k]) continue;
    marks++;
    if (ground.quoteState[k] === OPENS) opens++;
    if (ground.lower[k] === ',') commas++;
  }
  // Another cue in between owns what follows it.
  let told = 0;
  for (let k = Math.min(s, cue.to); k < Math.max(s, cue.from); k++) {
    if ((k < cue.from || k >= cue.to) && ground.odds[k] > told) told = ground.odds[k];
  }
  bag.add3(67, told >> 1, bucket(gap), state);
  bag.add3(68, told >> 1, attached, first);
  bag.add3(69, ground.odds[top] >> 1, relKey[top], form[s]);
  bag.add3(55, Math.min(marks, 6), Math.min(opens, 3), state);
  bag.add3(56, Math.min(commas, 4), prior, attached);
  if (side < 0) {
    const edge = before(cue, source);
    if (edge >= s) {
      bag.add3(57, form[edge], first, state);
      bag.add3(58, form[edge], path.key, tag);
      bag.add3(59, ground.quoteState[edge], state, first);
      bag.add3(60, ground.quoteState[edge], ground.quote[edge] === ground.quote[s] ? 1 : 0, first);
    }
  } else {
    bag.add3(61, form[cue.to < ground.length ? cue.to : s], form[s], bucket(gap));
    // Between the cue and this token stands its addressee, time or occasion.
    if (gap > 0) {
      const between = after(cue, source);
      if (between < s) {
        const its = ground.beginTop[between];
        bag.add3(62, relKey[its], ground.right[its] === s ? 1 : 0, form[s]);
        bag.add3(63, relKey[its], lemma, ground.right[its] === s ? 1 : 0);
        bag.add3(64, xposKey[between], ground.right[its] === s ? 1 : 0, form[s]);
      }
    }
  }
}

/** Features of a part's last token, given its first. */
export function endFeatures(
  ground: Ground,
  place: ContentPlace,
  s: number,
  e: number,
  bag: Bag,
): void {
  bag.clear();
  const { lemmaKey, form, xposKey, relKey } = ground;
  const { cue, source, side, other } = place;
  const lemma = lemmaKey[cue.head];
  const tag = xposKey[cue.head];
  const beyond = other === null ? 0 : ground.quoteState[other.to - 1] === CLOSES ? 2 : 1;
  const stop = ground.blockTo[cue.head];
  const n = e + 1 < stop ? e + 1 : -1;
  const nextForm = n < 0 ? 0 : form[n];
  const nextTag = n < 0 ? 0 : xposKey[n];
  const state = ground.quoteState[e];
  const startState = ground.quoteState[s];
  const nextState = n < 0 ? 9 : ground.quoteState[n];
  const isLast = n < 0 ? 2 : e === ground.sentenceTo[e] - 1 ? 1 : 0;
  const leap = Math.min(ground.sentence[e] - ground.sentence[s], 4);
  const length = bucket(e - s);
  const sameQuote = ground.quote[s] >= 0 && ground.quote[s] === ground.quote[e] ? 1 : 0;
  const border = source !== null && e + 1 === source.from ? 1 : e + 1 === cue.from ? 2 : 0;
  // The words on both sides of the end, and what the marks there do.
  bag.add2(1, length, startState);
  bag.add2(2, form[e], nextForm);
  bag.add2(3, xposKey[e], nextTag);
  bag.add3(4, state, nextState, startState);
  bag.add3(5, sameQuote, state, startState);
  bag.add3(6, leap, isLast, startState);
  bag.add3(7, leap, isLast, beyond);
  // The end before the source or the cue: "The road will reopen|, officials said."
  bag.add3(8, border, nextForm, form[e]);
  bag.add3(9, border, nextForm, startState);
  bag.add3(10, border, state, sameQuote);
  bag.add3(11, nextForm, isLast, startState);
  bag.add3(12, nextForm, lemma, sameQuote);
  bag.add2(13, nextForm, form[s]);
  bag.add3(14, nextTag, xposKey[s], tag);
  bag.add3(15, ground.punct[e], nextForm, leap);
  bag.add3(16, form[e], startState, isLast);
  bag.add3(17, length, lemma, startState);
  const n2 = n >= 0 && n + 1 < stop ? n + 1 : -1;
  bag.add3(18, nextForm, n2 < 0 ? 0 : form[n2], state);
  bag.add3(19, nextForm, n2 < 0 ? 0 : xposKey[n2], leap);
  bag.add3(20, form[e], nextForm, n2 < 0 ? 9 : ground.quoteState[n2]);

  // What ends here, and how it hangs on the cue and on what began.
  const top = ground.endTop[e];
  path.find(ground, cue.head, top);
  bag.add2(30, path.key, tag);
  bag.add2(31, path.key, lemma);
  bag.add3(32, path.key, nextForm, leap);
  bag.add3(33, path.coarse, isLast, startState);
  const began = ground.beginTop[s];
  const whole = began === top ? 1 : 0;
  bag.add3(34, whole, relKey[top], nextForm);
  bag.add3(35, whole, relKey[began], ground.head[began] === cue.head ? 1 : 0);
  bag.add3(36, whole, relKey[began], tag);
  // Short of, at, or beyond the end of what began here; and of everything under the cue.
  const covers = ground.right[began] - 1 - e;
  bag.add3(37, covers === 0 ? 1 : covers < 0 ? 2 : 0, relKey[began], nextForm);
  bag.add3(
    38,
    covers === 0 ? 1 : covers < 0 ? 2 : 0,
    ground.head[began] === cue.head ? 1 : 0,
    isLast,
  );
  const cueEnd = ground.right[cue.head] - 1;
  bag.add3(39, cueEnd === e ? 1 : cueEnd < e ? 2 : 0, tag, nextForm);
  bag.add3(40, cueEnd === e ? 1 : cueEnd < e ? 2 : 0, side, isLast);

  // What would begin outside: whether it hangs on the content, on the cue, or above both.
  const skip = n >= 0 && ground.punct[n] && n2 >= 0 ? n2 : n;
  if (skip >= 0) {
    const its = ground.beginTop[skip];
    const up = ground.head[its];
    const where =
      up < 0 ? 4 : up >= s && up <= e ? 1 : up >= cue.from && up < cue.to ? 2 : up > e ? 3 : 5;
    path.find(ground, cue.head, its);
    bag.add3(50, where, relKey[its], nextForm);
    bag.add3(51, where, form[skip], relKey[its]);
    bag.add3(52, where, leap, isLast);
    bag.add3(53, where, tag, relKey[its]);
    bag.add3(54, where, sameQuote, startState);
    bag.add2(55, path.key, nextForm);
    bag.add2(56, path.key, tag);
    bag.add3(57, where, relKey[its], lemma);
    bag.add3(58, where, xposKey[skip], nextForm);
    // A clause with a cue of its own begins: "…, though she noted that …".
    bag.add3(62, where, ground.odds[its] >> 1, relKey[its]);
    bag.add3(63, where, ground.odds[its] >> 1, nextForm);
    let coming = 0;
    for (let k = skip; k < Math.min(skip + 6, stop); k++) coming = Math.max(coming, ground.odds[k]);
    bag.add3(64, where, coming >> 1, nextForm);
    bag.add3(65, coming >> 1, relKey[its], nextTag);
    if (up >= s && up <= e) bag.add3(59, relKey[its], xposKey[up], form[skip]);
    bag.add3(60, where, length, isLast);
  } else bag.add2(61, startState, leap);

  // Marks within: a quotation that opens inside should close inside.
  let balance = 0;
  let quotes = 0;
  let told = 0;
  let outside = 0;
  for (let k = s; k <= e; k++) {
    const its = ground.quoteState[k];
    if (ground.odds[k] > told) told = ground.odds[k];
    if (its === OUTSIDE && ground.odds[k] > outside) outside = ground.odds[k];
    if (its === OPENS) {
      balance++;
      quotes++;
    } else if (its === CLOSES) balance--;
  }
  bag.add3(76, told >> 1, outside >> 1, startState);
  bag.add3(77, outside >> 1, nextForm, leap);
  bag.add3(78, outside >> 1, border, isLast);
  bag.add3(70, balance, Math.min(quotes, 3), startState);
  bag.add3(71, balance, nextState, isLast);
  bag.add3(72, balance, border, leap);
  bag.add3(73, Math.min(quotes, 3), leap, nextState);
  bag.add2(74, ground.title[e], nextForm);
  bag.add3(75, ground.title[e], isLast, border);
}

function before(cue: CuePlace, source: TokenRange | null): number {
  return source !== null && source.to <= cue.from && cue.from - source.to < 3
    ? source.from - 1
    : cue.from - 1;
}

function after(cue: CuePlace, source: TokenRange | null): number {
  return source !== null && source.from >= cue.to && source.from - cue.to < 3 ? source.to : cue.to;
}

/** Tokens between the cue (with a source that stands next to it) and the candidate. */
function gapOf({ cue, source, side }: ContentPlace, s: number): number {
  return side < 0 ? before(cue, source) - s : s - after(cue, source);
}
