import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import type { Description } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Past } from './past.ts';
import type { Scene } from './scene.ts';

/** A country that only the words around give is no sure one. */
const SURE = 0.5;

/** Bodies that states have together oftener than alone. */
const SHARED = /^(?:council|commission|committee|agency)$/;

/**
 * "Kenya reacted at once. Interior Minister Ali Juma spoke": somebody who holds an office of no country
 * that the words name is of the one that is a subject in this sentence or the one before; of one who
 * stands in a list with another officer, of that one's country; else of the country that the report is
 * written from, if it tells of that country.
 */
export function settleHomes(scene: Scene, cast: Cast, settled: (Settled | null)[]): void {
  scene.mentions.forEach((mention, index) => {
    const own = settled[index];
    if (mention.form !== 'name' || mention.type !== 'person' || own?.actors.length !== 1) return;
    const part = cast.parts[own.actors[0]];
    const { actor } = part;
    if (actor.country !== null || actor.sector !== 'GOV' || part.candidate !== null) return;
    if (actor.role === null || mention.from === scene.core(mention).from) return;
    const found =
      besides(scene, cast, settled, index) ??
      subject(scene, cast, settled, mention) ??
      writtenFrom(scene);
    if (found === null) return;
    part.actor = { ...actor, country: found, code: codeOf(found, null, actor.sector) };
    settled[index] = { ...own, score: Math.min(own.score, SURE), rule: 'country-of-context' };
  });
}

/** "KATSINA, Nigeria -": the country of the first dateline, where the report names it; or null. */
function writtenFrom(scene: Scene): string | null {
  const named = scene.context.countries ?? [];
  const places = scene.mentions.filter(
    ({ type, form, head }) => type === 'place' && form === 'name' && scene.inDateline(head),
  );
  for (const place of places.reverse()) {
    const words = scene.doc.words(place);
    const [first] = scene.world.find(words);
    const country =
      first?.kind === 'state' || first?.by === 'metonym'
        ? first.country
        : (scene.world.places(words, scene.context)[0]?.country ?? null);
    if (country !== null && named.includes(country)) return country;
  }
  return null;
}

/** The one country of the officers that stand in a list with a mention, or null. */
function besides(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  index: number,
): string | null {
  const list = scene.mentions.find(({ members }) => members.includes(index));
  const actors = (list?.members ?? []).flatMap((member) => settled[member]?.actors ?? []);
  return only(
    actors.flatMap((at) => {
      const { kind, country, sector } = cast.parts[at].actor;
      return kind === 'person' && sector === 'GOV' && country !== null ? [country] : [];
    }),
  );
}

/** The one country that is a subject in a mention's sentence before it, or in the sentence before. */
function subject(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
): string | null {
  const sentence = scene.sentence(mention.head);
  const near = scene.mentions.flatMap(({ head, from }, index) => {
    const behind = sentence - scene.sentence(head);
    if (from >= mention.from || behind < 0 || behind > 1) return [];
    if (scene.tree.rel(head) !== 'nsubj' || !scene.together(head, mention.head)) return [];
    return settled[index]?.actors ?? [];
  });
  return only(powers(cast, near));
}

/**
 * "Merkel spoke first. The army would stay": the definite body of a state that no word names is of the
 * one country spoken of in this sentence and the one before.
 */
export function ofHere(
  scene: Scene,
  cast: Cast,
  past: Past,
  mention: Mention,
  said: Description | null,
): Description | null {
  if (said === null || said.country !== null || said.body !== null || mention.plural) return said;
  if (mention.type !== 'organisation' || !/^(?:GOV|MIL|LEG)$/.test(said.sector ?? '')) return said;
  if (scene.token(mention.from).lower !== 'the' || mention.to > mention.head + 1) return said;
  // "Delhi proposed that the council meet in June": one of many states' bodies, not Delhi's own.
  if (SHARED.test(scene.token(mention.head).lower)) return said;
  const sentence = scene.sentence(mention.head);
  const near = past.spoken.flatMap(({ index, actors, sentence: own }) =>
    own >= sentence - 1 && scene.together(scene.mentions[index].head, mention.head) ? actors : [],
  );
  // "Ghana summoned the Togolese envoy, the ministry said": whoever is told of before others.
  const told = (at: number) =>
    past.spoken.flatMap(({ index, actors, sentence: own }) => {
      const { head } = scene.mentions[index];
      if (own !== at || !scene.together(head, mention.head)) return [];
      return scene.tree.rel(head) === 'nsubj' ? powers(cast, actors) : [];
    });
  const here = told(sentence);
  const subjects = only(here.length > 0 ? here : told(sentence - 1));
  if (subjects !== null)
    return { ...said, country: subjects, code: codeOf(subjects, null, said.sector) };
  const country = only(
    near.flatMap((at) => {
      const { kind, country: one, sector } = cast.parts[at].actor;
      return one !== null && (kind === 'state' || kind === 'government' || sector === 'GOV')
        ? [one]
        : [];
    }),
  );
  return country === null ? said : { ...said, country, code: codeOf(country, null, said.sector) };
}

function powers(cast: Cast, actors: readonly number[]): string[] {
  return actors.flatMap((at) => {
    const { kind, country } = cast.parts[at].actor;
    return country !== null && (kind === 'state' || kind === 'government') ? [country] : [];
  });
}

function only(countries: readonly string[]): string | null {
  const all = new Set(countries);
  return all.size === 1 ? [...all][0] : null;
}
