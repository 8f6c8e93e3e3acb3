import { ACTOR_KINDS, type ActorKind } from '../record/kinds.ts';
import { Failure } from '../sources/failure.ts';
import { type LexiconRow, lexiconRowsAt } from '../sources/lexicon-rows.ts';
import type { Country } from '../world/countries.ts';
import { fold } from '../world/fold.ts';
import type { OwnEntry, OwnTerm } from '../world/own.ts';

export type { OwnEntry };

/** The fields of a row, in the order in which the manual tells them. */
export const LEXICON_FIELDS = [
  'name',
  'kind',
  'aliases',
  'country',
  'sector',
  'code',
  'office',
  'role',
  'from',
  'to',
  'gender',
  'wikidata',
] as const;
type Field = (typeof LEXICON_FIELDS)[number];

/** PLOVER's sectors and those that CAMEO has beside them. */
export const SECTORS: readonly string[] =
  'AGR BUS COP CRM CVL EDU ELI GOV HLH IGO JRN JUD LAB LEG MED MIL NGO OPP PRE PRM PTY REB REF REL SPY UAF'.split(
    ' ',
  );

/** What a field must look like, and how to say so. */
const FORMS: { readonly [field in Field]?: readonly [form: RegExp, expected: string] } = {
  code: [/^[A-Z]{3,15}$/, 'three to fifteen capitals, such as FRAGOV'],
  from: [/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date: YYYY, YYYY-MM or YYYY-MM-DD'],
  to: [/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date: YYYY, YYYY-MM or YYYY-MM-DD'],
  gender: [/^[mf]$/, 'm or f'],
  wikidata: [/^Q[1-9]\d*$/, 'a Wikidata id, such as Q142'],
};
/** As many faults as are worth reading at once. */
const SHOWN = 20;

/**
 * The user's lexicon in some files, checked and put together: rows of one name and kind are one entry
 * with a term each. Throws one Failure that tells every fault, each with file, line and field.
 */
export async function readLexicon(
  places: readonly string[],
  countries: ReadonlyMap<string, Country>,
): Promise<OwnEntry[]> {
  const rows: LexiconRow[] = [];
  for (const place of places) rows.push(...(await lexiconRowsAt(place)));
  return lexiconOf(rows, countries);
}

/** The entries in rows that were read. Throws as `readLexicon`. */
export function lexiconOf(
  rows: readonly LexiconRow[],
  countries: ReadonlyMap<string, Country>,
): OwnEntry[] {
  const names = new Map([...countries.values()].map(({ iso3, name }) => [fold(name), iso3]));
  const faults: Failure[] = [];
  const entries = new Map<string, OwnEntry>();
  for (const row of rows) {
    const found = faultsIn(row, (country) => isoOf(country, countries, names));
    faults.push(...found);
    if (found.length) continue;
    const entry = entryOf(row, countries, names);
    const key = `${entry.kind} ${fold(entry.name)}`;
    const known = entries.get(key);
    entries.set(key, known ? joined(known, entry) : entry);
  }
  if (faults.length) throw allOf(faults);
  return [...entries.values()];
}

function isoOf(
  country: string,
  countries: ReadonlyMap<string, Country>,
  names: ReadonlyMap<string, string>,
): string | null {
  return countries.has(country) ? country : (names.get(fold(country)) ?? null);
}

function faultsIn(row: LexiconRow, iso: (country: string) => string | null): Failure[] {
  const { fields, at, where } = row;
  const wrong = (field: string, expected: string) =>
    new Failure('lexicon-field', at[field] ?? where, { field, expected, value: fields[field] });
  const faults = Object.keys(fields)
    .filter((field) => !(LEXICON_FIELDS as readonly string[]).includes(field))
    .map((field) => {
      const known = LEXICON_FIELDS.join(', ');
      return new Failure('lexicon-unknown-field', at[field] ?? where, { field, known });
    });
  for (const field of ['name', 'kind'] as const) {
    if (fields[field] === undefined) faults.push(new Failure('lexicon-missing', where, { field }));
  }
  const { kind, country, sector, from, to, name } = fields;
  if (name !== undefined && fold(name) === '') faults.push(wrong('name', 'a name with letters'));
  if (kind !== undefined && !(ACTOR_KINDS as readonly string[]).includes(kind))
    faults.push(wrong('kind', `one of ${ACTOR_KINDS.join(', ')}`));
  if (country !== undefined && iso(country) === null)
    faults.push(
      wrong('country', 'an ISO 3166-1 alpha-3 code, such as FRA, or a name of a country'),
    );
  if (sector !== undefined && !SECTORS.includes(sector))
    faults.push(wrong('sector', `one of ${SECTORS.join(' ')}`));
  for (const [field, form] of Object.entries(FORMS)) {
    const value = fields[field];
    if (value !== undefined && !form[0].test(value)) faults.push(wrong(field, form[1]));
    else if ((field === 'from' || field === 'to') && value !== undefined && !onCalendar(value))
      faults.push(wrong(field, 'a day that the calendar has'));
  }
  if (from !== undefined && to !== undefined && from > `${to}~`)
    faults.push(wrong('to', `no earlier than "from" (${from})`));
  return faults;
}

/** Whether a month and a day exist. */
function onCalendar(date: string): boolean {
  const [year, month = '01', day = '01'] = date.split('-');
  const whole = `${year}-${month}-${day}`;
  const time = new Date(`${whole}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(whole);
}

function entryOf(
  { fields }: LexiconRow,
  countries: ReadonlyMap<string, Country>,
  names: ReadonlyMap<string, string>,
): OwnEntry {
  const or = (field: Field) => fields[field] ?? null;
  const term: OwnTerm = {
    country: fields.country === undefined ? null : isoOf(fields.country, countries, names),
    sector: or('sector'),
    code: or('code'),
    office: or('office'),
    role: or('role'),
    from: fields.from ?? '',
    to: fields.to ?? '',
  };
  return {
    name: fields.name,
    kind: fields.kind as ActorKind,
    aliases: (fields.aliases ?? '').split('|').flatMap((alias) => alias.trim() || []),
    gender: (or('gender') as OwnEntry['gender']) ?? null,
    wikidata: or('wikidata'),
    terms: [term],
  };
}

function joined(one: OwnEntry, other: OwnEntry): OwnEntry {
  return {
    ...one,
    aliases: [...new Set([...one.aliases, ...other.aliases])],
    gender: one.gender ?? other.gender,
    wikidata: one.wikidata ?? other.wikidata,
    terms: [...one.terms, ...other.terms],
  };
}

/** One failure that tells them all, a line each. */
function allOf(faults: readonly Failure[]): Failure {
  const [first, ...rest] = faults;
  const shown = rest.slice(0, SHOWN - 1).map(({ message }) => message);
  const left = rest.length - shown.length;
  first.message = [first.message, ...shown, ...(left ? [`… and ${left} more.`] : [])].join('\n');
  return first;
}
