import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import { describe } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/**
 * "Greek F-16 fighters circled", "British jets bombed the camp": what a country's arms do, its forces
 * do. Planes and ships that may be anybody's are theirs only where they fight; those of nobody known
 * are things.
 */
export function crew(scene: Scene, cast: Cast, mention: Mention): Settled | null {
  // "a submarine off Libya" is not Libya's.
  const words = scene.tokens({ from: mention.from, to: mention.head + 1 });
  const said = describe(scene.world, words, scene.context);
  if (said === null || said.country === null || said.body !== null) return null;
  const noun = scene.token(mention.head).lemma.toLowerCase();
  const { arms, fights, craft } = scene.words;
  const armed = said.sector === 'MIL' || arms.includes(noun);
  if (!armed && !(craft.includes(noun) && fights.includes(deed(scene, mention)))) return null;
  const country = said.country;
  return { actors: [forcesOf(scene, cast, country)], through: null, score: 0.75, rule: 'crew' };
}

/** The lemma of the verb that a mention is the subject of; empty where it is of none. */
function deed(scene: Scene, { head }: Mention): string {
  const above = scene.tree.head(head);
  if (above < 0 || scene.tree.rel(head) !== 'nsubj') return '';
  return scene.token(above).lemma.toLowerCase();
}

/** The armed forces of a country: the lexicon's where it has them, else one actor for this report. */
export function forcesOf({ world }: Scene, cast: Cast, iso3: string): number {
  const country = world.countries.get(iso3);
  const adjective = country?.adjectives[0] ?? country?.name ?? iso3;
  const [known] = world
    .find(`${adjective} Armed Forces`)
    .filter((one) => one.country === iso3 && one.sector === 'MIL');
  if (known) return cast.enter(known, ['military']);
  const key = `forces:${iso3}`;
  const at = cast.at(key);
  if (at >= 0) return at;
  return cast.add(
    {
      name: `${adjective} military`,
      kind: 'military',
      country: iso3,
      sector: 'MIL',
      code: codeOf(iso3, null, 'MIL'),
      role: null,
      resolved: 'report',
      wikidata: null,
    },
    key,
    { introduced: true },
  );
}
