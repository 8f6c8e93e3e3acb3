import type { Mention, TokenRange } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import { describe } from '../../world/describe.ts';
import type { Cast, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import { OFFICE } from './newcomers.ts';
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
    const own = settled[mention];
    // "the Thai envoy": for whom he speaks is known, and not who he is.
    if (own?.actors.length && own.rule !== OFFICE) continue;
    done.add(mention);
    const one = scene.mentions[mention];
    // "No group claimed the attack": nobody did.
    if (scene.token(one.from).lower === 'no') continue;
    if (one.form === 'name' || one.members.length) continue;
    const known =
      own?.rule === OFFICE ||
      one.form === 'pronoun' ||
      (isDefinite(scene, one) && !isOfSomebody(scene, one, settled));
    if (known) doubts.unknownSpeaker(one, `“${scene.doc.words(one)}”`);
    else if (SPEAKERS.has(one.type))
      settled[mention] = unnamed(scene, cast, settled, mention, source);
  }
}

/** "The premier's spokesman", "the head of the agency": told by whose they are. */
function isOfSomebody(
  scene: Scene,
  { from, to, head }: Mention,
  settled: readonly (Settled | null)[],
): boolean {
  if (ownerOf(scene, head, settled) >= 0) return true;
  const words = scene.tokens({ from: from + 1, to });
  const behind = scene.tokens({ from: Math.min(head + 1, to), to });
  return words.some((word) => /^['’]s?$/.test(word)) || behind.some((word) => LINK.test(word));
}

function isDefinite(scene: Scene, { from }: Mention): boolean {
  return scene.words.definite.includes(scene.token(from).lower);
}

/** Most words of a speaker told of by a clause. */
const LONGEST = 14;

/** A speaker's words, with the clause that tells who it is: "a man who called himself the group's commander". */
function called(scene: Scene, mention: Mention, source: TokenRange): string {
  const clause = scene.tree.child(mention.head, 'acl:relcl');
  const whole = source.from === mention.from && source.to - source.from <= LONGEST;
  const wide = clause >= mention.to && clause < source.to && whole;
  return scene.doc
    .words(wide ? source : mention)
    .replace(/\s+/g, ' ')
    .replace(/,$/, '');
}

/** The pronoun mention that a noun belongs to, where it is settled on one actor; else -1. */
function ownerOf(
  { tree, mentions }: Scene,
  head: number,
  settled: readonly (Settled | null)[],
): number {
  const possessor = tree.child(head, 'nmod:poss');
  if (possessor < 0) return -1;
  const owner = mentions.findIndex((one) => one.head === possessor && one.form === 'pronoun');
  return owner >= 0 && settled[owner]?.actors.length === 1 ? owner : -1;
}

function unnamed(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  index: number,
  source: TokenRange,
): Settled {
  const mention = scene.mentions[index];
  const said = describe(scene.world, scene.tokens(mention), scene.context);
  const words = called(scene, mention, source);
  const owner = ownerOf(scene, mention.head, settled);
  const of = owner < 0 ? null : cast.parts[settled[owner]?.actors[0] ?? 0].actor;
  const [country, body] = [said?.country ?? of?.country ?? null, said?.body ?? null];
  const sector = of !== null && said?.sector == null ? of.sector : null;
  const at = cast.add(
    {
      // "his spokesman" says whose only where it stands.
      name: of ? `${of.name}’s ${words.replace(/^\S+ /, '')}` : words,
      kind: mention.plural ? 'people' : mention.type === 'person' ? 'person' : 'unknown',
      country,
      sector,
      code: codeOf(country, body, sector),
      role: null,
      resolved: 'report',
      wikidata: null,
    },
    `unnamed:${index}`,
    { plural: mention.plural, introduced: true },
  );
  return { actors: [at], through: null, score: 0.6, rule: 'unnamed-source' };
}
