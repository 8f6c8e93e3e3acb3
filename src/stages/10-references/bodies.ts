import type { ActorKind, Mention } from '../../doc/layers.ts';
import { type Candidate, codeOf } from '../../world/candidate.ts';
import { describe } from '../../world/describe.ts';
import { fold } from '../../world/fold.ts';
import type { Cast, Settled } from './cast.ts';
import { host } from './posts.ts';
import type { Scene } from './scene.ts';

/** Names of states, governments, organisations, groups and peoples. Towns and regions are no actors. */
export function settleBodies(scene: Scene, cast: Cast, settled: (Settled | null)[]): void {
  scene.mentions.forEach((mention, index) => {
    if (mention.form !== 'name' || mention.members.length || mention.type === 'person') return;
    if (mention.type === 'place') settled[index] = settlePlace(scene, cast, mention, index);
    else if (mention.type === 'nationality')
      settled[index] = settleNationality(scene, cast, mention);
    else if (
      mention.type === 'organisation' ||
      mention.type === 'group' ||
      mention.type === 'other'
    )
      settled[index] = settleBody(scene, cast, mention, index);
  });
}

/**
 * "Paris warned Ankara." A capital that acts or is dealt with is its government; "the attacks in
 * Paris" happened in the city. A country's name is the state wherever it stands.
 */
function settlePlace(scene: Scene, cast: Cast, mention: Mention, index: number): Settled | null {
  // "Accra, Ghana - …": a dateline says where the report was written.
  if (scene.inDateline(mention.head)) return null;
  const name = scene.tokens(scene.core(mention)).join(' ');
  const found = scene.world.find(name, scene.context).filter(({ kind }) => kind !== 'person');
  const state = found.find(({ by }) => by === 'name');
  // "They met at the White House." A seat of power is a place where something stands or happens.
  if (state?.kind === 'government' && isWhere(scene, mention)) return null;
  if (state) return lexicon(cast, state, state.score);
  const post = host(scene, cast, mention);
  if (post) return post;
  const [power] = found.filter(({ by }) => by === 'metonym');
  if (!power || scene.datelined(mention.head)) return null;
  // "Kyiv: talks go on": whoever says something acts.
  const speaks = scene.statements.some(
    ({ mention: source }) =>
      source !== null && (source === index || scene.mentions[source].members.includes(index)),
  );
  if (!speaks && !actsAsPower(scene, mention) && !sideBySide(scene, mention)) return null;
  return { ...lexicon(cast, power, power.score), rule: 'metonym' };
}

/** What governments are and towns are not. */
const READY =
  /^(?:ready|willing|unwilling|prepared|responsible|open|committed|determined|reluctant|eager|guilty|opposed|adamant|wary|furious|serious|complicit|keen)$/;

function isWhere(scene: Scene, { head, from }: Mention): boolean {
  const { tree, words } = scene;
  return [...tree.children(head)].some(
    (child) =>
      child <= head &&
      child >= from - 1 &&
      tree.base(child) === 'case' &&
      words.where.includes(scene.token(child).lower),
  );
}

