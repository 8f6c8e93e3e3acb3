/** Capitals that are also common words or stems when written small or at the head of a sentence. */
const COMMON =
  /^(?:us|is|who|it|un|au|car|pan|ice|mit|let|aids|mend|sa|pace|nam|sana|care|saf|total|shell|sas|fars|map|sit|sad|met|can|may|rap|era|apo|pla|plan|par|pas)$/;

/**
 * Whether a text's words keep the case of an alias: capitals of an acronym must be capitals ("US",
 * never "us"; "Nato" passes for "NATO"), a name needs a capital, a common noun may have any. Text all
 * in capitals passes.
 */
export function keepsCase(alias: string, phrase: string): boolean {
  if (!/\p{Lu}/u.test(alias)) return true;
  const bare = phrase.replace(/^(?:the|a|an)\s+/i, '').replace(/\s?['’]s$/, '');
  if (!/^[A-Z][A-Z0-9.&-]*$/.test(alias)) return /\p{Lu}/u.test(bare);
  if (!/\p{Ll}/u.test(bare)) return true;
  return alias.length > 3 && !COMMON.test(alias.toLowerCase()) && /^\p{Lu}\p{Ll}+$/u.test(bare);
}
