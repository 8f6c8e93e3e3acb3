import { Routine } from './assemble.ts';

const ints = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, 'i32' as const]));
const fours = (...names: string[]) =>
  Object.fromEntries(names.map((name) => [name, 'v128' as const]));
const LANES = [0, 1, 2, 3];

/** Adds up the lanes of a vector as (0 + 1) + (2 + 3). */
function total(f: Routine, vector: string): Routine {
  for (const pair of [0, 2]) {
    f.get(vector)
      .op('f32x4.extract_lane', pair)
      .get(vector)
      .op('f32x4.extract_lane', pair + 1)
      .op('f32.add');
  }
  return f.op('f32.add');
}

/** Largest lane. */
function largest(f: Routine, vector: string): Routine {
  for (const lane of LANES) f.get(vector).op('f32x4.extract_lane', lane);
  return f.op('f32.max').op('f32.max').op('f32.max');
}

/** Layer normalisation of rows. */
export function norm(): Routine {
  const f = new Routine(
    { ...ints('from', 'to', 'rows', 'bytes', 'gain', 'shift'), width: 'f32' },
    {
      ...ints('end', 'p', 'rowEnd', 'k'),
      ...fours('sum', 'squares', 'v', 'zero', 'scale', 'mean4'),
      mean: 'f32',
    },
  );
  f.get('from').get('rows').get('bytes').op('i32.mul').op('i32.add').set('end');
  f.until('from', 'end', () => {
    f.get('zero').tee('sum').set('squares');
    f.get('from').tee('p').get('bytes').op('i32.add').set('rowEnd');
    f.until('p', 'rowEnd', () => {
      f.get('p').op('v128.load').tee('v').get('sum').op('f32x4.add').set('sum');
      f.get('v')
        .get('v')
        .op('f32x4.mul')
        .get('squares')
        .op('f32x4.add')
        .set('squares')
        .step('p', 16);
    });
    total(f, 'sum').get('width').op('f32.div').set('mean');
    f.op('f32.const', 1);
    total(f, 'squares')
      .get('width')
      .op('f32.div')
      .get('mean')
      .get('mean')
      .op('f32.mul')
      .op('f32.sub');
    f.op('f32.const', 1e-5)
      .op('f32.add')
      .op('f32.sqrt')
      .op('f32.div')
      .op('f32x4.splat')
      .set('scale');
    f.get('mean').op('f32x4.splat').set('mean4').int(0).set('k');
    f.until('k', 'bytes', () => {
      f.get('to').get('k').op('i32.add');
      f.get('from')
        .get('k')
        .op('i32.add')
        .op('v128.load')
        .get('mean4')
        .op('f32x4.sub')
        .get('scale')
        .op('f32x4.mul');
      f.get('gain').get('k').op('i32.add').op('v128.load').op('f32x4.mul');
      f.get('shift')
        .get('k')
        .op('i32.add')
        .op('v128.load')
        .op('f32x4.add')
        .op('v128.store')
        .step('k', 16);
    });
    f.get('rowEnd').set('from').get('to').get('bytes').op('i32.add').set('to');
  });
  return f;
}

/** Adding it and taking it away again, as float32 or as bits, rounds to even; 1.5 * 2^23. */
const MAGIC = 12582912;

/** A vector of one float32 four times over, made once and not at every step. */
const constant = (f: Routine, name: string, value: number) => f.four(value).set(name);

/**
 * The `bytes` of numbers at `source` as int16 at `place`, eight after eight `step` bytes on, the largest
 * becoming `range`; what is below `least` counts as that. Their largest size goes from `most` (lanes) to
 * the unit at `unit`. Uses the locals of `packing`.
 */
