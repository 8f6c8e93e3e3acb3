import { type Body, bodiesFrom } from './bodies.ts';
import { type Candidate, codeOf, type Place, type Role } from './candidate.ts';
import { keepsCase } from './case.ts';
import {
  type Country,
  countriesFrom,
  governmentOf,
  inWords,
  peopleOf,
  placeOfCountry,
  stateOf,
} from './countries.ts';
import { within } from './dates.ts';
import { fold, keyOf, titled } from './fold.ts';
import { OFFICE_BODIES, Offices, officeKindsFrom, type Term } from './offices.ts';
import {
  keyOfEntry,
  type OwnEntry,
  OwnLexicon,
  type OwnName,
  type OwnTerm,
  officeOf,
  ownCandidate,
} from './own.ts';
import { type Person, peopleFrom, type Spell, spellsOf } from './people.ts';
import { placeFrom, ranked } from './places.ts';
import { roleFrom } from './roles.ts';
import type { Rows } from './rows.ts';
import { type Match, scan } from './scan.ts';
import { SortedWords } from './sorted-words.ts';

/** The tables the world is made of: `src/world/data/NAME.tsv` each. */
export const WORLD_FILES = [
  'countries',
  'bodies',
  'people',
  'offices',
  'office-kinds',
  'titles',
  'officials',
  'roles',
  'places',
  'words',
] as const;
export type WorldFiles = { readonly [name in (typeof WORLD_FILES)[number]]: string };

/** What may be known beside the words. */
export interface Context {
  /** Day of the report, ISO 8601; without one every time counts and nobody is preferred. */
  readonly day?: string | null;
  /** Countries the report speaks of (ISO alpha-3), which settle ambiguous names. */
  readonly countries?: readonly string[];
}

/** What is known before reading. Loading is done once; nothing in it changes. */
export class World {
  readonly countries: ReadonlyMap<string, Country>;
  readonly offices: Offices;
  readonly #own: OwnLexicon;
  readonly #people: Rows<Person>;
  readonly #bodies: Rows<Body>;
  readonly #words: SortedWords;
  readonly #officials: SortedWords;
  readonly #roles: SortedWords;
  readonly #places: SortedWords;

