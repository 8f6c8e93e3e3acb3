import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** SHA-256 (FIPS 180-4) of bytes, or of a text's UTF-8 form, as 64 hexadecimal digits. */
export function sha256Hex(content: string | Uint8Array): string {
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
}

/** A short id from what a thing means and where it stands: 12 hexadecimal digits (48 bits). */
export function idOf(...parts: readonly (string | number | null)[]): string {
  return sha256Hex(parts.join('\u001f')).slice(0, 12);
}
