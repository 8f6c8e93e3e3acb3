import type { TokenRange } from '../../doc/layers.ts';
import { CLOSES, type Ground, OUTSIDE } from './ground.ts';
import type { Part } from './runs.ts';

/** Words of which a phrase that names somebody is made. */
const NOMINAL = /^(?:NN.*|DT|PDT|JJ.*|CD|PRP\$|POS|CC|IN|FW)$/;
/** Of these, the ones that stand before a noun. */
const BEFORE_NOUN = /^(?:NN.*|DT|PDT|JJ.*|CD|PRP\$|POS)$/;
const JOINS = /^(?:and|or|nor)$/;
/** Most words of a speaker's phrase that is put together here. */
const LONGEST = 14;

/**
 * A statement with its whole speaker, and with the clause before its cue as its content, where the
 * sentence's end leaves no other reading: lists of speakers, and what a false tree takes for said.
 */
export function closed(ground: Ground, part: Part): Part {
  if (!part.cue) return part;
  const rules = [identified, described, citing, saidAtEnd, toldAtEnd, goneOn, inClause, joined];
  return rules.reduce((so, rule) => rule(ground, so), part);
}

// "The plan is ready, the mayor said, and rebels, who had walked out, agreed to it."
/** What a sentence goes on with behind "said" and an "and" is not what was said before. */
function goneOn(ground: Ground, part: Part): Part {
  const { cue, content } = part;
  if (!cue || content.length !== 1 || ground.lemma[cue.head] !== 'say') return part;
  const [{ from }] = content;
  if (from < cue.to || !/^(?:and|but|while)$/.test(ground.lower[from])) return part;
  if (ground.lower[from - 1] !== ',' || ground.quoteState[from] !== OUTSIDE) return part;
  return turned(ground, part) ?? part;
}

// "… and rebels, who had walked out, signalled that they would come back."
/** A speaker whom a relative clause tells of that ends right before the cue, where one farther off was taken. */
function described(ground: Ground, part: Part): Part {
  const { cue, source } = part;
  if (!cue || !source || !/^VB[DZP]$/.test(ground.xpos[cue.from])) return part;
  const close = cue.from - 1;
  if (ground.lower[close] !== ',' || source.to > close) return part;
  let open = close - 1;
  while (open > source.to && ground.lower[open] !== ',') open--;
  if (open <= source.to || !/^(?:who|which)$/.test(ground.lower[open + 1])) return part;
  const from = phraseStart(ground, open, source.to);
  const link = from < open && JOINS.test(ground.lower[from]) ? from + 1 : from;
  if (link >= open || !/^(?:and|but|while|;)$/.test(ground.lower[link - 1])) return part;
  return { ...part, source: { from: link, to: close }, sourceHead: top(ground, link, open) };
}

// "The agency, citing \"grave risks\", closed its office, and Osei said it was right."
/** Who cites something between commas is named right before it. */
function citing(ground: Ground, part: Part): Part {
  const { cue, source, content } = part;
  if (!cue || !source || source.from < cue.to || ground.lower[cue.head] !== 'citing') return part;
  const close = cue.from - 1;
  if (ground.lower[close] !== ',' || !/^NN/.test(ground.xpos[close - 1])) return part;
  const from = phraseStart(ground, close, ground.sentenceFrom[close]);
  if (from >= close) return part;
  const cut = content.map((range) => {
    let to = range.from + 1;
    while (to < range.to && (ground.lower[to] !== ',' || ground.quoteState[to] !== OUTSIDE)) to++;
    return { from: range.from, to };
  });
  return {
    ...part,
    source: { from, to: close },
    sourceHead: top(ground, from, close),
    content: cut,
  };
}

// "They attacked a convoy in which, the army said, eight soldiers were killed."
/** What is said in the middle of a relative clause is that clause, not what stands before it. */
function inClause(ground: Ground, part: Part): Part {
  const [before, after] = part.content;
  const { cue } = part;
  if (!cue || !after || after.from < cue.to || before.to > cue.from) return part;
  const last = before.to - 1;
  if (!/^(?:which|whom)$/.test(ground.lower[last]) || ground.lower[before.to] !== ',') return part;
  const from = ground.xpos[last - 1] === 'IN' ? last - 1 : last;
  const noun = from > before.from && ground.xpos[from - 1].startsWith('NN');
  return noun ? { ...part, content: [{ from, to: before.to }, after] } : part;
}

/** The word of a phrase that all its others hang on. */
function top(ground: Ground, from: number, to: number): number {
  let head = to - 1;
  while (ground.head[head] >= from && ground.head[head] < to) head = ground.head[head];
  return head;
}

// "Two bridges were hit, nurses and a local priest said."
/** A speaker with those before them in their list, which the content's end leaves over. */
function joined(ground: Ground, part: Part): Part {
  const { cue, source } = part;
  if (!cue || !source || source.to > cue.from) return part;
  const last = source.from - 1;
  if (last < 1 || !JOINS.test(ground.lower[last])) return part;
  const before = part.content.filter(({ to }) => to <= source.from).at(-1);
  // Without a content before it the list begins where its clause does.
  const from = before ? before.to : boundary(ground, last);
  const first = ground.lower[from] === ',' || ground.lower[from] === ';' ? from + 1 : from;
  if (before && first === from && ground.quoteState[from - 1] !== CLOSES) return part;
  if (first >= last || last - first > LONGEST || !isPhrase(ground, { from: first, to: last }))
    return part;
  // "talks between Oslo and Minsk": a preposition in front makes it no subject.
  if (ground.xpos[first] === 'IN' || ground.xpos[first] === 'CC') return part;
  return { ...part, source: { from: first, to: source.to } };
}

