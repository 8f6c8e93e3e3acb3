import type { Candidate, Place } from './candidate.ts';
import { codeOf } from './candidate.ts';
import { list, tableOf } from './tsv.ts';

/** A country of the lexicon. */
export interface Country {
  readonly iso3: string;
  readonly name: string;
  readonly adjectives: readonly string[];
  /** Names of its people, singular and plural. */
  readonly people: readonly { readonly one: string; readonly many: string }[];
  readonly others: readonly string[];
  /** The capital first, then its other names. */
  readonly capitals: readonly string[];
  /** Kind of the effective leader's office ("prime-minister"); empty where unknown. */
  readonly leader: string;
  readonly wikidata: string | null;
}

export function countriesFrom(text: string): Map<string, Country> {
  return new Map(
    tableOf(text).rows.map(
      ([iso3, name, adjectives, people, others, capitals, leader, wikidata]) => [
        iso3,
        {
          iso3,
          name,
          adjectives: list(adjectives),
          people: list(people).map((entry) => {
            const [one, many] = entry.split('/');
            return { one, many: many ?? `${one}s` };
          }),
          others: list(others),
          capitals: list(capitals),
          leader: leader ?? '',
          wikidata: wikidata || null,
        },
      ],
    ),
  );
}

/** The state as such: what a country's name stands for. */
export function stateOf(country: Country, alias: string, by: Candidate['by'] = 'name'): Candidate {
  return {
    ...blank(country, alias),
    key: `state:${country.iso3}`,
    name: country.name,
    kind: 'state',
    code: codeOf(country.iso3, null, null),
    by,
    score: by === 'name' ? 0.97 : 0.9,
    wikidata: country.wikidata,
  };
}

/** Its government: what its capital stands for where it speaks or acts. */
export function governmentOf(country: Country, alias: string): Candidate {
  return {
    ...blank(country, alias),
    key: `government:${country.iso3}`,
    name: `Government of ${inWords(country.name)}`,
    kind: 'government',
    sector: 'GOV',
    code: codeOf(country.iso3, null, 'GOV'),
    by: 'metonym',
    score: 0.7,
  };
}

/** Its people: "the Russians", "a Frenchman". */
export function peopleOf(country: Country, alias: string): Candidate {
  return {
    ...blank(country, alias),
    key: `people:${country.iso3}`,
    name: country.people[0]?.many ?? country.name,
    kind: 'people',
    code: codeOf(country.iso3, null, null),
    by: 'demonym',
    score: 0.9,
  };
}

function blank(country: Country, alias: string) {
  return {
    country: country.iso3,
    body: null,
    sector: null,
    second: null,
    wikidata: null,
    role: null,
    office: null,
    gender: null,
    alias,
  };
}

/** "the United States", "the Netherlands", "France". */
export function inWords(name: string): string {
  return /^(?:United|Netherlands|Philippines|Bahamas|Maldives|Gambia|Seychelles|Comoros|Marshall|Solomon|Czech Rep|Dominican Rep|Central African|Republic of|Democratic|Ivory Coast$)/.test(
    name,
  )
    ? `the ${name}`
    : name;
}

/** A country as a place; it has no middle of its own here, so its capital's stands for it. */
export function placeOfCountry(country: Country, capital: Place | undefined): Place {
  return {
    name: country.name,
    country: country.iso3,
    lat: capital?.lat ?? 0,
    lon: capital?.lon ?? 0,
    people: 0,
    type: 'country',
  };
}