/** Subject of a verb in the active, or after "with", "against" or the object of a verb of dealings. */
function actsAsPower(scene: Scene, { head, from }: Mention): boolean {
  const { tree, words } = scene;
  const rel = tree.rel(head);
  const link = tree.child(head, 'case');
  if (link >= 0 && link < from) {
    const preposition = scene.token(link).lower;
    if (words.where.includes(preposition) && !words.facing.includes(preposition)) return false;
    const governor = tree.head(head);
    // "proposed by Paris": what somebody did.
    if (preposition === 'by' && governor >= 0 && scene.token(governor).upos === 'VERB') return true;
    return (
      words.facing.includes(preposition) &&
      governor >= 0 &&
      words.dealings.includes(scene.token(governor).lemma.toLowerCase())
    );
  }
  // "accepted Baku's proposals": what powers put forward, and towns do not.
  if (rel === 'nmod:poss')
    return words.doings.includes(scene.token(tree.head(head)).lemma.toLowerCase());
  // "Oslo to train pilots": in a title, what it is about to do.
  const plan = tree.child(head, 'acl');
  if (plan >= 0 && scene.titled(head) && scene.token(plan).xpos === 'VB' && link < 0)
    return scene.token(head + 1).lower === 'to';
  // "Paris is ready to talk", "Paris was behind the coup": it is said of a power, not of a town.
  if (rel === 'nsubj') {
    const predicate = scene.token(tree.head(head));
    if (predicate.upos === 'VERB') return true;
    const link = tree.child(tree.head(head), 'case');
    return READY.test(predicate.lower) || (link >= 0 && scene.token(link).lower === 'behind');
  }
  if (rel === 'obj' || rel === 'iobj')
    return words.dealings.includes(scene.token(tree.head(head)).lemma.toLowerCase());
  // "Moscow and Washington agreed": a conjunct does what the first one does.
  if (rel === 'conj') {
    const first = scene.mentions.find(
      (other) => other.head === tree.head(head) && other.type === 'place',
    );
    return first !== undefined && actsAsPower(scene, first);
  }
  return false;
}

/**
 * "Seoul, Tokyo vow drills": headlines join capitals that do something by a comma, with no preposition
 * before the first.
 */
function sideBySide(scene: Scene, mention: Mention): boolean {
  const end = scene.said.length;
  const capital = ({ type, form, members, from, to }: Mention) =>
    type === 'place' &&
    form === 'name' &&
    !members.length &&
    scene.world.find(scene.tokens({ from, to }).join(' '), scene.context)[0]?.by === 'metonym';
  const comma = (at: number) => at > 0 && at < end && scene.token(at).text === ',';
  const after = scene.mentions.find((one) => one.from === mention.to + 1 && capital(one));
  const before = scene.mentions.find((one) => one.to === mention.from - 1 && capital(one));
  const [first, second] =
    after && comma(mention.to)
      ? [mention, after]
      : before && comma(before.to)
        ? [before, mention]
        : [null, null];
  if (!first || second.to >= end) return false;
  const link = first.from > 0 ? scene.token(first.from - 1).lower : '';
  if (scene.words.where.includes(link) || /^(?:and|,)$/.test(link)) return false;
  return /^\p{Ll}/u.test(scene.token(second.to).text) && scene.token(second.to).lower !== 'and';
}

/** "French troops" are France's; "the Russians" are a people, or those who act for their country. */
function settleNationality(scene: Scene, cast: Cast, mention: Mention): Settled | null {
  const name = scene.tokens(scene.core(mention)).join(' ');
  const [best] = scene.world.find(name, scene.context).filter(({ kind }) => kind !== 'person');
  if (!best) return null;
  const noun = best.kind === 'people' && scene.token(mention.head).upos !== 'ADJ';
  if (best.kind === 'people' && !noun && best.country !== null) {
    const country = scene.world.countries.get(best.country);
    const [state] = country ? scene.world.find(country.name) : [];
    return lexicon(cast, state ?? best, best.score);
  }
  return lexicon(cast, best, best.score);
}

