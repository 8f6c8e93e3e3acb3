import type { Mention } from '../../doc/layers.ts';
import { contains } from '../../doc/span.ts';
import { codeOf } from '../../world/candidate.ts';
import { type Description, describe } from '../../world/describe.ts';
import { fold } from '../../world/fold.ts';
import { settleAge } from './ages.ts';
import { shortFor } from './bodies.ts';
import { type Cast, hasRole, type Settled } from './cast.ts';
import { collective, memberOf, ofMember } from './collectives.ts';
import type { Doubts } from './doubts.ts';
import { crew } from './forces.ts';
import { ofHere } from './home.ts';
import { newcomer } from './newcomers.ts';
import { settleOffices } from './offices.ts';
import { owned, ownerOf } from './owned.ts';
import { statesOf, theTwo } from './pairs.ts';
import type { Past } from './past.ts';
import { list } from './people.ts';
import type { Scene } from './scene.ts';

/** One description in its place: what came before it is settled. */
export function settleDescription(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  index: number,
  past: Past,
  doubts: Doubts,
): Settled | null {
  const mention = scene.mentions[index];
  const renamed = renaming(scene, settled, index);
  if (renamed) return renamed;
  if (mention.type === 'place' && !mention.plural) {
    return ownCountry(scene, cast, settled, mention) ?? theCountry(scene, cast, mention, past);
  }
  if (mention.type === 'platform') return crew(scene, cast, mention);
  if (mention.rule === 'age') return settleAge(scene, cast, settled, mention, past, doubts);
  if (!/^(?:person|group|organisation|nationality|place)$/.test(mention.type)) return null;
  // "Up to 40 rebels": the words before the number say nothing of who they are.
  const words = scene.tokens(mention);
  if (/^up$/i.test(words[0]) && words[1] === 'to') words.splice(0, 2);
  const count =
    scene.words.counts[words[0].toLowerCase()] ??
    scene.words.counts[(words[1] ?? '').toLowerCase()];
  if (
    mention.plural &&
    count !== undefined &&
    (scene.words.definite.includes(words[0].toLowerCase()) || words[0].toLowerCase() === 'both')
  ) {
    return theTwo(scene, cast, settled, mention, count, past, doubts);
  }
  if (mention.type === 'place') return bothSoFar(scene, cast, mention, past);
  const short = capitalShort(scene, cast, mention);
  if (short !== null) return short;
  const alone = describe(scene.world, words, scene.context);
  const pair = bothIn(scene, mention);
  const both = pair ? theTwo(scene, cast, settled, pair, 2, past, doubts) : null;
  const several = settleOffices(scene, cast, mention, alone, both?.actors ?? []);
  if (several) return several;
  const own = owned(
    scene,
    cast,
    settled,
    mention,
    ofSeveral(scene, mention) ? ofNobody(alone) : alone,
  );
  const said = ofHere(scene, cast, past, mention, own);
  const noun = scene.token(mention.head).lemma.toLowerCase();
  const definite = scene.words.definite.includes(words[0].toLowerCase());
  // "All sides", "no party": everybody there is.
  if (/^(?:all|no|any|every|each|neither)$/i.test(words[0]) && /^(?:side|party)$/.test(noun))
    return null;
  // A title alone ("Secretary") is a piece of a name that was not read whole.
  if (mention.type === 'person' && !mention.plural && words.length === 1) return null;
  if (scene.words.counterparts.includes(noun))
    return counterpart(scene, cast, settled, mention, said);
  if (said?.former)
    return mention.plural || definite ? null : newcomer(scene, cast, mention, said, index);
  if (mention.type === 'person' && !mention.plural && (definite || words.length > 1)) {
    const holder = officeHolder(scene, cast, mention, said, doubts);
    if (holder) return holder;
  }
  const member = mention.plural ? -1 : memberOf(scene, cast, settled, mention);
  if (member >= 0) return ofMember(scene, cast, mention, member, index);
  const body = definite ? collective(scene, cast, mention, past) : null;
  if (body) return body;
  if (definite && !mention.plural) {
    const known = roleInReport(scene, cast, mention, said, noun, past, doubts);
    if (known) return known;
    // "the 79-year-old leader"
    const aged = /\b\d+ ?- ?year ?- ?old\b/.test(words.join(' '));
    const old = aged ? settleAge(scene, cast, settled, mention, past, doubts) : null;
    if (old) return old;
  }
  const found = newcomer(scene, cast, mention, said, index);
  // A country that only the words around give is no sure one.
  return found && said !== own ? { ...found, score: 0.5, rule: 'country-of-context' } : found;
}

