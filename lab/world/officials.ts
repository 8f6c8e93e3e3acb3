import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyOf, titled } from '../../src/world/fold.ts';
import { byKey } from './table.ts';

/** One member of a government from the Phoenix dictionary: country, what beside GOV, and when. */
export interface Official {
  readonly names: readonly string[];
  readonly country: string;
  readonly second: string;
  readonly from: string;
  readonly to: string;
}

/** Spellings of country codes that Phoenix has otherwise. */
const CODES: { readonly [code: string]: string } = {
  KSV: 'XKX',
  PSE: 'PSE',
  ROM: 'ROU',
  TMP: 'TLS',
};

/** `[FRAGOVMIL 030101-040331]`, `[FRAGOV >120515]`. */
const SPELL = /\[([A-Z]{3})GOV([A-Z]*)\s+(?:(\d{6,8})-(\d{6,8})|>\s*(\d{6,8}))\s*\]/g;

/**
 * Members of governments in office after 2002 with their full names (Phoenix.Countries, MIT, which
 * took most of them from the CIA's Chiefs of State and Cabinet Members). Open stretches end with the
 * dictionary, in January 2014, for all but its own reading of "still in office": they stay open for
 * a year and no longer, since nobody knows.
 */
export function officials(data: string): Official[] {
  const text = readFileSync(join(data, 'actors/Phoenix.Countries.actors.txt'), 'latin1');
  const found: Official[] = [];
  let names: string[] = [];
  let spells: Official[] = [];
  const flush = () => {
    if (names.length) for (const spell of spells) found.push({ ...spell, names });
    names = [];
    spells = [];
  };
  for (const raw of text.split('\n')) {
    const line = raw.replace(/\r$/, '');
    if (line === '' || line.startsWith('#')) continue;
    const name = line.replace(/[#;[].*/, '').trim();
    if (!/^\s/.test(line)) {
      if (line.startsWith('+')) names.push(name.slice(1));
      else {
        flush();
        names.push(name);
      }
    }
    for (const [, code, second, from, to, since] of line.matchAll(SPELL)) {
      const end = to ? dateOf(to) : '2014-12-31';
      if (end < '2003') continue;
      const country = CODES[code] ?? code;
      spells.push({
        names,
        country,
        second: /MIL|JUD|SPY/.exec(second)?.[0] ?? '',
        from: dateOf(from ?? since),
        to: end,
      });
    }
  }
  flush();
  return found
    .map((official) => ({
      ...official,
      names: official.names
        .map(properName)
        .filter((name) => /^\p{L}[\p{L}'.-]*( \p{L}[\p{L}'.-]*)+$/u.test(name)),
    }))
    .filter(
      ({ names: [first] }) => first !== undefined && !/minister|president|secretary/i.test(first),
    );
}

/** YYMMDD or YYYYMMDD as ISO; the dictionary's 03–14 are of this century. */
function dateOf(digits: string): string {
  const full =
    digits.length >= 8
      ? digits.slice(0, 8)
      : `${Number(digits.slice(0, 2)) > 30 ? 19 : 20}${digits.slice(0, 6)}`;
  return `${full.slice(0, 4)}-${full.slice(4, 6)}-${full.slice(6, 8)}`;
}

const PARTICLES = new Set([
  'al',
  'bin',
  'bint',
  'ibn',
  'de',
  'da',
  'dos',
  'van',
  'der',
  'von',
  'el',
  'la',
  'ul',
  'den',
  'di',
  'du',
]);

/** "MOHAMMAD_ZAHIR_SHAH_" to "Mohammad Zahir Shah". */
export function properName(upper: string): string {
  return upper
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase()
    .split(' ')
    .map((word, i) =>
      i > 0 && PARTICLES.has(word)
        ? word
        : word.replace(/(^|[-'])\p{L}/gu, (sign) => sign.toUpperCase()),
    )
    .join(' ');
}

export const OFFICIAL_COLUMNS = ['key', 'name', 'country', 'spells'];

/** One line per name and country, its spells joined where they touch. */
export function officialLines(all: readonly Official[]): string[][] {
  const lines = new Map<string, { name: string; country: string; spells: Official[] }>();
  for (const official of all) {
    for (const name of official.names) {
      const id = `${keyOf(name)}\t${official.country}`;
      const line = lines.get(id) ?? { name, country: official.country, spells: [] };
      line.spells.push(official);
      lines.set(id, line);
    }
  }
  return [...lines.values()]
    .map(({ name, country, spells }) => [
      keyOf(name),
      titled(keyOf(name)) === name ? '' : name,
      country,
      joined(spells),
    ])
    .sort(byKey);
}

function joined(spells: readonly Official[]): string {
  const merged: { from: string; to: string; second: string }[] = [];
  for (const { from, to, second } of [...spells].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = merged.at(-1);
    if (
      last &&
      last.second === second &&
      Date.parse(from) - Date.parse(last.to) < 40 * 86_400_000
    ) {
      if (to > last.to) last.to = to;
    } else merged.push({ from, to, second });
  }
  return merged
    .map(({ from, to, second }) => [from, to, second].join('/').replace(/\/$/, ''))
    .join(';');
}
