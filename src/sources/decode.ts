import { Failure } from './failure.ts';

/**
 * Characters that windows-1252 has at 0x80–0x9F (WHATWG Encoding). Node 20's own decoder for the
 * label gives control characters there, which would lose every curly quotation mark.
 */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const LATIN_LABELS = /^(windows-1252|cp-?1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/i;

/**
 * The text in some bytes. A byte-order mark decides, then the label (from an HTTP header or a
 * page's own declaration), then the bytes: valid UTF-8 is UTF-8; bytes without a single well-formed
 * UTF-8 sequence are windows-1252; anything between is damaged UTF-8, whose bad bytes become
 * U+FFFD, to be marked as a problem by the reading. Throws `file-empty` and `file-binary`.
 */
export function decode(bytes: Uint8Array, where: string, label: string | null = null): string {
  if (bytes.length === 0) throw new Failure('file-empty', where);
  const marked = byteOrderMark(bytes) ?? utf16Guess(bytes);
  if (marked) return new TextDecoder(marked).decode(bytes);
  refuseBinary(bytes, where);
  if (label && LATIN_LABELS.test(label.trim())) return latin(bytes);
  if (label) {
    try {
      return new TextDecoder(label.trim()).decode(bytes);
    } catch {
      // An unknown label says nothing; the bytes decide.
    }
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return hasUtf8Sequence(bytes) ? new TextDecoder('utf-8').decode(bytes) : latin(bytes);
  }
}

/** The kind of UTF-16 that some first bytes are, by their mark or their look; null for any other set. */
export function utf16Of(bytes: Uint8Array): string | null {
  const marked = byteOrderMark(bytes);
  return marked === 'utf-8' ? null : (marked ?? utf16Guess(bytes));
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: of the first bytes, every other one is NUL more often than not. */
function utf16Guess(bytes: Uint8Array): string | null {
  const pairs = Math.min(bytes.length, 512) >> 1;
  if (pairs < 4) return null;
  let even = 0;
  let odd = 0;
  for (let i = 0; i < pairs; i++) {
    if (bytes[2 * i] === 0) even++;
    if (bytes[2 * i + 1] === 0) odd++;
  }
  if (odd > pairs * 0.6 && even < pairs * 0.1) return 'utf-16le';
  if (even > pairs * 0.6 && odd < pairs * 0.1) return 'utf-16be';
  return null;
}

/**
 * Throws `file-binary` unless the first 64 KB look like text: no NUL, and few control characters
 * other than white space.
 */
export function refuseBinary(bytes: Uint8Array, where: string): void {
  const length = Math.min(bytes.length, 65_536);
  let controls = 0;
  let first = -1;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i];
    if (byte >= 32 || (byte >= 7 && byte <= 13) || byte === 27) continue;
    if (first < 0) first = i;
    if (byte === 0 || ++controls > 8 + length / 50) {
      throw new Failure('file-binary', where, {
        byte: `0x${bytes[first].toString(16).padStart(2, '0')}`,
        offset: first,
      });
    }
  }
}

/** The characters of bytes in windows-1252, of which ISO 8859-1 and ASCII are parts in practice. */
export function latin(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += 8192) {
    const codes = Array.from(bytes.subarray(from, from + 8192), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte,
    );
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join('');
}

/** Whether some bytes hold a well-formed UTF-8 character beyond ASCII. */
export function hasUtf8Sequence(bytes: Uint8Array): boolean {
  const continues = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte < 0xc2) continue;
    if (byte < 0xe0 && continues(bytes[i + 1])) return true;
    if (byte < 0xf0 && continues(bytes[i + 1]) && continues(bytes[i + 2])) return true;
    if (byte < 0xf5 && [1, 2, 3].every((step) => continues(bytes[i + step]))) return true;
  }
  return false;
}
