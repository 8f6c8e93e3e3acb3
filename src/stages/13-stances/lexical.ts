import type { Participant, Stance } from '../../doc/deeds.ts';
import type { Side, Sides } from './lexicon.ts';
import type { Scene } from './scene.ts';

const PLAIN = 0.85;
/** Attitudes told by a noun: holder and object are further from it. */
const NOMINAL = 0.75;

/** Stances told by a word of the lexicon. */
export function lexicalStances(scene: Scene, sides: Sides): Stance[] {
  const { clauses } = scene;
  const found: Stance[] = [];
  for (let at = 0; at < clauses.length; at++) {
    const upos = clauses.upos(at);
    const pos = upos === 'VERB' ? 'v' : upos === 'NOUN' ? 'n' : upos === 'ADJ' ? 'a' : null;
    if (!pos) continue;
    for (const side of sides.of(pos, clauses.lemma(at))) {
      const stances = pos === 'n' ? nominal(scene, at, side) : predicate(scene, at, side);
      if (!stances.length) continue;
      found.push(...stances);
      break;
    }
  }
  return found;
}

/** "Tehran sides with the Houthis", "rebels backed by Turkey", "is opposed to Assad". */
function predicate(scene: Scene, at: number, side: Side): Stance[] {
  const { clauses } = scene;
  if (scene.unsettled(at)) return [];
  const { rule } = side;
  if (side.frame === 'o') {
    const backed = attributive(scene, at);
    if (backed) return scene.stances(side.kind, backed.holders, backed.objects, at, PLAIN, rule);
    const passive = clauses.passive(at);
    const holders = scene.named(clauses.doer(at));
    const object = passive ? clauses.subject(at) : clauses.first(at, 'obj');
    // "backed Macron's plan": the plan, not the man, is what is backed.
    return scene.stances(side.kind, holders, scene.named(object), at, PLAIN, rule);
  }
  const object = under(scene, at, side.prepositions);
  return scene.stances(side.kind, scene.named(clauses.subject(at)), object, at, PLAIN, rule);
}

/** "Iran-backed militias": the participle before its noun, with the backer before it. */
function attributive({ clauses, parties }: Scene, at: number) {
  if (clauses.tree.rel(at) !== 'amod' && clauses.tree.base(at) !== 'compound') return null;
  const noun = clauses.tree.head(at);
  if (noun < at || at < 2) return null;
  const dash = /^[-–]$/.test(clauses.lower(at - 1)) ? at - 2 : at - 1;
  if (!['PROPN', 'ADJ', 'NOUN'].includes(clauses.upos(dash))) return null;
  const holders = parties.at(dash);
  return holders.length ? { holders, objects: parties.at(noun) } : null;
}

/** Those who stand under one of the prepositions: "sides [with the Houthis]". */
function under(
  { clauses, parties }: Scene,
  at: number,
  prepositions: readonly string[],
): Participant[] {
  const next = at + 1;
  const token =
    clauses
      .all(at, 'obl', 'nmod')
      // "By Sunday the number stood at ten" stands by nobody.
      .find((child) => child > at && prepositions.includes(clauses.prep(child))) ??
    // "its solidarity [with Lebanon]", where the phrase hangs on the verb.
    (next < clauses.length &&
    prepositions.includes(clauses.lower(next)) &&
    clauses.tree.head(next) > next
      ? clauses.tree.head(next)
      : undefined);
  return token === undefined ? [] : parties.at(token);
}

/** "Belarus, an ally of Russia", "Russia's ally Belarus", "its support for Cuba". */
function nominal(scene: Scene, at: number, side: Side): Stance[] {
  const { clauses, words } = scene;
  if (scene.unsettled(at)) return [];
  const { rule } = side;
  const owners = scene.parties.ownersOf(at);
  if (side.held) {
    const objects = under(scene, at, side.prepositions);
    const above = clauses.tree.head(at);
    // "flew missions in support of the king", "voiced its support for Cuba".
    const adverbial = clauses.prep(at) === 'in' && !owners.length;
    if (side.prepositions.includes('of') && !adverbial) return [];
    const carries = above >= 0 && (adverbial || words.holding.has(clauses.lemma(above)));
    const carrier = carries ? clauses.doer(above) : -1;
    const own = owners.length ? owners : scene.named(carrier);
    return scene.stances(side.kind, own, objects, at, NOMINAL, rule);
  }
  const of = clauses.all(at, 'nmod').filter((child) => clauses.prep(child) === 'of');
  // "has been bombing his enemies": whose they are the pronoun says, not the verb's subject.
  const possessor = clauses.first(at, 'nmod:poss');
  const pronoun = possessor >= 0 && clauses.upos(possessor) === 'PRON';
  const known = pronoun ? scene.settled(possessor) : owners;
  const objects = of.length ? of.flatMap((child) => [...scene.named(child)]) : known;
  return scene.stances(side.kind, bearer(scene, at), objects, at, NOMINAL, rule);
}

/** Who is called an ally: subject of "is", the name it renames, the name after it, or the noun itself. */
function bearer(scene: Scene, at: number): readonly Participant[] {
  const { clauses } = scene;
  if (clauses.first(at, 'cop') >= 0) return scene.named(clauses.subject(at));
  const renamed = apposed(scene, at);
  if (renamed >= 0) return scene.named(renamed);
  for (const child of clauses.all(at, 'appos', 'flat')) {
    const named = scene.named(child);
    if (named.length) return named;
  }
  // "supporters of Gbagbo": they are who they are.
  const self = scene.named(at);
  const above = clauses.tree.head(at);
  if (self.length || above < at) return self;
  return ['compound', 'nmod:desc', 'flat'].includes(clauses.tree.rel(at)) ? scene.named(above) : [];
}

/** "Riyadh, [an ally of …]": the noun it renames, also where the tree sets the two side by side; or -1. */
function apposed({ clauses }: Scene, at: number): number {
  const { tree } = clauses;
  if (tree.rel(at) === 'appos') return tree.head(at);
  const above = tree.head(at);
  if (above < 0) return -1;
  for (const other of tree.children(above)) {
    if (other >= at || tree.rel(other) !== tree.rel(at)) continue;
    const { to } = tree.span(other);
    const comma = clauses.lower(to) === ',' && tree.span(at).from <= to + 1;
    if (comma) return other;
  }
  return -1;
}
