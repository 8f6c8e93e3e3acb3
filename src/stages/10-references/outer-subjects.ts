import type { Cast, Settled } from './cast.ts';
import type { Scene } from './scene.ts';

// "Latvia punished two officials it blamed for the beatings."
/**
 * "It" or "he" that does something in a clause which describes a noun, without "who" or "which", is the
 * subject of the sentence around it, where nobody else who fits stands between. Null where that is not so.
 */
export function outerSubject(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  head: number,
): Settled | null {
  const { tree, mentions } = scene;
  const verb = tree.head(head);
  if (verb < head || tree.rel(head) !== 'nsubj' || tree.rel(verb) !== 'acl:relcl') return null;
  const noun = tree.head(verb);
  const linked = [...tree.children(verb)].some((at) => /^W/.test(scene.token(at).xpos));
  if (linked || noun > head) return null;
  let subject = -1;
  for (let at = noun, steps = 0; at >= 0 && subject < 0 && steps < 4; at = tree.head(at), steps++)
    subject = tree.child(at, 'nsubj');
  if (subject < 0 || subject >= noun) return null;
  const index = mentions.findIndex((one) => one.head === subject && !one.members.length);
  const [actor, ...others] = settled[index]?.actors ?? [];
  if (actor === undefined || others.length > 0) return null;
  const word = scene.token(head).lower;
  const fits = (at: number) => {
    const { actor: one, gender, plural } = cast.parts[at];
    if (word === 'it') return one.kind !== 'person' && !plural;
    const sex = word === 'he' ? 'm' : word === 'she' ? 'f' : null;
    return sex !== null && one.kind === 'person' && (gender ?? sex) === sex;
  };
  if (!fits(actor)) return null;
  const rival = mentions.some(
    (one, other) =>
      one.from > subject &&
      one.to <= head &&
      (settled[other]?.actors ?? []).some((at) => at !== actor && fits(at)),
  );
  return rival ? null : { actors: [actor], through: index, score: 0.7, rule: 'outer-subject' };
}
