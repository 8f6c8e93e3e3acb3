import { codeOf } from '../../world/candidate.ts';
import type { Cast, Settled } from './cast.ts';
import { eachPerson } from './persons.ts';
import type { Scene } from './scene.ts';

/** Verbs that make somebody the head of what they are done to. */
const LEADS = /^(?:lead|head|chair|run|command|govern|rule|direct|represent|found|front)$/;

// "Osei, who leads the Free Front, refused."
/**
 * Somebody of whom a relative clause says what they lead is introduced by it: they act for the side of
 * what they lead, where the words around their name say nothing else.
 */
export function settleLeaders(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
): void {
  eachPerson(scene, settled, (mention, _, at) => {
    const clause = scene.tree.child(mention.head, 'acl:relcl');
    if (clause < 0 || !LEADS.test(scene.token(clause).lemma)) return;
    const subject = scene.tree.child(clause, 'nsubj');
    const object = scene.tree.child(clause, 'obj');
    if (subject < 0 || object < 0 || scene.token(subject).lower !== 'who') return;
    const part = cast.parts[at];
    part.introduced = true;
    const led = scene.mentions.findIndex((one) => one.head === object && !one.members.length);
    const [body] = led < 0 ? [] : (settled[led]?.actors ?? []);
    if (body === undefined || part.candidate !== null || part.actor.sector !== null) return;
    const { country, sector } = cast.parts[body].actor;
    part.actor = {
      ...part.actor,
      country: part.actor.country ?? country,
      sector,
      code: codeOf(part.actor.country ?? country, null, sector),
      resolved: 'report',
    };
  });
}
