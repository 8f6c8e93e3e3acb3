import { verbPhrase, wholeClause } from './act.ts';
import { measure, reckoning } from './measure.ts';
import type { Draft, Scene } from './scene.ts';
import { type Voice, voiceOf } from './voice.ts';

/** "France will not send troops, he said": what speakers undertake, or want of others, by a modal. */
export function modalDrafts(scene: Scene): Draft[] {
  const { clauses } = scene;
  const drafts: Draft[] = [];
  for (let verb = 0; verb < clauses.length; verb++) {
    // "the union must be ready to mediate": for demands a predicate will do.
    const predicate =
      clauses.upos(verb) === 'ADJ' &&
      clauses.first(verb, 'cop') >= 0 &&
      clauses.all(verb, 'xcomp').some((child) => clauses.infinitive(child));
    // "there will be consequences".
    const there = clauses.first(verb, 'expl') >= 0;
    if (clauses.upos(verb) !== 'VERB' && !predicate && !there) continue;
    const modal = modalOf(scene, verb);
    if (!modal || (predicate && !modal.asks)) continue;
    if (clauses.supposed(verb, scene.words.supposing)) continue;
    const voice = voiceOf(scene, verb);
    // "the cabinet plans to …": the plan itself is no word of saying.
    if (!voice || scene.cueAt[modal.token] >= 0) continue;
    const draft = modal.asks
      ? demand(scene, verb, modal, voice)
      : undertaking(scene, verb, modal, voice);
    if (draft) drafts.push(draft);
  }
  return drafts;
}

/** A modal over a verb: whether it asks something of others, and how firmly. */
interface Modal {
  readonly token: number;
  readonly asks: boolean;
  readonly hedged: boolean;
  readonly would: boolean;
}

/** The modal over a verb, "has to" and "is going to" included; null where there is none. */
function modalOf({ clauses, words }: Scene, verb: number): Modal | null {
  for (const token of clauses.all(verb, 'aux')) {
    const word = clauses.lower(token);
    // "he'd gone" is no "he would go".
    const plain = /^VB[P]?$/.test(clauses.xpos(verb)) || clauses.first(verb, 'aux:pass') >= 0;
    const would = words.would.has(word) && plain;
    if (words.will.has(word) || would) return { token, asks: false, hedged: false, would };
    if (words.must.has(word)) return { token, asks: true, hedged: false, would: false };
    if (words.should.has(word)) return { token, asks: true, hedged: true, would: false };
    // "we cannot accept": what one will not do.
    if (words.can.has(word) && words.cannot.has(clauses.lemma(verb)) && clauses.negated(verb)) {
      return { token, asks: false, hedged: false, would: false };
    }
  }
  const be = planned(clauses, verb);
  if (be >= 0) return { token: be, asks: false, hedged: false, would: false };
  // "Kyiv has to withdraw": the deed is the infinitive under "has".
  const above = clauses.tree.head(verb);
  if (above < 0 || clauses.tree.rel(verb) !== 'xcomp' || !clauses.infinitive(verb)) return null;
  if (
    words.have.has(clauses.lemma(above)) &&
    // "the votes needed to win", "having to wait": nobody says that anybody must.
    !/^VB[GN]$/.test(clauses.xpos(above)) &&
    clauses.upos(above) === 'VERB' &&
    !clauses.negated(above) &&
    clauses.first(above, 'obj') < 0
  ) {
    return { token: above, asks: true, hedged: false, would: false };
  }
  // "we intend to sue".
  if (words.intending.has(clauses.lemma(above)) && clauses.upos(above) === 'VERB') {
    return { token: above, asks: false, hedged: true, would: false };
  }
  // "we are going to withdraw".
  if (clauses.lower(above) === 'going' && clauses.first(above, 'aux') >= 0) {
    return { token: above, asks: false, hedged: false, would: false };
  }
  return null;
}

/** "The company is to close two plants": the "be" before its infinitive, or -1. */
function planned(clauses: Scene['clauses'], verb: number): number {
  if (!clauses.infinitive(verb)) return -1;
  const be = /^(?:is|are|was|were)$/;
  const own = clauses.all(verb, 'cop', 'aux').find((child) => be.test(clauses.lower(child)));
  return own ?? -1;
}

