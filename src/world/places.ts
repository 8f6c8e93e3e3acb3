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
 * Orders places of one name by inhabitants; hand-chosen regions and areas, and places in a country the
 * report speaks of, count for more.
 */
export function ranked(places: readonly Place[], countries: readonly string[]): Place[] {
  // A town of a country under discussion beats a foreign one of up to eight times its size.
  const weight = (place: Place) =>
    (place.people + (place.type === 'city' ? 1 : 500_000)) *
    (place.country !== null && countries.includes(place.country) ? 8 : 1);
  return [...places].sort((a, b) => weight(b) - weight(a));
}
