import type { TokenRange } from '../../doc/layers.ts';
import { fold } from '../../world/fold.ts';
import type { Cast, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import type { Scene } from './scene.ts';

/** "I will not resign," she said. The first person of what is said is its speaker, the second whom they speak to. */
export function settleSpeech(scene: Scene, settled: (Settled | null)[]): void {
  const { first, firstPlural, second } = scene.words;
  scene.mentions.forEach(({ form, head }, index) => {
    const statement = form === 'pronoun' ? scene.statements[scene.said[head]] : undefined;
    if (!statement) return;
    const word = scene.token(head).lower;
    if (first.includes(word) || firstPlural.includes(word)) {
      const speakers = statement.mention === null ? null : settled[statement.mention];
      if (!speakers?.actors.length || (first.includes(word) && speakers.actors.length > 1)) return;
      const alone = first.includes(word);
      settled[index] = {
        actors: speakers.actors,
        through: statement.mention,
        score: alone ? 0.9 : 0.6,
        rule: alone ? 'first-person' : 'first-person-plural',
      };
    } else if (second.includes(word)) {
      const [to] = statement.addressee;
      const addressed = to === undefined ? null : settled[to];
      if (addressed?.actors.length)
        settled[index] = {
          actors: addressed.actors,
          through: to,
          score: 0.6,
          rule: 'second-person',
        };
    }
  });
}

/** "Said Okafor: …" where nobody has said who Okafor is. Each such speaker is doubted once. */
export function doubtSpeakers(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  doubts: Doubts,
): void {
  const done = new Set<number>();
  for (const { mention, source } of scene.statements) {
    if (mention === null && source !== null) unnamed(scene, cast, source, doubts);
    if (mention === null || scene.mentions[mention].form !== 'name') continue;
    for (const at of settled[mention]?.actors ?? []) {
      const part = cast.parts[at];
      if (part.introduced || part.actor.kind !== 'person' || done.has(at)) continue;
      done.add(at);
      doubts.unknownSpeaker(scene.mentions[mention], part.actor.name);
    }
  }
}

/** A source in capitals that no mention covers: its words name somebody, and nobody knows whom. */
function unnamed(scene: Scene, cast: Cast, source: TokenRange, doubts: Doubts): void {
  const words = scene.tokens(source);
  if (
    !words.every(
      (word, i) => /^\p{Lu}/u.test(word) && scene.token(source.from + i).upos === 'PROPN',
    )
  )
    return;
  const name = words.join(' ');
  const key = fold(name);
  if (
    cast.parts.some(({ names }) => [...names].some((one) => one === key || one.endsWith(` ${key}`)))
  )
    return;
  if (scene.world.find(name, scene.context).length === 0) doubts.unknownSpeaker(source, name);
}
