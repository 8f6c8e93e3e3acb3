import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import type { Description } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/** Most steps from a noun up to the relative clause it stands in. */
const WHOSE = 3;

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
  const owner = ownerOf(scene, head);
  if (owner < 0) return said;
  // "Two died in Kherson, its governor said": a town's, whoever else "its" may stand for.
  if (
    LOCAL.test(scene.token(head).lower) &&
    scene.token(scene.mentions[owner].head).lower === 'its'
  ) {
    const country = townBefore(scene, head);
    return country === null ? said : { ...said, country, code: codeOf(country, null, said.sector) };
  }
  const actors = settled[owner]?.actors ?? [];
  if (actors.length !== 1) return said;
  const { country, kind, sector } = cast.parts[actors[0]].actor;
  if (country === null || !(kind === 'state' || kind === 'government' || sector === 'GOV')) {
    return said;
  }
  return { ...said, country, code: codeOf(country, null, said.sector) };
}

/** Offices of towns and regions. */
const LOCAL = /^(?:governor|mayor|prefect)$/;

/** The country of the last town or region that is named before a word in its sentence; null where none is. */
function townBefore(scene: Scene, head: number): string | null {
  const sentence = scene.sentence(head);
  const [town] = scene.mentions
    .filter(({ type, form }) => type === 'place' && form === 'name')
    .filter((one) => one.head < head && scene.sentence(one.head) === sentence)
    .filter((one) => scene.world.find(scene.doc.words(one))[0]?.kind !== 'state')
    .sort((a, b) => b.head - a.head);
  if (town === undefined) return null;
  return scene.world.places(scene.doc.words(town), scene.context)[0]?.country ?? null;
}

/** The mention that "his" or "its" before a noun is, or that "whose" takes up; -1 where there is neither. */
export function ownerOf(scene: Scene, head: number): number {
  const { tree, mentions } = scene;
  const possessor = tree.child(head, 'nmod:poss');
  if (possessor < 0) return -1;
  const owner = mentions.findIndex((one) => one.head === possessor);
  if (owner >= 0) return mentions[owner].form === 'pronoun' ? owner : -1;
  // "Peru, whose foreign minister met the envoy, …"
  if (scene.token(possessor).lower !== 'whose') return -1;
  for (let at = head, steps = 0; at >= 0 && steps < WHOSE; at = tree.head(at), steps++) {
    if (tree.rel(at) !== 'acl:relcl') continue;
    return mentions.findIndex((one) => one.head === tree.head(at) && !one.members.length);
  }
  return -1;
}
