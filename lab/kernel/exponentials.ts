import { type Op, Routine } from './assemble.ts';

/** ln 2 in two parts, 1 / ln 2 and the polynomial of fdlibm's `e_exp.c` (Sun Microsystems, 1993). */
const NUMBERS = {
  zero: 0,
  one: 1,
  two: 2,
  half: 0.5,
  perLn2: Math.LOG2E,
  ln2High: 0.6931471803691238,
  ln2Low: 1.9082149292705877e-10,
  p1: 0.16666666666666602,
  p2: -0.0027777777777015593,
  p3: 0.00006613756321437934,
  p4: -0.0000016533902205465252,
  p5: 4.1381367970572385e-8,
  /** Adding it leaves a whole number in the lowest bits of a float64. */
  magic: 6755399441055744,
  /** What is below the largest by more than this counts as nothing. */
  floor: -16,
};
const names = Object.keys(NUMBERS);
const all = (list: readonly string[], type: 'i32' | 'f32' | 'f64' | 'v128') =>
  Object.fromEntries(list.map((name) => [name, type]));
const locals = {
  ...all(['p', 'q', 'end', 'n'], 'i32'),
  ...all([...names, 'four', 'x', 'hi', 'lo', 'k', 't', 'c', 'top'], 'v128'),
  ...{ most: 'f32' as const, sum: 'f64' as const, value: 'f32' as const },
};
const SECOND = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];

function constants(f: Routine): void {
  for (const [name, value] of Object.entries(NUMBERS))
    f.op('f64.const', value).op('f64x2.splat').set(name);
}

/** The largest of the `bytes` of float32 at `from`, in `most`; `end` is theirs. */
function largest(f: Routine, from: string): void {
  f.get(from).tee('p').get('bytes').op('i32.add').set('end');
  f.get('p').op('f32.load').set('most');
  f.until('p', 'end', () => {
    f.get('p').op('f32.load').tee('value').get('most');
    f.get('value').get('most').op('f32.gt').op('select').set('most').step('p', 4);
  });
}

/**
 * e to the power of how far each number of a row lies below `most`, at `space` as float64: the steps of
 * fdlibm for 0 down to -16 (`power` in src/weights/kernel-plain.ts). `within` tells whether -16 itself counts.
 */
function powers(f: Routine, from: string, within: Op): void {
  f.get('most').op('f64.promote_f32').op('f64x2.splat').set('top');
  f.get(from).set('p').get('space').set('q');
  f.until('p', 'end', () => {
    f.get('p').op('v128.load').set('four');
    for (const half of [0, 1]) {
      f.get('four');
      if (half === 1) f.get('four').op('i8x16.shuffle', ...SECOND);
      f.op('f64x2.promote_low_f32x4').get('top').op('f64x2.sub').set('x');
      f.get('x').get('perLn2').op('f64x2.mul').get('half').op('f64x2.sub').op('f64x2.trunc');
      f.set('k').get('x').get('k').get('ln2High').op('f64x2.mul').op('f64x2.sub').tee('hi');
      f.get('k').get('ln2Low').op('f64x2.mul').tee('lo').op('f64x2.sub').tee('c').get('c');
      f.op('f64x2.mul').set('t');
      // c becomes the reduced number less its polynomial; `lo` and `hi` are what it was reduced from.
      f.get('c').get('c').get('t').get('p1').get('t').get('p2').get('t').get('p3').get('t');
      f.get('p4').get('t').get('p5').op('f64x2.mul').op('f64x2.add');
      for (let step = 0; step < 3; step++) f.op('f64x2.mul').op('f64x2.add');
      f.op('f64x2.mul').op('f64x2.sub').tee('t').op('f64x2.mul').get('two').get('t');
      f.op('f64x2.sub').op('f64x2.div').set('t');
      f.get('one').get('lo').get('t').op('f64x2.sub').get('hi').op('f64x2.sub').op('f64x2.sub');
      f.get('k').get('magic').op('f64x2.add').int(52).op('i64x2.shl').get('one').op('i64x2.add');
      f.op('f64x2.mul').get('x').get('floor').op(within).op('v128.and').set('t');
      f.get('q')
        .get('t')
        .op('v128.store', 16 * half);
    }
    f.step('p', 16).step('q', 32);
  });
}

/** Scores of a row become probabilities, row after row. */
export function softmax(): Routine {
  const f = new Routine(all(['at', 'step', 'rows', 'bytes', 'space'], 'i32'), locals);
  constants(f);
  f.until('n', 'rows', () => {
    largest(f, 'at');
    powers(f, 'at', 'f64x2.ge');
    f.op('f64.const', 0).set('sum').get('at').set('p').get('space').set('q');
    f.until('p', 'end', () => {
      f.get('p').get('q').op('f64.load').op('f32.demote_f64').tee('value').op('f32.store');
      f.get('value').op('f64.promote_f32').get('sum').op('f64.add').set('sum');
      f.step('p', 4).step('q', 8);
    });
    f.get('at').set('p');
    f.until('p', 'end', () => {
      f.get('p').get('p').op('f32.load').op('f64.promote_f32').get('sum').op('f64.div');
      f.op('f32.demote_f64').op('f32.store').step('p', 4);
    });
    f.get('at').get('step').op('i32.add').set('at').step('n', 1);
  });
  return f;
}

/** Of every row the largest number and the sum of the powers below it, both float64. */
export function powerSums(): Routine {
  const f = new Routine(all(['at', 'step', 'rows', 'bytes', 'space', 'to'], 'i32'), locals);
  constants(f);
  f.until('n', 'rows', () => {
    largest(f, 'at');
    powers(f, 'at', 'f64x2.gt');
    f.op('f64.const', 0).set('sum').get('at').set('p').get('space').set('q');
    f.until('p', 'end', () => {
      f.get('q').op('f64.load').get('sum').op('f64.add').set('sum').step('p', 4).step('q', 8);
    });
    f.get('to').get('most').op('f64.promote_f32').op('f64.store');
    f.get('to').get('sum').op('f64.store', 8).step('to', 16);
    f.get('at').get('step').op('i32.add').set('at').step('n', 1);
  });
  return f;
}
