import type { Clauses } from '../../doc/clauses.ts';
import type { TokenRange } from '../../doc/range.ts';

/** What a number counts: the words after it, and the noun they end in. */
export interface Unit extends TokenRange {
  readonly head: number;
}

const COUNTED = ['NOUN', 'PROPN', 'SYM'];
const INSIDE = ['ADJ', 'NOUN', 'PROPN', 'PUNCT', 'ADV', 'NUM', 'SYM'];
const SPAN = 7;

/**
 * The noun phrase that a number counts, without what follows its head: "8,000 [air strikes]",
 * "dozens of [wounded soldiers]"; null where the number stands alone ("22 were killed").
 */
export function unitOf(
  clauses: Clauses,
  number: TokenRange,
  sentence: TokenRange,
  states: readonly string[] = [],
): Unit | null {
  // "left 12 dead": nobody is named but their state.
  if (
    number.to < sentence.to &&
    states.includes(clauses.lower(number.to)) &&
    clauses.upos(number.to + 1 < sentence.to ? number.to + 1 : number.to) !== 'NOUN'
  ) {
    return { from: number.to, to: number.to + 1, head: number.to };
  }
  let from = number.to;
  // "a 3,000-strong force".
  while (from < sentence.to && clauses.upos(from) === 'PUNCT' && /^[-–]$/.test(clauses.lower(from)))
    from++;
  // "dozens of soldiers", "two of the attackers", "some 20 of its ships".
  if (from < sentence.to && clauses.lower(from) === 'of') {
    from++;
    while (
      from < sentence.to &&
      ['DET', 'PRON'].includes(clauses.upos(from)) &&
      clauses.lower(from) !== 'them'
    )
      from++;
    if (from >= sentence.to || !['ADJ', 'NOUN', 'PROPN', 'VERB'].includes(clauses.upos(from)))
      return null;
  }
  const governed = governor(clauses, number);
  const head =
    governed >= from &&
    governed < from + SPAN &&
    governed < sentence.to &&
    clear(clauses, from, governed)
      ? governed
      : following(clauses, from, sentence.to);
  if (head < 0) return null;
  // A noun that the head only modifies is not what is counted: "20 air [strikes]".
  let last = head;
  while (
    last + 1 < sentence.to &&
    clauses.tree.head(last) === last + 1 &&
    clauses.tree.base(last) === 'compound'
  )
    last++;
  return { from, to: last + 1, head: last };
}

/** The noun that the number modifies, outside its own words. */
function governor(clauses: Clauses, { from, to }: TokenRange): number {
  for (let at = to - 1; at >= from; at--) {
    const head = clauses.tree.head(at);
    if (head >= to && COUNTED.includes(clauses.upos(head))) return head;
  }
  return -1;
}

/** Whether nothing but the words of one noun phrase stands between. */
function clear(clauses: Clauses, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const participle = /^VB[NG]$/.test(clauses.xpos(at)) && clauses.tree.rel(at) === 'amod';
    if (!INSIDE.includes(clauses.upos(at)) && !participle) return false;
    if (clauses.upos(at) === 'PUNCT' && clauses.lower(at) !== '-') return false;
  }
  return true;
}

/** Where the parse does not say: the noun that ends the run of adjectives and nouns after it. */
function following(clauses: Clauses, from: number, end: number): number {
  let last = -1;
  for (let at = from; at < end && at < from + SPAN; at++) {
    const upos = clauses.upos(at);
    if (COUNTED.includes(upos)) last = at;
    else if (
      last >= 0 ||
      (upos !== 'ADJ' && !(clauses.xpos(at) === 'VBN' && clauses.tree.rel(at) === 'amod'))
    )
      break;
  }
  return last;
}
