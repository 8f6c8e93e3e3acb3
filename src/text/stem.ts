const CONSONANT = '[^aeiou]';
const VOWEL = '[aeiouy]';
const C = `${CONSONANT}[^aeiouy]*`;
const V = `${VOWEL}[aeiou]*`;

/** At least one, exactly one, more than one vowel-consonant sequence in a stem (Porter's measure m). */
const SOME = new RegExp(`^(?:${C})?${V}${C}`);
const ONE = new RegExp(`^(?:${C})?${V}${C}(?:${V})?$`);
const MORE = new RegExp(`^(?:${C})?${V}${C}${V}${C}`);
const HAS_VOWEL = new RegExp(`^(?:${C})?${VOWEL}`);
const SHORT = new RegExp(`^${C}${VOWEL}[^aeiouwxy]$`);

/** Steps 2 and 3: endings and what they become where the rest has a vowel-consonant sequence. */
const LONGER: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['bli', 'ble'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
  ['logi', 'log'],
];
const SHORTER: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const LAST =
  /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|ou|ism|ate|iti|ous|ive|ize)$|(?<=[st])ion$/;

/**
 * The stem of an English word in lower case, so that its inflected and derived forms meet: "withdraws",
 * "withdrawing" and "withdrawal". Porter's algorithm (Program 14, 1980), as search in the archive uses it.
 */
export function stem(word: string): string {
  if (word.length < 3) return word;
  let w = word.startsWith('y') ? `Y${word.slice(1)}` : word;
  if (/(?:ss|i)es$/.test(w)) w = w.slice(0, -2);
  else if (/[^s]s$/.test(w)) w = w.slice(0, -1);
  w = past(w);
  if (/y$/.test(w) && HAS_VOWEL.test(w.slice(0, -1))) w = `${w.slice(0, -1)}i`;
  w = changed(w, LONGER);
  w = changed(w, SHORTER);
  const ending = LAST.exec(w)?.[0];
  if (ending && MORE.test(w.slice(0, -ending.length))) w = w.slice(0, -ending.length);
  if (w.endsWith('e')) {
    const rest = w.slice(0, -1);
    if (MORE.test(rest) || (ONE.test(rest) && !SHORT.test(rest))) w = rest;
  }
  if (w.endsWith('ll') && MORE.test(w)) w = w.slice(0, -1);
  return w.toLowerCase();
}

/** Step 1b: "agreed", "hopping", "filing". */
function past(w: string): string {
  if (w.endsWith('eed')) return SOME.test(w.slice(0, -3)) ? w.slice(0, -1) : w;
  const ending = /(?:ed|ing)$/.exec(w)?.[0];
  if (!ending || !HAS_VOWEL.test(w.slice(0, -ending.length))) return w;
  const rest = w.slice(0, -ending.length);
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeiouylsz])\1$/.test(rest)) return rest.slice(0, -1);
  return SHORT.test(rest) ? `${rest}e` : rest;
}

/** The first ending that the word has is changed, if enough stands before it. */
function changed(w: string, endings: readonly (readonly [string, string])[]): string {
  for (const [ending, becomes] of endings) {
    if (!w.endsWith(ending)) continue;
    const rest = w.slice(0, -ending.length);
    return SOME.test(rest) ? rest + becomes : w;
  }
  return w;
}
