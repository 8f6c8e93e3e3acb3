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

/** A row plus its neighbours, each weighed number by number; answers the largest size. */
export function taps(): Routine {
  const f = new Routine(
    ints('row', 'low', 'lowEnd', 'weights', 'bytes', 'to'),
    { ...ints('k', 'p', 'q'), ...fours('v', 'most') },
    ['f32'],
  );
  f.until('k', 'bytes', () => {
    f.get('row').get('k').op('i32.add').op('v128.load').set('v');
    f.get('low').get('k').op('i32.add').set('p').get('weights').get('k').op('i32.add').set('q');
    f.until('p', 'lowEnd', () => {
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
    f.get('to').get('k').op('i32.add').get('v').op('v128.store');
    f.get('most').get('v').op('f32x4.abs').op('f32x4.max').set('most').step('k', 16);
  });
  return largest(f, 'most');
}

/** Numbers times a scale, rounded to even, as int16. */
export function pack(): Routine {
  const f = new Routine(
    { ...ints('from', 'to', 'bytes'), scale: 'f32' },
    { ...ints('end'), ...fours('by') },
  );
  f.get('scale').op('f32x4.splat').set('by').get('from').get('bytes').op('i32.add').set('end');
  f.until('from', 'end', () => {
    f.get('to');
    for (const offset of [0, 16]) {
      f.get('from').op('v128.load', offset).get('by').op('f32x4.mul').op('f32x4.nearest');
      f.op('i32x4.trunc_sat_f32x4_s');
    }
    f.op('i16x8.narrow_i32x4_s').op('v128.store').step('from', 32).step('to', 16);
  });
  return f;
}

/** The gated recurrence over the rows of one sentence, for one stretch of the width. */
export function scan(): Routine {
  const f = new Routine(ints('x', 'gates', 'cell', 'rows', 'bytes', 'stepX', 'stepGates', 'gap'), {
    ...ints('k', 'n', 'p'),
    ...fours('y', 'y2', 'c', 'z'),
  });
  // 1 / (1 + e^-x) as half of tanh(x/2) + 1, tanh by the continued fraction cut after its seventh term.
  const gate = () => {
    f.op('v128.load')
      .four(0.5)
      .op('f32x4.mul')
      .four(-4.97)
      .op('f32x4.max')
      .four(4.97)
      .op('f32x4.min')
      .tee('y');
    f.get('y').op('f32x4.mul').set('y2');
    f.get('y2').four(378).op('f32x4.add').get('y2').op('f32x4.mul').four(17325).op('f32x4.add');
    f.get('y2').op('f32x4.mul').four(135135).op('f32x4.add').get('y').op('f32x4.mul');
    f.get('y2').four(28).op('f32x4.mul').four(3150).op('f32x4.add').get('y2').op('f32x4.mul');
    f.four(62370)
      .op('f32x4.add')
      .get('y2')
      .op('f32x4.mul')
      .four(135135)
      .op('f32x4.add')
      .op('f32x4.div');
    return f.four(0.5).op('f32x4.mul').four(0.5).op('f32x4.add');
  };
  f.until('n', 'rows', () => {
    f.int(0).set('k');
    f.until('k', 'bytes', () => {
      f.get('gates').get('k').op('i32.add').tee('p').op('v128.load').set('z');
      f.get('p').get('gap').op('i32.add').tee('p');
      gate();
      f.get('cell').get('k').op('i32.add').op('v128.load').get('z').op('f32x4.sub').op('f32x4.mul');
      f.get('z').op('f32x4.add').set('c');
      f.get('cell').get('k').op('i32.add').get('c').op('v128.store');
      f.get('x').get('k').op('i32.add');
      f.get('p').get('gap').op('i32.add');
      gate().get('c').op('f32x4.mul');
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
