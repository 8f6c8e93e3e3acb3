/**
 * A very small WebAssembly assembler: instructions in order, locals by name, one exported function
 * (binary format of the WebAssembly core specification, with the fixed-width SIMD proposal).
 */

const OPS = {
  'local.get': [0x20],
  'local.set': [0x21],
  'local.tee': [0x22],
  'i32.const': [0x41],
  'i32.add': [0x6a],
  'i32.and': [0x71],
  'i32.sub': [0x6b],
  'i32.mul': [0x6c],
  'i32.shl': [0x74],
  'i32.lt_u': [0x49],
  'i32.lt_s': [0x48],
  'f32.const': [0x43],
  'f32.load': [0x2a],
  'f32.store': [0x38],
  'f32.sqrt': [0x91],
  'f32.add': [0x92],
  'f32.sub': [0x93],
  'f32.mul': [0x94],
  'f32.div': [0x95],
  'f32.max': [0x97],
  'f32.gt': [0x5e],
  'f32.demote_f64': [0xb6],
  'f64.promote_f32': [0xbb],
  'f64.const': [0x44],
  'f64.load': [0x2b],
  'f64.store': [0x39],
  'f64.add': [0xa0],
  'f64.div': [0xa3],
  'v128.load': [0xfd, 0x00],
  'i16x8.load8x8_s': [0xfd, 0x01],
  'v128.store': [0xfd, 0x0b],
  'i8x16.shuffle': [0xfd, 0x0d],
  'f32x4.splat': [0xfd, 0x13],
  'f32x4.extract_lane': [0xfd, 0x1f],
  'i16x8.narrow_i32x4_s': [0xfd, 0x85, 0x01],
  'i32x4.add': [0xfd, 0xae, 0x01],
  'i32x4.sub': [0xfd, 0xb1, 0x01],
  'i32x4.dot_i16x8_s': [0xfd, 0xba, 0x01],
  'f32x4.abs': [0xfd, 0xe0, 0x01],
  'f32x4.add': [0xfd, 0xe4, 0x01],
  'f32x4.sub': [0xfd, 0xe5, 0x01],
  'f32x4.mul': [0xfd, 0xe6, 0x01],
  'f32x4.div': [0xfd, 0xe7, 0x01],
  'f32x4.pmin': [0xfd, 0xea, 0x01],
  'f32x4.pmax': [0xfd, 0xeb, 0x01],
  'f32x4.convert_i32x4_s': [0xfd, 0xfa, 0x01],
  'v128.and': [0xfd, 0x4e],
  'i64x2.shl': [0xfd, 0xcb, 0x01],
  'i64x2.add': [0xfd, 0xce, 0x01],
  'f64x2.splat': [0xfd, 0x14],
  'f64x2.gt': [0xfd, 0x4a],
  'f64x2.ge': [0xfd, 0x4c],
  'f64x2.promote_low_f32x4': [0xfd, 0x5f],
  'f64x2.trunc': [0xfd, 0x7a],
  'f64x2.add': [0xfd, 0xf0, 0x01],
  'f64x2.sub': [0xfd, 0xf1, 0x01],
  'f64x2.mul': [0xfd, 0xf2, 0x01],
  'f64x2.div': [0xfd, 0xf3, 0x01],
  select: [0x1b],
  loop: [0x03, 0x40],
  br_if: [0x0d],
  end: [0x0b],
} as const;
export type Op = keyof typeof OPS;

const TYPES = { i32: 0x7f, f32: 0x7d, f64: 0x7c, v128: 0x7b } as const;
type Type = keyof typeof TYPES;

/** One function under construction. */
export class Routine {
  readonly code: number[] = [];
  readonly #index = new Map<string, number>();
  readonly #locals: Type[] = [];
  readonly #params: Type[] = [];

  readonly #result: readonly Type[];

