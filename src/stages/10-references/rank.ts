import type { Mention } from '../../doc/layers.ts';
import type { Past, Spoken } from './past.ts';
import type { Scene } from './scene.ts';

/** How many sentences back a pronoun reaches. */
const REACH = 2;

/** What it weighs that an antecedent stands in the pronoun's own paragraph: a new one often changes the subject. */
const PARAGRAPH = 1.5;

/** "Hollande answered that Assad must go. He called for …": whoever speaks goes before those spoken of. */
const SPOKEN_OF = 1;

/** Whoever has spoken is likelier to be the one who "added" than one who is spoken of. */
const SPEAKS_ON = 1.5;

/** "Hollande, who had met Assad, left. He …": the subject of the whole sentence goes before one inside. */
const MAIN = 0.5;

/** Antecedents by nearness, subjects and speakers before others, each actor (or set) once. */
export function rank(scene: Scene, mention: Mention, past: Past, keep: (one: Spoken) => boolean) {
  const sentence = scene.sentence(mention.head);
  const titled = scene.titled(mention.head);
  const speaks = scene.statements.some(
    (one) => one.mention !== null && scene.mentions[one.mention] === mention,
  );
  const best = new Map<
    string,
    { actor: number; actors: readonly number[]; index: number; weight: number; sentence: number }
  >();
  for (const one of past.spoken) {
    const other = scene.mentions[one.index];
    if (other.from >= mention.from || one.sentence < sentence - REACH || !keep(one)) continue;
    if (!titled && scene.titled(other.head) && sentence - one.sentence > 1) continue;
    const weight =
      (3 * (REACH + 1 - (sentence - one.sentence))) / (REACH + 1) +
      (one.subject ? 1.5 : 0) +
      (one.speaker ? (speaks ? SPEAKS_ON : 0.75) : 0) +
      (one.main ? MAIN : 0) +
      (scene.together(other.head, mention.head) ? PARAGRAPH : 0) -
      (spokenOf(scene, other, mention) ? SPOKEN_OF : 0) +
      (mention.from - other.from) * -0.005 +
      0.25 * Math.min(4, past.times(one.actors[0]) - 1);
    const key = one.actors.join();
    const known = best.get(key);
    if (!known || known.weight < weight)
      best.set(key, {
        actor: one.actors[0],
        actors: one.actors,
        index: one.index,
        weight,
        sentence: one.sentence,
      });
  }
  return [...best.values()].sort((a, b) => b.weight - a.weight);
}

/** Whether an antecedent stands inside somebody's words that the pronoun does not stand in. */
function spokenOf(scene: Scene, antecedent: Mention, pronoun: Mention): boolean {
  const said = scene.said[antecedent.head];
  return said >= 0 && said !== scene.said[pronoun.head];
}