function settleBody(scene: Scene, cast: Cast, mention: Mention, index: number): Settled | null {
  const core = scene.core(mention);
  const words = scene.tokens(core).filter((word) => !/^['’]s?$/.test(word));
  const name = words.join(' ').replace(/^(?:the|a|an) /i, '');
  const key = `report:${fold(name)}`;
  const found = scene.world.find(name, scene.context).filter((one) => one.kind !== 'person');
  const said = describe(scene.world, scene.tokens(mention), scene.context);
  // "Chile's Defence Ministry" is not the one that the lexicon knows by these words.
  const [best] = found.filter(
    (one) =>
      one.country === null ||
      said?.country == null ||
      one.country === said.country ||
      one.kind === 'state',
  );
  if (best) return lexicon(cast, best, best.score);
  const known = cast.at(key);
  if (known >= 0) return { actors: [known], through: null, score: 0.95, rule: 'same-name' };
  const longer = shortFor(cast, fold(name));
  if (longer >= 0) return { actors: [longer], through: null, score: 0.8, rule: 'short-name' };
  if (mention.type === 'other' && (said === null || said.sector === null)) return null;
  // An apposition may hold the better-known name: "the Free Harbour Party (FHP)".
  const renamed = scene.renames[index];
  if (renamed >= 0 && scene.mentions[renamed].form === 'name' && /^[A-Z]{2,}$/.test(name)) {
    const long = scene.tokens(scene.core(scene.mentions[renamed])).join(' ');
    const at = cast.at(`report:${fold(long)}`);
    if (at >= 0) {
      cast.parts[at].names.add(fold(name));
      return { actors: [at], through: renamed, score: 0.9, rule: 'abbreviation' };
    }
  }
  const after = scene.mentions.find(
    (other, at) => scene.renames[at] === index && other.form === 'description',
  );
  const facts = said?.sector
    ? said
    : after
      ? describe(scene.world, scene.tokens(after), scene.context)
      : said;
  const sector = facts?.sector ?? null;
  const country = facts?.country ?? null;
  const at = cast.add(
    {
      name,
      // "a local group": what has a name of its own is a body, whoever is in it.
      kind:
        sector === 'CVL'
          ? 'unknown'
          : kindOf(sector, facts?.role?.kind === 'body' ? 'government' : 'unknown'),
      country,
      sector,
      code: codeOf(country, facts?.body ?? null, sector),
      role: null,
      resolved: facts ? 'report' : 'none',
      wikidata: null,
    },
    key,
    { introduced: facts !== null },
  );
  const told = after ?? (renamed >= 0 ? scene.mentions[renamed] : undefined);
  if (told?.form === 'description') cast.parts[at].roles.add(fold(scene.token(told.head).lemma));
  return { actors: [at], through: null, score: facts ? 0.8 : 0.5, rule: 'body-name' };
}

/** "Brookings" for "Brookings Institution", "FHP" for "Free Harbour Party": one earlier body that fits, or -1. */
export function shortFor(cast: Cast, key: string): number {
  const fits = cast.parts.flatMap((part, at) => {
    if (part.actor.kind === 'person' || part.actor.kind === 'state') return [];
    const long = [...part.names];
    const initials = (name: string) =>
      name
        .split(' ')
        .filter((word) => !/^(?:of|the|for|and|in)$/.test(word))
        .map((word) => word[0])
        .join('');
    return long.some(
      (name) =>
        part.names.has(key) ||
        (name !== key && name.startsWith(`${key} `)) ||
        // "the Union" for "European Union"
        (/^(?:union|council|commission|league|alliance|front|brotherhood)$/.test(key) &&
          name.endsWith(` ${key}`)) ||
        (key.length > 1 && initials(name) === key),
    )
      ? [at]
      : [];
  });
  return fits.length === 1 ? fits[0] : -1;
}

/** What kind of actor a sector makes a body. */
export function kindOf(sector: string | null, otherwise: ActorKind): ActorKind {
  const kinds: { readonly [sector: string]: ActorKind } = {
    GOV: 'government',
    LEG: 'government',
    JUD: 'government',
    SPY: 'government',
    COP: 'government',
    MIL: 'military',
    REB: 'armed-group',
    PRM: 'armed-group',
    UAF: 'armed-group',
    CRM: 'armed-group',
    OPP: 'party',
    PTY: 'party',
    IGO: 'igo',
    NGO: 'ngo',
    BUS: 'company',
    JRN: 'media',
    CVL: 'people',
    REF: 'people',
  };
  return kinds[sector ?? ''] ?? otherwise;
}

function lexicon(cast: Cast, candidate: Candidate, score: number): Settled {
  return { actors: [cast.enter(candidate, [])], through: null, score, rule: 'lexicon' };
}