  constructor(
    params: Readonly<Record<string, Type>>,
    locals: Readonly<Record<string, Type>>,
    result: readonly Type[] = [],
  ) {
    this.#result = result;
    for (const [name, type] of Object.entries(params)) {
      this.#index.set(name, this.#index.size);
      this.#params.push(type);
    }
    for (const [name, type] of Object.entries(locals)) {
      this.#index.set(name, this.#index.size);
      this.#locals.push(type);
    }
  }

  op(name: Op, ...operands: number[]): this {
    this.code.push(...OPS[name]);
    if (name === 'i32.const') this.code.push(...signed(operands[0]));
    else if (name === 'f32.const')
      this.code.push(...new Uint8Array(Float32Array.of(operands[0]).buffer));
    else if (name === 'f64.const')
      this.code.push(...new Uint8Array(Float64Array.of(operands[0]).buffer));
    else if (/\.(load|store)/.test(name)) {
      const align = name.startsWith('f32') ? 2 : name.startsWith('v128') ? 4 : 3;
      this.code.push(align, ...unsigned(operands[0] ?? 0));
    } else if (name === 'i8x16.shuffle') this.code.push(...operands);
    else for (const operand of operands) this.code.push(...unsigned(operand));
    return this;
  }
  get(local: string): this {
    return this.op('local.get', this.#at(local));
  }
  set(local: string): this {
    return this.op('local.set', this.#at(local));
  }
  tee(local: string): this {
    return this.op('local.tee', this.#at(local));
  }
  int(value: number): this {
    return this.op('i32.const', value);
  }
  /** A vector of four times the same number. */
  four(value: number): this {
    return this.op('f32.const', value).op('f32x4.splat');
  }
  /** local += value */
  step(local: string, value: number): this {
    return this.get(local).int(value).op('i32.add').set(local);
  }
  /** Repeats a body while `counter` (after the body) is below `limit`, unsigned. */
  until(counter: string, limit: string, body: () => void): this {
    this.op('loop');
    body();
    return this.get(counter).get(limit).op('i32.lt_u').op('br_if', 0).op('end');
  }

  type(): number[] {
    const types = (all: readonly Type[]) => list(all.map((type) => [TYPES[type]]));
    return [0x60, ...types(this.#params), ...types(this.#result)];
  }
  body(): number[] {
    const locals = list(this.#locals.map((type) => [1, TYPES[type]]));
    return sized([...locals, ...this.code, 0x0b]);
  }
  #at(local: string): number {
    const index = this.#index.get(local);
    if (index === undefined) throw new Error(`kernel-misuse: no local is named ${local}`);
    return index;
  }
}

/** A module that imports a memory (`env.memory`) and exports the routines. */
export function moduleOf(routines: Readonly<Record<string, Routine>>): Uint8Array {
  const all = Object.entries(routines);
  const section = (id: number, content: number[]) => [id, ...sized(content)];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(all.map(([, routine]) => routine.type()))),
    ...section(2, list([[...text('env'), ...text('memory'), 0x02, 0x00, 0x01]])),
    ...section(3, list(all.map((_, i) => [i]))),
    ...section(7, list(all.map(([name], i) => [...text(name), 0x00, i]))),
    ...section(10, list(all.map(([, routine]) => routine.body()))),
  ]);
}

/** LEB128. */
function unsigned(value: number): number[] {
  const bytes: number[] = [];
  do {
    bytes.push((value & 0x7f) | (value > 0x7f ? 0x80 : 0));
    value >>>= 7;
  } while (value > 0);
  return bytes;
}
function signed(value: number): number[] {
  const bytes: number[] = [];
  for (;;) {
    const byte = value & 0x7f;
    value >>= 7;
    const last = (value === 0 && (byte & 0x40) === 0) || (value === -1 && (byte & 0x40) !== 0);
    bytes.push(last ? byte : byte | 0x80);
    if (last) return bytes;
  }
}
const sized = (content: number[]) => [...unsigned(content.length), ...content];
const list = (items: number[][]) => [...unsigned(items.length), ...items.flat()];
const text = (name: string) => sized([...new TextEncoder().encode(name)]);
