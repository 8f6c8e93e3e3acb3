/**
 * One file that carries named arrays of numbers and a JSON head: how every model is stored. The bytes
 * are `CHPK`, the head's length (uint32), the head in UTF-8, then the arrays, each begun at a
 * multiple of 8; numbers are little-endian, as on every machine that runs JavaScript.
 */

const MAKERS = {
  u8: Uint8Array,
  i8: Int8Array,
  u16: Uint16Array,
  i16: Int16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
} as const;
type Kind = keyof typeof MAKERS;
export type PackedArray = InstanceType<(typeof MAKERS)[Kind]>;

export interface Pack<Head> {
  readonly head: Head;
  readonly arrays: Readonly<Record<string, PackedArray>>;
}

interface Part {
  readonly name: string;
  readonly kind: Kind;
  readonly length: number;
}

const MAGIC = 0x4b504843;
const aligned = (bytes: number) => (bytes + 7) & ~7;

/** Writes a pack; the arrays keep their order. */
export function writePack<Head>(pack: Pack<Head>): Uint8Array {
  const parts: Part[] = Object.entries(pack.arrays).map(([name, array]) => {
    const kind = (Object.keys(MAKERS) as Kind[]).find((key) => array instanceof MAKERS[key]);
    return { name, kind: kind!, length: array.length };
  });
  const head = new TextEncoder().encode(JSON.stringify({ head: pack.head, parts }));
  let size = aligned(8 + head.length);
  for (const array of Object.values(pack.arrays)) size += aligned(array.byteLength);
  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, head.length]);
  bytes.set(head, 8);
  let at = aligned(8 + head.length);
  for (const array of Object.values(pack.arrays)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  return bytes;
}

/**
 * Reads a pack without copying where the bytes are aligned. Throws `model-broken` where they are no
 * pack or end too soon: weights are the project's own files, so that is no bad report but a bad install.
 */
export function readPack<Head>(bytes: Uint8Array): Pack<Head> {
  const source = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = source;
  const [magic, size] = byteLength < 8 ? [0, 0] : new Uint32Array(buffer, byteOffset, 2);
  if (magic !== MAGIC || 8 + size > byteLength) throw new Error('model-broken: not a packed model');
  const text = new TextDecoder().decode(source.subarray(8, 8 + size));
  const { head, parts } = JSON.parse(text) as { head: Head; parts: Part[] };
  const arrays: Record<string, PackedArray> = {};
  let at = aligned(8 + size);
  for (const { name, kind, length } of parts) {
    const Maker = MAKERS[kind];
    if (at + length * Maker.BYTES_PER_ELEMENT > byteLength) {
      throw new Error(`model-broken: '${name}' ends beyond the file`);
    }
    arrays[name] = new Maker(buffer as ArrayBuffer, byteOffset + at, length);
    at += aligned(length * Maker.BYTES_PER_ELEMENT);
  }
  return { head, arrays };
}
