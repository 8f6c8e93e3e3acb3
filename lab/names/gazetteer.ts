import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lists a known name may stand in; a name's value holds one bit per list, in this order. */
export const LISTS = [
  'country',
  'nationality',
  'body',
  'person',
  'given',
  'surname',
  'place',
  'town',
] as const;

/** Inhabitants of the smallest town that counts as a place; smaller ones are a list of their own. */
const SMALLEST = 60_000;

/**
 * Names known beforehand, gathered from the public lists under `actors/` and the project's own under
 * `lab/world/own`. Keys are lower-case words joined by one space, cut as the tokens are.
 */
export function gatherKnown(data: string): Map<string, number> {
  const out = new Map<string, number>();
  const add = (list: (typeof LISTS)[number], name: string | undefined) => {
    const key = (name ?? '')
      .replace(/\(.*?\)/g, ' ')
      .match(/\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}\d]+|['’]s\b|[^\s]/gu);
    if (key === null || key === undefined) return;
    const words = key.join(' ').toLowerCase();
    if (words.length < 2 || key.length > 8) return;
    for (const spelt of new Set([words, words.normalize('NFD').replace(/\p{M}/gu, '')])) {
      out.set(spelt, (out.get(spelt) ?? 0) | (1 << LISTS.indexOf(list)));
    }
  };
  const person = (name: string | undefined) => {
    const parts = (name ?? '').split(' ').filter((part) => /\p{L}{2}/u.test(part));
    if (parts.length < 2) return;
    add('person', name);
    if (/^\p{Lu}/u.test(parts[0])) add('given', parts[0]);
    add('surname', parts.at(-1));
  };
  const given = new Map<string, number>();
  const surname = new Map<string, number>();
  const own = (file: string) =>
    existsSync(join('lab/world/own', file))
      ? readFileSync(join('lab/world/own', file), 'utf8')
          .split('\n')
          .slice(2)
          .map((line) => line.split('\t'))
      : [];
  for (const [, name, adjectives, people, others, capitals] of own('countries.tsv')) {
    for (const one of [name, ...(others ?? '').split('|')]) add('country', one);
    for (const one of (capitals ?? '').split('|')) add('place', one);
    for (const one of `${adjectives ?? ''}|${people ?? ''}`.split(/[|/]/)) add('nationality', one);
  }
  for (const [name, , , , , , , aliases] of own('groups.tsv')) {
    for (const one of [name, ...(aliases ?? '').split('|')]) add('body', one);
  }
  const world = (file: string) =>
    existsSync(join('src/world/data', file))
      ? readFileSync(join('src/world/data', file), 'utf8')
          .split('\n')
          .slice(3)
          .map((line) => line.split('\t'))
      : [];
  // Too many of the smaller towns are also plain words or people's names.
  for (const [key, name, , , , people, kind] of world('places.tsv')) {
    add(kind === 'city' && Number(people) < SMALLEST ? 'town' : 'place', name || key);
  }
  for (const [, name] of world('officials.tsv')) {
    const parts = name?.split(' ') ?? [];
    if (parts.length < 2) continue;
    if (/^\p{Lu}\p{Ll}/u.test(parts[0])) given.set(parts[0], (given.get(parts[0]) ?? 0) + 1);
    surname.set(parts.at(-1)!, (surname.get(parts.at(-1)!) ?? 0) + 1);
  }
  for (const [part, count] of given) if (count > 1) add('given', part);
  for (const [part, count] of surname) if (count > 1) add('surname', part);
  for (const row of own('people.tsv'))
    for (const one of [row[4], ...(row[6] ?? '').split('|')]) person(one);
  const table = readFileSync(join(data, 'actors/country-codes.csv'), 'utf8').split('\n').map(cells);
  const column = (name: string) => table[0].indexOf(name);
  for (const row of table.slice(1)) {
    add('country', row[column('CLDR display name')]);
    add('country', row[column('UNTERM English Short')]);
    add('place', row[column('Capital')]);
    add('place', row[column('Sub-region Name')]);
  }
  const leaders = readFileSync(join(data, 'actors/factbook_leaders.tsv'), 'utf8');
  for (const line of leaders.split('\n').slice(1)) {
    const titled = line.split('\t')[2] ?? '';
    // "Prime Minister Evelyn WEVER-CROES": what stands before the capitals is title or given name.
    const match = /(\p{Lu}[\p{Ll}’'-]+(?: [\p{Lu}][\p{Ll}.’'-]*)*) (\p{Lu}[\p{Lu}’' -]+)$/u.exec(
      titled,
    );
    if (match) person(`${match[1].split(' ').slice(-1)[0]} ${match[2]}`);
  }
  for (const line of readFileSync(join(data, 'actors/intergovernmental-bodies.yaml'), 'utf8').split(
    '\n',
  )) {
    const name =
      /^([^\s#][^:]*):$/.exec(line) ?? /^ {2}(?:Name_en|Abbreviation_en): (.+)$/.exec(line);
    if (name) add('body', name[1].replace(/^['"]|['"]$/g, ''));
  }
  for (const line of readFileSync(join(data, 'actors/ucdp-actors.csv'), 'utf8')
    .split('\n')
    .slice(1)) {
    const row = cells(line);
    for (const name of [row[1], row[4]])
      if (name && !/^(Government|n\/a)/.test(name)) add('body', name);
  }
  return out;
}

/** Cells of one line of CSV (RFC 4180, no line breaks inside). */
function cells(line: string): string[] {
  return [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
    match[1].startsWith('"') ? match[1].slice(1, -1).replaceAll('""', '"') : match[1],
  );
}