/** "He said his country would rebuild the dam." */
function undertaking(scene: Scene, verb: number, modal: Modal, voice: Voice): Draft | null {
  const { clauses, words } = scene;
  const foretold = reckoning(scene, verb, voice);
  if (foretold) return foretold;
  const subject = clauses.subject(verb);
  // "we will be there", "it would cost"; but "the sanctions would remain" tells a deed.
  const idle = words['no-deed'].has(clauses.lemma(verb)) && !scene.thing(subject);
  if (idle) return null;
  const softened = modal.would && (voice.direct || voice.present);
  if (clauses.passive(verb)) return measure(scene, verb, softened, voice);
  // "a change that he said would help": he who says so is not what helps.
  if (clauses.tree.rel(verb) === 'ccomp' && clauses.first(verb, 'nsubj') < 0) return null;
  if (!scene.own(subject, voice.speakers)) return null;
  const above = clauses.tree.head(verb);
  const denied =
    clauses.negated(verb) ||
    nothing(scene, verb) ||
    (modal.token === above && clauses.negated(above));
  const act = scene.thing(subject)
    ? wholeClause(clauses, verb)
    : verbPhrase(clauses, considered(scene, verb), true);
  if (!act) return null;
  const hedged = modal.hedged || words.hedging.has(clauses.lemma(verb)) || softened;
  const own = scene.named(subject);
  const first = scene.parties.person(subject) !== null && voice.speakers.length > 0;
  return {
    kind: denied ? 'refusal' : harms(scene, verb) || voice.warns ? 'threat' : 'pledge',
    trigger: { from: modal.token, to: modal.token + 1 },
    at: verb,
    head: verb,
    act,
    by: first || scene.thing(subject) || !own.length ? voice.speakers : own,
    to: [],
    strength: hedged ? 'hedged' : 'firm',
    negated: false,
    conditional: false,
    score: voice.score,
    rule: denied ? 'modal-refusal' : 'modal-will',
  };
}

/** "will strike the port", "will retaliate", "will impose sanctions": what harms another. */
function harms({ clauses, words }: Scene, verb: number): boolean {
  const lemma = clauses.lemma(verb);
  const object = clauses.first(verb, 'obj');
  if (words.revenge.has(lemma)) return true;
  if (words.dealt.has(lemma) && object >= 0) return words.harm.has(clauses.lemma(object));
  return words.harmful.has(lemma) && (object >= 0 || clauses.first(verb, 'obl') >= 0);
}

/** "would consider [naming a judge]": that he would think about it is how firmly, not what. */
function considered({ clauses, words }: Scene, verb: number): number {
  if (!words.hedging.has(clauses.lemma(verb))) return verb;
  const inner = clauses.first(verb, 'xcomp', 'ccomp', 'obj');
  return inner > verb && clauses.xpos(inner) === 'VBG' ? inner : verb;
}

/** "will send no delegates". */
function nothing({ clauses }: Scene, verb: number): boolean {
  const object = clauses.first(verb, 'obj');
  return object >= 0 && clauses.all(object, 'det').some((child) => clauses.lower(child) === 'no');
}

/** "Qatar must mediate, the ambassador said." */
function demand(scene: Scene, verb: number, modal: Modal, voice: Voice): Draft | null {
  const { clauses, parties, words } = scene;
  if (words['no-deed'].has(clauses.lemma(verb))) return null;
  if (clauses.passive(verb) || !voice.speakers.some(({ mention }) => mention !== null)) return null;
  // "should have acted sooner": too late to ask for.
  if (clauses.all(verb, 'aux').some((child) => clauses.lemma(child) === 'have')) return null;
  const subject = clauses.subject(verb);
  if (
    subject < 0 ||
    parties.person(subject) === 'first' ||
    words.general.has(clauses.lower(subject)) ||
    clauses.lower(subject) === 'people'
  )
    return null;
  if (scene.own(subject, voice.speakers)) return null;
  const to = scene.named(subject);
  if (!to.length) return null;
  const range = verbPhrase(clauses, verb, false);
  if (!range) return null;
  const hedges =
    modal.hedged ||
    ((voice.direct || voice.present) &&
      clauses.all(modal.token, 'aux').some((child) => words.would.has(clauses.lower(child))));
  return {
    kind: 'demand',
    trigger: { from: modal.token, to: modal.token + 1 },
    at: verb,
    head: verb,
    act: range,
    by: voice.speakers,
    to,
    strength: hedges ? 'hedged' : 'firm',
    negated: false,
    conditional: false,
    score: voice.score - (modal.hedged ? 0.15 : 0.05),
    rule: modal.hedged ? 'modal-should' : 'modal-must',
  };
}
