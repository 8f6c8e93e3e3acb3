import type { Doc } from '../../doc/doc.ts';
import type { Mention, TokenRange } from '../../doc/layers.ts';
import { overlaps } from '../../doc/span.ts';
import { CLOSES, type Ground, OPENS } from './ground.ts';
import type { Part } from './runs.ts';

const RULE = 'headline-colon';
/** Headlines whose colon parts a speaker from words are nearly all of them statements. */
const SCORE = 0.8;
const SPEAKERS: ReadonlySet<Mention['type']> = new Set([
  'person',
  'organisation',
  'group',
  'place',
]);
const MOST_WORDS = 7;
/** Labels of a kind of report that may look like names. */
const LABEL = /^(?:q&a|q|faq|explainer|factbox|timeline|analysis|opinion|exclusive|update|watch)$/;

/** What headline grammar leaves out: speakers joined by a comma, the colon or dash in place of "said". */
export function headlines(doc: Doc<'mentions'>, ground: Ground, parts: readonly Part[]): Part[] {
  let widened = parts
    .filter((part) => !labelled(ground, part))
    .map((part) => whole(doc, ground, part));
  for (let i = 1; i + 1 < ground.length; i++) {
    const colon = ground.title[i] === 1 && ground.lower[i] === ':';
    if (!colon && !closesQuote(ground, i)) continue;
    const found = around(doc, ground, i);
    if (!found) continue;
    const met = widened.filter((part) => meets(part, i, found.content[0]));
    // A quotation that was nobody's has its speaker behind the dash.
    if (met.every(({ cue, source }) => cue === null && source === null)) {
      widened = [...widened.filter((part) => !met.includes(part)), found];
    }
  }
  return widened;
}

// "Q&A: How the talks failed"
/** Whether a label of the kind of report was taken for the speaker before a colon. */
function labelled(ground: Ground, { cue, source }: Part): boolean {
  return cue !== null && source !== null && ground.lower[cue.head] === ':'
    ? LABEL.test(ground.lower[source.from])
    : false;
}

/** A headline's statement with all its speakers, and with the list its content ends in. */
function whole(doc: Doc<'mentions'>, ground: Ground, part: Part): Part {
  if (!ground.title[part.content[0].from]) return part;
  const turned = toOther(doc, ground, part);
  if (turned) return turned;
  const source = part.source && {
    ...part.source,
    from: firstSpeaker(ground, part.source.from),
  };
  const content = part.content
    .filter((range) => !source || !overlaps(range, source))
    .map(({ from, to }) => ({ from, to: lastName(ground, to) }));
  return content.length ? { ...part, source, content } : part;
}

// "Sipilä to Merkel: talks have failed"
/** The statement before a headline's colon as the first of the two names makes it; null where there are no two. */
function toOther(doc: Doc<'mentions'>, ground: Ground, part: Part): Part | null {
  const { cue, source } = part;
  if (!cue || !source || ground.lower[cue.head] !== ':' || source.to > cue.from) return null;
  const names = { from: ground.blockFrom[cue.head], to: cue.from };
  const to = toward(doc, ground, names);
  if (to === names.to || to <= names.from) return null;
  return { ...part, source: { from: names.from, to }, sourceHead: to - 1 };
}

// "Envoy says talks will go on in Oslo, Geneva": the last name belongs to the list.
/** The block's end where only names and commas are left of it; else the end itself. */
function lastName(ground: Ground, to: number): number {
  const stop = ground.blockTo[to - 1];
  if (to >= stop || stop - to > 4 || ground.lower[to] !== ',') return to;
  if (!ground.xpos[to - 1].startsWith('NNP')) return to;
  for (let i = to; i < stop; i++) {
    if (!ground.xpos[i].startsWith('NNP') && ground.lower[i] !== ',') return to;
  }
  return stop;
}

// "Rutte, Sipilä say they will meet": names before the comma speak too.
/** Where the list of names that ends in a speaker begins. */
function firstSpeaker(ground: Ground, from: number): number {
  let at = from;
  while (at > ground.sentenceFrom[from] && ground.xpos[at - 1].startsWith('NNP')) at--;
  if (at > from || at === ground.sentenceFrom[from]) return from;
  const begin = ground.sentenceFrom[from];
  for (let k = begin; k < from; k++) {
    if (!ground.xpos[k].startsWith('NNP') && ground.lower[k] !== ',') return from;
  }
  return ground.lower[from - 1] === ',' ? begin : from;
}

// “Talks have failed” — Sipilä
/** Whether a dash parts a quotation that fills its headline or paragraph so far from its speaker. */
function closesQuote(ground: Ground, dash: number): boolean {
  if (!/^[-–—―]+$/.test(ground.lower[dash])) return false;
  const first = ground.blockFrom[dash];
  return ground.quoteState[first] === OPENS && ground.quoteState[dash - 1] === CLOSES;
}

// "Sipilä: talks have failed" and "Talks have failed: Sipilä"
/** The statement around a headline's colon: a speaker on one side, a clause on the other; or null. */
function around(doc: Doc<'mentions'>, ground: Ground, colon: number): Part | null {
  const left = { from: ground.blockFrom[colon], to: colon };
  const right = { from: colon + 1, to: ground.blockTo[colon] };
  for (const [who, what] of [
    [left, right],
    [right, left],
  ] as const) {
    // "Sipilä to Merkel: talks have failed"
    const to = toward(doc, ground, who);
    const mention = doc
      .layer('mentions')
      .find(
        ({ from, to: end, head, type, form }) =>
          from === who.from &&
          (end === to || (end === who.to && head < to)) &&
          form === 'name' &&
          SPEAKERS.has(type),
      );
    // A label ("Analysis: …", "Live: …") is no mention of anybody and so no speaker.
    if (
      !mention ||
      LABEL.test(ground.lower[who.from]) ||
      who.to - who.from > MOST_WORDS ||
      !clause(ground, what)
    )
      continue;
    return {
      cue: { head: colon, from: colon, to: colon + 1 },
      source: { from: who.from, to },
      sourceHead: mention.head,
      content: [what],
      score: SCORE * mention.score,
      rule: RULE,
    };
  }
  return null;
}

/** Where "to" and another name end a speaker; else the end of the stretch. */
function toward(doc: Doc<'mentions'>, ground: Ground, { from, to }: TokenRange): number {
  for (let i = from + 1; i < to - 1; i++) {
    if (ground.lower[i] !== 'to') continue;
    const named = doc.layer('mentions').some((one) => one.from === i + 1 && one.to === to);
    if (named) return i;
  }
  return to;
}

/** Whether a stretch says something: it has a verb, a participle where headlines drop the auxiliary. */
function clause(ground: Ground, { from, to }: TokenRange): boolean {
  for (let i = from; i < to; i++) if (/^(?:VB[DZPN]?|MD)$/.test(ground.xpos[i])) return true;
  return false;
}

function meets(part: Part, colon: number, content: TokenRange): boolean {
  if (part.cue && part.cue.from <= colon && colon < part.cue.to) return true;
  return part.content.some(
    (range) => overlaps(range, content) && range.to - range.from > (content.to - content.from) / 2,
  );
}