/** "The presidents of both countries": the mention of the two; null where there is none. */
function bothIn(scene: Scene, outer: Mention): Mention | null {
  const { mentions, doc, words } = scene;
  const inner = mentions.find(
    (one) =>
      one !== outer &&
      one.plural &&
      contains(outer, one) &&
      /^(?:both|the two) /i.test(doc.words(one)) &&
      words.countryNouns.includes(scene.token(one.head).lemma.toLowerCase()),
  );
  return inner ?? null;
}

/** "The ministers of Chad and Togo" are of no one country. */
function ofSeveral({ mentions }: Scene, mention: Mention): boolean {
  return mentions.some(
    (one) => one.members.length > 1 && one.type === 'place' && contains(mention, one),
  );
}

function ofNobody(said: Description | null): Description | null {
  return said && { ...said, country: null, code: codeOf(null, said.body, said.sector) };
}

/** "the Union" with a capital, after "the European Union": one earlier body that ends or begins so. */
function capitalShort(scene: Scene, cast: Cast, mention: Mention): Settled | null {
  if (mention.to - mention.from !== 2 || scene.token(mention.from).lower !== 'the') return null;
  const noun = scene.token(mention.head).text;
  if (mention.plural || !/^\p{Lu}\p{Ll}/u.test(noun)) return null;
  const at = shortFor(cast, fold(noun));
  return at < 0 ? null : { actors: [at], through: null, score: 0.75, rule: 'short-name' };
}

/** "his Russian counterpart, Sergei Lavrov": the one is the other. */
function renaming(
  scene: Scene,
  settled: readonly (Settled | null)[],
  index: number,
): Settled | null {
  const own = scene.renames[index];
  const other = own >= 0 ? own : scene.renames.indexOf(index);
  const found = other >= 0 ? settled[other] : null;
  if (found?.actors.length !== 1) return null;
  return { actors: found.actors, through: other, score: 0.92, rule: 'apposition' };
}

/** Where the words name a sole office and a country: "the French president" on the day. */
function officeHolder(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  said: Description | null,
  doubts: Doubts,
): Settled | null {
  const role = said?.role ?? null;
  const country = said?.country ?? null;
  if (role?.kind !== 'person' || country === null) return null;
  const key = fold(role.words);
  const here = cast.parts.flatMap((part, at) =>
    part.actor.kind === 'person' && part.actor.country === country && hasRole(part.roles, key)
      ? [at]
      : [],
  );
  if (here.length === 1)
    return { actors: here, through: null, score: 0.88, rule: 'office-in-report' };
  if (here.length > 1) {
    doubts.ambiguous(
      mention,
      `"${scene.doc.words(mention)}" may be ${list(here.map((at) => cast.parts[at].actor.name))}.`,
    );
    return { actors: [], through: null, score: 0.3, rule: 'office-in-report' };
  }
  if (scene.context.day === null) return null;
  const holders = scene.world.holders(country, key, scene.context.day);
  const [first, second] = holders;
  if (!first || (second && first.office === second.office)) return null;
  if (!scene.world.offices.kinds.get(first.office ?? '')?.sole) return null;
  const at = cast.enter(first, scene.world.offices.called(first.name, scene.context.day));
  return { actors: [at], through: null, score: 0.85, rule: 'office' };
}

