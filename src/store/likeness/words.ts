const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const ACCENT = /\p{M}/gu;

/**
 * The words of a text without what editors change: case, accents, punctuation, white space. Two texts
 * with the same words read the same aloud.
 */
export function plainWords(text: string): string[] {
  const folded = text.normalize('NFKD').replace(ACCENT, '').toLowerCase().replaceAll('’', "'");
  return folded.match(WORD) ?? [];
}

/**
 * A hash of a string, 52 bits, so that it is exact in a JavaScript number and in a column of 64. Two
 * rounds of FNV-1a (Fowler, Noll, Vo) with different beginnings, each mixed as MurmurHash3 ends. Not
 * for secrets: whoever wants two sentences to collide can make them.
 */
export function hashOf(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9e3779b1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit, 0x85ebca6b);
  }
  return (mix(high) >>> 12) * 0x1_0000_0000 + mix(low);
}

/** MurmurHash3's last step (Appleby): every bit of the answer hangs on every bit given. */
export function mix(bits: number): number {
  let mixed = bits ^ (bits >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
