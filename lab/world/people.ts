import { within } from '../../src/world/dates.ts';
import { fold } from '../../src/world/fold.ts';
import type { Countries } from './countries.ts';
import { factbook } from './factbook.ts';
import { type Official, officials } from './officials.ts';
import { reign } from './reign.ts';
import { ownTable } from './table.ts';

export const PERSON_COLUMNS = ['name', 'gender', 'aliases', 'wikidata'];
export const OFFICE_COLUMNS = ['person', 'country', 'office', 'from', 'to', 'source'];

export interface Person {
  readonly name: string;
  gender: string;
  readonly aliases: Set<string>;
  wikidata: string;
}
export interface Held {
  readonly person: string;
  readonly country: string;
  readonly office: string;
  from: string;
  to: string;
  readonly source: string;
}
export interface People {
  readonly people: readonly Person[];
  readonly held: readonly Held[];
  readonly officials: readonly Official[];
  /** Effective leaders whose full name no source gives. */
  readonly nameless: readonly string[];
}

const BODIES = ['UNO', 'NATO', 'EUR', 'IMF', 'WBK', 'OSCE', 'ARL', 'AFU', 'ICC'];

/**
 * Own table first; then REIGN, exact to the day until 2021, under full names that the Factbook or
 * Phoenix has; then the Factbook, whose snapshots are thin from 2017 to 2020.
 */
export function people(data: string, countries: Countries, kinds: ReadonlySet<string>): People {
  const found = new Map<string, Person>();
  const held: Held[] = [];
  const person = (name: string): Person => {
    const key = fold(name);
    let entry = found.get(key);
    if (!entry) {
      entry = [...found.values()].find(({ aliases }) =>
        [...aliases].some((alias) => fold(alias) === key),
      );
      if (!entry) {
        entry = { name, gender: '', aliases: new Set(), wikidata: '' };
        found.set(key, entry);
      }
    }
    return entry;
  };
  const own = ownTable(
    'people',
    ['country', 'office', 'from', 'to', 'name', 'gender', 'aliases', 'wikidata'],
    ['country', 'office', 'from', 'name'],
  );
  for (const line of own) {
    if (!kinds.has(line.office))
      throw new Error(`bad-table: people: no such office ${line.office}`);
    if (!countries.leader.has(line.country) && !BODIES.includes(line.country)) {
      throw new Error(`bad-table: people: no such country ${line.country} (${line.name})`);
    }
    const entry = person(line.name);
    entry.gender ||= line.gender;
    entry.wikidata ||= line.wikidata;
    for (const alias of line.aliases.split('|')) if (alias) entry.aliases.add(alias);
    held.push({
      person: entry.name,
      country: line.country,
      office: line.office,
      from: line.from,
      to: line.to,
      source: 'own',
    });
  }
  const covered = (country: string, day: string, offices: readonly string[]) =>
    held.some(
      (one) =>
        one.country === country && offices.includes(one.office) && within(day, one.from, one.to),
    );
  /** The entry that already stands for a name of this country: same last word, same first letter. */
  const same = (name: string, country: string): Person | undefined => {
    const key = fold(name);
    const words = key.split(' ');
    return [...found.values()].find((entry) =>
      [entry.name, ...entry.aliases].some((other) => {
        const theirs = fold(other).split(' ');
        if (theirs.join(' ') === key)
          return held.some((one) => one.person === entry.name && one.country === country);
        return (
          theirs.length > 1 &&
          words.length > 1 &&
          theirs.at(-1) === words.at(-1) &&
          theirs[0] === words[0] &&
          held.some((one) => one.person === entry.name && one.country === country)
        );
      }),
    );
  };
  const heads = factbook(data, countries);
  const all = officials(data);
  const full = new Map(
    ownTable('reign-names', ['country', 'reign', 'name'], ['country', 'reign', 'name']).map(
      ({ country, reign: short, name }) => [`${country} ${short}`, name] as const,
    ),
  );
  const nameless: string[] = [];
  for (const leader of reign(data, countries)) {
    const office = countries.leader.get(leader.country) ?? 'president';
    const surname = fold(leader.surname);
    const known = held.some(
      (one) =>
        one.country === leader.country &&
        nearly(one, leader) &&
        fold([one.person, ...(found.get(fold(one.person))?.aliases ?? [])].join(' ')).includes(
          surname,
        ),
    );
    if (known) continue;
    const named = full.get(`${leader.country} ${leader.surname}`);
    const official = all.find(
      (one) =>
        one.country === leader.country &&
        one.names.some((name) => fold(name).split(' ').includes(surname)) &&
        one.from <= leader.to &&
        leader.from <= one.to,
    );
    const head = heads.find(
      (one) =>
        one.country === leader.country &&
        fold(one.name).split(' ').includes(surname) &&
        nearly(one, leader),
    );
    const name = named ?? head?.name ?? official?.names[0];
    if (name === undefined) {
      nameless.push(`${leader.country} ${leader.surname} ${leader.from} ${leader.to}`);
      continue;
    }
    const entry = same(name, leader.country) ?? person(name);
    entry.gender ||= leader.gender;
    for (const alias of named || head ? [] : (official?.names.slice(1) ?? [])) {
      if (fold(alias) !== fold(entry.name)) entry.aliases.add(alias);
    }
    if (!covered(leader.country, middle(leader.from, leader.to), [office])) {
      const { country, from, to } = leader;
      held.push({ person: entry.name, country, office, from, to, source: 'reign' });
    }
  }
  for (const line of heads) {
    const entry = same(line.name, line.country) ?? person(line.name);
    for (const alias of line.aliases)
      if (fold(alias) !== fold(entry.name)) entry.aliases.add(alias);
    if (
      covered(line.country, middle(line.from, line.to), [
        line.office,
        ...(HEADS.includes(line.office) ? HEADS : []),
      ])
    )
      continue;
    held.push({
      person: entry.name,
      country: line.country,
      office: line.office,
      from: line.from,
      to: line.to,
      source: 'factbook',
    });
  }
  const keys = new Set(
    [...found.values()].flatMap((entry) => [entry.name, ...entry.aliases].map(fold)),
  );
  return {
    people: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    held: held.sort((a, b) => (a.person + a.from < b.person + b.from ? -1 : 1)),
    officials: all.filter(({ names }) => !names.some((name) => keys.has(fold(name)))),
    nameless,
  };
}

/** Offices that stand for the same seat in different sources. */
const HEADS = [
  'president',
  'head-of-state',
  'supreme-leader',
  'king',
  'monarch',
  'emir',
  'sultan',
  'emperor',
  'prince',
  'general-secretary',
];

function nearly(one: { from: string; to: string }, other: { from: string; to: string }): boolean {
  return (one.to === '' || one.to >= other.from) && one.from <= other.to;
}

/** A day inside a term: its middle, or a month in where it is open; terms meet at their ends. */
function middle(from: string, to: string): string {
  const start = Date.parse(`${from}-01-01`.slice(0, 10));
  const end = to === '' ? start + 60 * 86_400_000 : Date.parse(`${to}-01-01`.slice(0, 10));
  return new Date((start + Math.max(end, start)) / 2).toISOString().slice(0, 10);
}
