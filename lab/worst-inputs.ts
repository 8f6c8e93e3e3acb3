/** Texts of a given length (UTF-16 units) that a careless reader chokes on, by name. */
export const WORST: { readonly [name: string]: (length: number) => string } = {
  'no space': (length) => 'a'.repeat(length),
  'digits and points': (length) => '1.'.repeat(length / 2),
  'opening quotation marks': (length) => '“'.repeat(length),
  'opening brackets': (length) => '('.repeat(length),
  'capitals with points': (length) => 'U.S.'.repeat(length / 4),
  'one sentence of commas': (length) => 'war, '.repeat(length / 5),
  'said that said that': (length) => 'he said that '.repeat(length / 13),
  'line breaks': (length) => '\n'.repeat(length),
  'slashes and dots': (length) => 'http://a.'.repeat(length / 9),
  'surrogate pairs': (length) => '🕊'.repeat(length / 2),
  'names without end': (length) => 'Barack Obama '.repeat(length / 13),
};