function packed(f: Routine, source: string, step: () => Routine): void {
  largest(f, 'most').set('size');
  f.get('unit').get('size').get('range').op('f32.div').op('f32.store');
  // Below this all are as good as 0, and the scale would overflow.
  f.get('range').get('size').op('f32.div').op('f32.const', 0);
  f.get('size').op('f32.const', 1e-20).op('f32.gt').op('select').op('f32x4.splat').set('by');
  f.get(source).tee('p').get('bytes').op('i32.add').set('end');
  f.until('p', 'end', () => {
    f.get('place');
    for (const offset of [0, 16]) {
      f.get('p').op('v128.load', offset).get('floor').op('f32x4.pmax').get('by').op('f32x4.mul');
      f.get('magic').op('f32x4.add').get('magic').op('i32x4.sub');
    }
    f.op('i16x8.narrow_i32x4_s').op('v128.store').step('p', 32);
    f.get('place');
    step().op('i32.add').set('place');
  });
}
const packing = {
  ...ints('p', 'end', 'place'),
  ...fours('most', 'by', 'magic', 'floor', 'v'),
  size: 'f32' as const,
};

/** Rows of numbers as int16, each with a unit of its own. */
export function quantise(): Routine {
  const f = new Routine(
    {
      ...ints('from', 'stepFrom', 'to', 'stepTo', 'stepBlock', 'unit', 'rows', 'bytes'),
      ...{ range: 'f32' as const, least: 'f32' as const },
    },
    { ...ints('n'), ...packing, ...fours('zero') },
  );
  constant(f, 'magic', MAGIC).get('least').op('f32x4.splat').set('floor');
  f.until('n', 'rows', () => {
    f.get('zero').set('most').get('from').tee('p').get('bytes').op('i32.add').set('end');
    f.until('p', 'end', () => {
      f.get('p').op('v128.load').get('floor').op('f32x4.pmax').op('f32x4.abs');
      f.get('most').op('f32x4.pmax').set('most').step('p', 16);
    });
    f.get('to').set('place');
    packed(f, 'from', () => f.get('stepBlock'));
    f.get('from').get('stepFrom').op('i32.add').set('from');
    f.get('to').get('stepTo').op('i32.add').set('to').step('unit', 4).step('n', 1);
  });
  return f;
}

/** Every row plus the two before and the two behind it, each weighed number by number, as int16. */
export function convolve(): Routine {
  const f = new Routine(
    { ...ints('from', 'rows', 'weights', 'bytes', 'space', 'to', 'unit'), range: 'f32' },
    { ...ints('row', 'last', 'low', 'high', 'first', 'k', 'q'), ...packing, ...fours('zero') },
  );
  constant(f, 'magic', MAGIC);
  f.four(Number.NEGATIVE_INFINITY).set('floor');
  f.get('from').tee('row').get('rows').get('bytes').op('i32.mul').op('i32.add').set('last');
  f.get('to').set('place');
  f.until('row', 'last', () => {
    const two = () => f.get('bytes').int(1).op('i32.shl');
    // The first and the end of the rows that there are of the five, and the weights of the first.
    f.get('from').get('row');
    two().op('i32.sub').get('row').get('from').op('i32.sub');
    two().op('i32.lt_u').op('select').set('low');
    f.get('weights').get('low').get('row').op('i32.sub');
    two().op('i32.add').op('i32.add').set('first');
    f.get('row').get('bytes').int(3).op('i32.mul').op('i32.add').tee('high').get('last');
    f.get('high').get('last').op('i32.lt_u').op('select').set('high');
    f.get('zero').set('most').int(0).set('k');
    f.until('k', 'bytes', () => {
      f.get('row').get('k').op('i32.add').op('v128.load').set('v');
      f.get('low').get('k').op('i32.add').set('p').get('first').get('k').op('i32.add').set('q');
      f.until('p', 'high', () => {
        f.get('p')
          .op('v128.load')
          .get('q')
          .op('v128.load')
          .op('f32x4.mul')
          .get('v')
          .op('f32x4.add')
          .set('v');
        for (const pointer of ['p', 'q']) f.get(pointer).get('bytes').op('i32.add').set(pointer);
      });
      f.get('space').get('k').op('i32.add').get('v').op('v128.store');
      f.get('v').op('f32x4.abs').get('most').op('f32x4.pmax').set('most').step('k', 16);
    });
    packed(f, 'space', () => f.int(16));
    f.step('unit', 4).get('row').get('bytes').op('i32.add').set('row');
  });
  return f;
}

