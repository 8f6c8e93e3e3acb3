import { hashOf, mix } from './words.ts';

/** Words in a shingle: runs of five rarely meet by chance in news, and one changed word spoils only five. */
const SHINGLE = 5;
/** Bands of hashes by which reports are looked up, and hashes in each. */
const BANDS = 24;
const ROWS = 3;
const HASHES = BANDS * ROWS;
/** With fewer shingles than this a text says too little to be told from others by likeness. */
const LEAST = 20;

/**
 * What a text looks like in 72 numbers: MinHash over its shingles (Broder 1997). Equal places of two
 * signatures are as frequent as shingles that both texts have among those that either has.
 */
export interface Signature {
  readonly minima: Uint32Array;
  /** How many different shingles the text has. */
  readonly shingles: number;
}

/** One odd multiplier and one addend for each hash, always the same. */
const MULTIPLIERS = Array.from({ length: HASHES }, (_, nr) => mix(2 * nr + 1) | 1);
const ADDENDS = Array.from({ length: HASHES }, (_, nr) => mix(0x5bd1e995 + nr));

/** The signature of a text's words; null for a text too short to tell. */
export function signatureOf(words: readonly string[]): Signature | null {
  const hashes = words.map((word) => hashOf(word) >>> 0);
  const shingles = new Set<number>();
  for (let last = SHINGLE - 1; last < hashes.length; last++) {
    let shingle = 0;
    for (let at = last - SHINGLE + 1; at <= last; at++) shingle = mix(shingle + hashes[at] + 1);
    shingles.add(shingle);
  }
  if (shingles.size < LEAST) return null;
  const minima = new Uint32Array(HASHES).fill(0xffffffff);
  for (const shingle of shingles) {
    for (let nr = 0; nr < HASHES; nr++) {
      // The high bits of a product hang on all bits of the shingle; xor brings them into the order.
      const product = Math.imul(shingle ^ ADDENDS[nr], MULTIPLIERS[nr]);
      const hash = (product ^ (product >>> 15)) >>> 0;
      if (hash < minima[nr]) minima[nr] = hash;
    }
  }
  return { minima, shingles: shingles.size };
}

/**
 * Hashes under which a text is found again: two texts share one of them with probability
 * 1 − (1 − j³)²⁴ where j is their resemblance: 0.96 at a half, 0.997 at 0.6, under 0.0001 at 0.01.
 */
export function bandsOf({ minima }: Signature): number[] {
  return Array.from({ length: BANDS }, (_, band) => {
    const rows = minima.subarray(band * ROWS, (band + 1) * ROWS);
    return hashOf(`${band} ${rows.join(' ')}`);
  });
}

/** Shingles that both have among those that either has, 0 to 1; off by 0.06 as a rule. */
export function resemblance(one: Signature, other: Signature): number {
  let equal = 0;
  for (let nr = 0; nr < HASHES; nr++) if (one.minima[nr] === other.minima[nr]) equal++;
  return equal / HASHES;
}

/** Shingles that both have among those of the shorter, 0 to 1: near 1 where one was cut from the other. */
export function containment(one: Signature, other: Signature): number {
  const alike = resemblance(one, other);
  const both = (alike / (1 + alike)) * (one.shingles + other.shingles);
  return Math.min(1, both / Math.min(one.shingles, other.shingles));
}

/** A signature as bytes, little-endian: the count of shingles, then the hashes. */
export function signatureBytes({ minima, shingles }: Signature): Uint8Array {
  const bytes = new Uint8Array(4 * (HASHES + 1));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, shingles, true);
  for (const [nr, hash] of minima.entries()) view.setUint32(4 * (nr + 1), hash, true);
  return bytes;
}

/** Bytes as the databases' libraries give them. */
export type Bytes = Uint8Array | ArrayBuffer;

/** The signature in bytes that `signatureBytes` made; null for others, as of an older kind. */
export function signatureIn(bytes: Bytes): Signature | null {
  if (bytes.byteLength !== 4 * (HASHES + 1)) return null;
  const view =
    bytes instanceof Uint8Array
      ? new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      : new DataView(bytes);
  return {
    shingles: view.getUint32(0, true),
    minima: Uint32Array.from({ length: HASHES }, (_, nr) => view.getUint32(4 * (nr + 1), true)),
  };
}
