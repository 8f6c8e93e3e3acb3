import type { Mention, TokenRange } from '../../doc/layers.ts';
import { contains, holds } from '../../doc/span.ts';
import type { Cast, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import { outerSubject } from './outer-subjects.ts';
import { isPerson, type Past, type Spoken } from './past.ts';
import { list } from './people.ts';
import { rank } from './rank.ts';
import type { Scene } from './scene.ts';

/** How far the best antecedent must be ahead of the next. */
const AHEAD = 1.5;
/** The same for one human being, whom sex and clause tell apart better. */
const AHEAD_ALONE = 1;

/** "he", "she", "they", "it": whom the third person stands for; null where it cannot be told. */
export function settlePronoun(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  index: number,
  past: Past,
  doubts: Doubts,
): Settled | null {
  const mention = scene.mentions[index];
  const word = scene.token(mention.head).lower;
  const outer = outerSubject(scene, cast, settled, mention.head);
  if (outer) return outer;
  const { he, she, they, it } = scene.words;
  const gender = he.includes(word) ? 'm' : she.includes(word) ? 'f' : null;
  if (gender !== null) return human(scene, cast, settled, index, gender, past, doubts);
  if (they.includes(word)) return several(scene, cast, settled, mention, past);
  if (it.includes(word)) return thing(scene, cast, settled, mention, past);
  return null;
}

/** "Putin said he would wait." "She had met the envoy." One human being of that sex, never a guess between two. */
function human(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  index: number,
  gender: 'm' | 'f',
  past: Past,
  doubts: Doubts,
): Settled | null {
  const mention = scene.mentions[index];
  const fits = (at: number) => isPerson(cast, at) && (cast.parts[at].gender ?? gender) === gender;
  const own = speakerOf(scene, settled, mention);
  const inQuotes = own !== null && scene.quoted(mention.head);
  const banned = new Set<number>(inQuotes ? (own?.actors ?? []) : []);
  for (const at of namedInside(scene, past, index)) banned.add(at);
  for (const at of sameClause(scene, settled, mention)) banned.add(at);
  for (const at of toldOf(scene, settled, mention)) banned.add(at);
  if (
    own !== null &&
    !inQuotes &&
    own.actors.length === 1 &&
    fits(own.actors[0]) &&
    !banned.has(own.actors[0])
  ) {
    const inside = past.spoken.filter(
      (one) =>
        scene.said[scene.mentions[one.index].head] === own.statement &&
        scene.mentions[one.index].from < mention.from &&
        one.actors.length === 1 &&
        one.actors[0] !== own.actors[0] &&
        fits(one.actors[0]),
    );
    if (!inside.length)
      return { actors: own.actors, through: own.mention, score: 0.85, rule: 'speaker-of-clause' };
  }
  const subject = ownSubject(scene, settled, mention);
  if (subject?.actors.length === 1 && fits(subject.actors[0]) && !banned.has(subject.actors[0])) {
    return { ...subject, score: 0.8, rule: 'subject-of-clause' };
  }
  const ranked = rank(
    scene,
    mention,
    past,
    (one) => one.actors.length === 1 && fits(one.actors[0]) && !banned.has(one.actors[0]),
  );
  const [best, second] = ranked;
  if (!best) return null;
  if (!second || best.weight - second.weight >= AHEAD_ALONE) {
    return {
      actors: [best.actor],
      through: best.index,
      score: second ? 0.7 : 0.8,
      rule: 'nearest-subject',
    };
  }
  if (scene.tree.base(mention.head) === 'nsubj') {
    doubts.ambiguous(
      mention,
      `"${scene.doc.words(mention)}" may be ${list([best, second].map(({ actor }) => cast.parts[actor].actor.name))}.`,
    );
  }
  return { actors: [], through: null, score: 0.3, rule: 'nearest-subject' };
}

/** "Both leaders said they would act." A plural, a list, a group or body; the speakers of the clause first. */
function several(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
  past: Past,
): Settled | null {
  const many = (one: Spoken) =>
    one.actors.length > 1 ||
    scene.mentions[one.index].plural ||
    /^(?:armed-group|people|party|military)$/.test(cast.parts[one.actors[0]].actor.kind);
  const own = speakerOf(scene, settled, mention);
  if (own !== null && !scene.quoted(mention.head) && own.mention !== null) {
    const source = scene.mentions[own.mention];
    if (source.plural || own.actors.length > 1)
      return { actors: own.actors, through: own.mention, score: 0.85, rule: 'speaker-of-clause' };
  }
  const banned = new Set(sameClause(scene, settled, mention));
  // "Envoys and rebels came. They …": all of a list, not its first.
  const members = new Set(scene.mentions.flatMap((one) => one.members));
  const quoted = own !== null && scene.statements[own.statement].kind !== 'indirect';
  // What is quoted was said elsewhere: its "they" is somebody spoken of inside.
  const inside = (one: Spoken) =>
    !quoted || scene.said[scene.mentions[one.index].head] === own.statement;
  const found = rank(
    scene,
    mention,
    past,
    (one) =>
      inside(one) &&
      many(one) &&
      !members.has(one.index) &&
      !one.actors.some((at) => banned.has(at)),
  );
  const [best, second] = found;
  if (!best) return oneBody(scene, cast, mention, past, own);
  if (second && best.weight - second.weight < AHEAD) return null;
  if (openPlural(scene, settled, scene.mentions[best.index].to, mention.from)) return null;
  // "The study found that children lack iodine. They say …": whom others speak of does not speak next.
  const speaks = scene.statements.some((one) => scene.mentions[one.mention ?? -1] === mention);
  const apart = scene.said[scene.mentions[best.index].head] !== scene.said[mention.head];
  const spokenOf = scene.said[scene.mentions[best.index].head] >= 0 && apart;
  const spoke = scene.statements.some((one) => one.mention === best.index);
  if (speaks && spokenOf && !spoke) return null;
  return { actors: best.actors, through: best.index, score: 0.65, rule: 'nearest-plural' };
}

/** "The envoys of some tribes came. They …": a plural subject that nobody could be found for may be meant. */
function openPlural(
  scene: Scene,
  settled: readonly (Settled | null)[],
  from: number,
  to: number,
): boolean {
  return scene.mentions.some(
    (one, index) =>
      one.from >= from &&
      one.to <= to &&
      one.plural &&
      one.form !== 'pronoun' &&
      /^(?:person|group|nationality)$/.test(one.type) &&
      /^nsubj/.test(scene.tree.rel(one.head)) &&
      !settled[index]?.actors.length,
  );
}

/** "The council said they would vote": a body alone, where it speaks or nobody else is spoken of. */
function oneBody(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  past: Past,
  own: ReturnType<typeof speakerOf>,
): Settled | null {
  const body = (at: number) => cast.parts[at].actor.kind !== 'person';
  if (own !== null) {
    const indirect = scene.statements[own.statement].kind === 'indirect';
    return indirect && own.actors.length === 1 && body(own.actors[0])
      ? { actors: own.actors, through: own.mention, score: 0.6, rule: 'speaker-of-clause' }
      : null;
  }
  if (scene.tree.rel(mention.head) !== 'nsubj') return null;
  const sentence = scene.sentence(mention.head);
  const near = past.spoken.filter((one) => {
    const other = scene.mentions[one.index];
    return one.sentence === sentence - 1 && one.subject && scene.together(other.head, mention.head);
  });
  const actors = new Set(near.flatMap((one) => one.actors));
  const [first] = near;
  if (actors.size !== 1 || !body(first.actors[0])) return null;
  // A thing in the plural may be meant as well: "Russia sent jets. They …".
  const others = scene.mentions.some(
    (one) => one.plural && one.to <= mention.from && scene.sentence(one.head) >= sentence - 1,
  );
  if (others) return null;
  return { actors: first.actors, through: first.index, score: 0.5, rule: 'one-body' };
}

/** "Turkey said it would not apologise." A state, body or group; only where it is the speaker or the subject before. */
function thing(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
  past: Past,
): Settled | null {
  const fits = (at: number) =>
    cast.parts[at].actor.kind !== 'person' &&
    cast.parts[at].actor.kind !== 'people' &&
    !cast.parts[at].plural;
  const own = speakerOf(scene, settled, mention);
  // "Moscow denied it": an object is what was said, not who said it.
  const rel = scene.tree.rel(mention.head);
  if (!/^(?:nsubj|nmod:poss|expl)/.test(rel)) return null;
  // "It was the first vote since May": what is so called is an event oftener than a body.
  if (rel !== 'nmod:poss' && isEvent(scene, scene.tree.head(mention.head))) return null;
  if (
    own !== null &&
    scene.statements[own.statement].kind === 'indirect' &&
    own.actors.length === 1 &&
    fits(own.actors[0])
  ) {
    return { actors: own.actors, through: own.mention, score: 0.8, rule: 'speaker-of-clause' };
  }
  const subject = ownSubject(scene, settled, mention);
  if (subject?.actors.length === 1 && fits(subject.actors[0])) {
    return { ...subject, score: 0.75, rule: 'subject-of-clause' };
  }
  if (own !== null && scene.statements[own.statement].kind !== 'indirect') return null;
  const subjects = rank(
    scene,
    mention,
    past,
    (one) => one.subject && one.actors.length === 1 && fits(one.actors[0]),
  );
  const [best, second] = subjects;
  if (!best || (second && best.weight - second.weight < AHEAD)) return null;
  const possessive = scene.tree.rel(mention.head) === 'nmod:poss';
  if (!possessive && best.sentence === scene.sentence(mention.head)) return null;
  return { actors: best.actors, through: best.index, score: 0.6, rule: 'nearest-subject' };
}

/** "Tusk could count on Japan, he said": nobody calls himself by his name in his own words. */
function namedInside(scene: Scene, past: Past, index: number): number[] {
  const own = scene.statements.find(({ mention }) => mention === index);
  if (own === undefined) return [];
  return past.spoken.flatMap((one) => {
    const { head, form } = scene.mentions[one.index];
    return form !== 'pronoun' && own.content.some((part) => holds(part, head)) ? one.actors : [];
  });
}

/** Whether a predicate is a noun that names nobody: "it was the first vote". */
function isEvent(scene: Scene, at: number): boolean {
  const { tree } = scene;
  if (at < 0 || tree.child(at, 'cop') < 0 || scene.token(at).upos !== 'NOUN') return false;
  const det = tree.child(at, 'det');
  const one = det >= 0 && /^an?$/.test(scene.token(det).lower);
  return !one && !scene.mentions.some(({ head }) => head === at);
}

/** Who speaks the innermost statement that a mention stands in, as far as settled. */
function speakerOf(scene: Scene, settled: readonly (Settled | null)[], { head }: Mention) {
  const statement = scene.said[head];
  if (statement < 0) return null;
  const { mention, source } = scene.statements[statement];
  return { statement, mention, actors: speakers(scene, settled, mention, source) };
}

/** Everybody whom a source names: "Obama, Hollande say …" has two speakers though no list was found. */
function speakers(
  scene: Scene,
  settled: readonly (Settled | null)[],
  mention: number | null,
  source: TokenRange | null,
): readonly number[] {
  const own = mention === null ? [] : (settled[mention]?.actors ?? []);
  if (mention === null || source === null || scene.mentions[mention].members.length) return own;
  const all = scene.mentions.flatMap((other, index) =>
    other.form === 'name' &&
    other.type === scene.mentions[mention].type &&
    scene.renames[index] < 0 &&
    contains(source, other)
      ? (settled[index]?.actors ?? [])
      : [],
  );
  return scene.mentions[mention].type === 'person' && all.length > own.length
    ? [...new Set(all)]
    : own;
}

/**
 * "Norton spent most of his life abroad", "she cut herself": a possessive or reflexive goes with the
 * subject of its clause, where that stands before it.
 */
function ownSubject(scene: Scene, settled: readonly (Settled | null)[], { head, from }: Mention) {
  const { tree } = scene;
  if (tree.rel(head) !== 'nmod:poss' && !/self$/.test(scene.token(head).lower)) return null;
  for (let at = tree.head(head); at >= 0; at = tree.head(at)) {
    const subject = tree.child(at, 'nsubj', 'nsubj:pass');
    if (subject < 0) continue;
    if (subject >= from || tree.under(head, subject) || subject === head) return null;
    const index = scene.mentions.findIndex((one) => one.head === subject && !one.members.length);
    const found = index < 0 ? null : settled[index];
    return found ? { actors: found.actors, through: index } : null;
  }
  return null;
}

/** "Osei, with whom he had quarrelled": whom a relative clause tells of is not "he" in it. */
function toldOf(
  scene: Scene,
  settled: readonly (Settled | null)[],
  { head }: Mention,
): readonly number[] {
  const { tree, mentions } = scene;
  const clause = tree.head(head);
  if (clause < 0 || tree.rel(clause) !== 'acl:relcl' || tree.base(head) === 'nmod') return [];
  if (![...tree.children(clause)].some((at) => /^(?:who|whom)$/.test(scene.token(at).lower)))
    return [];
  const whom = mentions.findIndex((one) => one.head === tree.head(clause));
  return whom < 0 ? [] : (settled[whom]?.actors ?? []);
}

/** "Obama met him": the subject of the same verb is somebody else. */
function sameClause(
  scene: Scene,
  settled: readonly (Settled | null)[],
  { head }: Mention,
): readonly number[] {
  const rel = scene.tree.base(head);
  if (rel !== 'obj' && rel !== 'iobj' && rel !== 'obl') return [];
  const subject = scene.tree.child(scene.tree.head(head), 'nsubj');
  const at = subject < 0 ? -1 : scene.mentions.findIndex((one) => one.head === subject);
  return at < 0 ? [] : (settled[at]?.actors ?? []);
}
