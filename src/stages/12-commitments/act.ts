import type { Clauses } from '../../doc/clauses.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Words } from './words.ts';

/**
 * The words of an act: a verb phrase, a clause or a noun phrase, without what only surrounds it.
 * `docs/commitments.md` says where an act begins and ends.
 */

/** Relations that are no part of what is undertaken. */
const OUTSIDE = ['parataxis', 'discourse', 'vocative', 'punct', 'reparandum'];

/** Where a phrase ends: after its last word that belongs to it. */
function end(clauses: Clauses, head: number): number {
  const { tree } = clauses;
  let to = head + 1;
  for (const child of tree.children(head)) {
    if (child < head || OUTSIDE.includes(tree.base(child))) continue;
    const { from } = tree.span(child);
    const comma = clauses.lower(from) === ',' || (from > 0 && clauses.lower(from - 1) === ',');
    const rel = tree.base(child);
    // "will boycott the vote because the lists were rigged": why is no part of what.
    if (rel === 'advcl' && /^(?:because|although|though)$/.test(clauses.lower(from))) continue;
    // "agree buffer zone as envoy voices doubt": what goes on meanwhile.
    const measured = from > 1 && clauses.lower(from - 2) === 'as';
    if (clauses.lower(from) === 'as' && !measured && clauses.first(child, 'nsubj') >= 0) continue;
    // "agreed to meet, adding that …": another clause, told beside.
    if (rel === 'advcl' && comma) continue;
    // "… vowed to stay, but Paris left": a clause of its own.
    if (rel === 'conj' && (clauses.first(child, 'nsubj') >= 0 || finite(clauses, child))) continue;
    // "will share maps, and will avoid …": a second undertaking.
    if (rel === 'conj' && clauses.all(child, 'aux').some((aux) => clauses.xpos(aux) === 'MD'))
      continue;
    to = Math.max(to, Math.min(tree.span(child).to, end(clauses, child)));
  }
  return to;
}

/** "said it would leave and criticised …": a coordinated verb with a tense of its own. */
function finite(clauses: Clauses, verb: number): boolean {
  return /^VB[DZ]$/.test(clauses.xpos(verb)) && clauses.verbal(verb);
}

