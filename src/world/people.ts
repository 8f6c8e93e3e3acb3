import { fold } from './fold.ts';
import { Rows } from './rows.ts';

/** A person of the lexicon. */
export interface Person {
  readonly name: string;
  readonly gender: 'm' | 'f' | null;
  readonly wikidata: string | null;
}

/** Countries where the family name comes first in English too. */
const FAMILY_FIRST: ReadonlySet<string> = new Set(['CHN', 'KOR', 'PRK', 'VNM', 'KHM']);

/** Whether a name of a country begins with the family's; in Taiwan and Hong Kong only "Tsai Ing-wen", not "Joseph Wu". */
export function familyFirst(name: string, iso3: string): boolean {
  if (iso3 === 'TWN' || iso3 === 'HKG')
    return / \p{L}+-\p{L}+$/u.test(name) && !/^[A-Z]{2}\b/.test(name);
  return FAMILY_FIRST.has(iso3);
}

/** Particles that belong to the surname that follows. */
const PARTICLE = /^(?:al|el|bin|ben|de|da|dos|du|van|von|der|den|di|le|la|ter|aung san)$/;
/** Titles and generational endings that are no surnames. */
const NO_SURNAME =
  /^(?:jr|sr|ii|iii|iv|vi|vii|xiv|xvi|king|queen|pope|sultan|emir|emperor|prince|saud|khalifa|sabah|nahyan|thani|maktoum)$/;

/** Reads `people.tsv`, in its order: the look-up table refers to people by line. */
export function peopleFrom(text: string): Rows<Person> {
  return new Rows(text, ([name, gender, , wikidata]) => ({
    name,
    gender: gender === 'm' || gender === 'f' ? gender : null,
    wikidata: wikidata || null,
  }));
}

/** A stretch of time in which somebody sat in a government, and what beside it they were ("MIL"). */
export interface Spell {
  readonly country: string;
  readonly second: string | null;
  readonly from: string;
  readonly to: string;
}

/** Reads the spells of one line of `officials.tsv`: "2003-01-01/2006-01-31/MIL;…". */
export function spellsOf(country: string, spells: string): Spell[] {
  return spells.split(';').map((spell) => {
    const [from, to, second] = spell.split('/');
    return { country, second: second || null, from, to };
  });
}

/** "Angela Merkel" goes by "Merkel", "Dominique de Villepin" by "de Villepin" and "Villepin", "Xi Jinping" by "Xi". */
export function surnames(full: string, first: boolean): string[] {
  const words = full.split(' ');
  if (words.length < 2) return [];
  // Regnal names have none: "John Paul II" is not "Paul".
  if (/^[IVX]+$/.test(words[words.length - 1])) return [];
  if (first) return /^[A-Z][a-z]+$/.test(words[0]) ? [words[0]] : [];
  let at = words.length - 1;
  while (at > 0 && (NO_SURNAME.test(fold(words[at])) || PARTICLE.test(fold(words[at])))) at--;
  const last = words[at];
  if (at === 0 || last.length < 2 || /^[a-z.]+$/.test(last)) return [];
  const found = [last];
  let from = at;
  while (from > 1 && PARTICLE.test(fold(words[from - 1]))) from--;
  if (from < at) found.push(words.slice(from, at + 1).join(' '));
  const bare = /^(?:al|el|Al|El)-(\p{Lu}.*)$/u.exec(last);
  if (bare) found.push(bare[1]);
  return found;
}
