import type { Participant } from '../../doc/deeds.ts';
import type { Statement } from '../../doc/layers.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Scene } from './scene.ts';

const FIRM = 0.8;
/** A clause under "said" that no statement holds. */
const LOOSE = 0.6;

/** Who speaks the words around a clause, and whether they are quoted and told in the present. */
export interface Voice {
  readonly speakers: readonly Participant[];
  readonly direct: boolean;
  readonly present: boolean;
  /** Whether the words are told as a warning or a threat. */
  readonly warns: boolean;
  readonly score: number;
}

const WARNING = /^(?:warn|threaten)$/;

/** Whose words a clause is; null where the reporter speaks, and where it is hoped, feared or thought. */
export function voiceOf(scene: Scene, verb: number): Voice | null {
  const { clauses, parties, doc } = scene;
  if (wished(scene, verb) || aside(scene, verb)) return null;
  const index = parties.statementAt(verb);
  if (index !== null) {
    const statement: Statement = doc.layer('statements')[index];
    if (statement.cue && unsaid(scene, statement.cue)) return null;
    // "hoped that it would …": a wish or a doubt undertakes nothing.
    if (statement.polarity === 'hopes' || statement.polarity === 'doubts') return null;
    const named = parties.speakers(statement);
    const speakers = named.length ? named : teller(scene, statement.cue);
    const cue = cueVerb(scene, statement.cue);
    // "if anybody says 'we will …'", "some might start saying".
    if (cue >= 0 && scene.doubted(cue)) return null;
    return {
      speakers,
      direct: statement.kind === 'direct' || quoted(scene, verb),
      present: statement.cue !== null && /^VB[PZ]$/.test(clauses.xpos(statement.cue.from)),
      warns: cue >= 0 && WARNING.test(clauses.lemma(cue)),
      score: speakers.length ? FIRM : LOOSE,
    };
  }
  const above = clauses.tree.head(verb);
  if (above < 0 || clauses.tree.rel(verb) !== 'ccomp') return null;
  if (!scene.words.reporting.has(clauses.lemma(above))) return null;
  const speakers = scene.named(clauses.doer(above));
  if (!speakers.length) return null;
  return {
    speakers,
    direct: false,
    present: /^VB[PZ]$/.test(clauses.xpos(above)),
    warns: WARNING.test(clauses.lemma(above)),
    score: LOOSE,
  };
}

/** The verb of a cue, or -1. */
function cueVerb({ clauses }: Scene, cue: TokenRange | null): number {
  if (cue === null) return -1;
  for (let at = cue.to - 1; at >= cue.from; at--) if (clauses.upos(at) === 'VERB') return at;
  return -1;
}

/** "… confirmed it and said it would pay": where the statement has no source, the subject of its verb. */
function teller(scene: Scene, cue: TokenRange | null): readonly Participant[] {
  const verb = cueVerb(scene, cue);
  return verb < 0 ? [] : scene.named(scene.clauses.doer(verb));
}

/** "said he hoped it would help", "I think we will win": under a verb of thinking, whoever tells it. */
function wished({ clauses, words }: Scene, verb: number): boolean {
  for (let at = verb, hops = 0; hops < 3; hops++) {
    const rel = clauses.tree.base(at);
    const above = clauses.tree.head(at);
    if (above < 0 || !/^(?:ccomp|conj|xcomp)$/.test(rel)) return false;
    if (rel === 'ccomp') return words.wishing.has(clauses.lemma(above)) && above < at;
    at = above;
  }
  return false;
}

/** "before it would accept her", "because he will need it": a clause beside the one that is told. */
function aside({ clauses, words }: Scene, verb: number): boolean {
  if (clauses.tree.base(verb) !== 'advcl') return false;
  return clauses
    .all(verb, 'mark', 'advmod')
    .some((child) => child < verb && words['aside-clause'].has(clauses.lower(child)));
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