/** "vowed to [not only rebuild the port …]": a verb phrase without "to", modal and subject. */
export function verbPhrase(clauses: Clauses, head: number, dropNot: boolean): TokenRange | null {
  let from = head;
  for (const child of clauses.tree.children(head)) {
    if (child >= head) break;
    const rel = clauses.tree.base(child);
    const word = clauses.lower(child);
    if (rel === 'advmod' && !(dropNot && /^(?:not|n['’]t|never)$/.test(word))) {
      if (clauses.tree.span(child).to > from - 1)
        from = Math.min(from, clauses.tree.span(child).from);
    }
  }
  // Everything between the modal or "to" and the verb belongs to it: "be quickly rebuilt".
  const markers = clauses.all(head, 'aux', 'mark', 'nsubj').filter((child) => {
    if (child > head) return false;
    const word = clauses.lower(child);
    return clauses.tree.base(child) !== 'aux' || clauses.xpos(child) === 'MD' || word === 'to';
  });
  if (markers.length) {
    const last = Math.max(...markers.map((child) => clauses.tree.span(child).to));
    from = last;
    // "would [not only rebuild the port but widen it]" denies nothing.
    const partly = /^(?:only|just|merely|simply)$/.test(clauses.lower(from + 1));
    const dropped = dropNot && !partly;
    while (dropped && from < head && /^(?:not|n['’]t|never)$/.test(clauses.lower(from))) from++;
    if (dropped && clauses.lower(from) === 'no' && clauses.lower(from + 1) === 'longer') from += 2;
    // "urged them [not to disclose …]": the denial of an infinitive is part of the act.
    const before = last - 2;
    if (!dropNot && before >= 0 && clauses.lower(last - 1) === 'to') {
      if (/^(?:not|never)$/.test(clauses.lower(before))) from = before;
    }
  }
  return clauses.trim({ from, to: end(clauses, head) });
}

/** "promised that [no taxes would rise]": a clause with its subject, without "that". */
export function wholeClause(clauses: Clauses, head: number): TokenRange | null {
  let start = clauses.tree.span(head).from;
  if (start < head && /^(?:and|or|but)$/.test(clauses.lower(start))) start++;
  if (['that', 'for'].includes(clauses.lower(start))) start++;
  return clauses.trim({ from: start, to: end(clauses, head) });
}

/** "called for [his release]": a noun phrase without its preposition. */
export function nounPhrase(clauses: Clauses, head: number): TokenRange | null {
  const cases = clauses
    .all(head, 'case')
    .filter((child) => child < head && clauses.upos(child) !== 'PART');
  const inner = cases.flatMap((child) => [child, ...clauses.all(child, 'fixed')]);
  const { from } = clauses.tree.span(head);
  const start = inner.length ? Math.max(...inner) + 1 : from;
  return clauses.trim({ from: start, to: throughOf(clauses, end(clauses, head)) });
}

/** "the resignation [of the governor]": "of" belongs to the noun before it, wherever the tree hangs it. */
function throughOf(clauses: Clauses, to: number): number {
  let at = to;
  while (at < clauses.length && clauses.lower(at) === 'of') {
    const head = clauses.tree.head(at);
    if (head <= at) break;
    at = Math.max(at + 1, end(clauses, head));
  }
  return at;
}

/**
 * The act with the phrases that follow it directly and that the tree hangs on the trigger instead:
 * "offered a loan [for ten years]". A phrase that tells when or on what occasion it was said stays out.
 */
export function continued(
  clauses: Clauses,
  act: TokenRange,
  head: number,
  timeAt: Int32Array,
  words: Words,
): TokenRange {
  let { to } = act;
  while (to < clauses.length && words.continuing.has(clauses.lower(to))) {
    const head = clauses.tree.head(to);
    if (head <= to || !['NOUN', 'PROPN', 'NUM'].includes(clauses.upos(head))) break;
    const next = end(clauses, head);
    const occasion = words.circumstance.has(clauses.lemma(head)) && clauses.lower(to) !== 'for';
    if (next <= to || occasion || timeAt.subarray(to, next).some((time) => time >= 0)) break;
    to = next;
  }
  // "rejected a request by the mayor [to delay the vote]", "called for the match [to be stopped]".
  const noun = clauses.upos(head) === 'NOUN';
  if (noun && to + 1 < clauses.length && clauses.lower(to) === 'to') {
    const verb = clauses.tree.head(to);
    // "called for [the war to end]": what is called for is the end.
    const called = act.from > 0 && clauses.lower(act.from - 1) === 'for';
    const asked = words.asked.has(clauses.lemma(head)) || clauses.passive(verb) || called;
    if (verb > to && asked && clauses.infinitive(verb)) to = end(clauses, verb);
  }
  // "agreed to resume talks [and release the files]", where the tree joins it to "agreed".
  for (;;) {
    // "to restore them[, and to reopen their embassies]".
    const link = to < clauses.length && clauses.lower(to) === ',' ? to + 1 : to;
    if (link >= clauses.length || !/^(?:and|or)$/.test(clauses.lower(link))) break;
    const verb = clauses.tree.head(link);
    if (verb < 0 || (link > to && !clauses.infinitive(verb))) break;
    const bare =
      verb > to && clauses.xpos(verb) === 'VB' && clauses.first(verb, 'nsubj', 'aux') < 0;
    if (!bare) break;
    to = end(clauses, verb);
  }
  // "to open an embassy[, to train pilots and to lift the ban]": a list, its members set apart by commas.
  if (to + 1 < clauses.length && clauses.lower(to) === ',' && clauses.lower(to + 1) === 'to') {
    const verb = clauses.tree.head(to + 1);
    const listed =
      verb > to &&
      clauses.infinitive(head) &&
      clauses.all(verb, 'conj').some((one) => clauses.infinitive(one));
    if (listed) to = end(clauses, verb);
  }
  while (to > act.from + 1 && ['even', 'and', 'or', 'but'].includes(clauses.lower(to - 1))) to--;
  to = beforeAside(clauses, { from: act.from, to }, head, words);
  return clauses.trim({ from: act.from, to }) ?? act;
}

/** "agreed to meet [following a plea by the pope]", "[in a telephone call]": how it came about is no part of it. */
function beforeAside(clauses: Clauses, act: TokenRange, head: number, words: Words): number {
  for (let at = head + 1; at < act.to; at++) {
    if (clauses.lower(at) === 'even' && at + 1 < act.to && clauses.lower(at + 1) === 'if')
      return at;
    const noun = clauses.tree.head(at);
    if (noun <= at || clauses.tree.rel(at) !== 'case' || clauses.tree.span(noun).from !== at)
      continue;
    const told =
      words.occasion.has(clauses.lower(at)) && words.circumstance.has(clauses.lemma(noun));
    // "said in an interview", but not "give an interview" or "attend a summit in May".
    const verbal = clauses.tree.base(noun) === 'obl' && clauses.tree.head(noun) <= head;
    if (words.aside.has(clauses.lower(at)) || (told && verbal)) return at;
  }
  return act.to;
}
