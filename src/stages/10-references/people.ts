import type { Mention } from '../../doc/layers.ts';
import type { Candidate } from '../../world/candidate.ts';
import { codeOf } from '../../world/candidate.ts';
import { type Description, describe } from '../../world/describe.ts';
import { fold } from '../../world/fold.ts';
import type { Cast, Part, Settled } from './cast.ts';
import type { Doubts } from './doubts.ts';
import type { Scene } from './scene.ts';
import { isFull, isNamed, isTail } from './short-names.ts';

/** What stands before and behind a person's name. */
interface Introduction {
  /** The name without titles. */
  readonly name: readonly string[];
  readonly said: Description | null;
  readonly words: string;
  readonly gender: 'm' | 'f' | null;
}

/**
 * Names of people: full names first, over the whole report, so that a headline's surname finds the
 * full name below it; then short forms.
 */
export function settlePeople(
  scene: Scene,
  cast: Cast,
  settled: (Settled | null)[],
  doubts: Doubts,
): void {
  const people = scene.mentions
    .map((mention, index) => ({ mention, index }))
    .filter(
      ({ mention }) =>
        mention.form === 'name' && mention.type === 'person' && !mention.members.length,
    )
    .map((one) => ({ ...one, intro: introductionOf(scene, one.mention, one.index) }));
  const names = people.map(({ intro }) => fold(intro.name.join(' ')));
  const full = people.map(({ intro }) => isFull(intro.name) && !isTail(intro.name, names));
  for (const [i, { index, intro }] of people.entries()) {
    if (full[i]) settled[index] = settleFull(scene, cast, intro);
  }
  for (const [i, { mention, index, intro }] of people.entries()) {
    if (!full[i]) settled[index] = settleShort(scene, cast, intro, mention, settled, doubts);
  }
  for (const { index, intro } of people) {
    const at = settled[index]?.actors[0];
    if (at !== undefined && settled[index]?.actors.length === 1) learn(cast.parts[at], intro);
  }
}

/** Score of a leader's surname alone in a report of no known day. */
const UNDATED = 0.6;

