import { type Country, inWords } from './countries.ts';
import { over, within } from './dates.ts';
import { fold } from './fold.ts';
import { list, tableOf } from './tsv.ts';

/** A kind of office: how texts call it, which sector its holder acts for. */
export interface OfficeKind {
  readonly id: string;
  /** "President of {}". */
  readonly title: string;
  readonly words: readonly string[];
  readonly sector: string;
  readonly second: string | null;
  /** One holder at a time. */
  readonly sole: boolean;
  /** Weight among offices held at once; 9 is the highest. */
  readonly rank: number;
}

/** One stretch of one person in one office. */
export interface Term {
  readonly person: string;
  /** ISO alpha-3, or the code of a body ("UNO", "NATO"). */
  readonly side: string;
  readonly office: string;
  readonly from: string;
  readonly to: string;
}

/** Bodies whose offices the lexicon keeps: full name, family code, code of the actor. */
export const OFFICE_BODIES: { readonly [side: string]: readonly [name: string, body: string] } = {
  UNO: ['the United Nations', 'UNO'],
  NATO: ['NATO', 'IGO'],
  EUR: ['the European Union', 'EUR'],
  IMF: ['the International Monetary Fund', 'IGO'],
  WBK: ['the World Bank', 'IGO'],
  OSCE: ['the OSCE', 'IGO'],
  ARL: ['the Arab League', 'IGO'],
  AFU: ['the African Union', 'IGO'],
  ICC: ['the International Criminal Court', 'IGO'],
};

/** Reads `office-kinds.tsv`: kinds of office by their ids. */
export function officeKindsFrom(text: string): Map<string, OfficeKind> {
  return new Map(
    tableOf(text).rows.map(([id, title, words, sector, second, sole, rank]) => [
      id,
      {
        id,
        title,
        words: list(words).map(fold),
        sector,
        second: second || null,
        sole: sole === 'yes',
        rank: Number(rank),
      },
    ]),
  );
}

/** Who held which office when. */
export class Offices {
  readonly kinds: ReadonlyMap<string, OfficeKind>;
  readonly #titles = new Map<
    string,
    { readonly title: string; readonly words: readonly string[] }
  >();
  readonly #bySide = new Map<string, Term[]>();
  readonly #byPerson = new Map<string, Term[]>();
  readonly #countries: ReadonlyMap<string, Country>;
  readonly #own: ReadonlySet<Term>;

  /** `own` are the terms of a user's lexicon: they displace others of the same sole office. */
  constructor(
    kinds: ReadonlyMap<string, OfficeKind>,
    titles: string,
    terms: string,
    countries: ReadonlyMap<string, Country>,
    own: readonly Term[] = [],
  ) {
    this.#countries = countries;
    this.kinds = kinds;
    for (const [country, office, title, words] of tableOf(titles).rows) {
      this.#titles.set(`${country} ${office}`, { title, words: list(words).map(fold) });
    }
    for (const [person, side, office, from, to] of tableOf(terms).rows) {
      this.#add({ person, side, office, from, to: to ?? '' });
    }
    for (const term of own) this.#add(term);
    this.#own = new Set(own);
  }

  #add(term: Term): void {
    push(this.#bySide, term.side, term);
    push(this.#byPerson, term.person, term);
  }

  /** Whether the user's lexicon gives a sole office to somebody else on that day. */
  #displaced(term: Term, day: string): boolean {
    if (this.#own.size === 0 || this.#own.has(term)) return false;
    if (!this.kinds.get(term.office)?.sole) return false;
    return (this.#bySide.get(term.side) ?? []).some(
      (other) =>
        this.#own.has(other) &&
        other.office === term.office &&
        other.person !== term.person &&
        within(day, other.from, other.to),
    );
  }

  /** All terms of a person, oldest first. */
  of(person: string): readonly Term[] {
    return this.#byPerson.get(person) ?? [];
  }

  /** The weightiest term a person serves on a day, or null. */
  at(person: string, day: string): Term | null {
    let best: Term | null = null;
    for (const term of this.of(person)) {
      if (
        within(day, term.from, term.to) &&
        !this.#displaced(term, day) &&
        (best === null ||
          this.rank(term) > this.rank(best) ||
          (this.rank(term) === this.rank(best) && term.from > best.from))
      )
        best = term;
    }
    return best;
  }

  /** The last term that a person had ended by a day, or null. */
  last(person: string, day: string): Term | null {
    let last: Term | null = null;
    for (const term of this.of(person))
      if (over(day, term.to) && (last === null || term.to > last.to)) last = term;
    return last;
  }

  /** Every word by which a text may call a person's offices of a day: "president", "head of state". */
  called(person: string, day: string | null): string[] {
    return this.of(person)
      .filter(({ from, to }) => day === null || within(day, from, to))
      .flatMap(({ side, office }) => [
        ...(this.kinds.get(office)?.words ?? []),
        ...(this.#titles.get(`${side} ${office}`)?.words ?? []),
        ...(this.#countries.get(side)?.leader === office ? ['leader'] : []),
      ]);
  }

  rank(term: Term): number {
    return this.kinds.get(term.office)?.rank ?? 1;
  }

  /** "President of France", "United States Secretary of State". */
  title(term: Term): string {
    const national = this.#titles.get(`${term.side} ${term.office}`);
    if (national) return national.title;
    const country = this.#countries.get(term.side);
    const side = country ? inWords(country.name) : (OFFICE_BODIES[term.side]?.[0] ?? term.side);
    return (this.kinds.get(term.office)?.title ?? '{}').replace('{}', side);
  }

  /**
   * Who holds an office of a side on a day, by the words a text uses ("president", "foreign
   * minister", "leader"). Several where the words fit several offices or the office has many
   * holders; the weightiest first.
   */
  holders(side: string, words: string, day: string): Term[] {
    const key = fold(words);
    const leader = this.#countries.get(side)?.leader;
    const fits = (term: Term) => {
      if (!within(day, term.from, term.to) || this.#displaced(term, day)) return false;
      const national = this.#titles.get(`${side} ${term.office}`)?.words ?? [];
      const kind = this.kinds.get(term.office);
      if (!kind) return false;
      if (key === 'leader') return term.office === leader || kind.words.includes(key);
      return kind.words.includes(key) || national.includes(key);
    };
    const found = (this.#bySide.get(side) ?? []).filter(fits);
    found.sort((a, b) => this.rank(b) - this.rank(a) || (a.from < b.from ? 1 : -1));
    // On the day of a handover both count; the one who takes over holds it.
    return found.filter(
      (term, i) =>
        !found
          .slice(0, i)
          .some(
            (other) => other.office === term.office && (this.kinds.get(term.office)?.sole ?? false),
          ),
    );
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}
