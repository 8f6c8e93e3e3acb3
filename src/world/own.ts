import type { ActorKind } from '../record/kinds.ts';
import { type Candidate, codeOf, type Role } from './candidate.ts';
import { keepsCase } from './case.ts';
import { over, within } from './dates.ts';
import { fold, keyOf } from './fold.ts';
import type { OfficeKind, Term } from './offices.ts';
import { familyFirst, surnames } from './people.ts';

/** What a user's lexicon says of somebody for a stretch of time; null where it says nothing. */
export interface OwnTerm {
  /** ISO 3166-1 alpha-3. */
  readonly country: string | null;
  readonly sector: string | null;
  /** Actor code as the user writes it; else it is made of country and sector. */
  readonly code: string | null;
  /** A kind of office ("foreign-minister"), or the words for one of the user's own. */
  readonly office: string | null;
  /** The office in words, as the record shows it. */
  readonly role: string | null;
  /** ISO 8601, as exact as known; empty is open. */
  readonly from: string;
  readonly to: string;
}

/** One actor of a user's lexicon, checked. */
export interface OwnEntry {
  readonly name: string;
  readonly kind: ActorKind;
  readonly aliases: readonly string[];
  readonly gender: 'm' | 'f' | null;
  readonly wikidata: string | null;
  readonly terms: readonly OwnTerm[];
}

/** Sectors that go without saying. */
const SECTORS: { readonly [kind in ActorKind]?: string } = {
  government: 'GOV',
  military: 'MIL',
  igo: 'IGO',
  ngo: 'NGO',
  party: 'PTY',
  'armed-group': 'REB',
  media: 'JRN',
  company: 'BUS',
};
/** An office of the user's own among those of the lexicon; 9 is the highest rank. */
const OWN_RANK = 5;

/** An alias, the entry it stands for, and whether it is a surname that others may have. */
export interface OwnName {
  readonly entry: OwnEntry;
  readonly alias: string;
  readonly by: 'name' | 'surname';
}

/** A user's lexicon, looked up by words; what it says goes before what comes with the package. */
export class OwnLexicon {
  /** Kinds of office that only the user's lexicon has. */
  readonly kinds: readonly OfficeKind[];
  /** Every dated office of its people. */
  readonly terms: readonly Term[];
  readonly #names = new Map<string, OwnName[]>();
  readonly #reach = new Map<string, number>();
  readonly #entries = new Map<string, OwnEntry>();
  readonly #roles = new Map<string, Role>();
  readonly #reachOfRoles = new Map<string, number>();

