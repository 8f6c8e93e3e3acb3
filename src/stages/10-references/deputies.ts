import { codeOf } from '../../world/candidate.ts';
import type { Cast, Settled } from './cast.ts';
import { ownerOf } from './owned.ts';
import { eachPerson } from './persons.ts';
import type { Scene } from './scene.ts';

/** Sectors of those who act for a state. */
const STATE = /^(?:GOV|MIL|LEG|JUD|COP|SPY)$/;

// "Niger denied it. Its spokesman, Colonel Ali Sani, said …"
/**
 * Somebody named and known from this report alone, whom a pronoun's noun introduces, is of the country of
 * whoever the pronoun stands for; he takes its sector where his words give none.
 */
export function settleDeputies(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
): void {
  eachPerson(scene, settled, (mention, index, at) => {
    const part = cast.parts[at];
    if (part.candidate !== null || part.actor.country !== null) return;
    const titles = scene.mentions.filter(
      ({ form }, other) =>
        form === 'description' &&
        (scene.renames[other] === index || scene.renames[index] === other),
    );
    for (const { head } of [mention, ...titles]) {
      const owner = ownerOf(scene, head);
      const [whose, ...more] = owner < 0 ? [] : (settled[owner]?.actors ?? []);
      if (whose === undefined || more.length > 0) continue;
      const side = cast.parts[whose].actor;
      const acts = side.kind === 'state' || STATE.test(side.sector ?? '');
      if (side.country === null || !acts) continue;
      const sector = part.actor.sector ?? side.sector;
      part.introduced = true;
      part.actor = {
        ...part.actor,
        country: side.country,
        sector,
        code: codeOf(side.country, null, sector),
        resolved: 'report',
      };
      return;
    }
  });
}
