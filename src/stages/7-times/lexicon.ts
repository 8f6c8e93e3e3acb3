import type { Unit } from './meaning.ts';

type Numbers = Readonly<Record<string, number>>;
type Codes = Readonly<Record<string, string>>;

/** The word lists of `words.json`. Lists in one string are parted by single spaces. */
export interface TimeWords {
  readonly numbers: Numbers;
  /** Numbers that say no number: "several". */
  readonly vagueNumbers: string;
  readonly ordinals: Numbers;
  /** From a unit's word to its letter and, where it is a multiple, how many: "decade" is Y10. */
  readonly units: Codes;
  readonly months: Numbers;
  /** Months that are other words too, or cut short: only beside a day, a year or a preposition. */
  readonly weakMonths: string;
  /** Months that are nothing else even in small letters, as web text has them. */
  readonly plainMonths: string;
  readonly weekdays: Numbers;
  readonly seasons: Codes;
  readonly parts: Codes;
  readonly clockWords: Codes;
  /** Hours that "a.m." and "p.m." add. */
  readonly halves: Numbers;
  readonly zones: string;
  readonly modifiers: string;
  /** "the end of". */
  readonly edges: string;
  readonly refs: Codes;
  readonly refPhrases: Codes;
  readonly days: Numbers;
  readonly nights: Readonly<Record<string, readonly [number, string]>>;
  readonly sets: Codes;
  readonly every: string;
  readonly past: string;
  readonly next: string;
  readonly same: string;
  readonly that: string;
  readonly latest: string;
  readonly storyPast: string;
  readonly storyNext: string;
  readonly yearBefore: string;
  readonly yearNotBefore: string;
  readonly yearNotAfter: string;
  readonly future: string;
  /** What a term is told with: "until Tuesday". */
  readonly terms: string;
  /** Words for what is to come, whatever their tense: "scheduled". */
  readonly forward: string;
  readonly holidays: Codes;
  /** By rule, the share of its readings that were right on the development set. */
  readonly scores: Numbers;
}

/** Words of a phrase parted by blanks, clitics apart, and what it stands for. */
type Phrase = readonly [phrase: string, value: string];
type PhraseTable = ReadonlyMap<string, readonly Phrase[]>;

function phraseTable(codes: Codes): PhraseTable {
  const table = new Map<string, Phrase[]>();
  for (const [name, value] of Object.entries(codes)) {
    // "new year's eve" is four tokens.
    const phrase = name.replace(/(['’]s?) /, ' $1 ');
    const first = phrase.split(' ', 1)[0];
    table.set(first, [...(table.get(first) ?? []), [phrase, value]]);
  }
  return table;
}

/** The word lists laid out for look-up; every key is in lower case. */
export class Lexicon {
  readonly words: TimeWords;
  readonly #sets = new Map<string, ReadonlySet<string>>();
  readonly #maps = new Map<string, ReadonlyMap<string, unknown>>();
  readonly #anchors: ReadonlySet<string>;
  /** By their first word, each parted into the words of the text. */
  readonly #refPhrases: PhraseTable;
  readonly #holidays: PhraseTable;

  constructor(words: TimeWords) {
    this.words = words;
    for (const [name, value] of Object.entries(words)) {
      if (typeof value === 'string') this.#sets.set(name, new Set(value.split(' ')));
      else this.#maps.set(name, new Map(Object.entries(value)));
    }
    this.#refPhrases = phraseTable(words.refPhrases);
    this.#holidays = phraseTable(words.holidays);
    const plain = [
      words.units,
      words.months,
      words.weekdays,
      words.seasons,
      words.parts,
      words.refs,
    ];
    const more = [words.clockWords, words.halves, words.days, words.nights, words.sets];
    const years = Object.keys(words.numbers).filter((word) => words.numbers[word] >= 17);
    const lastWords = Object.keys(words.refPhrases).map((phrase) => phrase.split(' ').at(-1) ?? '');
    this.#anchors = new Set([
      ...[...plain, ...more].flatMap((table) => Object.keys(table)),
      ...[...years, ...lastWords, ...this.#holidays.keys()],
    ]);
  }

  /**
   * Whether a word can be the heart of a time expression. Every expression has such a word among
   * its first few, so stretches without one need not be read.
   */
  isAnchor(word: string): boolean {
    if (this.#anchors.has(word)) return true;
    return /\d|^(mid|late|early)-|(n|r|f|x|h)ties$/.test(word);
  }

  /** The phrases for "now" and the like that begin with a word, and their values. */
  refPhrases(first: string): readonly Phrase[] {
    return this.#refPhrases.get(first) ?? [];
  }

  /** The holidays whose names begin with a word, and their rules. */
  holidays(first: string): readonly Phrase[] {
    return this.#holidays.get(first) ?? [];
  }

  /** Whether a list holds a word. */
  has(list: keyof TimeWords, word: string): boolean {
    return this.#sets.get(list)?.has(word) ?? this.#maps.get(list)?.has(word) ?? false;
  }

  /** What a table says of a word, or undefined. */
  get<Name extends keyof TimeWords>(
    table: Name,
    word: string,
  ): TimeWords[Name] extends Readonly<Record<string, infer Value>> ? Value | undefined : never {
    return this.#maps.get(table)?.get(word) as never;
  }

  /** The unit a word names and how many of it: "decade" is ten years. */
  unit(word: string): { readonly unit: Unit; readonly times: number } | null {
    const code = this.get('units', word);
    if (code === undefined) return null;
    const [, unit, times] = /^([A-Z]+)(\d*)$/.exec(code) as RegExpExecArray;
    return { unit: unit as Unit, times: times ? Number(times) : 1 };
  }
}
