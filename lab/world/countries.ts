import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvOf, type Line, ownTable } from './table.ts';

/** What the other builders ask of a country. */
export interface Countries {
  /** Lines of `countries.tsv`: see COUNTRY_COLUMNS. */
  readonly lines: readonly (readonly string[])[];
  readonly byIso2: ReadonlyMap<string, string>;
  /** FIPS 10-4 / GEC code (as the Factbook uses) to ISO alpha-3. */
  readonly byFips: ReadonlyMap<string, string>;
  /** Folded name to ISO alpha-3, for sources that write names. */
  readonly byName: ReadonlyMap<string, string>;
  /** Office kind of the effective leader. */
  readonly leader: ReadonlyMap<string, string>;
  readonly capital: ReadonlyMap<string, string>;
}

export const COUNTRY_COLUMNS = [
  'iso3',
  'name',
  'adjectives',
  'people',
  'others',
  'capitals',
  'leader',
  'wikidata',
];

/** The own table of countries, filled up from country-codes.csv (PDDL) with codes, names, capitals, Wikidata ids. */
export function countries(data: string): Countries {
  const codes = csvOf(readFileSync(join(data, 'actors/country-codes.csv'), 'utf8'));
  const byIso3 = new Map(codes.map((line) => [line['ISO3166-1-Alpha-3'], line]));
  const own = ownTable(
    'countries',
    ['iso3', 'name', 'adjectives', 'people', 'other names', 'capital names', 'leader'],
    ['iso3', 'name', 'leader'],
  );
  const known = new Set(own.map(({ iso3 }) => iso3));
  const lines = own.map((line) => lineOf(line, byIso3.get(line.iso3)));
  for (const [iso3, code] of byIso3) {
    // Antarctica has a code and no government.
    if (iso3 && iso3 !== 'ATA' && !known.has(iso3))
      lines.push(lineOf({ iso3, name: code['CLDR display name'] }, code));
  }
  return {
    lines: lines.sort((a, b) => (a[0] < b[0] ? -1 : 1)),
    byIso2: new Map([
      ...codes.map((c) => [c['ISO3166-1-Alpha-2'], c['ISO3166-1-Alpha-3']] as const),
      ['XK', 'XKX'],
    ]),
    byFips: new Map([
      ...codes.map((c) => [c.FIPS.toLowerCase(), c['ISO3166-1-Alpha-3']] as const),
      ['kv', 'XKX'],
      ['gz', 'PSE'],
      ['we', 'PSE'],
    ]),
    byName: new Map(
      lines.flatMap((line) =>
        [line[1], ...line[4].split('|')].map((name) => [name.toLowerCase(), line[0]] as const),
      ),
    ),
    leader: new Map(own.map(({ iso3, leader }) => [iso3, leader])),
    capital: new Map(lines.map((line) => [line[0], line[5].split('|')[0]])),
  };
}

function lineOf(own: Line, code: Line | undefined): string[] {
  const others = new Set((own['other names'] ?? '').split('|'));
  for (const column of [
    'official_name_en',
    'UNTERM English Formal',
    'UNTERM English Short',
    'CLDR display name',
  ]) {
    const name = (code?.[column] ?? '').replace(/ \(.*|\*/g, '').replace(/^the /, '');
    if (name && name !== own.name) others.add(name);
  }
  const capitals = new Set(
    (code?.Capital ?? '').split('|').concat((own['capital names'] ?? '').split('|')),
  );
  const text = (names: Set<string>) => [...names].filter((name) => name).join('|');
  return [
    own.iso3,
    own.name,
    own.adjectives ?? '',
    own.people ?? '',
    text(others),
    text(capitals),
    own.leader ?? '',
    /Q\d+$/.exec(code?.wikidata_id ?? '')?.[0] ?? '',
  ];
}
