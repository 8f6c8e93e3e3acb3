import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf } from '../../src/world/fold.ts';
import { pluralOf } from '../../src/world/roles.ts';
import { byKey, ownTable } from './table.ts';

export const ROLE_COLUMNS = ['key', 'words', 'kind', 'sector', 'second', 'plural'];
/** One role: words as written in the singular, kind, sector, second sector. */
type Role = readonly [words: string, kind: string, sector: string, second: string];

/** Codes of the agents file that this project writes otherwise, or leaves out (null). */
const SECTORS: { readonly [code: string]: string | null } = {
  MED: 'JRN',
  HLH: 'MED',
  ENV: 'NGO',
  HRI: 'NGO',
  DEV: 'NGO',
  MUS: 'REL',
  CHR: 'REL',
  JEW: 'REL',
  HIN: 'REL',
  BUD: 'REL',
  IMG: 'REF',
  SFI: null,
  SCI: 'EDU',
  MOD: null,
  RAD: 'REB',
  INS: 'REB',
  SEP: 'REB',
  SET: 'CVL',
};

const PEOPLE = ['MAN', 'MEN', 'WOMAN', 'WOMEN', 'PERSON'];
const MINISTERS = ['MINISTER', 'MINISTERS', 'MINISTRY', 'MINISTRIES'];

/** Own roles first, then the agents of Phoenix (MIT), spelled out and without bare stems. */
export function roles(data: string): string[][] {
  const found = new Map<string, Role>();
  const put = (role: Role) => {
    const key = keyOf(role[0]);
    if (key && !found.has(key)) found.set(key, role);
  };
  for (const line of ownTable('roles', ['words', 'kind', 'sector', 'second'], ['words', 'kind'])) {
    for (const words of line.words.split('|')) put([words, line.kind, line.sector, line.second]);
  }
  const own = new Set(found.keys());
  const text = readFileSync(join(data, 'actors/Phoenix.agents.txt'), 'latin1');
  for (const line of text.split('\n')) {
    const match = /^([^#!{[][^{[]*|![A-Z]+!?[^{[]*)(?:\{([^}]*)\})?\s*\[~([A-Z]+)\]/.exec(line);
    if (!match) continue;
    const [, phrase, plural, code] = match;
    const [first, second] = (code.match(/.{3}/g) ?? []).map((part) =>
      part in SECTORS ? SECTORS[part] : part,
    );
    if (!first) continue;
    for (const words of [...spelled(phrase), ...(plural ? [plural] : [])]) {
      const clean = words.replace(/_+/g, ' ').trim().toLowerCase();
      if (clean.length > 2 && !/ (?:of|to|in|for|at|by)$/.test(clean))
        put([clean, /minist(?:er|ers)$/.test(clean) ? 'person' : 'group', first, second ?? '']);
    }
  }
  // Where the file lists "foreign ministers" beside "foreign minister" it is no role of its own.
  const plurals = new Set([...found.values()].map(([words]) => keyOf(pluralOf(words))));
  for (const key of found.keys()) if (plurals.has(key) && !own.has(key)) found.delete(key);
  return withPlurals(found).sort(byKey);
}

/** Nouns that are plural as they stand. */
const PLURAL = /(?:men|women|people|troops|forces|police|children|media|markets)$/;

/** Every role under its singular and its plural. */
function withPlurals(roles: ReadonlyMap<string, Role>): string[][] {
  return [...roles].flatMap(([key, role]) => {
    const many = PLURAL.test(role[0]);
    const plural = keyOf(pluralOf(role[0]));
    const lines = [[key, ...role, many ? 'yes' : '']];
    if (!many && !roles.has(plural)) lines.push([plural, ...role, 'yes']);
    return lines;
  });
}

function spelled(phrase: string): string[] {
  const swap = (mark: string, by: readonly string[]) => (phrases: string[]) =>
    phrases.flatMap((one) =>
      one.includes(mark) ? by.map((word) => one.replace(mark, word)) : [one],
    );
  return swap('!PERSON!', PEOPLE)(swap('!MINIST!', MINISTERS)([phrase]));
}