  constructor(entries: readonly OwnEntry[], known: ReadonlyMap<string, OfficeKind>) {
    const kinds = new Map<string, OfficeKind>();
    const terms: Term[] = [];
    for (const entry of entries) {
      this.#entries.set(keyOfEntry(entry), entry);
      for (const alias of [entry.name, ...entry.aliases]) this.#add(entry, alias, 'name');
      const first = entry.terms.some(({ country }) => familyFirst(entry.name, country ?? ''));
      if (entry.kind === 'person')
        for (const alias of surnames(entry.name, first)) this.#add(entry, alias, 'surname');
      for (const term of entry.terms) {
        if (term.office === null) continue;
        const kind = officeOf(term.office, known) ?? ownOffice(term);
        if (!known.has(kind.id)) kinds.set(kind.id, kind);
        const { country, from, to } = term;
        if (country !== null)
          terms.push({ person: entry.name, side: country, office: kind.id, from, to });
      }
    }
    this.kinds = [...kinds.values()];
    this.terms = terms;
    for (const { words, sector } of this.kinds) {
      const [role] = words;
      this.#roles.set(role, { words: role, kind: 'person', sector, second: null, plural: false });
      reached(this.#reachOfRoles, role);
    }
  }

  get empty(): boolean {
    return this.#names.size === 0;
  }

  /** The entries that a folded phrase names. */
  named(key: string, phrase: string): readonly OwnName[] {
    return (this.#names.get(key) ?? []).filter(({ alias }) => keepsCase(alias, phrase));
  }

  /** Most pieces of any name that begins with this piece; 0 where none does. */
  reach(first: string): number {
    return this.#reach.get(first) ?? 0;
  }

  /** The entry of a candidate's key, or null. */
  about(key: string): OwnEntry | null {
    return this.#entries.get(key) ?? null;
  }

  /** Most pieces of any of the user's own offices that begins with this piece; 0 where none does. */
  reachOfRoles(first: string): number {
    return this.#reachOfRoles.get(first) ?? 0;
  }

  /** What a noun for one of the user's own offices says, or null. */
  role(key: string): Role | null {
    return this.#roles.get(key) ?? null;
  }

  #add(entry: OwnEntry, alias: string, by: OwnName['by']): void {
    const key = keyOf(alias);
    if (key === '') return;
    const names = this.#names.get(key) ?? [];
    if (!names.some((name) => name.entry === entry)) names.push({ entry, alias, by });
    this.#names.set(key, names);
    reached(this.#reach, key);
  }
}

function reached(reach: Map<string, number>, key: string): void {
  const pieces = key.split(' ');
  reach.set(pieces[0], Math.max(reach.get(pieces[0]) ?? 0, pieces.length));
}

/** The key of an entry, the same as the lexicon's own for that name. */
export function keyOfEntry({ kind, name }: OwnEntry): string {
  return `${kind === 'person' ? 'person' : 'body'}:${fold(name)}`;
}

/** A kind of office by its name or its words: "foreign-minister", "Foreign Minister". */
export function officeOf(
  office: string,
  kinds: ReadonlyMap<string, OfficeKind>,
): OfficeKind | null {
  const key = fold(office);
  const named = kinds.get(office) ?? kinds.get(key.replace(/ /g, '-'));
  return named ?? [...kinds.values()].find(({ words }) => words[0] === key) ?? null;
}

function ownOffice({ office, sector, role }: OwnTerm): OfficeKind {
  const words = fold(office ?? '');
  return {
    id: words.replace(/ /g, '-'),
    title: role ?? `${office} of {}`,
    words: [words],
    sector: sector ?? 'GOV',
    second: null,
    sole: true,
    rank: OWN_RANK,
  };
}

/**
 * What an entry says of its actor on a day. `known` is what the package's lexicon says of the same
 * actor: it stands where the entry is silent. Null where an organisation did not exist on the day.
 */
export function ownCandidate(
  { entry, alias, by }: OwnName,
  known: Candidate | null,
  day: string | null,
  office: (term: OwnTerm) => { readonly kind: OfficeKind; readonly title: string } | null,
): Candidate | null {
  const { name, kind, gender, wikidata } = entry;
  const telling = entry.terms.filter(
    ({ country, sector, code, office, role }) => country ?? sector ?? code ?? office ?? role,
  );
  const served = current(entry.terms, day);
  const ended = served ? null : past(telling, day);
  if (entry.terms.length && !served && kind !== 'person') return null;
  const base: Candidate = known ?? {
    key: keyOfEntry(entry),
    name,
    kind,
    country: null,
    body: null,
    sector: null,
    second: null,
    code: null,
    wikidata: null,
    role: null,
    office: null,
    gender: null,
    alias,
    by,
    score: 0,
  };
  const own = {
    ...base,
    name,
    kind,
    alias,
    by,
    gender: gender ?? base.gender,
    wikidata: wikidata ?? base.wikidata,
    score: by === 'name' ? 0.99 : served ? 0.95 : 0.6,
  };
  const term = served && telling.includes(served) ? served : null;
  if (!term && (known || !ended)) {
    const sector = own.sector ?? (known ? null : (SECTORS[kind] ?? null));
    return { ...own, sector, code: own.code ?? codeOf(own.country, own.body, sector) };
  }
  const from = term ?? (ended as OwnTerm);
  const held = office(from);
  const country = from.country ?? base.country;
  const sector = from.sector ?? held?.kind.sector ?? base.sector ?? SECTORS[kind] ?? null;
  // Those who governed belong to the elite afterwards, as in the package's lexicon.
  const now = term ? sector : /^(?:GOV|LEG|IGO)$/.test(sector ?? '') ? 'ELI' : sector;
  const body = from.country === null ? base.body : null;
  return {
    ...own,
    country,
    body,
    sector: now,
    second: term ? (held?.kind.second ?? null) : null,
    code: (term ? from.code : null) ?? codeOf(country, body, now),
    role: term ? (from.role ?? held?.title ?? null) : null,
    office: term ? (held?.kind.id ?? null) : null,
  };
}

/** The term that holds on a day: one with dates before one without, the one begun last first; without a day the last. */
function current(terms: readonly OwnTerm[], day: string | null): OwnTerm | null {
  if (day === null) return terms.at(-1) ?? null;
  const holding = terms.filter(({ from, to }) => within(day, from, to));
  return holding.sort((a, b) => (a.from < b.from ? 1 : -1))[0] ?? null;
}

function past(terms: readonly OwnTerm[], day: string | null): OwnTerm | null {
  const ended = terms.filter(({ to }) => day !== null && over(day, to));
  return ended.sort((a, b) => (a.to < b.to ? 1 : -1))[0] ?? null;
}