  constructor(files: WorldFiles, own: readonly OwnEntry[] = []) {
    this.countries = countriesFrom(files.countries);
    const kinds = officeKindsFrom(files['office-kinds']);
    this.#own = new OwnLexicon(own, kinds);
    for (const kind of this.#own.kinds) kinds.set(kind.id, kind);
    const { titles, offices } = files;
    this.offices = new Offices(kinds, titles, offices, this.countries, this.#own.terms);
    this.#people = peopleFrom(files.people);
    this.#bodies = bodiesFrom(files.bodies);
    this.#words = new SortedWords(files.words);
    this.#officials = new SortedWords(files.officials);
    this.#roles = new SortedWords(files.roles);
    this.#places = new SortedWords(files.places);
  }

  /** Everybody these words may name, the likeliest first; none where the lexicon has nothing. */
  find(words: string, context: Context = {}): Candidate[] {
    return this.#named(keyOf(words), words, context);
  }

  /**
   * The longest known names in a row of words (the tokens of one sentence): countries, demonyms,
   * people, bodies, capitals; each with its candidates, the likeliest first.
   */
  scan(words: readonly string[], context: Context = {}): Match<Candidate>[] {
    return scan(
      words,
      (first) =>
        Math.max(this.#words.reach(first), this.#officials.reach(first), this.#own.reach(first)),
      (key, phrase) => this.#named(key, phrase, context),
    );
  }

  /** What a noun says of whoever it describes ("minister", "rebels"), or null. */
  role(words: string): Role | null {
    return this.#role(keyOf(words));
  }

  /** The longest role nouns in a row of words, in any case. */
  roles(words: readonly string[]): Match<Role>[] {
    return scan(
      words,
      (first) => Math.max(this.#roles.reach(first), this.#own.reachOfRoles(first)),
      (key) => [this.#role(key) ?? []].flat(),
    );
  }

  #role(key: string): Role | null {
    const own = this.#own.role(key);
    if (own) return own;
    const [line] = this.#roles.find(key);
    return line ? roleFrom(line) : null;
  }

  /** Who holds an office of a country or body on a day: `holders('FRA', 'president', '2015-11-26')`. */
  holders(side: string, office: string, day: string): Candidate[] {
    return this.offices.holders(side, office, day).map((term) => {
      const entry = this.#own.about(`person:${fold(term.person)}`);
      const own = entry && this.#ofUser({ entry, alias: term.person, by: 'name' }, { day });
      if (own) return own;
      const person = this.#people.find(({ name }) => name === term.person);
      return this.#served(
        person ?? { name: term.person, gender: null, wikidata: null },
        term,
        term.person,
        'name',
      );
    });
  }

  /** Places of this name, the likeliest first. A country counts as a place too. */
  places(name: string, context: Context = {}): Place[] {
    return this.#placed(keyOf(name), name, context);
  }

  /** The longest place names in a row of words. */
  scanPlaces(words: readonly string[], context: Context = {}): Match<Place>[] {
    return scan(
      words,
      (first) => Math.max(this.#places.reach(first), this.#words.reach(first)),
      (key, phrase) => this.#placed(key, phrase, context),
    );
  }

  #placed(key: string, phrase: string, { countries = [] }: Context): Place[] {
    if (!/\p{Lu}/u.test(phrase)) return [];
    const states = this.#words
      .find(key)
      .filter(([alias, , what]) => what === 'state' && keepsCase(alias, phrase))
      .flatMap(([, iso3]) => this.countries.get(iso3) ?? [])
      .map((country) => {
        const capital = keyOf(country.capitals[0] ?? '');
        const places = this.#places.find(capital).map((line) => placeFrom(capital, line));
        return placeOfCountry(
          country,
          places.find((place) => place.country === country.iso3),
        );
      });
    const named = this.#places.find(key).map((line) => placeFrom(key, line));
    return [...states, ...ranked(named, countries)];
  }

  /** Whom a user's lexicon names goes before everybody; a surname it shares with others does not hide them. */
  #named(key: string, phrase: string, context: Context): Candidate[] {
    if (this.#own.empty) return best(this.#shipped(key, phrase, context), context);
    const mine = this.#own.named(key, phrase).flatMap((name) => this.#ofUser(name, context) ?? []);
    if (mine.some(({ by }) => by === 'name')) return best(mine, context);
    const others = this.#shipped(key, phrase, context).map((one) => {
      const entry = this.#own.about(one.key);
      return (entry && this.#amended(entry, one, context)) ?? one;
    });
    return best([...mine, ...others], context);
  }

  /** An entry of the user's, with what the package knows of the same actor where it is silent. */
  #ofUser(name: OwnName, context: Context): Candidate | null {
    const { name: full } = name.entry;
    const known = this.#shipped(keyOf(full), full, context).find(
      ({ key }) => key === keyOfEntry(name.entry),
    );
    return this.#told(name, known ?? null, context);
  }

