/**
 * How words are compared: without case, accents, full stops and apostrophes, with hyphens as spaces.
 * "N'Djamena", "U.S." and "Jean-Yves" become "ndjamena", "us" and "jean yves"; a possessive "'s"
 * becomes a piece of its own, so that "People's" and the tokens "People", "'s" compare alike.
 */

/** Letters that decomposition leaves whole. */
const WHOLE: { readonly [letter: string]: string } = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ə: 'e',
};

/** The key of a phrase in look-up tables: folded, a leading "the" left out. */
export function keyOf(words: string): string {
  return fold(words).replace(/^the (?=.)/, '');
}

/** Folded pieces joined by single spaces: the form under which names are kept to be looked up. */
export function fold(words: string): string {
  if (/^[A-Za-z]+(?: [A-Za-z]+)*$/.test(words)) return words.toLowerCase();
  return words
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[ıłøđðþßæœə]/g, (letter) => WHOLE[letter])
    .replace(/[’ʼʻ‘`]/g, "'")
    .replace(/'s(?![a-z0-9])/g, ' s')
    .replace(/(?<=[a-z])\.(?=[a-z])/g, '')
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
