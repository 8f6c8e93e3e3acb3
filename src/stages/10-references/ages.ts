import type { Mention } from '../../doc/layers.ts';
import type { Cast, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import { isPerson, type Past } from './past.ts';
import { list } from './people.ts';
import type { Scene } from './scene.ts';

/** Sentences before a mention in which the one it takes up must have been spoken of. */
const BACK = 3;

/**
 * "The 45-year-old": whoever the report says is so old, else the one person spoken of just before, else
 * the only person of the report, or that it introduces. Null for "a 45-year-old".
 */
export function settleAge(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
  past: Past,
  doubts: Doubts,
): Settled | null {
  if (!scene.words.definite.includes(scene.token(mention.from).lower)) return null;
  const age = scene.tokens(mention).find((word) => /^\d{1,3}$/.test(word));
  const old = scene.mentions.flatMap((other, index) =>
    age !== undefined && ageOf(scene, other) === age ? (settled[index]?.actors ?? []) : [],
  );
  const told = [...new Set(old)].filter((at) => isPerson(cast, at));
  if (told.length === 1) return { actors: told, through: null, score: 0.9, rule: 'age' };
  const near = past.actorsWithin(mention.from, BACK).filter((at) => isPerson(cast, at));
  if (near.length === 1)
    return { actors: near, through: past.lastOf(near[0]), score: 0.7, rule: 'age' };
  // "It was dark," said the 45-year-old. Ana Lima had fled with her sons.
  const people = cast.parts.flatMap((_, at) => (isPerson(cast, at) ? [at] : []));
  const own = people.filter((at) => cast.parts[at].actor.resolved !== 'lexicon');
  const only = own.length === 1 ? own : people;
  if (near.length === 0 && only.length === 1)
    return { actors: only, through: null, score: 0.55, rule: 'age' };
  if (near.length > 1) {
    const names = list(near.map((at) => cast.parts[at].actor.name));
    doubts.ambiguous(mention, `"${scene.doc.words(mention)}" may be ${names}.`);
  }
  return null;
}

/** The age that stands beside a person: "Ana Lima, 45, fled", "45-year-old Ana Lima", "aged 45"; else null. */
function ageOf(scene: Scene, mention: Mention): string | null {
  if (mention.type !== 'person' || mention.plural || mention.form === 'pronoun') return null;
  const words = scene.tokens({
    from: mention.from,
    to: Math.min(mention.to + 4, scene.said.length),
  });
  const text = words.join(' ').toLowerCase();
  const inside = /\b(\d{1,3})\s?-\s?year\s?-\s?old\b/.exec(text.slice(0, -1));
  const behind = words.slice(mention.to - mention.from).join(' ');
  const after = /^, (?:aged )?(\d{1,3}) ?[,.]/.exec(behind) ?? /^\( ?(\d{1,3}) ?\)/.exec(behind);
  return after?.[1] ?? (mention.form === 'name' ? (inside?.[1] ?? null) : null);
}
