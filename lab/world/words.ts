import { keyOf } from '../../src/world/fold.ts';
import { familyFirst, surnames } from '../../src/world/people.ts';
import type { Body } from './bodies.ts';
import type { People } from './people.ts';
import { byKey, type Line } from './table.ts';

export const WORD_COLUMNS = ['key', 'alias', 'ref', 'what'];

/**
 * The look-up table of names: folded key, alias as written, what it refers to (ISO alpha-3, a body's
 * family code, or the line of a body or person), and how it names it.
 */
export function words(
  countries: readonly (readonly string[])[],
  bodies: readonly Body[],
  { people, held }: People,
  metonyms: readonly Line[],
): string[][] {
  const lines: string[][] = [];
  const put = (alias: string, ref: string | number, what: string) => {
    const key = keyOf(alias);
    if (key !== '') lines.push([key, alias, String(ref), what]);
  };
  for (const [iso3, name, adjectives, persons, others, capitals] of countries) {
    for (const alias of [name, ...others.split('|')]) put(alias, iso3, 'state');
    for (const alias of capitals.split('|')) put(alias, iso3, 'capital');
    for (const alias of adjectives.split('|')) put(alias, iso3, 'adjective');
    for (const entry of persons.split('|')) {
      const [one, many] = entry.split('/');
      if (one) for (const alias of [one, many ?? `${one}s`]) put(alias, iso3, 'people');
    }
  }
  for (const { words: alias, for: side } of metonyms) put(alias, side, 'capital');
  bodies.forEach((body, line) => {
    for (const alias of [body.name, ...body.aliases.split('|')])
      if (alias) put(alias, line, 'body');
  });
  people.forEach((person, line) => {
    const side = held.find((one) => one.person === person.name)?.country ?? '';
    const all = [person.name, ...person.aliases];
    for (const alias of all) put(alias, line, alias.includes(' ') ? 'name' : 'surname');
    for (const alias of new Set(all.flatMap((full) => surnames(full, familyFirst(full, side))))) {
      if (!all.includes(alias)) put(alias, line, 'surname');
    }
  });
  const seen = new Set<string>();
  return lines
    .filter((line) => {
      const id = line.join('\t');
      return !seen.has(id) && seen.add(id);
    })
    .sort(byKey);
}
