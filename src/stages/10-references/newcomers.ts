import type { Mention } from '../../doc/layers.ts';
import { codeOf } from '../../world/candidate.ts';
import type { Description } from '../../world/describe.ts';
import { fold } from '../../world/fold.ts';
import { kindOf } from './bodies.ts';
import type { Cast, Settled } from './cast.ts';
import { forcesOf } from './forces.ts';
import type { Scene } from './scene.ts';

const COUNTED =
  /^(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds|thousands)$/i;

const FIGHTERS =
  /^(?:rebel|fighter|militant|insurgent|gunman|guerrilla|jihadist|jihadi|militiaman|force)$/;
const SOME = /^(?:some|several|many|few|other|more|former|ex|at|up|most|suspected|alleged)$/;

/**
 * "Syrian rebels", "a Turkish official": somebody without a name, as far as the words tell who. The
 * French government and its like are entries of the lexicon. Groups of one description are one actor.
 */
export function newcomer(
  scene: Scene,
  cast: Cast,
  mention: Mention,
  said: Description | null,
  index: number,
): Settled | null {
  if (said === null || said.sector === null) return null;
  const particular = mention.type === 'person' && !mention.plural && said.sector === 'GOV';
  // Titles leave out the article.
  const first = scene.token(mention.from);
  const article = scene.words.definite.includes(first.lower);
  if (particular && (article || (scene.titled(mention.head) && first.upos !== 'DET')))
    return office(scene, cast, mention, said);
  if (said.named && said.role === null && !mention.plural && said.named.kind !== 'person') {
    return {
      actors: [cast.enter(said.named, [])],
      through: null,
      score: 0.8,
      rule: 'lexicon-phrase',
    };
  }
  const noun = scene.token(mention.head).lemma.toLowerCase();
  // "M23 rebels", "Boko Haram gunmen": a group's fighters, uncounted, are the group.
  if (said.named?.kind === 'armed-group' && mention.plural && FIGHTERS.test(noun)) {
    const first = scene.token(mention.from).lower;
    const all = !COUNTED.test(first) && !SOME.test(first);
    if (all)
      return { actors: [cast.enter(said.named, [])], through: null, score: 0.75, rule: 'fighters' };
  }
  if (said.country !== null && said.sector === 'MIL' && scene.words.forcesNouns.includes(noun)) {
    return {
      actors: [forcesOf(scene, cast, said.country)],
      through: null,
      score: 0.8,
      rule: 'forces',
    };
  }
  if (scene.words.bodyNouns.includes(noun) && said.country !== null && !said.former) {
    const country = scene.world.countries.get(said.country);
    const [power] =
      country?.capitals.flatMap((capital) =>
        scene.world
          .find(capital)
          .filter(({ by, country: iso }) => by === 'metonym' && iso === said.country),
      ) ?? [];
    if (power)
      return {
        actors: [cast.enter(power, ['government'])],
        through: null,
        score: 0.85,
        rule: 'government',
      };
  }
  const body = said.role?.kind === 'body';
  // "36 civilians", "at least 40 monks" are those and no others.
  const counted = scene
    .tokens({ from: mention.from, to: mention.head })
    .some((word) => COUNTED.test(word));
  const many = (mention.plural || body) && !counted;
  const key = many
    ? `described:${said.country ?? said.body ?? ''}:${said.sector ?? ''}:${fold(noun)}`
    : `described:${index}`;
  const known = cast.at(key);
  if (known >= 0) return { actors: [known], through: null, score: 0.75, rule: 'same-description' };
  const person = mention.type === 'person' && !mention.plural;
  const at = cast.add(
    {
      name: scene.doc
        .words(person ? { from: mention.from, to: titleEnd(scene, mention) } : mention)
        .replace(/\s+/g, ' '),
      kind: person ? 'person' : kindOf(said.sector, 'people'),
      country: said.country,
      sector: said.sector,
      code: codeOf(said.country, said.body, said.sector),
      role: person ? (said.role?.words ?? null) : null,
      resolved: 'report',
      wikidata: null,
    },
    key,
    { plural: mention.plural, introduced: true, gender: person ? sexOf(scene, noun) : null },
  );
  cast.parts[at].roles.add(fold(said.role?.words ?? noun));
  cast.parts[at].names.add(fold(noun));
  return { actors: [at], through: null, score: 0.75, rule: 'description' };
}

/**
 * "The Thai envoy": nobody knows who it is, but for which state he acts; each such office is one actor.
 * "The dictator" of no state is somebody in particular, and nobody knows who: null.
 */
function office(scene: Scene, cast: Cast, mention: Mention, said: Description): Settled | null {
  if (said.role?.kind !== 'person' || (said.country === null && said.body === null)) return null;
  const article = scene.words.definite.includes(scene.token(mention.from).lower);
  const from = article ? mention.from + 1 : mention.from;
  const words = scene.doc.words({ from, to: titleEnd(scene, mention) });
  // "the Thai envoy", "the Thai ambassador": a state has one.
  const post = from + 1 === mention.head && /^(?:envoy|ambassador)$/i.test(said.role.words);
  const key = post ? `office:${said.country ?? said.body}:envoy` : `office:${fold(words)}`;
  const known = cast.at(key);
  const { country, body, sector } = said;
  const at =
    known >= 0
      ? known
      : cast.add(
          {
            name: words.replace(/\s+/g, ' '),
            kind: 'person',
            country,
            sector,
            code: codeOf(country, body, sector),
            role: said.role.words,
            resolved: 'none',
            wikidata: null,
          },
          key,
        );
  cast.parts[at].roles.add(fold(said.role.words));
  return { actors: [at], through: null, score: 0.5, rule: OFFICE };
}

/** Where the words that name an office end: "envoy to Chad", and not "envoy over the raid". */
function titleEnd(scene: Scene, { head, to }: Mention): number {
  for (let at = head + 1; at < to; at++) {
    const { upos, lower } = scene.token(at);
    const links = /^(?:of|to|for|in|at)$/.test(lower);
    if ((upos === 'ADP' && !links) || /^(?:VERB|PUNCT|SCONJ|AUX)$/.test(upos)) return at;
  }
  return to;
}

/** The rule by which somebody is known by no more than an office. */
export const OFFICE = 'office-alone';

/** "mother", "spokesman": a noun that tells the sex; null for all others. */
function sexOf({ words }: Scene, noun: string): 'm' | 'f' | null {
  if (words.feminine.includes(noun)) return 'f';
  return words.masculine.includes(noun) ? 'm' : null;
}
