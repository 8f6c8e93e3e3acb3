import type { Role } from './candidate.ts';

/** One line of `roles.tsv`, after its key. */
export function roleFrom([words, kind, sector, second, plural]: readonly string[]): Role {
  return {
    words,
    kind: kind as Role['kind'],
    sector: sector || null,
    second: second || null,
    plural: plural === 'yes',
  };
}

/** Plural of a role: of its last word, or of the word before "of", "to", "in", "for". */
export function pluralOf(words: string): string {
  const [, head, rest] = /^(.*?\S)((?: (?:of|to|in|for|general) .*)?)$/.exec(words) ?? [
    '',
    words,
    '',
  ];
  return `${pluralOfWord(head)}${rest}`;
}

function pluralOfWord(word: string): string {
  if (/(?:s|x|ch|sh)$/.test(word)) return `${word}es`;
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/man$/.test(word) && !/(?:german|human)$/.test(word)) return word.replace(/man$/, 'men');
  return `${word}s`;
}