/** Where the clause that a token stands in begins: behind the last mark that parts clauses. */
function boundary(ground: Ground, at: number): number {
  let from = at;
  while (from > ground.sentenceFrom[at] && !/^(?:[;:]|--?|[–—])$/.test(ground.lower[from - 1]))
    from--;
  return from;
}

// "A deal is near, aides and a foreign diplomat said."
/** What closes its sentence with "said" has the words before it for its speaker, never for its content. */
function saidAtEnd(ground: Ground, part: Part): Part {
  const { cue, content } = part;
  if (!cue || content.length !== 1 || content[0].to !== cue.from) return part;
  if (!/^(?:say|add)$/.test(ground.lemma[cue.head]) || !ends(ground, cue.to)) return part;
  if (hasVerb(ground, content[0])) return part;
  return turned(ground, part) ?? part;
}

// "They would wait, a spokeswoman, Ana Bell, told a briefing in Oslo."
/** "Told" with nothing but whom it is told has its content before it. */
function toldAtEnd(ground: Ground, part: Part): Part {
  const { cue, content } = part;
  if (!cue || content.length !== 1 || ground.lemma[cue.head] !== 'tell') return part;
  const [{ from, to }] = content;
  if (from !== cue.to || !ends(ground, to) || hasVerb(ground, content[0])) return part;
  if (!/^(?:NN.*|DT|PRP\$?|JJ.*)$/.test(ground.xpos[from])) return part;
  // "told the truth", "told a different story": a thing that is told.
  if (/^(?:truth|story|tale|lie|joke|version)s?$/.test(ground.lemma[to - 1])) return part;
  return turned(ground, part) ?? part;
}

/** The statement with the phrase before its cue for speaker and the clause before that for content. */
function turned(ground: Ground, part: Part): Part | null {
  const cue = part.cue!;
  const begin = ground.sentenceFrom[cue.head];
  let to = cue.from;
  if (ground.lower[to - 1] === ',') to--;
  let from = phraseStart(ground, to, begin);
  // "a spokeswoman, Ana Bell, told": the name renames what stands before it.
  const named = ground.xpos.slice(from, to).every((tag) => tag.startsWith('NNP'));
  if (named && to < cue.from && from - 2 > begin) {
    const other = phraseStart(ground, from - 1, begin);
    if (/^(?:DT|PRP\$)$/.test(ground.xpos[other])) from = other;
  }
  if (from >= to || ground.lower[from - 1] !== ',') return null;
  const clause = { from: begin, to: from - 1 };
  if (clause.to - clause.from < 3 || !hasVerb(ground, clause)) return null;
  const sourceHead = top(ground, from, to);
  return { ...part, source: { from, to: cue.from }, sourceHead, content: [clause] };
}

/** Where the phrase that ends before a token begins: behind the nearest comma or closing mark. */
function phraseStart(ground: Ground, to: number, begin: number): number {
  let from = to;
  while (from > begin && ground.quoteState[from - 1] === OUTSIDE) {
    if (ground.punct[from - 1] || /^(?:VB|MD|W|PRP$|RB|TO)/.test(ground.xpos[from - 1])) break;
    from--;
  }
  return from;
}

// "A man identified as his brother said …", "a woman who called herself the leader told …"
/** A speaker who is told of by what they are called. */
function identified(ground: Ground, part: Part): Part {
  const { source } = part;
  if (!source || source.from < 3 || ground.lower[source.from - 1] !== 'as') return part;
  let at = source.from - 2;
  if (/^(?:him|her|it|them)sel(?:f|ves)$/.test(ground.lower[at])) at--;
  if (!/^(?:identify|know|describe|introduce|name)$/.test(ground.lemma[at])) return part;
  at--;
  while (/^(?:was|were|is|are|been|had|has|have|only|who|that|which|and)$/.test(ground.lower[at]))
    at--;
  if (!ground.xpos[at]?.startsWith('NN')) return part;
  let from = at;
  while (from > ground.sentenceFrom[at] && BEFORE_NOUN.test(ground.xpos[from - 1])) from--;
  return { ...part, source: { from, to: source.to }, sourceHead: at };
}

function isPhrase(ground: Ground, { from, to }: TokenRange): boolean {
  let nouns = 0;
  for (let i = from; i < to; i++) {
    if (ground.xpos[i].startsWith('NN')) nouns++;
    if (ground.lower[i] === ',') continue;
    if (!NOMINAL.test(ground.xpos[i]) || ground.quoteState[i] !== OUTSIDE) return false;
  }
  return nouns > 0;
}

function hasVerb(ground: Ground, { from, to }: TokenRange): boolean {
  for (let i = from; i < to; i++) if (/^(?:VB[DZPN]?|MD)$/.test(ground.xpos[i])) return true;
  return false;
}

/** Whether nothing but marks stands between a token and its sentence's end. */
function ends(ground: Ground, at: number): boolean {
  for (let i = at; i < ground.sentenceTo[at - 1]; i++) if (!ground.punct[i]) return false;
  return true;
}
