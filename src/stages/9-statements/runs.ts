import type { TokenRange } from '../../doc/layers.ts';
import { overlaps } from '../../doc/span.ts';
import type { Draft } from './decode.ts';
import { type Ground, OUTSIDE } from './ground.ts';
import { Near } from './near.ts';
import type { CuePlace } from './source-features.ts';

/** A statement before it is described: who, by which words, what. */
export interface Part {
  readonly cue: CuePlace | null;
  readonly source: TokenRange | null;
  readonly sourceHead: number;
  readonly content: readonly TokenRange[];
  readonly score: number;
  readonly rule: string;
}

const SPEECH = 'quotation-alone';
/** How often such a quotation is speech by somebody: most are, some are slogans and inscriptions. */
const ALONE = 0.5;
/** A quotation with fewer words than this, or without a verb, is a phrase in somebody's manner, not speech. */
const LEAST_WORDS = 3;
/** Tokens before a quotation among which its speaker's last words are sought. */
const REACH = 500;
/** Most blocks that may lie between a speaker's words and the quotation that continues them. */
const NEXT_BLOCK = 1;

/**
 * Turns drafts into statements and gives a home to quotations that no cue reaches. A quotation that
 * fills its sentences continues the last speaker's quotation where one stands just before it, and is
 * a statement by nobody named where none does. Scare quotes, titles and nicknames stand inside
 * sentences and are never touched here.
 */
export function completed(ground: Ground, drafts: readonly Draft[], rule: string): Part[] {
  const parts: { -readonly [Key in keyof Part]: Part[Key] }[] = drafts.map((draft) => ({
    cue: draft.cue,
    source: draft.source,
    sourceHead: draft.sourceHead,
    content: [draft.before, draft.after].filter((range): range is TokenRange => range !== null),
    score: draft.sure.all,
    rule,
  }));
  const covered = new Uint8Array(ground.length);
  const near = new Near([]);
  const place = new Map(parts.map((part, index) => [part, index]));
  parts.forEach(({ content, cue, source }, index) => {
    for (const range of content) covered.fill(1, range.from, range.to);
    if (cue) covered.fill(1, cue.from, cue.to);
    for (const range of [...content, cue, source]) if (range) near.add(range, index);
  });
  for (const pieces of speeches(ground)) {
    let speaker: (typeof parts)[number] | null = null;
    for (const piece of pieces) {
      let words = 0;
      let told = 0;
      for (let i = piece.from; i < piece.to; i++) {
        if (ground.punct[i]) continue;
        words++;
        told += covered[i];
      }
      if (told * 2 > words) {
        speaker =
          near
            .at(piece)
            .map((index) => parts[index])
            .find(({ content }) => content.some((range) => overlaps(range, piece))) ?? null;
        continue;
      }
      // “We are ready,” the minister said. “Nobody should doubt it.”
      const before = { from: Math.max(0, piece.from - REACH), to: piece.from + 1 };
      speaker ??= speakerBefore(
        ground,
        near.at(before).map((index) => parts[index]),
        piece,
      );
      if (speaker) {
        speaker.content = [...speaker.content, piece].sort((a, b) => a.from - b.from);
      } else {
        speaker = {
          cue: null,
          source: null,
          sourceHead: -1,
          content: [piece],
          score: ALONE,
          rule: SPEECH,
        };
        place.set(speaker, parts.length);
        parts.push(speaker);
      }
      near.add(piece, place.get(speaker)!);
      covered.fill(1, piece.from, piece.to);
    }
  }
  return parts;
}

/** Quotations, marks included, that fill the sentences they stand in and hold a clause; one piece for each block. */
function speeches(ground: Ground): TokenRange[][] {
  const found: TokenRange[][] = [];
  let last = -1;
  for (const { open, close, from, to, single } of ground.doc.layer('quotations')) {
    if (single || from >= to || from < last) continue;
    const first = open ?? from;
    const end = (close ?? to - 1) + 1;
    if (!begins(ground, first) || !ends(ground, end)) continue;
    let words = 0;
    let verbs = 0;
    for (let i = from; i < to; i++) {
      if (!ground.punct[i]) words++;
      if (/^(?:VB|MD)/.test(ground.xpos[i])) verbs++;
    }
    if (words < LEAST_WORDS || verbs === 0) continue;
    const pieces: TokenRange[] = [];
    for (let at = first; at < end; at = ground.blockTo[at]) {
      pieces.push({ from: at, to: Math.min(end, ground.blockTo[at]) });
    }
    found.push(pieces);
    last = end;
  }
  return found;
}

/** Nothing but marks stands between the sentence's begin and the quotation. */
function begins(ground: Ground, first: number): boolean {
  for (let i = ground.sentenceFrom[first]; i < first; i++) if (!ground.punct[i]) return false;
  return true;
}

/** Nothing but marks stands between the quotation and its sentence's end. */
function ends(ground: Ground, end: number): boolean {
  const last = end - 1;
  if (!/^[.!?…]$/.test(ground.lower[last]) && !/^[.!?…,]$/.test(ground.lower[last - 1] ?? '')) {
    if (end < ground.blockTo[last]) return false;
  }
  for (let i = end; i < ground.sentenceTo[last]; i++) if (!ground.punct[i]) return false;
  return true;
}

/** The statement whose quoted words, or whose cue, stand last before a quotation, with only their own sentence between. */
function speakerBefore<One extends Part>(
  ground: Ground,
  parts: readonly One[],
  speech: TokenRange,
): One | null {
  let best: One | null = null;
  let latest = -1;
  const block = ground.block[speech.from];
  for (const part of parts) {
    if (!part.content.some((range) => quoted(ground, range))) continue;
    const end = Math.max(
      ...part.content.map(({ to }) => to),
      part.cue?.to ?? 0,
      part.source?.to ?? 0,
    );
    if (end > speech.from || end <= latest) continue;
    if (block - ground.block[end - 1] > NEXT_BLOCK) continue;
    // In the same paragraph the speaker's sentence comes just before; in the next one it must close the last.
    const near =
      block === ground.block[end - 1]
        ? ground.sentence[speech.from] - ground.sentence[end - 1] <= 1
        : ground.sentenceTo[end - 1] >= ground.blockTo[end - 1];
    if (!near) continue;
    best = part;
    latest = end;
  }
  return best;
}

/** Whether a part of a content stands, at its begin or end, between quotation marks. */
function quoted(ground: Ground, { from, to }: TokenRange): boolean {
  return ground.quoteState[from] !== OUTSIDE || ground.quoteState[to - 1] !== OUTSIDE;
}