  /** The package's candidate under one of its own aliases, as the user's lexicon has them. */
  #amended(entry: OwnEntry, known: Candidate, context: Context): Candidate | null {
    const { alias, by } = known;
    if (by !== 'name' && by !== 'surname') return null;
    return this.#told({ entry, alias, by }, known, context);
  }

  #told(name: OwnName, known: Candidate | null, { day = null }: Context): Candidate | null {
    return ownCandidate(name, known, day, (term: OwnTerm) => {
      const kind = term.office === null ? null : officeOf(term.office, this.offices.kinds);
      if (!kind) return null;
      const { country, from, to } = term;
      const side = country ?? known?.country ?? '';
      const title = this.offices.title({ person: '', side, office: kind.id, from, to });
      return { kind, title };
    });
  }

  /** What the package's own tables hold under a key. */
  #shipped(key: string, phrase: string, context: Context): Candidate[] {
    const { day } = context;
    const found: Candidate[] = [];
    for (const [alias, ref, what] of this.#words.find(key)) {
      if (!keepsCase(alias, phrase)) continue;
      if (what === 'body') {
        const body = this.#bodies.at(Number(ref));
        if (body && (day == null || within(day, body.from, body.to)))
          found.push(bodyOf(body, alias));
      } else if (what === 'name' || what === 'surname') {
        const person = this.#people.at(Number(ref));
        if (person) found.push(...this.#person(person, what, alias, day ?? null));
      } else found.push(...this.#side(ref, what, alias));
    }
    if (/^\p{Lu}/u.test(phrase)) {
      for (const [name, country, spells] of this.#officials.find(key)) {
        found.push(this.#official(name || titled(key), spellsOf(country, spells), day ?? null));
      }
    }
    return found;
  }

  /** What a country's words stand for. */
  #side(side: string, what: string, alias: string): Candidate[] {
    const country = this.countries.get(side);
    if (!country) {
      const body = this.#bodies.find(
        ({ of, name }) => of === side && name === OFFICE_BODIES[side]?.[0].slice(4),
      );
      return body ? [{ ...bodyOf(body, alias), by: 'metonym', score: 0.75 }] : [];
    }
    if (what === 'capital') return [governmentOf(country, alias)];
    if (what === 'people') return [peopleOf(country, alias)];
    return [stateOf(country, alias, what === 'adjective' ? 'adjective' : 'name')];
  }

  /** A member of a government of whom only that is known. */
  #official(name: string, spells: readonly Spell[], day: string | null): Candidate {
    const held = spells.find(({ from, to }) => day === null || within(day, from, to));
    const { country, second } = held ?? spells[spells.length - 1];
    const sector = held ? 'GOV' : 'ELI';
    return {
      ...blankPerson({ name, gender: null, wikidata: null }, name, 'name'),
      country,
      sector,
      second: held ? second : null,
      code: codeOf(country, null, sector),
      role: held
        ? `Member of the government of ${inWords(this.countries.get(country)?.name ?? country)}`
        : null,
      office: held ? 'minister' : null,
      score: held ? 0.6 : 0.4,
    };
  }

  #person(person: Person, by: 'name' | 'surname', alias: string, day: string | null): Candidate[] {
    const terms = this.offices.of(person.name);
    const term = day === null ? terms.at(-1) : this.offices.at(person.name, day);
    if (term) return [this.#served(person, term, alias, by)];
    const past = day === null ? null : this.offices.last(person.name, day);
    const other = past ?? terms[0];
    if (!other) return [];
    const [country, body] = sideOf(other.side);
    const sector = past ? this.#after(past) : null;
    return [
      {
        ...blankPerson(person, alias, by),
        country,
        body,
        sector,
        code: codeOf(country, body, sector),
        score: by === 'surname' ? (past ? 0.35 : 0.15) : past ? 0.9 : 0.7,
      },
    ];
  }

  /** Sector after an office: those who governed belong to the elite; the rest stay what they were. */
  #after(term: Term): string | null {
    const sector = this.offices.kinds.get(term.office)?.sector ?? null;
    return sector === 'GOV' || sector === 'LEG' || sector === 'IGO' ? 'ELI' : sector;
  }

  #served(person: Person, term: Term, alias: string, by: 'name' | 'surname'): Candidate {
    const kind = this.offices.kinds.get(term.office);
    const [country, body] = sideOf(term.side);
    const sector = kind?.sector ?? null;
    return {
      ...blankPerson(person, alias, by),
      country,
      body,
      sector,
      second: kind?.second ?? null,
      code: codeOf(country, body, sector),
      role: this.offices.title(term),
      office: term.office,
      score: by === 'name' ? 0.98 : 0.5 + (kind?.rank ?? 1) * 0.045,
    };
  }
}

/** Builds the world from its tables, and what a user's lexicon adds to them. */
export function worldFrom(files: WorldFiles, own: readonly OwnEntry[] = []): World {
  return new World(files, own);
}

function sideOf(side: string): [country: string | null, body: string | null] {
  const body = OFFICE_BODIES[side];
  return body ? [null, body[1]] : [side, null];
}

function blankPerson(person: Person, alias: string, by: 'name' | 'surname') {
  return {
    key: `person:${fold(person.name)}`,
    name: person.name,
    kind: 'person' as const,
    body: null,
    second: null,
    wikidata: person.wikidata,
    role: null,
    office: null,
    gender: person.gender,
    alias,
    by,
  };
}

function bodyOf(body: Body, alias: string): Candidate {
  return {
    key: `body:${fold(body.name)}`,
    name: body.name,
    kind: body.kind,
    country: body.country,
    body: body.of,
    sector: body.sector,
    second: body.second,
    code: codeOf(body.country, body.of, body.sector),
    wikidata: body.wikidata,
    role: null,
    office: null,
    gender: null,
    alias,
    by: 'name',
    score: 0.93,
  };
}

/** One candidate per entry, the likeliest first; a country under discussion helps. */
function best(found: readonly Candidate[], { countries = [] }: Context): Candidate[] {
  const weight = (one: Candidate) =>
    one.score + (one.country !== null && countries.includes(one.country) ? 0.2 : 0);
  const sorted = [...found].sort((a, b) => weight(b) - weight(a));
  return sorted.filter((one, i) => !sorted.slice(0, i).some(({ key }) => key === one.key));
}

export type { Candidate, Country, Match, Place, Role };
