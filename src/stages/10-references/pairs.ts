import type { Mention } from '../../doc/layers.ts';
import { fold } from '../../world/fold.ts';
import { type Cast, hasRole, type Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import type { Past } from './past.ts';
import { list } from './people.ts';
import type { Scene } from './scene.ts';

/** "Both leaders", "the two countries": the last so many of the kind, if just so many were spoken of. */
export function theTwo(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
  count: number,
  past: Past,
  doubts: Doubts,
): Settled | null {
  const noun = scene.token(mention.head).lemma.toLowerCase();
  const { countryNouns, peopleNouns, counts } = scene.words;
  const any = noun in counts;
  const kinds: Kind[] = [];
  if (any || countryNouns.includes(noun)) kinds.push('country');
  if (any || peopleNouns.includes(noun)) kinds.push('person');
  if (any) kinds.reverse();
  const wanted = any ? 'person' : fold(noun);
  const pair = past.pairBefore(mention.from, count);
  for (const kind of pair ? kinds : []) {
    const found = of(scene, cast, kind, pair ?? [], wanted);
    if (found.length === count)
      return { actors: found, through: null, score: 0.8, rule: 'pair-before' };
  }
  const listed = past.listsBefore(mention.from, count);
  if (count > 2 && listed.length === 1 && kinds.includes('country')) {
    const found = of(scene, cast, 'country', listed[0], wanted);
    if (found.length === count)
      return { actors: found, through: null, score: 0.7, rule: 'list-before' };
  }
  const self = agents(scene, cast, settled, mention);
  for (const kind of kinds) {
    // Persons are sides only where a list has just named them.
    if (kind === 'person' && SIDES.test(wanted)) continue;
    const others = (near: readonly number[]) =>
      of(scene, cast, kind, near, wanted).filter((at) => !self.has(at));
    const all = others(past.actorsBefore(mention.from));
    const weight = weigh(cast, past, mention.from, kind);
    const ranked = all.sort((one, other) => weight(other) - weight(one));
    const titled = others(past.actorsTitled(mention.from));
    for (const back of any ? [0, 1] : [0, 1, 2, Number.POSITIVE_INFINITY]) {
      const near = past.actorsWithin(mention.from, back).filter((at) => !self.has(at));
      // "Merkel urged both sides": a state that is named goes before one that somebody governs.
      const named = near.filter((at) => cast.parts[at].actor.kind !== 'person');
      const strict = kind === 'country' ? others(named) : [];
      const found = strict.length >= count ? strict : others(near);
      if (found.length < count) continue;
      // Two who are near by chance are not meant where the report is about others.
      const least = Math.min(...found.map(weight));
      const rest = ranked.filter((at) => !found.includes(at));
      if (found.length === count && rest.every((at) => weight(at) <= least))
        return { actors: found, through: null, score: 0.75, rule: 'so-many-spoken-of' };
      if (titled.length === count)
        return { actors: titled, through: null, score: 0.65, rule: 'so-many-in-title' };
      const next = ranked[count] === undefined ? 0 : weight(ranked[count]);
      if (weight(ranked[count - 1]) >= 2 * next)
        return { actors: foremost(ranked, count), through: null, score: 0.6, rule: 'foremost' };
      if (any && kind !== kinds[kinds.length - 1]) break;
      doubts.ambiguous(
        mention,
        `"${scene.doc.words(mention)}" may be any ${count} of ${list(ranked.slice(0, 4).map((at) => cast.parts[at].actor.name))}.`,
      );
      return { actors: [], through: null, score: 0.3, rule: 'so-many-spoken-of' };
    }
  }
  return null;
}

/** The first so many of a ranking, in the order in which the report names them. */
function foremost(ranked: readonly number[], count: number): number[] {
  return ranked.slice(0, count).sort((one, other) => one - other);
}

/** How often each has been spoken of before a token; a country with all that act for it. */
function weigh(cast: Cast, past: Past, token: number, kind: Kind): (actor: number) => number {
  if (kind === 'person') return (at) => past.times(at);
  const times = past.countries(cast, token);
  return (at) => {
    const { country } = cast.parts[at].actor;
    return country === null ? past.times(at) : (times.get(country) ?? 0);
  };
}

/** Nouns for a state or for a person alike. */
const SIDES = /^(?:side|rival|enemy|foe|ally|adversary|party)$/;

type Kind = 'country' | 'person';

/** Those of some actors that a phrase of a kind can mean. */
function of(
  scene: Scene,
  cast: Cast,
  kind: Kind,
  actors: readonly number[],
  wanted: string,
): number[] {
  if (kind === 'country') {
    const states = statesOf(scene, cast, actors);
    // "The European Union and Kenya … both sides": an alliance may be a side as well, and who fights.
    const unions = actors.filter((at) => /^(?:igo|armed-group)$/.test(cast.parts[at].actor.kind));
    return SIDES.test(wanted) ? [...states, ...unions].sort((one, other) => one - other) : states;
  }
  const leaders = actors.filter((at) => isLeader(cast, at, wanted));
  if (leaders.length) return leaders;
  return [...new Set(leadersOf(cast, actors, wanted))];
}

/** "NATO called on both sides": whoever does something to them is none of them. */
function agents(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  { head }: Mention,
): ReadonlySet<number> {
  const { tree } = scene;
  if (tree.base(head) === 'nsubj') return new Set();
  for (let at = tree.head(head); at >= 0; at = tree.head(at)) {
    const subject = tree.child(at, 'nsubj');
    if (subject < 0) continue;
    const index = scene.mentions.findIndex((one) => one.head === subject);
    const found = index < 0 ? [] : (settled[index]?.actors ?? []);
    // "The UN's chief appealed to both sides": his body is none of them either.
    const bodies = found.some((at) => cast.parts[at].actor.code?.startsWith('IGO'))
      ? cast.parts.flatMap(({ actor }, at) => (actor.kind === 'igo' ? [at] : []))
      : [];
    return new Set([...found, ...bodies]);
  }
  return new Set();
}

function isLeader(cast: Cast, at: number, wanted: string): boolean {
  const { actor, plural, roles } = cast.parts[at];
  if (actor.kind !== 'person' || plural) return false;
  if (
    /^(?:leader|statesman|politician|figure|side|rival|enemy|foe|ally|adversary|party)$/.test(
      wanted,
    )
  )
    return actor.sector !== null && /^(?:GOV|ELI|OPP|PTY|REB|IGO)$/.test(actor.sector);
  return /^(?:man|woman|person)$/.test(wanted) || hasRole(roles, wanted);
}

/** "France and the United States … Both leaders": people of the pair itself, else the one leader of each power. */
function leadersOf(cast: Cast, pair: readonly number[], wanted: string): number[] {
  if (pair.every((at) => isLeader(cast, at, wanted))) return [...pair];
  return pair.flatMap((side) => {
    const { country, kind } = cast.parts[side].actor;
    if (country === null || kind === 'person') return [];
    const heads = cast.parts.flatMap((part, at) =>
      part.actor.country === country &&
      isLeader(cast, at, wanted) &&
      (hasRole(part.roles, 'leader') || hasRole(part.roles, wanted))
        ? [at]
        : [],
    );
    return heads.length === 1 ? heads : [];
  });
}

/** The states that actors are or govern, each once. */
export function statesOf(scene: Scene, cast: Cast, actors: readonly number[]): number[] {
  const found = new Set<number>();
  for (const at of actors) {
    const { country, kind, sector } = cast.parts[at].actor;
    if (country === null || (kind !== 'state' && kind !== 'government' && sector !== 'GOV'))
      continue;
    const [state] = scene.world.find(scene.world.countries.get(country)?.name ?? '');
    if (state?.kind === 'state') found.add(cast.enter(state, []));
  }
  return [...found];
}
