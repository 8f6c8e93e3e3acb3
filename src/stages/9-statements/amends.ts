import type { TokenRange } from '../../doc/layers.ts';
import type { Ground } from './ground.ts';
import type { Part } from './runs.ts';

/** Cues by which a deed is made known. */
const MAKES_KNOWN = /^(?:announce|say|declare|report|confirm|state)$/;
/** Words with which a condition opens, after "but only" or without. */
const IF = /^(?:if|unless|provided)$/;

/** A statement with the content that grammar gives it where the models took a piece beside it. */
export function amended(ground: Ground, given: Part, all: readonly Part[]): Part {
  const part = continuing(ground, given, all);
  const { cue } = part;
  if (cue === null) return part;
  const own = withinOneClause(ground, part);
  const content = (announced(ground, { ...part, content: own }) ?? own)
    .filter((range, _, all) => all.length === 1 || !toldOf(ground, cue.head, range))
    .map((range) => untilAside(ground, range))
    .map((range) => withCondition(ground, withSum(ground, cue.head, range)));
  // "Yerevan said; Baku rejected it": two verbs, and two speakers.
  let { to } = cue;
  for (let at = cue.from + 1; at < to; at++) if (/^[;,.]$/.test(ground.lower[at])) to = at;
  return { ...part, cue: { ...cue, to, head: Math.min(cue.head, to - 1) }, content };
}

// "Kenya will send police, its minister said, adding that they would stay a year."
/** A statement that a participle adds to another one, by the speaker of that one. */
function continuing(ground: Ground, part: Part, all: readonly Part[]): Part {
  const { cue, source } = part;
  if (cue === null || source === null || ground.xpos[cue.head] !== 'VBG') return part;
  const above = ground.head[cue.head];
  if (ground.tree.rel(cue.head) !== 'advcl' || above > cue.head) return part;
  const first = all.find((one) => one.cue?.head === above && one !== part);
  if (!first?.source || first.source.from <= source.from || first.source.to > cue.from) return part;
  return { ...part, source: first.source, sourceHead: first.sourceHead };
}

// "The mayor put the number at more than 60."
/** What somebody puts at a sum, with the sum. */
function withSum(ground: Ground, cue: number, range: TokenRange): TokenRange {
  if (!/^(?:put|place|estimate|set)$/.test(ground.lemma[cue])) return range;
  if (ground.lower[range.to] !== 'at' || range.to >= ground.sentenceTo[cue]) return range;
  const sum = ground.head[range.to];
  const own = sum > range.to && ground.head[sum] === cue;
  const number = own && (ground.xpos[sum] === 'CD' || ground.tree.child(sum, 'nummod') >= 0);
  return number ? { from: range.from, to: ground.right[sum] } : range;
}

// "Police held ten people, the ministry said; a lawyer put the number at twelve."
/** The content without what stands behind a semicolon that closes the words before the speaker. */
function withinOneClause(ground: Ground, { cue, content }: Part): readonly TokenRange[] {
  if (cue === null || content.length < 2) return content;
  const last = content[content.length - 1];
  let behind = ground.lower[last.from - 1] === ';';
  for (let at = cue.from; at < cue.to; at++) behind ||= ground.lower[at] === ';';
  behind &&= last.from >= cue.to;
  return behind && content[0].to <= cue.from ? content.slice(0, -1) : content;
}

// "Peru and Chile will open the border, their presidents announced on Friday, ending a long dispute."
/** The clause before the speaker where only what comes of it was taken; null where that is not so. */
function announced(ground: Ground, { cue, source, content }: Part): TokenRange[] | null {
  if (cue === null || source === null || content.length !== 1) return null;
  if (!MAKES_KNOWN.test(ground.lemma[cue.head]) || source.to > cue.from) return null;
  const [{ from, to }] = content;
  const result = ground.xpos[from] === 'VBG' && ground.lower[from - 1] === ',';
  const words = Array.from({ length: to - from }, (_, i) => ground.xpos[from + i]);
  const time = from === cue.to && words[0] === 'IN' && !words.some((tag) => /^(?:VB|MD)/.test(tag));
  if (from < cue.to || !(result || time) || ground.lower[source.from - 1] !== ',') return null;
  const first = ground.sentenceFrom[source.from];
  let verb = first;
  while (verb < source.from && !/^(?:VB[DZP]|MD)$/.test(ground.xpos[verb])) verb++;
  if (verb >= source.from - 1) return null;
  return [{ from: first, to: source.from - 1 }];
}

// "She was told by a guard that she had to leave."
/** Whether a stretch is no more than whom a passive "told" is done to. */
function toldOf(ground: Ground, cue: number, { from, to }: TokenRange): boolean {
  const head = ground.tree.child(cue, 'nsubj:pass');
  return (
    head >= 0 &&
    ground.lemma[cue] === 'tell' &&
    ground.left[head] === from &&
    ground.right[head] === to
  );
}

// "Lima, Quito vow patrols as smugglers return"
/** A headline's content that has no verb, without the clause of what happens meanwhile. */
function untilAside(ground: Ground, range: TokenRange): TokenRange {
  if (!ground.title[range.from]) return range;
  for (let at = range.from; at < range.to; at++) {
    if (/^(?:VB.?|MD)$/.test(ground.xpos[at])) return range;
    const clause = ground.head[at];
    const opens = ground.lower[at] === 'as' && ground.tree.rel(at) === 'mark' && clause > at;
    if (opens && at > range.from && /^VB[DZP]$/.test(ground.xpos[clause]))
      return { from: range.from, to: at };
  }
  return range;
}

// "He said Oslo would pay, but only if others did."
/** A content with the condition right behind it. */
function withCondition(ground: Ground, range: TokenRange): TokenRange {
  let at = range.to;
  const stop = ground.sentenceTo[range.to - 1];
  if (at < stop && ground.lower[at] === ',') at++;
  if (at < stop && ground.lower[at] === 'but') at++;
  const only = at < stop && ground.lower[at] === 'only';
  if (only) at++;
  if (at >= stop || !IF.test(ground.lower[at])) return range;
  // "… would pay if others did, he said, unless …": only "only if" hangs on the words before it for certain.
  if (!only && ground.lower[at] !== 'provided') return range;
  const verb = ground.lower[at] === 'provided' ? at : ground.head[at];
  if (verb < at || ground.right[verb] > stop) return range;
  return { from: range.from, to: ground.right[verb] };
}
