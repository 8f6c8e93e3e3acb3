import type { Mention } from '../../doc/layers.ts';
import { contains } from '../../doc/span.ts';
import { codeOf, type Role } from '../../world/candidate.ts';
import type { Description } from '../../world/describe.ts';
import { fold } from '../../world/fold.ts';
import { type Cast, hasRole, type Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/**
 * "The foreign ministers of Chad and Togo", "the Greek and Cypriot presidents": who holds that office in
 * each country on the day, by name where that is known. `both` are the states that "both countries" in the
 * phrase stands for. Null where fewer than two countries are told.
 */
export function settleOffices(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  said: Description | null,
  both: readonly number[],
): Settled | null {
  const role = said?.role ?? null;
  if (!mention.plural || role?.kind !== 'person' || said?.former) return null;
  const named = countriesIn(scene, mention);
  const sides = named.length < 2 ? countriesOf(cast, both) : named;
  if (sides.length < 2) return null;
  return {
    actors: sides.map((country) => holder(scene, cast, country, role, said?.second ?? null)),
    through: null,
    score: 0.75,
    rule: 'offices',
  };
}

function countriesOf(cast: Cast, actors: readonly number[]): string[] {
  return actors.flatMap((at) => cast.parts[at].actor.country ?? []);
}

/** The countries that a phrase names, each once. */
function countriesIn({ mentions, world, doc }: Scene, outer: Mention): string[] {
  const found = new Set<string>();
  for (const mention of mentions) {
    if (mention === outer || mention.members.length || !contains(outer, mention)) continue;
    if (mention.form !== 'name' || !/^(?:place|nationality|organisation)$/.test(mention.type))
      continue;
    const [first] = world.find(doc.words(mention));
    if (first?.kind === 'state' && first.country !== null) found.add(first.country);
  }
  return [...found];
}

/** Whoever holds an office of a country: of the report, else of the lexicon, else the office itself. */
function holder(
  scene: Scene,
  cast: Cast,
  country: string,
  { words, sector }: Role,
  second: string | null,
): number {
  const key = fold(words);
  const here = cast.parts.findIndex(
    ({ actor, roles, plural }) =>
      actor.kind === 'person' && !plural && actor.country === country && hasRole(roles, key),
  );
  if (here >= 0) return here;
  const { day } = scene.context;
  const [first, other] = day === null ? [] : scene.world.holders(country, key, day);
  if (first && (!other || other.office !== first.office))
    return cast.enter(first, scene.world.offices.called(first.name, day));
  const office = `office:${country}:${key}`;
  const known = cast.at(office);
  if (known >= 0) return known;
  const name = scene.world.countries.get(country)?.name ?? country;
  return cast.add(
    {
      name: `${words} of ${name}`,
      kind: 'person',
      country,
      sector,
      code: codeOf(country, null, sector ?? second),
      role: words,
      resolved: 'report',
      wikidata: null,
    },
    office,
    { introduced: true },
  );
}
