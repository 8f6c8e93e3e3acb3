/** A to Z and a to z. */
export function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/**
 * Whether a UTF-16 code unit shows as nothing: ASCII and Unicode white space, control characters,
 * zero-width characters and the byte-order mark. Joiners, which hold emoji and letters together,
 * and lone surrogates are not blank. Every character
 * that is not blank belongs to exactly one token.
 */
export function isBlank(code: number): boolean {
  if (code <= 32 || code === 0x7f) return true;
  if (code < 0x80) return false;
  if (code <= 0xa0) return true;
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x2028 && code <= 0x202f) ||
    (code >= 0x205f && code <= 0x2064) ||
    code === 0x3000 ||
    code === 0xfeff
  );
}
