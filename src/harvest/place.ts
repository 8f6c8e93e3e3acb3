import type { EventEntry } from '../record/record.ts';
import type { World } from '../world/world.ts';
import type { Sheaf } from './sheaf.ts';

/**
 * The place a mention names, with its country and coordinates where the gazetteer knows it; other
 * countries that the report names settle which of several places of one name is meant.
 */
export function placeOf(sheaf: Sheaf, mention: number, world: World): EventEntry['place'] {
  const { doc } = sheaf;
  const words = sheaf.words(doc.layer('mentions')[mention]);
  const countries = doc.layer('actors').flatMap(({ country }) => country ?? []);
  const bare = words.text.replace(/^(the|a|an)\s+|['’]s?$/gi, '').trim();
  const [place] = world.places(bare, { day: doc.report.published, countries });
  return place
    ? { ...words, name: place.name, country: place.country, lat: place.lat, lon: place.lon }
    : { ...words, name: bare, country: null, lat: null, lon: null };
}
