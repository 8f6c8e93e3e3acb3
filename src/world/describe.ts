import { type Candidate, codeOf, type Place, type Role } from './candidate.ts';
import type { Match } from './scan.ts';
import type { Context, World } from './world.ts';

/** What a phrase says of whoever it stands for, as far as its own words and the lexicon tell. */
export interface Description {
  /** ISO 3166-1 alpha-3, or null. */
  readonly country: string | null;
  /** Family of an intergovernmental body ("UNO", "EUR", "IGO"), or null. */
  readonly body: string | null;
  readonly sector: string | null;
  readonly second: string | null;
  readonly code: string | null;
  /** The entry the phrase names, where it names one ("President Hollande"), else null. */
  readonly named: Candidate | null;
  /** The noun that says what they are ("foreign minister"), else null. */
  readonly role: Role | null;
  /** "former", "ex-", "late", "retired": the role is over. */
  readonly former: boolean;
}

/** Words after which a phrase only says where, whose or to whom. */
const LINKS =
  /^(?:of|in|from|to|at|for|who|whom|which|that|with|by|across|near|against|on|under|inside|within|named|after|over|into|who's|,|–|—|;|:|\()$/i;
/** Of these, the ones whose complement tells the side: "people in the UK", never "ambassador to Poland". */
const TELLING = /^(?:of|in|from|across|at|inside|within|named|,)$/i;
const FORMER =
  /^(?:former|formerly|ex|retired|late|ousted|deposed|disgraced|outgoing|erstwhile|onetime|one-time)$/i;
/** Words that only say how many of what follows. */
const SOME =
  /^(?:group|number|team|dozens?|hundreds|thousands|scores|majority|minority|part|crowd|band|handful|couple|pair|lot|series|some|many|several|most|all|none|one|two|three|four|each|both|members?|body|range|chairman|head|couple|wave|section|mob|column|convoy)$/i;
/** Last words of what people join who do not govern. */
const ASSOCIATION =
  /^(?:association|league|federation|society|foundation|network|club|charity|fellowship)$/i;
/** Sectors whose people belong to the body they work at: "an analyst at Brookings". */
const AFFILIATED = /^(?:EDU|BUS|NGO|MED)$/;
const DETERMINER =
  /^(?:the|a|an|this|that|these|those|some|both|all|his|her|its|their|our|my|your|two|three|four|five|six|many|several)$/i;
/** Roles that say nothing beside belonging: "a CIA official" is of the CIA's sector. */
const BELONGING =
  /^(?:official|officials|spokesman|spokeswoman|spokesperson|leader|member|officer|head|chief|director|source|aide|representative|delegate|negotiator|commander|fighter|gunman|militant|forces?|troops?|soldier|group|force|movement|administration|government|spy|agent|station|officer|president|chairman|secretary|secretary[- ]general|director[- ]general|office|ambassador|state media)s?$/i;

/** The words of a phrase: at spaces, with possessives and commas as words of their own. */
export function wordsOf(text: string): string[] {
  return text
    .replace(/(['’]s)(?![\p{L}\p{N}])/gu, ' $1')
    .replace(/([,;:()–—])/g, ' $1 ')
    .replace(/(\p{L})-(?=(?:based|born)\b)/giu, '$1 ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

/**
 * Reads a noun phrase: "the Turkish Air Force" is Turkey's military, "a former White House official"
 * was of the American government, "Muslim leaders in France" are religious leaders of France. Answers
 * null where no word of it is known.
 */
export function describe(
  world: World,
  text: string | readonly string[],
  context: Context = {},
): Description | null {
  const words = typeof text === 'string' ? wordsOf(text) : text;
  const names = world.scan(words, context).filter((match) => !partial(world, words, match));
  const roles = world.roles(words).filter((role) => !names.some((name) => covers(name, role)));
  const cut = headEnd(words, [...names, ...roles]);
  const phrase: Phrase = {
    words,
    names: names.filter((name) => !roles.some((role) => covers(role, name))),
    roles,
    cut,
  };
  const former = words.slice(0, cut).some((word) => FORMER.test(word) || /^ex-/i.test(word));
  const side = sideOf(world, phrase, context);
  const found =
    byPerson(phrase, side, former) ??
    byBody(phrase, side) ??
    byRole(phrase, side, former) ??
    byPlace(phrase, side);
  if (found === null) return null;
  const sector =
    former &&
    found.sector !== null &&
    /^(?:GOV|LEG|MIL|SPY|COP|JUD|IGO)$/.test(found.sector) &&
    !(found.named?.kind === 'person')
      ? 'ELI'
      : found.sector;
  const own = sector === found.sector ? found.code : null;
  return { ...found, sector, former, code: own ?? codeOf(found.country, found.body, sector) };
}

/**
 * "Leon Bobb" is nobody called Leon, and "Romy Rutherford" no town: a surname or place beside an
 * unknown capitalised word is part of a longer name.
 */
function partial(world: World, words: readonly string[], match: Match<Candidate | Place>): boolean {
  const [first] = match.found;
  const roles = world.roles(words);
  if (
    'by' in first &&
    !/^(?:surname|metonym)$/.test(first.by) &&
    !(first.kind === 'person' && first.score <= 0.6)
  )
    return false;
  const unknown = (word: string | undefined, at: number) =>
    word !== undefined &&
    !roles.some(({ from, to }) => from <= at && at < to) &&
    /^\p{Lu}[\p{L}’'-]+$/u.test(word) &&
    !LINKS.test(word) &&
    !DETERMINER.test(word) &&
    !FORMER.test(word) &&
    world.role(word) === null &&
    world.find(word).every(({ by }) => by === 'surname');
  const before = words[match.from - 1];
  const after = words[match.to];
  return (
    (unknown(before, match.from - 1) && !titleBefore(world, words, match.from)) ||
    unknown(after, match.to)
  );
}

/** Whether a role ends right before a word: "Deputy Secretary" before "Hicks". */
function titleBefore(world: World, words: readonly string[], at: number): boolean {
  return world.roles(words.slice(0, at)).some(({ to }) => to === at);
}

interface Phrase {
  readonly words: readonly string[];
  readonly names: readonly Match<Candidate>[];
  readonly roles: readonly Match<Role>[];
  /** Where the head part ends. */
  readonly cut: number;
}
interface Side {
  readonly country: string | null;
  readonly body: string | null;
  /** Whether the phrase names it as a place ("Shanghai police") rather than as a power. */
  readonly city: boolean;
}
/** `code` where a body gives its own, else it is made of the parts. */
type Found = Omit<Description, 'former' | 'code'> & { readonly code?: string | null };

function covers(outer: { from: number; to: number }, inner: { from: number; to: number }): boolean {
  return (
    outer.from <= inner.from &&
    inner.to <= outer.to &&
    outer.to - outer.from > inner.to - inner.from
  );
}

/** First link word outside every known phrase, after at least one word. */
function headEnd(
  words: readonly string[],
  matches: readonly { from: number; to: number }[],
): number {
  for (let i = 1; i < words.length; i++) {
    if (LINKS.test(words[i]) && !matches.some(({ from, to }) => from < i && i < to)) return i;
  }
  return words.length;
}

const isCountry = ({ kind, by }: Candidate) =>
  kind === 'state' || by === 'adjective' || by === 'demonym' || by === 'metonym';

/** The power or place that a phrase belongs to: in its head part, else in a telling complement. */
function sideOf(world: World, { words, names, roles, cut }: Phrase, context: Context): Side {
  const powers = names.filter(
    ({ found }) =>
      isCountry(found[0]) ||
      found[0].kind === 'people' ||
      (found[0].kind === 'igo' && names.length > 0),
  );
  const head = powers.filter(({ from }) => from < cut);
  const link = words[cut] ?? '';
  // "American and Afghan officers" are of no one country.
  const sides = new Set(head.map(({ found }) => found[0].country));
  const joined =
    head.length > 1 &&
    words.slice(head[0].to, head[1].from).some((word) => /^(?:and|,)$/.test(word));
  if (joined && sides.size > 1) return { country: null, body: null, city: false };
  const pick = head[0] ?? (TELLING.test(link) ? powers.find(({ from }) => from >= cut) : undefined);
  if (pick)
    return {
      country: pick.found[0].country,
      body: pick.found[0].body,
      city: pick.found[0].by === 'metonym',
    };
  const places = world
    .scanPlaces(words, context)
    .filter((place) => place.from < cut || TELLING.test(link))
    // "Most of the victims" are not of the town of Most.
    .filter((place) => !(place.from === 0 && place.to === cut && link.toLowerCase() === 'of'))
    .filter((place) => !partial(world, words, place))
    .filter(
      (place) =>
        ![...names, ...roles].some((other) => other.from <= place.from && place.to <= other.to),
    );
  const place = places[0]?.found[0];
  return { country: place?.country ?? null, body: null, city: true };
}

/** "Deputy Secretary Kathleen Hicks": the person, with the title's sector where the lexicon has none for the day. */
function byPerson({ names, roles, cut, words }: Phrase, side: Side, former: boolean): Found | null {
  const match = names.find(({ from, found }) => from < cut && found[0].kind === 'person');
  if (!match) return null;
  const title = roles.filter(({ to }) => to <= match.from).at(-1)?.found[0] ?? null;
  const country = title ? side.country : null;
  const fitting = match.found.filter((one) => country === null || one.country === country);
  const [named] = fitting.length ? fitting : match.found;
  // A bare surname or a little known minister of another country is somebody else.
  if (!fitting.length && named.score < 0.9) return null;
  const alone = match.from === 0 && match.to === words.length;
  if (named.score < 0.3 && !alone) return null;
  return {
    country: named.country ?? side.country,
    body: named.body,
    sector: titled(named, title, former),
    second: named.second,
    named,
    role: title,
  };
}

/** What the text calls somebody now outweighs what the lexicon believes to be over. */
function titled(named: Candidate, title: Role | null, former: boolean): string | null {
  if (title?.sector && !former && (named.sector === null || named.sector === 'ELI'))
    return title.sector;
  return named.sector;
}

/** "Boko Haram gunmen" are of its sector, "EU legislators" of their own. */
function byBody({ names, roles, cut }: Phrase, side: Side): Found | null {
  const match = names
    .filter(
      ({ from, found }) => from < cut && !isCountry(found[0]) && !(found[0].kind === 'people'),
    )
    .at(-1);
  if (!match) return null;
  const [body] = match.found;
  // "Chile's Defense Department" is not the one that the lexicon knows by these words.
  if (body.country !== null && side.country !== null && body.country !== side.country) {
    if (roles.some(({ from }) => from < cut)) return null;
    return {
      country: side.country,
      body: null,
      sector: body.sector,
      second: body.second,
      named: null,
      role: null,
    };
  }
  const after = roles.filter(({ from }) => from >= match.to && from < cut).at(-1)?.found[0] ?? null;
  const before = roles.find(({ from, to }) => to <= match.from && from < cut)?.found[0] ?? null;
  const own = after !== null && after.sector !== null && !BELONGING.test(after.words);
  const sector = own && (body.kind === 'igo' || body.kind === 'state') ? after.sector : body.sector;
  const named = after === null || after.kind !== 'person' ? body : null;
  return {
    country: body.country ?? side.country,
    body: body.body,
    sector,
    second: body.second,
    code: sector === body.sector && body.country !== null ? body.code : null,
    named,
    role: after ?? before,
  };
}

/** "Ukrainian farmers": the noun tells the sector, the adjective the side. */
function byRole({ names, roles, cut, words }: Phrase, side: Side, former: boolean): Found | null {
  const inHead = roles.filter(({ from }) => from < cut);
  // "a group of tourists" are tourists; "a supporter of the president" is no president.
  const some = /^of$/i.test(words[cut] ?? '') && SOME.test(words[cut - 1] ?? '');
  const beyond = inHead.length === 0 && some ? roles.filter(({ from }) => from >= cut) : [];
  const head = inHead.at(-1) ?? beyond[0];
  if (!head) return null;
  let [role] = head.found;
  // "Congressional leader", "rebel spokesman", "police chief": a plain noun takes the sector before it.
  const before = inHead.filter(({ to }) => to <= head.from).at(-1)?.found[0];
  // "Local officials" govern, as others do.
  if (before?.sector && before.sector !== 'CVL' && role.sector && BELONGING.test(role.words))
    role = { ...role, sector: before.sector, second: before.second };
  const complement = complementBody(names, roles, words, cut);
  if (complement && BELONGING.test(role.words)) {
    return {
      country: complement.country,
      body: complement.body,
      sector: complement.sector,
      second: complement.second,
      code: complement.code,
      named: null,
      role,
    };
  }
  const of = /^of$/i.test(words[cut] ?? '');
  const rest = words.slice(cut + 1);
  // "president of the Riga Bar Association": nobody who governs.
  if (of && role.sector === 'GOV' && complement === null && BELONGING.test(role.words)) {
    const link = rest.findIndex((word) => LINKS.test(word));
    const at = cut + (link < 0 ? rest.length : link);
    const country = names.some(({ from, to }) => from <= at && at < to);
    if (ASSOCIATION.test(words[at] ?? '') && !country)
      role = { ...role, sector: 'NGO', second: null };
  }
  // "the bloc of southern states" is one of states; "an opposition alliance" is not.
  if (
    of &&
    role.words === 'bloc' &&
    rest.some((word) => /^(?:states|nations|countries)$/i.test(word))
  )
    role = { ...role, sector: 'IGO' };
  if (role.words === 'alliance' && before?.sector && !/^(?:GOV|MIL|IGO)$/.test(before.sector))
    role = { ...role, sector: before.sector, second: before.second };
  // "the head of the organisation": of what sector, only the organisation's name would tell.
  const vague =
    BELONGING.test(role.words) &&
    /^(?:of|at|for)$/i.test(words[cut] ?? '') &&
    complement === null &&
    side.country === null &&
    side.body === null;
  if (vague) role = { ...role, sector: null };
  return {
    country:
      side.country ??
      (of || AFFILIATED.test(role.sector ?? '') ? (complement?.country ?? null) : null),
    body: side.body,
    sector: role.sector,
    second: former ? null : role.second,
    named: null,
    role,
  };
}

/** "president of the Riigikogu", "chairman of the company's board": what the head belongs to. */
function complementBody(
  names: Phrase['names'],
  roles: Phrase['roles'],
  words: readonly string[],
  cut: number,
): Pick<Candidate, 'country' | 'body' | 'sector' | 'second' | 'code'> | null {
  if (!/^(?:of|at|in|for)$/i.test(words[cut] ?? '')) return null;
  const body = names.find(
    ({ from, found }) => from > cut && !isCountry(found[0]) && found[0].kind !== 'person',
  )?.found[0];
  if (body) return body;
  const role = roles.find(
    ({ from, found }) => from > cut && found[0].kind !== 'person' && found[0].sector !== null,
  )?.found[0];
  if (!role || /^of$/i.test(words[cut]) === false) return null;
  const power = names.find(({ from, found }) => from > cut && isCountry(found[0]))?.found[0];
  return {
    country: power?.country ?? null,
    body: power?.body ?? null,
    sector: role.sector,
    second: role.second,
    code: null,
  };
}

/** "France", "Two Russians", "Mariupol": a power has no sector, a capital is its government, a town its people. */
function byPlace({ names, cut }: Phrase, side: Side): Found | null {
  const power = names.find(({ from }) => from < cut)?.found[0];
  if (power)
    return {
      country: power.country,
      body: power.body,
      sector: power.sector,
      second: power.second,
      named: power,
      role: null,
    };
  if (side.country === null) return null;
  return {
    country: side.country,
    body: null,
    sector: side.city ? 'CVL' : null,
    second: null,
    named: null,
    role: null,
  };
}
