import type { Participant } from '../../doc/deeds.ts';
import type { Statement } from '../../doc/layers.ts';
import type { TokenRange } from '../../doc/range.ts';
import { verbPhrase, wholeClause } from './act.ts';
import type { Draft, Scene } from './scene.ts';

const FIRM = 0.8;
/** A clause under "said" that no statement holds. */
const LOOSE = 0.6;
/** Kinds of mentions that are somebody. */
const LIVING: ReadonlySet<string> = new Set(['person', 'organisation', 'group', 'nationality']);
/** Kinds of actors who take public measures. */
const RULING: ReadonlySet<string> = new Set(['state', 'government', 'military', 'igo']);

/** Who speaks the words around a clause, and whether they are quoted and told in the past. */
interface Voice {
  readonly speakers: readonly Participant[];
  readonly direct: boolean;
  readonly present: boolean;
  readonly score: number;
}

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
    if (clauses.upos(verb) !== 'VERB' && !predicate) continue;
    const modal = modalOf(scene, verb);
    if (!modal || (predicate && !modal.asks)) continue;
    if (clauses.supposed(verb, scene.words.supposing)) continue;
    const voice = voiceOf(scene, verb);
    if (!voice) continue;
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
  }
  // "Kyiv has to withdraw": the deed is the infinitive under "has".
  const above = clauses.tree.head(verb);
  if (above < 0 || clauses.tree.rel(verb) !== 'xcomp' || !clauses.infinitive(verb)) return null;
  if (
    words.have.has(clauses.lemma(above)) &&
    clauses.upos(above) === 'VERB' &&
    !clauses.negated(above) &&
    clauses.first(above, 'obj') < 0
  ) {
    return { token: above, asks: true, hedged: false, would: false };
  }
  // "we are going to withdraw".
  if (clauses.lower(above) === 'going' && clauses.first(above, 'aux') >= 0) {
    return { token: above, asks: false, hedged: false, would: false };
  }
  return null;
}

/** Whose words a clause is; null where the reporter speaks. */
function voiceOf(scene: Scene, verb: number): Voice | null {
  const { clauses, parties, doc } = scene;
  const index = parties.statementAt(verb);
  if (index !== null) {
    const statement: Statement = doc.layer('statements')[index];
    if (statement.cue && unsaid(scene, statement.cue)) return null;
    // "hoped that it would …": a wish or a doubt undertakes nothing.
    if (statement.polarity === 'hopes' || statement.polarity === 'doubts') return null;
    const named = parties.speakers(statement);
    const speakers = named.length ? named : teller(scene, statement.cue);
    const direct = statement.kind === 'direct' || quoted(scene, verb);
    const cue = statement.cue ? clauses.xpos(statement.cue.from) : '';
    return {
      speakers,
      direct,
      present: /^VB[PZ]$/.test(cue),
      score: speakers.length ? FIRM : LOOSE,
    };
  }
  const above = clauses.tree.head(verb);
  if (above < 0 || clauses.tree.rel(verb) !== 'ccomp') return null;
  if (!scene.words.reporting.has(clauses.lemma(above))) return null;
  const speakers = scene.named(clauses.doer(above));
  if (!speakers.length) return null;
  return { speakers, direct: false, present: /^VB[PZ]$/.test(clauses.xpos(above)), score: LOOSE };
}

/** "… confirmed it and said it would pay": where the statement has no source, the subject of its verb. */
function teller(scene: Scene, cue: TokenRange | null): readonly Participant[] {
  if (!cue) return [];
  for (let at = cue.to - 1; at >= cue.from; at--) {
    if (scene.clauses.upos(at) === 'VERB') return scene.named(scene.clauses.doer(at));
  }
  return [];
}

/** "had not said that he should go". */
function unsaid({ clauses }: Scene, cue: TokenRange): boolean {
  for (let at = cue.from; at < cue.to; at++) {
    if (clauses.upos(at) === 'VERB' && clauses.negated(at)) return true;
  }
  return false;
}

/** Whether an odd number of quotation marks stands before a word in its sentence. */
function quoted({ clauses, parties }: Scene, token: number): boolean {
  let inside = false;
  for (let at = parties.sentence(token).from; at < token; at++) {
    const word = clauses.lower(at);
    if (word === '“' || (word === '"' && !inside)) inside = true;
    else if (word === '”' || word === '"') inside = false;
  }
  return inside;
}

/** "He said his country would rebuild the dam." */
function undertaking(scene: Scene, verb: number, modal: Modal, voice: Voice): Draft | null {
  const { clauses, words } = scene;
  const subject = clauses.subject(verb);
  // "we will be there", "it would cost"; but "the sanctions would remain" tells a deed.
  const idle = words['no-deed'].has(clauses.lemma(verb)) && !scene.thing(subject);
  if (idle) return null;
  if (clauses.passive(verb)) return measure(scene, verb, modal, voice);
  if (!scene.own(subject, voice.speakers)) return null;
  const above = clauses.tree.head(verb);
  const denied =
    clauses.negated(verb) ||
    nothing(scene, verb) ||
    (modal.token === above && clauses.negated(above));
  const act = scene.thing(subject) ? wholeClause(clauses, verb) : verbPhrase(clauses, verb, true);
  if (!act) return null;
  const harms = words.harmful.has(clauses.lemma(verb)) && clauses.first(verb, 'obj', 'obl') >= 0;
  const hedged =
    words.hedging.has(clauses.lemma(verb)) || (modal.would && (voice.direct || voice.present));
  const own = scene.named(subject);
  const first = scene.parties.person(subject) !== null && voice.speakers.length > 0;
  return {
    kind: denied ? 'refusal' : harms ? 'threat' : 'pledge',
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

/**
 * "The ministry said the ban would be lifted": a public body or its head tells what will be done, in
 * the passive, with what only it can do. Nobody else may be named as the doer.
 */
function measure(scene: Scene, verb: number, modal: Modal, voice: Voice): Draft | null {
  const { clauses, doc, words } = scene;
  if (!words.measures.has(clauses.lemma(verb)) || clauses.doer(verb) >= 0) return null;
  const actors = doc.layer('actors');
  const rules = voice.speakers.some(({ mention }) =>
    scene.parties
      .actors(mention)
      .some((one) => RULING.has(actors[one].kind) || actors[one].sector === 'GOV'),
  );
  const subject = clauses.subject(verb);
  // "the rebels would be invited": those it is done to are somebody; what is done is a matter.
  const mention = scene.parties.mentionAt(subject);
  const matter = mention === null || !LIVING.has(doc.layer('mentions')[mention].type);
  if (!rules || subject < 0 || !matter) return null;
  const act = wholeClause(clauses, verb);
  const index = scene.parties.statementAt(verb);
  // The modal stands inside the act, so what tells the undertaking is the verb of saying.
  const cue = index === null ? null : doc.layer('statements')[index].cue;
  if (!act || !cue) return null;
  const denied = clauses.negated(verb);
  const harms = words.harmful.has(clauses.lemma(verb));
  return {
    kind: denied ? 'refusal' : harms ? 'threat' : 'pledge',
    trigger: cue,
    at: verb,
    head: verb,
    act,
    by: voice.speakers,
    to: [],
    strength: modal.would && (voice.direct || voice.present) ? 'hedged' : 'firm',
    negated: false,
    conditional: false,
    score: voice.score - 0.2,
    rule: 'modal-measure',
  };
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
  const subject = clauses.subject(verb);
  if (
    subject < 0 ||
    parties.person(subject) !== null ||
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
    clauses.all(modal.token, 'aux').some((child) => words.would.has(clauses.lower(child)));
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
