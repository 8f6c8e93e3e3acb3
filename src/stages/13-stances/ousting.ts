import type { Stance } from '../../doc/deeds.ts';
import type { Scene } from './scene.ts';

/** Two clauses deep, so less sure than a plain verb. */
const SCORE = 0.75;
const RULE = 'ousting';

/** Wanting somebody gone: "wants to see Assad removed", "called for the king's abdication". */
export function oustingStances(scene: Scene): Stance[] {
  const found: Stance[] = [];
  for (let at = 0; at < scene.clauses.length; at++) {
    const upos = scene.clauses.upos(at);
    if (upos === 'VERB') found.push(...deed(scene, at), ...out(scene, at));
    else if (upos === 'ADJ' && scene.words.removed.has(scene.clauses.lower(at))) {
      found.push(...deed(scene, at));
    } else if (upos === 'NOUN' && scene.words.goingNouns.has(scene.clauses.lemma(at))) {
      found.push(...noun(scene, at));
    }
  }
  return found;
}

/** "demands that the president resign", "is eager to see the shah overthrown". */
function deed(scene: Scene, verb: number): Stance[] {
  const { clauses, words } = scene;
  const lemma = clauses.lemma(verb);
  const particle = clauses.first(verb, 'compound:prt', 'advmod');
  const phrase = particle < 0 ? lemma : `${lemma} ${clauses.lower(particle)}`;
  // "eager to see the shah unseated", where the participle is taken for an adjective.
  const removed = words.removing.has(lemma) || words.removed.has(clauses.lower(verb));
  if (!removed && !words.leaving.has(lemma) && !words.leavingPhrases.has(phrase)) return [];
  // "leave office", but not "leave the matter open".
  const left = clauses.first(verb, 'obj');
  if (!removed && left >= 0 && !words.posts.has(clauses.lemma(left))) return [];
  if (clauses.negated(verb)) return [];
  const wish = wished(scene, verb);
  if (wish < 0 || scene.unsettled(wish)) return [];
  const holders = scene.named(clauses.doer(wish));
  // "wants to topple the king": the one removed is the object, unless he "is removed".
  const active = removed && clauses.first(verb, 'obj') >= 0;
  const gone = active ? clauses.first(verb, 'obj') : goer(scene, verb);
  if (gone < 0) return [];
  return scene.stances('oppose', holders, scene.named(gone), wish, SCORE, RULE);
}

/** "wants the shah out": the particle is the wish. */
function out(scene: Scene, wish: number): Stance[] {
  const { clauses, words } = scene;
  if (!words.wanting.has(clauses.lemma(wish)) || scene.unsettled(wish)) return [];
  const gone = clauses.first(wish, 'obj');
  const particle = clauses
    .all(wish, 'compound:prt', 'advmod', 'xcomp')
    .find((child) => clauses.lower(child) === 'out' || clauses.lower(child) === 'gone');
  if (gone < wish || particle === undefined || particle < gone) return [];
  const holders = scene.named(clauses.doer(wish));
  return scene.stances('oppose', holders, scene.named(gone), wish, SCORE, RULE);
}

/** Who goes: the clause's own subject, or the object of "see", "want", "urge" above it. */
function goer({ clauses }: Scene, verb: number): number {
  const own = clauses.first(verb, 'nsubj');
  if (own >= 0) return own;
  const above = clauses.tree.head(verb);
  if (above < 0) return -1;
  return clauses.verbal(above) ? clauses.first(above, 'obj', 'obl') : above;
}

/** The word of wishing above a clause, over "see" and "have"; -1 where there is none. */
function wished({ clauses, words }: Scene, verb: number): number {
  for (let at = verb, hops = 0; hops < 3; hops++) {
    if (!['xcomp', 'ccomp', 'advcl', 'acl'].includes(clauses.tree.base(at))) return -1;
    at = clauses.tree.head(at);
    if (at < 0) return -1;
    // "to see [the shah] overthrown", where the participle hangs on the noun.
    if (hops === 0 && !clauses.verbal(at)) at = clauses.tree.head(at);
    if (at < 0) return -1;
    if (words.wanting.has(clauses.lemma(at))) return at;
    if (!['see', 'have'].includes(clauses.lemma(at))) return -1;
  }
  return -1;
}

/** "called for the resignation of the governor", "demand Assad's departure". */
function noun(scene: Scene, at: number): Stance[] {
  const { clauses, words } = scene;
  const above = clauses.tree.head(at);
  if (above < 0 || !['obj', 'obl'].includes(clauses.tree.base(at))) return [];
  if (!words.wanting.has(clauses.lemma(above)) || scene.unsettled(above)) return [];
  const gone = clauses.all(at, 'nmod:poss', 'nmod').filter((child) => {
    return clauses.tree.rel(child) === 'nmod:poss' || clauses.prep(child) === 'of';
  });
  const objects = gone.flatMap((child) => [...scene.named(child)]);
  return scene.stances('oppose', scene.named(clauses.doer(above)), objects, above, SCORE, RULE);
}
