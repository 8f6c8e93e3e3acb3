import type { Mention } from '../../doc/layers.ts';
import { fold } from '../../world/fold.ts';
import type { Cast, Part, Settled } from './cast.ts';
import type { Past } from './past.ts';
import { rank } from './rank.ts';
import type { Scene } from './scene.ts';

/** What a collective noun may stand for: kinds of actor, or a word of the name. */
interface Sense {
  readonly kinds: RegExp | null;
  readonly named: RegExp | null;
}

const SENSES: ReadonlyMap<string, Sense> = new Map([
  ['bloc', { kinds: /^igo$/, named: null }],
  ['union', { kinds: null, named: /\bunion\b/ }],
  ['alliance', { kinds: null, named: /\b(?:alliance|nato|north atlantic|coalition|pact)\b/ }],
  ['organisation', { kinds: /^(?:igo|ngo)$/, named: null }],
  ['organization', { kinds: /^(?:igo|ngo)$/, named: null }],
  ['council', { kinds: null, named: /\bcouncil\b/ }],
  ['agency', { kinds: null, named: /\bagency\b/ }],
  ['commission', { kinds: null, named: /\bcommission\b/ }],
  ['court', { kinds: null, named: /\b(?:court|tribunal)\b/ }],
  ['tribunal', { kinds: null, named: /\b(?:court|tribunal)\b/ }],
  ['fund', { kinds: null, named: /\bfund\b/ }],
  ['bank', { kinds: null, named: /\bbank\b/ }],
]);

/** How far the likeliest must be ahead of the next. */
const AHEAD = 0.75;
/** What it weighs that an earlier description used the same noun: less than that another was the subject just before. */
const SAME_NOUN = 1;

// "The European Union met. The bloc will wait."
/**
 * The body that "the bloc", "the alliance" or "the council" takes up, by the noun as it is written: among those near, subjects and the
 * nearest before others, the same noun counting for something; farther back only where there is just one.
 */
export function collective(scene: Scene, cast: Cast, mention: Mention, past: Past): Settled | null {
  const noun = scene.token(mention.head).lower;
  const sense = SENSES.get(noun);
  if (sense === undefined || !isBare(scene, mention)) return null;
  const fits = (at: number) => means(cast.parts[at], noun, sense);
  const near = rank(scene, mention, past, (one) => one.actors.length === 1 && fits(one.actors[0]));
  const weighed = near
    .map((one) => ({
      ...one,
      weight: one.weight + (cast.parts[one.actor].names.has(noun) ? SAME_NOUN : 0),
    }))
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = weighed;
  if (best && (!second || best.weight - second.weight >= AHEAD)) {
    const score = second ? 0.7 : 0.8;
    return { actors: [best.actor], through: best.index, score, rule: 'collective' };
  }
  if (best) return null;
  const far = past.actorsBefore(mention.from).filter(fits);
  if (far.length !== 1) return null;
  return { actors: far, through: past.lastOf(far[0]), score: 0.65, rule: 'collective' };
}

/** "the bloc", "the regional bloc", "the 27-nation bloc"; not "the bloc of southern states", "the Arab bloc". */
function isBare(scene: Scene, { from, to, head }: Mention): boolean {
  if (to > head + 1) return false;
  if (scene.tree.child(head, 'acl:relcl', 'acl') >= 0) return false;
  return scene.tokens({ from: from + 1, to: head }).every((word) => /^[\p{Ll}\d-]/u.test(word));
}

function means({ actor, names, plural }: Part, noun: string, { kinds, named }: Sense): boolean {
  if (plural || actor.kind === 'person' || actor.kind === 'state') return false;
  if (names.has(noun) || kinds?.test(actor.kind)) return true;
  return named !== null && [...names, fold(actor.name)].some((name) => named.test(name));
}

/** Verbs by which an alliance is told by one of those in it. */
const HOLDS = /^(?:include|comprise|contain|unite|group|encompass|embrace)$/;

// "the alliance that includes the Free Front", "a coalition dominated by the rebels"
/** The armed group or party that a description of an alliance names as one of its own, or -1. */
export function memberOf(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  { head }: Mention,
): number {
  if (!/^(?:alliance|coalition|bloc|front|umbrella|grouping)$/.test(scene.token(head).lemma))
    return -1;
  const clause = scene.tree.child(head, 'acl:relcl', 'acl');
  if (clause < 0) return -1;
  const passive = /^(?:dominate|lead|form|back|make)$/.test(scene.token(clause).lemma);
  if (!passive && !HOLDS.test(scene.token(clause).lemma)) return -1;
  const rel = passive ? 'obl' : 'obj';
  const member = [...scene.tree.children(clause)].find((at) => scene.tree.base(at) === rel) ?? -1;
  const index = member < 0 ? -1 : scene.mentions.findIndex((one) => one.head === member);
  const [at] = index < 0 ? [] : (settled[index]?.actors ?? []);
  if (at === undefined) return -1;
  return /^(?:armed-group|party)$/.test(cast.parts[at].actor.kind) ? at : -1;
}

/** "The alliance that includes the Free Front": a body of that one's side, so called. */
export function ofMember(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  member: number,
  index: number,
): Settled {
  const { kind, country, sector, code } = cast.parts[member].actor;
  const name = scene.doc.words({ from: mention.from, to: scene.tree.span(mention.head).to });
  const at = cast.add(
    { name, kind, country, sector, code, role: null, resolved: 'report', wikidata: null },
    `described:${index}`,
    { introduced: true },
  );
  cast.parts[at].names.add(fold(scene.token(mention.head).lemma));
  return { actors: [at], through: null, score: 0.7, rule: 'description' };
}
