import type { Lexicon } from './lexicon.ts';

/** A run of letters, digits and underscores: "Okoye", "G20", "H2O". */
const LETTERS = /[\p{L}\p{M}\p{N}_]+/uy;
/** "US$", "HK$" */
const MONEY = /\p{Lu}{1,3}\$/uy;
/** "U.S.", "a.k.a", and "U.S" where the last stop was forgotten; "Ph.D." is in the list. */
const DOTTED =
  /(?:\p{L}\.){2,12}(?:\p{L}(?![\p{L}\p{M}\p{N}]))?|\p{Lu}\.\p{Lu}(?![\p{L}\p{M}\p{N}])/uy;
/** "AT&T", "R&D", "p&l": capitals or single letters around an ampersand; "Berg&Dahl" is three words. */
const FIRM = /(?:\p{Lu}{1,3}&\p{Lu}{1,3}|\p{Ll}&\p{Ll})(?![\p{L}\p{N}])/uy;
/** What must follow an apostrophe inside a word. */
const HEADLESS = /[\p{L}\p{M}]/u;

/** Letters, digits and underscores; beyond ASCII everything but general punctuation and symbols. */
export function isWordCode(code: number): boolean {
  if (code < 128) {
    return (
      (code >= 97 && code <= 122) ||
      (code >= 65 && code <= 90) ||
      (code >= 48 && code <= 57) ||
      code === 95
    );
  }
  return /[\p{L}\p{M}\p{N}]/u.test(String.fromCharCode(code));
}

/** End of the word of letters that begins at `start`, clitics included; `start` where none does. */
export function wordEnd(text: string, start: number, to: number, lexicon: Lexicon): number {
  let end = run(LETTERS, text, start, to);
  if (end === start) return start;
  const money = run(MONEY, text, start, to);
  if (money > end) return money;
  const firm = run(FIRM, text, start, to);
  if (firm > end) end = firm;
  if (text[start + 1] === '.') {
    const dotted = run(DOTTED, text, start, to);
    if (dotted > start) return apostrophes(text, dotted, to);
  }
  end = apostrophes(text, end, to);
  // "non-aligned": the prefix keeps its word, but not inside "Val-de-Marne".
  while (
    text[start - 1] !== '-' &&
    text[end] === '-' &&
    end + 1 < to &&
    lexicon.prefixes.has(lower(text, start, end))
  ) {
    const next = run(LETTERS, text, end + 1, to);
    if (next === end + 1) break;
    end = apostrophes(text, next, to);
  }
  if (text[end] === '.' && end < to && text[end + 1] !== '.')
    end = withStop(text, start, end, lexicon);
  return end;
}

/** Takes in the full stop of an abbreviation or initial. */
function withStop(text: string, start: number, end: number, lexicon: Lexicon): number {
  const word = text.slice(start, end);
  if (lexicon.abbreviations.has(word)) return end + 1;
  // "Resolution No. 5": else "no." ends a sentence.
  if (lexicon.numbered.has(word))
    return /^\.\s{0,3}\d/.test(text.slice(end, end + 5)) ? end + 1 : end;
  // "George W. Bush"; "and so am I." ends a sentence.
  if (end - start === 1 && /\p{Lu}/u.test(word)) {
    return word !== 'I' || /^\.\s\p{Lu}\p{Ll}/u.test(text.slice(end, end + 4)) ? end + 1 : end;
  }
  // "M.Sc." and the like, of which the first part was taken for a word.
  const longer = text.indexOf('.', end + 1);
  if (longer > 0 && longer - start < 7 && lexicon.abbreviations.has(text.slice(start, longer))) {
    return longer + 1;
  }
  return end;
}

/** Letters that hang on by an apostrophe: "do|n't", "O|'Connor", "Ba|'ath". */
function apostrophes(text: string, end: number, to: number): number {
  let at = end;
  while (at + 1 < to && isApostrophe(text.charCodeAt(at)) && HEADLESS.test(text[at + 1])) {
    at = run(LETTERS, text, at + 1, to);
  }
  return at;
}

/** Straight and curly apostrophes and the accents typed for them. */
export function isApostrophe(code: number): boolean {
  return code === 39 || code === 0x2019 || code === 0x2018 || code === 96 || code === 0xb4;
}

/** A short word in lower case; longer ones are no prefixes and answer empty. */
function lower(text: string, start: number, end: number): string {
  return end - start > 12 ? '' : text.slice(start, end).toLowerCase();
}

/** End of what a pattern finds right at `start`, not beyond `to`; `start` where it finds nothing. */
function run(pattern: RegExp, text: string, start: number, to: number): number {
  pattern.lastIndex = start;
  return pattern.test(text) ? Math.min(pattern.lastIndex, to) : start;
}
