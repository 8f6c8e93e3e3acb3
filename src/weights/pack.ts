/**
 * One file that carries named arrays of numbers and a JSON head: how every model is stored. The bytes
 * are `CHPK`, the head's length (uint32), the head in UTF-8, then the arrays, each begun at a
 * multiple of 8; numbers are little-endian, as on every machine that runs JavaScript. Rising uint32 numbers
 * stand as their steps, lowest bytes first, which compresses far better.
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
type Plain = keyof typeof MAKERS;
type Kind = Plain | 'rising';
export type PackedArray = InstanceType<(typeof MAKERS)[Plain]>;

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
/** Bytes that one number takes. */
const SIZES: Readonly<Record<Kind, number>> = {
  u8: 1,
  i8: 1,
  u16: 2,
  i16: 2,
  u32: 4,
  i32: 4,
  f32: 4,
  rising: 4,
};
const aligned = (bytes: number) => (bytes + 7) & ~7;

/** Writes a pack; the arrays keep their order. */
export function writePack<Head>(pack: Pack<Head>): Uint8Array {
  const parts = Object.entries(pack.arrays).map(
    ([name, array]): Part => ({ name, kind: kindOf(array), length: array.length }),
  );
  const head = new TextEncoder().encode(JSON.stringify({ head: pack.head, parts }));
  let size = aligned(8 + head.length);
  for (const array of Object.values(pack.arrays)) size += aligned(array.byteLength);
  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer, 0, 2).set([MAGIC, head.length]);
  bytes.set(head, 8);
  let at = aligned(8 + head.length);
  Object.values(pack.arrays).forEach((array, i) => {
    const own = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    bytes.set(parts[i].kind === 'rising' ? steps(array) : own, at);
    at += aligned(array.byteLength);
  });
  return bytes;
}

function kindOf(array: PackedArray): Kind {
  const kind = (Object.keys(MAKERS) as Plain[]).find((key) => array instanceof MAKERS[key])!;
  if (kind !== 'u32') return kind;
  for (let i = 1; i < array.length; i++) if (array[i] < array[i - 1]) return kind;
  return 'rising';
}

/** By how much each number is above the one before: the lowest bytes of all, then the next. */
function steps(rising: PackedArray): Uint8Array {
  const count = rising.length;
  const out = new Uint8Array(4 * count);
  for (let i = 0, last = 0; i < count; last = rising[i++]) {
    for (let place = 0; place < 4; place++) {
      out[place * count + i] = (rising[i] - last) >>> (8 * place);
    }
  }
  return out;
}

/** The numbers that steps lead to. */
function climbed(bytes: Uint8Array): Uint32Array<ArrayBuffer> {
  const count = bytes.length / 4;
  const out = new Uint32Array(count);
  for (let i = 0, last = 0; i < count; i++) {
    const high = (bytes[3 * count + i] << 24) | (bytes[2 * count + i] << 16);
    last = (last + (high | (bytes[count + i] << 8) | bytes[i])) >>> 0;
    out[i] = last;
  }
  return out;
}

/**
 * Reads a pack, without copying what can be read in place where the bytes are aligned. Throws `model-broken`
 * where they are no pack or end too soon: weights are the project's own files, so that is no bad report but a
 * bad install.
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
    const size = length * SIZES[kind];
    if (at + size > byteLength) throw new Error(`model-broken: '${name}' ends beyond the file`);
    arrays[name] =
      kind === 'rising'
        ? climbed(source.subarray(at, at + size))
        : new MAKERS[kind](buffer as ArrayBuffer, byteOffset + at, length);
    at += aligned(size);
  }
  return { head, arrays };
}