/** "The minister", "the group", "the president": the only one in the report so far, never one of several. */
function roleInReport(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  said: Description | null,
  noun: string,
  past: Past,
  doubts: Doubts,
): Settled | null {
  const wanted = said?.role ? fold(said.role.words) : fold(noun);
  const country = said?.country ?? null;
  const before = past.actorsBefore(mention.from);
  const fits = (at: number) => {
    const part = cast.parts[at];
    if (country !== null && part.actor.country !== null && part.actor.country !== country)
      return false;
    if (mention.type === 'person')
      return (
        part.actor.kind === 'person' &&
        !part.plural &&
        (hasRole(part.roles, wanted) || hasRole(part.roles, fold(noun)))
      );
    if (part.actor.kind === 'person' || part.plural) return false;
    if (
      noun === 'group' ||
      noun === 'organisation' ||
      noun === 'organization' ||
      noun === 'movement'
    )
      return (
        part.actor.kind === 'armed-group' ||
        part.actor.kind === 'ngo' ||
        part.actor.kind === 'party' ||
        part.actor.kind === 'igo' ||
        hasRole(part.roles, wanted) ||
        part.names.has(wanted)
      );
    return hasRole(part.roles, wanted) || part.names.has(wanted);
  };
  const found = before.filter(fits);
  if (found.length === 1)
    return { actors: found, through: past.lastOf(found[0]), score: 0.8, rule: 'only-one-so-far' };
  if (found.length > 1) {
    doubts.ambiguous(
      mention,
      `"${scene.doc.words(mention)}" may be ${list(found.map((at) => cast.parts[at].actor.name))}.`,
    );
    return { actors: [], through: null, score: 0.3, rule: 'only-one-so-far' };
  }
  return null;
}

/** "his French counterpart": who holds the same office on the other side. */
function counterpart(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
  said: Description | null,
): Settled | null {
  const possessor = scene.tree.child(mention.head, 'nmod:poss');
  const owner = possessor < 0 ? -1 : scene.mentions.findIndex(({ head }) => head === possessor);
  const [at] = owner < 0 ? [] : (settled[owner]?.actors ?? []);
  const office = at === undefined ? null : cast.parts[at].candidate?.office;
  const side = said?.country ?? null;
  if (!office || side === null || scene.context.day === null) return null;
  const word = scene.world.offices.kinds.get(office)?.words[0] ?? '';
  const [first] = scene.world.holders(side, word, scene.context.day);
  if (!first) return null;
  return {
    actors: [cast.enter(first, scene.world.offices.called(first.name, scene.context.day))],
    through: owner,
    score: 0.75,
    rule: 'counterpart',
  };
}

/** "Merkel promised that her country would help": the state of whoever the possessive stands for. */
function ownCountry(
  scene: Scene,
  cast: Cast,
  settled: readonly (Settled | null)[],
  mention: Mention,
): Settled | null {
  if (mention.plural || !scene.words.countryNouns.includes(scene.token(mention.head).lower))
    return null;
  const owner = ownerOf(scene, mention.head);
  if (owner < 0) return null;
  const states = statesOf(scene, cast, settled[owner]?.actors ?? []);
  return states.length === 1
    ? { actors: states, through: owner, score: 0.8, rule: 'own-country' }
    : null;
}

// "Russia has met Obama to settle how the countries should cooperate."
/** "The countries": the two that the sentence has spoken of so far, by whoever acts for them. */
function bothSoFar(scene: Scene, cast: Cast, mention: Mention, past: Past): Settled | null {
  const noun = scene.token(mention.head).lemma.toLowerCase();
  const bare = mention.to - mention.from === 2 && scene.token(mention.from).lower === 'the';
  if (!mention.plural || !bare || !scene.words.countryNouns.includes(noun)) return null;
  const states = statesOf(scene, cast, past.actorsWithin(mention.from, 0));
  return states.length === 2
    ? { actors: states, through: null, score: 0.6, rule: 'both-so-far' }
    : null;
}

/** "the country": the state last spoken of, if it is the only one nearby. */
function theCountry(scene: Scene, cast: Cast, mention: Mention, past: Past): Settled | null {
  const noun = scene.token(mention.head).lemma.toLowerCase();
  if (
    !/^(?:country|nation)$/.test(noun) ||
    !/^(?:the|this)$/i.test(scene.token(mention.from).text) ||
    mention.to - mention.from > 2
  )
    return null;
  const states = past
    .actorsWithin(mention.from, 1)
    .filter((at) => cast.parts[at].actor.kind === 'state');
  return states.length === 1
    ? { actors: states, through: past.lastOf(states[0]), score: 0.7, rule: 'only-country' }
    : null;
}
