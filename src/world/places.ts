import type { Place } from './candidate.ts';
import { titled } from './fold.ts';

/** One line of `places.tsv` under its key; an empty name is the key's own. */
export function placeFrom(
  key: string,
  [name, country, lat, lon, people, type]: readonly string[],
): Place {
  return {
    name: name || titled(key),
    country: country || null,
    lat: Number(lat),
    lon: Number(lon),
    people: Number(people) || 0,
    type: type as Place['type'],
  };
}

/**
 * Orders places of one name: those in a country the report speaks of first, then hand-chosen
 * regions and areas, then by inhabitants.
 */
export function ranked(places: readonly Place[], countries: readonly string[]): Place[] {
  const weight = (place: Place) =>
    (place.country !== null && countries.includes(place.country) ? 1e9 : 0) +
    (place.type === 'city' ? 0 : 5e5) +
    place.people;
  return [...places].sort((a, b) => weight(b) - weight(a));
}
