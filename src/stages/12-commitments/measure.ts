import type { TokenRange } from '../../doc/range.ts';
import { verbPhrase, wholeClause } from './act.ts';
import type { Draft, Scene } from './scene.ts';
import type { Voice } from './voice.ts';

/** How much less sure a commitment is whose maker is not the clause's subject. */
const LESS = 0.2;
/** Kinds of mentions that are somebody. */
const LIVING: ReadonlySet<string> = new Set(['person', 'organisation', 'group', 'nationality']);

/**
 * "The ministry said the ban would be lifted": a public body or its head tells what will be done, in
 * the passive, with what only it can do. Nobody else may be named as the doer.
 */
export function measure(scene: Scene, verb: number, hedged: boolean, voice: Voice): Draft | null {
  const { clauses, doc, words } = scene;
  const lemma = clauses.lemma(verb);
  const subject = clauses.subject(verb);
  if (subject < 0 || clauses.doer(verb) >= 0 || !scene.ruling(voice.speakers)) return null;
  // "any attack will be answered", "whoever helps them will be punished".
  const reckoned = words.reckoned.has(lemma);
  // "the rebels would be invited": those it is done to are somebody; what is done is a matter.
  const mention = scene.parties.mentionAt(subject);
  const living = mention !== null && LIVING.has(doc.layer('mentions')[mention].type);
  const listed = living ? words['measures-people'] : words.measures;
  if (!listed.has(lemma) && !words['measures-people'].has(lemma) && !reckoned) return null;
  const denied =
    clauses.negated(verb) ||
    clauses.all(subject, 'det').some((child) => clauses.lower(child) === 'no');
  const kind = denied ? 'refusal' : reckoned || words.revenge.has(lemma) ? 'threat' : 'pledge';
  return told(scene, verb, wholeClause(clauses, verb), voice, kind, hedged, 'modal-measure');
}

/**
 * "Whoever helps them will pay a heavy price", "there will be consequences": harm foretold by those
 * who can do it.
 */
export function reckoning(scene: Scene, verb: number, voice: Voice): Draft | null {
  const { clauses, words } = scene;
  if (!scene.ruling(voice.speakers) || clauses.negated(verb)) return null;
  const subject = clauses.subject(verb);
  const there = clauses.first(verb, 'expl') >= 0 && subject > verb;
  if (there) {
    // "There will be consequences."
    if (!words.price.has(clauses.lemma(subject))) return null;
    return told(scene, verb, wholeClause(clauses, verb), voice, 'threat', false, 'modal-reckoning');
  }
  const object = clauses.first(verb, 'obj');
  if (object < 0 || !words.suffer.has(clauses.lemma(verb))) return null;
  if (!words.price.has(clauses.lemma(object)) || scene.own(subject, voice.speakers)) return null;
  const act = verbPhrase(clauses, verb, false);
  const draft = told(scene, verb, act, voice, 'threat', false, 'modal-reckoning');
  return draft && { ...draft, to: scene.named(subject) };
}

/** The modal may stand inside the act, so what tells the undertaking is the verb of saying. */
function told(
  { parties, doc }: Scene,
  verb: number,
  act: TokenRange | null,
  voice: Voice,
  kind: Draft['kind'],
  hedged: boolean,
  rule: string,
): Draft | null {
  const index = parties.statementAt(verb);
  const cue = index === null ? null : doc.layer('statements')[index].cue;
  if (!act || !cue) return null;
  return {
    kind,
    trigger: cue,
    at: verb,
    head: verb,
    act,
    by: voice.speakers,
    to: [],
    strength: hedged ? 'hedged' : 'firm',
    negated: false,
    conditional: false,
    score: voice.score - LESS,
    rule,
  };
}
