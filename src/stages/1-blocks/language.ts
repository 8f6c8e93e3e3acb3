import { isAsciiLetter } from '../../text/blank.ts';

/** Function words by ISO 639-1 code, separated by single spaces; see `languages.json`. */
export type FunctionWords = Readonly<Record<string, string>>;

/** Below so many words a Latin-script block is not judged. */
const FEWEST = 8;

/** Scripts that by themselves tell the language of a block, or nearly. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
  ['uk', /[іїєґІЇЄҐ]/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['fa', /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['el', /\p{Script=Greek}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['th', /\p{Script=Thai}/u],
];

/**
 * Tells the language of a stretch of text by its script and its function words (Grefenstette
 * 1995). Built to be slow to deny English: foreign names, titles and capitals in an English text
 * leave its function words standing, and where neither side has enough of them it says "und".
 */
export class LanguageDetector {
  readonly #languages: readonly string[];
  /** Bit i is set where the word belongs to language i. */
  readonly #words = new Map<string, number>();

  constructor(words: FunctionWords) {
    this.#languages = Object.keys(words);
    this.#languages.forEach((language, index) => {
      for (const word of words[language].split(' ')) {
        this.#words.set(word, (this.#words.get(word) ?? 0) | (1 << index));
      }
    });
  }

  /** ISO 639-1 code of the language, "und" where it cannot be told. Reads the first 4,000 letters. */
  languageOf(text: string): string {
    const sample = text.slice(0, 4000);
    const foreign: string[] = [];
    let latin = 0;
    for (const letter of sample) {
      if (isAsciiLetter(letter.charCodeAt(0))) latin++;
      else if (letter > '\x7f' && /\p{L}/u.test(letter)) {
        if (/\p{Script=Latin}/u.test(letter)) latin++;
        else foreign.push(letter);
      }
    }
    if (foreign.length > 6 && foreign.length > latin * 1.5) {
      const joined = foreign.join('');
      for (const [language, letter] of SCRIPTS) if (letter.test(joined)) return language;
      return 'und';
    }
    return this.#byWords(sample.toLowerCase().match(/\p{L}+/gu) ?? []);
  }

  /** Counts function words: how many of each language, and how many different ones. */
  #byWords(words: readonly string[]): string {
    if (words.length === 0) return 'und';
    const hits = new Int32Array(this.#languages.length);
    const kinds = this.#languages.map(() => new Set<string>());
    for (const word of words) {
      const mask = this.#words.get(word) ?? 0;
      for (let i = 0; mask >> i; i++) {
        if (!((mask >> i) & 1)) continue;
        hits[i]++;
        kinds[i].add(word);
      }
    }
    const english = this.#languages.indexOf('en');
    let best = english;
    for (let i = 0; i < hits.length; i++) if (hits[i] > hits[best]) best = i;
    if (best === english) return hits[english] > 0 && words.length > 2 ? 'en' : 'und';
    const sure =
      words.length >= FEWEST &&
      kinds[best].size >= 3 &&
      hits[best] >= words.length * 0.2 &&
      hits[best] >= 2 * hits[english];
    return sure ? this.#languages[best] : 'und';
  }
}
