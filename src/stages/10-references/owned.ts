import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import type { Description } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/** Sectors of what a state has: its people too, where a ruler calls them his. */
const ORGANS = /^(?:GOV|MIL|LEG|JUD|COP|SPY|CVL)$/;

/**
 * "Merkel said her government would wait", "Turkey called up its army": what is said of something
 * that a pronoun owns, with the country of whoever governs or is that country.
 */
export function owned(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  { head }: Mention,
  said: Description | null,
): Description | null {
  if (said === null || said.country !== null || said.body !== null) return said;
  if (said.sector === null || !ORGANS.test(said.sector)) return said;
  const possessor = scene.tree.child(head, 'nmod:poss');
  const owner = possessor < 0 ? -1 : scene.mentions.findIndex((one) => one.head === possessor);
  if (owner < 0 || scene.mentions[owner].form !== 'pronoun') return said;
  const actors = settled[owner]?.actors ?? [];
  if (actors.length !== 1) return said;
  const { country, kind, sector } = cast.parts[actors[0]].actor;
  if (country === null || !(kind === 'state' || kind === 'government' || sector === 'GOV')) {
    return said;
  }
  return { ...said, country, code: codeOf(country, null, said.sector) };
}
