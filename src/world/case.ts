/**
 * Whether a text's words keep the case of an alias: capitals of an acronym must be capitals ("US",
 * never "us"; "Nato" is an alias of its own), a name needs a capital, a common noun may have any. Text all
 * in capitals passes.
 */
export function keepsCase(alias: string, phrase: string): boolean {
  if (!/\p{Lu}/u.test(alias)) return true;
  const bare = phrase.replace(/^(?:the|a|an)\s+/i, '').replace(/\s?['’]s$/, '');
  if (!/^[A-Z][A-Z0-9.&-]*$/.test(alias)) return /\p{Lu}/u.test(bare);
  return !/\p{Ll}/u.test(bare);
}
