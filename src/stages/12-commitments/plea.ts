import { verbPhrase, wholeClause } from './act.ts';
import type { Draft, Scene } from './scene.ts';
import { voiceOf } from './voice.ts';

/** A command is plain; who is meant by it often is not. */
const SCORE = 0.65;

/**
 * What speakers want of others without saying so: "Release my son," she begged; "it's time for him to
 * go"; "let us meet in May". In direct speech alone, and only where the report says who speaks.
 */
export function pleaDrafts(scene: Scene): Draft[] {
  const { clauses, doc } = scene;
  const drafts: Draft[] = [];
  for (const statement of doc.layer('statements')) {
    if (statement.kind === 'indirect') continue;
    for (const { from, to } of statement.content) {
      for (let at = from; at < to; at++) {
        const draft =
          clauses.upos(at) === 'VERB' ? (command(scene, at, from) ?? due(scene, at)) : null;
        if (draft) drafts.push(draft);
      }
    }
  }
  return drafts;
}

/** "Stop this war," "Do not test us," "Let us meet in May": a bare verb that opens its sentence. */
function command(scene: Scene, verb: number, start: number): Draft | null {
  const { clauses, parties, words } = scene;
  if (clauses.xpos(verb) !== 'VB' && clauses.xpos(verb) !== 'VBP') return null;
  if (clauses.first(verb, 'nsubj', 'mark', 'cop') >= 0) return null;
  if (!/^(?:root|ccomp|parataxis)$/.test(clauses.tree.rel(verb))) return null;
  let first = verb;
  for (const child of clauses.all(verb, 'aux', 'advmod', 'discourse'))
    first = Math.min(first, child);
  const opening = Math.max(parties.sentence(verb).from, start);
  for (let at = opening; at < first; at++) if (clauses.upos(at) !== 'PUNCT') return null;
  const aux = clauses.all(verb, 'aux');
  if (aux.some((child) => clauses.lemma(child) !== 'do')) return null;
  if (clauses.lemma(verb) === 'let') return proposal(scene, verb);
  if (words['idle-plea'].has(clauses.lemma(verb)) || words['no-deed'].has(clauses.lemma(verb)))
    return null;
  // "Run!": no deed that could be told of.
  if (clauses.first(verb, 'obj', 'obl', 'xcomp', 'compound:prt', 'ccomp') < 0) return null;
  return drafted(scene, verb, 'demand', wholeClause(clauses, verb), 'plea-command');
}

/** "Let us meet in Geneva." */
function proposal(scene: Scene, verb: number): Draft | null {
  const { clauses, words } = scene;
  const deed = clauses.first(verb, 'xcomp', 'ccomp');
  const us = deed < 0 ? -1 : Math.max(clauses.first(verb, 'obj'), clauses.first(deed, 'nsubj'));
  if (us < 0 || !/^(?:us|['’]s)$/.test(clauses.lower(us))) return null;
  if (words['idle-proposal'].has(clauses.lemma(deed))) return null;
  return drafted(scene, deed, 'proposal', verbPhrase(clauses, deed, false), 'plea-let-us');
}

/** "It is time for the president to go." */
function due(scene: Scene, verb: number): Draft | null {
  const { clauses } = scene;
  const noun = clauses.tree.head(verb);
  if (noun < 0 || clauses.lemma(noun) !== 'time' || !clauses.infinitive(verb)) return null;
  const own = clauses.first(verb, 'nsubj');
  const hung = clauses
    .all(noun, 'nmod')
    .find((one) => one < verb && clauses.lower(clauses.tree.span(one).from - 1) === 'for');
  const subject = own >= 0 ? own : (hung ?? -1);
  if (subject < 0 || clauses.first(noun, 'cop') < 0 || scene.parties.person(subject) === 'first')
    return null;
  const draft = drafted(scene, verb, 'demand', verbPhrase(clauses, verb, false), 'plea-time');
  return draft && { ...draft, to: scene.named(subject) };
}

function drafted(
  scene: Scene,
  head: number,
  kind: Draft['kind'],
  act: Draft['act'] | null,
  rule: string,
): Draft | null {
  const { doc, parties } = scene;
  const index = parties.statementAt(head);
  const statement = index === null ? null : doc.layer('statements')[index];
  const voice = voiceOf(scene, head);
  if (!act || !statement?.cue || !voice?.speakers.some(({ mention }) => mention !== null))
    return null;
  const mentions = doc.layer('mentions');
  return {
    kind,
    trigger: statement.cue,
    at: head,
    head,
    act,
    by: voice.speakers,
    to: statement.addressee.map((mention) => {
      const { from, to } = mentions[mention];
      return { from, to, mention };
    }),
    strength: 'firm',
    negated: false,
    conditional: false,
    score: SCORE,
    rule,
  };
}
