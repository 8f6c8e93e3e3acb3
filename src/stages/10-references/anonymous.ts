import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import { describe } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import type { Scene } from './scene.ts';

/** Types of those who speak. */
const SPEAKERS: ReadonlySet<string> = new Set(['person', 'group', 'organisation', 'nationality']);

/** Words by which a noun is told by another. */
const LINK = /^(?:of|for|at|in|from|with|to)$/;

/**
 * Speakers without a name: "a relative of the pilot", "two people close to the talks" are actors of the
 * report, called as it calls them. Who is spoken of as known ("the governor", "he") and is not, is
 * doubted; each mention once.
 */
export function settleAnonymous(
  scene: Scene,
  cast: Cast,
  settled: (Settled | null)[],
  doubts: Doubts,
): void {
  const done = new Set<number>();
  for (const { mention, source } of scene.statements) {
    if (mention === null || source === null || done.has(mention)) continue;
    if (settled[mention]?.actors.length) continue;
    done.add(mention);
    const one = scene.mentions[mention];
    // "No group claimed the attack": nobody did.
    if (scene.token(one.from).lower === 'no') continue;
    if (one.form === 'name' || one.members.length) continue;
    const known = one.form === 'pronoun' || (isDefinite(scene, one) && !isOfSomebody(scene, one));
    if (known) doubts.unknownSpeaker(one, `“${scene.doc.words(one)}”`);
    else if (SPEAKERS.has(one.type)) settled[mention] = unnamed(scene, cast, one, mention);
  }
}

/** "The premier's spokesman", "the head of the agency": told by whose they are. */
function isOfSomebody(scene: Scene, { from, to, head }: Mention): boolean {
  const words = scene.tokens({ from: from + 1, to });
  const behind = scene.tokens({ from: Math.min(head + 1, to), to });
  return words.some((word) => /^['’]s?$/.test(word)) || behind.some((word) => LINK.test(word));
}

function isDefinite(scene: Scene, { from }: Mention): boolean {
  return scene.words.definite.includes(scene.token(from).lower);
}

function unnamed(scene: Scene, cast: Cast, mention: Mention, index: number): Settled {
  const said = describe(scene.world, scene.tokens(mention), scene.context);
  const [country, body] = [said?.country ?? null, said?.body ?? null];
  const at = cast.add(
    {
      name: scene.doc.words(mention).replace(/\s+/g, ' '),
      kind: mention.plural ? 'people' : mention.type === 'person' ? 'person' : 'unknown',
      country,
      sector: null,
      code: codeOf(country, body, null),
      role: null,
      resolved: 'report',
      wikidata: null,
    },
    `unnamed:${index}`,
    { plural: mention.plural, introduced: true },
  );
  return { actors: [at], through: null, score: 0.6, rule: 'unnamed-source' };
}
