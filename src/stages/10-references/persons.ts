import type { Mention } from '../../doc/layers.ts';
import type { Settled } from './cast.ts';
import type { Scene } from './scene.ts';

/** Calls `each` for every person told by name who is one actor, with the indexes of mention and actor. */
export function eachPerson(
  { mentions }: Scene,
  settled: readonly (Settled | null)[],
  each: (mention: Mention, index: number, actor: number) => void,
): void {
  mentions.forEach((mention, index) => {
    if (mention.form !== 'name' || mention.type !== 'person') return;
    const [actor, ...others] = settled[index]?.actors ?? [];
    if (actor !== undefined && others.length === 0) each(mention, index, actor);
  });
}