/** Parts "French Foreign Minister Laurent Fabius" into what he is and what he is called. */
function introductionOf(scene: Scene, mention: Mention, index: number): Introduction {
  const { honorifics } = scene.words;
  const core = scene.core(mention);
  const name = scene.tokens(core).filter((word) => !/^['’]s?$/.test(word));
  let gender: 'm' | 'f' | null = null;
  const titles: string[] = [];
  const note = (word: string) => {
    const key = fold(word);
    if (honorifics.m.includes(key)) gender = 'm';
    if (honorifics.f.includes(key)) gender = 'f';
    return honorifics.m.includes(key) || honorifics.f.includes(key) || honorifics.any.includes(key);
  };
  while (name.length > 1 && note(name[0])) titles.push(name.shift() as string);
  const before = scene.tokens({ from: mention.from, to: core.from });
  for (const word of before) note(word);
  // "King Felipe of Spain": where the name was read with what follows "of".
  const of = titles.length || before.length ? name.indexOf('of') : -1;
  const whence = of > 0 ? name.splice(of).slice(1) : [];
  // "Secretary of State Ann Reid": where the office's field was read as a given name.
  if (name.length > 2 && /^(?:of|for)$/.test(before.at(-1) ?? '')) before.push(name.shift() ?? '');
  // "Jane Wilcox, an analyst at the Brookings Institution": the apposition says who she is.
  const after = scene.mentions.flatMap((other, at) =>
    scene.renames[at] === index || (scene.renames[index] === at && other.form === 'description')
      ? [scene.tokens(other)]
      : [],
  );
  const title = [...before, ...titles, ...(whence.length ? ['of', ...whence] : [])];
  // "Chatham House's Nadia Ferreira": the possessor stands outside where the tree has it so.
  if (mention.from > 0 && /^['’]s?$/.test(scene.token(mention.from - 1).text)) {
    const owner = scene.mentions.find(
      ({ to, from }) =>
        (to === mention.from || to === mention.from - 1) && from < mention.from && to - from > 0,
    );
    if (owner && owner.type !== 'person') after.push(scene.tokens(owner));
  }
  // "Bruce Jones of the Brookings Institution": what follows the name says whose.
  const behind = scene.tokens({ from: core.to, to: mention.to });
  if (/^(?:of|from|at|with)$/i.test(behind[0] ?? '')) after.push(behind.slice(1));
  const said = [title, ...after].map((words) =>
    words.length ? describe(scene.world, words, scene.context) : null,
  );
  const best = said.find((one) => one?.role) ?? said.find((one) => one !== null) ?? null;
  const all = [...title, ...after.flat()].map((word) => word.toLowerCase());
  if (gender === null && all.some((word) => scene.words.feminine.includes(word))) gender = 'f';
  if (
    gender === null &&
    all.some((word) => /man$/.test(word) && scene.words.masculine.includes(word))
  )
    gender = 'm';
  return {
    name,
    said: best,
    words: best?.role ? (title.length ? title : (after[0] ?? [])).join(' ') : '',
    gender,
  };
}

/** "Angela Merkel": the lexicon's where nothing the text says is against it, else somebody new. */
function settleFull(scene: Scene, cast: Cast, intro: Introduction): Settled {
  const name = intro.name.join(' ');
  const key = `report:${fold(name)}`;
  const known = cast.at(key);
  if (known >= 0) return { actors: [known], through: null, score: 0.95, rule: 'same-name' };
  const found = scene.world
    .find(name, scene.context)
    .filter((one) => one.kind === 'person' && agrees(scene, one, intro));
  const [best] = found;
  if (best)
    return {
      actors: [cast.enter(best, scene.world.offices.called(best.name, scene.context.day))],
      through: null,
      score: best.score,
      rule: 'lexicon',
    };
  const body = certainBody(scene, cast, name, intro);
  if (body) return body;
  const last = fold(name);
  // "Luis Ortega" after "Luis Ortega Ruiz" or the other way round is the same man.
  const same = cast.parts.findIndex(
    (part) =>
      part.candidate === null &&
      part.actor.kind === 'person' &&
      [...part.names].some((one) => one.startsWith(`${last} `) || last.startsWith(`${one} `)),
  );
  if (same >= 0) return { actors: [same], through: null, score: 0.8, rule: 'longer-name' };
  return {
    actors: [introduce(cast, intro, name, key)],
    through: null,
    score: intro.said ? 0.9 : 0.7,
    rule: 'full-name',
  };
}

/** "The Kremlin": what the lexicon knows for certain as no person is none, whatever the name looked like. */
function certainBody(
  scene: Scene,
  cast: Cast,
  name: string,
  { said, gender }: Introduction,
): Settled | null {
  const [body] = scene.world.find(name, scene.context);
  if (!body || body.kind === 'person' || body.score < 0.9 || said || gender) return null;
  return { actors: [cast.enter(body, [])], through: null, score: 0.8, rule: 'lexicon' };
}

/** "President Obama" long after: the title is one that the person has held. */
function held({ world }: Scene, { name }: Candidate, said: Description | null): boolean {
  if (!said?.role) return false;
  return world.offices.called(name, null).includes(fold(said.role.words));
}

/** A lexicon entry agrees unless the text gives another country or sex; a little known one needs the country named. */
function agrees(scene: Scene, candidate: Candidate, { said, gender }: Introduction): boolean {
  if (gender !== null && candidate.gender !== null && gender !== candidate.gender) return false;
  const country = said?.country ?? null;
  if (country !== null && candidate.country !== null && country !== candidate.country) return false;
  if (candidate.score > 0.6) return true;
  if (country !== null || held(scene, candidate, said)) return true;
  return (
    candidate.country !== null &&
    (scene.context.countries ?? []).includes(candidate.country) &&
    candidate.score >= 0.6 &&
    said !== null
  );
}

function introduce(
  cast: Cast,
  { said, words, gender }: Introduction,
  name: string,
  key: string,
): number {
  const country = said?.country ?? null;
  const sector = said?.sector ?? null;
  return cast.add(
    {
      name,
      kind: 'person',
      country,
      sector,
      code: codeOf(country, said?.body ?? null, sector),
      role: words || null,
      resolved: said ? 'report' : 'none',
      wikidata: null,
    },
    key,
    { gender, introduced: said !== null },
  );
}

/** "Fabius", "Mr Wilcox": the one full name of the report that ends so, else a leader whom everybody calls so. */
function settleShort(
  scene: Scene,
  cast: Cast,
  intro: Introduction,
  mention: Mention,
  settled: readonly (Settled | null)[],
  doubts: Doubts,
): Settled {
  const name = intro.name.join(' ');
  const key = fold(name);
  const candidates = scene.world
    .find(name, scene.context)
    .filter((one) => one.kind === 'person' && agrees(scene, one, intro));
  const here = cast.parts.flatMap((part, at) =>
    isNamed(part, key, candidates) && fitsGender(part, intro.gender) ? [at] : [],
  );
  if (here.length === 1) return { actors: here, through: null, score: 0.93, rule: 'short-name' };
  if (here.length > 1) {
    const titled = here.filter(
      (at) => intro.said?.role && [...cast.parts[at].roles].includes(fold(intro.said.role.words)),
    );
    if (titled.length === 1)
      return { actors: titled, through: null, score: 0.85, rule: 'short-name-title' };
    const nearest = lastNamed(scene, settled, here, mention);
    if (nearest >= 0)
      return { actors: [nearest], through: null, score: 0.65, rule: 'short-name-nearest' };
    doubts.ambiguous(
      mention,
      `"${name}" may be ${list(here.map((at) => cast.parts[at].actor.name))}.`,
    );
    return { actors: [], through: null, score: 0.3, rule: 'short-name' };
  }
  const before = cast.at(`report:${key}`);
  if (before >= 0) return { actors: [before], through: null, score: 0.8, rule: 'same-name' };
  const body = certainBody(scene, cast, name, intro);
  if (body) return body;
  const likely = candidates.filter(({ score }) => score >= 0.3);
  // Of two who lead, one whose country the report never names is not meant before one whom all know.
  const [best, second] = known(scene, likely) ?? likely;
  if (
    best &&
    (intro.said !== null || best.score >= 0.6) &&
    (!second || best.score - second.score > 0.1)
  ) {
    return {
      actors: [cast.enter(best, scene.world.offices.called(best.name, scene.context.day))],
      through: null,
      // Whom a surname alone means depends on the day: without one it is a guess.
      score: scene.context.day === null ? Math.min(best.score, UNDATED) : best.score,
      rule: 'lexicon-surname',
    };
  }
  if (best && second && best.score - second.score <= 0.1) {
    doubts.ambiguous(mention, `"${name}" may be ${list([best.name, second.name])}.`);
    return { actors: [], through: null, score: 0.3, rule: 'lexicon-surname' };
  }
  return {
    actors: [introduce(cast, intro, name, `report:${key}`)],
    through: null,
    score: intro.said ? 0.7 : 0.4,
    rule: 'bare-surname',
  };
}

// "Prime Minister Ali Khan spoke. Khan said …" long before "Omar Khan, a farmer".
/**
 * Of several with one surname the only one named in full before a mention, or the one last so named in
 * its paragraph; -1 where neither tells.
 */
function lastNamed(
  scene: Scene,
  settled: readonly (Settled | null)[],
  several: readonly number[],
  mention: Mention,
): number {
  const before = new Set<number>();
  let near = -1;
  scene.mentions.forEach(({ form, type, from, head }, index) => {
    const [at] = settled[index]?.actors ?? [];
    if (form !== 'name' || type !== 'person' || from >= mention.from) return;
    if (at === undefined || !several.includes(at)) return;
    before.add(at);
    if (scene.together(head, mention.head)) near = at;
  });
  return before.size === 1 ? [...before][0] : near;
}

/** Of several leaders those who act for the world's bodies or for a country the report names, if any is so. */
function known({ context }: Scene, several: readonly Candidate[]): Candidate[] | null {
  const near = several.filter(
    ({ country, body }) =>
      body !== null || (country !== null && context.countries?.includes(country)),
  );
  return near.length ? near : null;
}

function fitsGender(part: Part, gender: 'm' | 'f' | null): boolean {
  return gender === null || part.gender === null || part.gender === gender;
}

/** Keeps what a name's surroundings tell: sex, role words, and for unknown people who they are. */
function learn(part: Part, { said, gender, name, words }: Introduction): void {
  part.gender ??= gender;
  part.names.add(fold(name.join(' ')));
  if (said === null) return;
  if (said.role) part.roles.add(fold(said.role.words));
  part.introduced = true;
  if (part.candidate !== null || part.actor.sector !== null) return;
  const { country, sector } = { country: part.actor.country ?? said.country, sector: said.sector };
  part.actor = {
    ...part.actor,
    country,
    sector,
    code: codeOf(country, said.body, sector),
    role: part.actor.role ?? (words || null),
    resolved: 'report',
  };
}

/** "A, B or C". */
export function list(names: readonly string[]): string {
  return names.length < 2
    ? (names[0] ?? '')
    : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
}