/** Rows of int8 as rows of int16, four woven into one another. */
export function weave(): Routine {
  const f = new Routine(ints('from', 'to', 'rows', 'width'), ints('n', 'end', 'place', 'lane'));
  f.until('n', 'rows', () => {
    f.get('n').int(3).op('i32.and').set('lane');
    f.get('to').get('n').get('lane').op('i32.sub').get('width').op('i32.mul').int(1).op('i32.shl');
    f.op('i32.add').get('lane').int(4).op('i32.shl').op('i32.add').set('place');
    f.get('from').get('width').op('i32.add').set('end');
    f.until('from', 'end', () => {
      f.get('place').get('from').op('i16x8.load8x8_s').op('v128.store');
      f.step('from', 8).step('place', 64);
    });
    f.step('n', 1);
  });
  return f;
}

/** The numbers of the logistic function below. */
const GATE = { half: 0.5, top: 4.97, bottom: -4.97 };
const FRACTION = { a: 378, b: 17325, c: 135135, d: 28, e: 3150, g: 62370 };

/** The gated recurrence over the rows of one sentence, for one stretch of the width. */
export function scan(): Routine {
  const f = new Routine(ints('x', 'gates', 'cell', 'rows', 'bytes', 'stepX', 'stepGates', 'gap'), {
    ...ints('k', 'n', 'p'),
    ...fours('y', 'y2', 'now', 'z', ...Object.keys(GATE), ...Object.keys(FRACTION)),
  });
  for (const [name, value] of Object.entries({ ...GATE, ...FRACTION })) constant(f, name, value);
  // 1 / (1 + e^-x) as half of tanh(x/2) + 1, tanh by the continued fraction cut after its seventh term.
  const gate = () => {
    f.op('v128.load').get('half').op('f32x4.mul').get('bottom').op('f32x4.pmax');
    f.get('top').op('f32x4.pmin').tee('y').get('y').op('f32x4.mul').set('y2');
    f.get('y2').get('a').op('f32x4.add').get('y2').op('f32x4.mul').get('b').op('f32x4.add');
    f.get('y2').op('f32x4.mul').get('c').op('f32x4.add').get('y').op('f32x4.mul');
    f.get('y2').get('d').op('f32x4.mul').get('e').op('f32x4.add').get('y2').op('f32x4.mul');
    f.get('g').op('f32x4.add').get('y2').op('f32x4.mul').get('c').op('f32x4.add').op('f32x4.div');
    return f.get('half').op('f32x4.mul').get('half').op('f32x4.add');
  };
  f.until('n', 'rows', () => {
    f.int(0).set('k');
    f.until('k', 'bytes', () => {
      f.get('gates').get('k').op('i32.add').tee('p').op('v128.load').set('z');
      f.get('p').get('gap').op('i32.add').tee('p');
      gate();
      f.get('cell').get('k').op('i32.add').op('v128.load').get('z').op('f32x4.sub').op('f32x4.mul');
      f.get('z').op('f32x4.add').set('now');
      f.get('cell').get('k').op('i32.add').get('now').op('v128.store');
      f.get('x').get('k').op('i32.add');
      f.get('p').get('gap').op('i32.add');
      gate().get('now').op('f32x4.mul');
      f.get('x')
        .get('k')
        .op('i32.add')
        .op('v128.load')
        .op('f32x4.add')
        .op('v128.store')
        .step('k', 16);
    });
    f.get('x').get('stepX').op('i32.add').set('x');
    f.get('gates').get('stepGates').op('i32.add').set('gates').step('n', 1);
  });
  return f;
}
