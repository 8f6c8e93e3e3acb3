import { Routine } from './assemble.ts';

const LOW = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const HIGH = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
const FIRST = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const SECOND = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];

/** Rows of `a` that four rows of `w` are multiplied with before the next four: both stay in the nearest cache. */
const BLOCK = 32;

/**
 * The product of int16 rows, two of `a` and four of `w` at a time: eight sums stay in registers, and
 * six loads feed eight multiplications of eight numbers each. Four rows of `w` are woven, so that one
 * pointer walks them all.
 */
export function product(): Routine {
  const names = ['a', 'w', 'out', 'rows', 'columns', 'bytes', 'unitA', 'unitW', 'bias'];
  const sums = ['s00', 's01', 's02', 's03', 's10', 's11', 's12', 's13'];
  const ints = ['aEnd', 'blockEnd', 'wRow', 'column', 'quad', 'wide', 'two'];
  const inner = ['row', 'to', 'unit', 'p', 'q', 'w0', 'end'];
  const all = (list: string[], type: 'i32' | 'v128') =>
    Object.fromEntries(list.map((name) => [name, type]));
  const f = new Routine(all(names, 'i32'), {
    ...all([...ints, ...inner], 'i32'),
    ...all([...sums, 'a0', 'a1', 'zero', 't', 'u'], 'v128'),
  });
  /** Two rows of `a` from `row` on with the four of `w` from `wRow` on. */
  const tile = () => {
    for (const sum of sums) f.get('zero').set(sum);
    f.get('row').tee('p').get('bytes').op('i32.add').tee('q').set('end').get('wRow').set('w0');
    f.until('p', 'end', () => {
      f.get('p').op('v128.load').set('a0').get('q').op('v128.load').set('a1');
      for (const k of [0, 1, 2, 3]) {
        f.get('w0')
          .op('v128.load', 16 * k)
          .set('t');
        for (const row of [0, 1]) {
          const sum = `s${row}${k}`;
          f.get(`a${row}`).get('t').op('i32x4.dot_i16x8_s').get(sum).op('i32x4.add').set(sum);
        }
      }
      f.step('p', 16).step('q', 16).step('w0', 64);
    });
    for (const row of [0, 1]) {
      // Four vectors of partial sums become one vector of four sums.
      const fold = (x: string, y: string) =>
        f
          .get(x)
          .get(y)
          .op('i8x16.shuffle', ...LOW)
          .get(x)
          .get(y)
          .op('i8x16.shuffle', ...HIGH)
          .op('i32x4.add');
      fold(`s${row}0`, `s${row}1`).set('t');
      fold(`s${row}2`, `s${row}3`).set('u');
      f.get('to');
      if (row === 1) f.get('wide').op('i32.add');
      f.get('t')
        .get('u')
        .op('i8x16.shuffle', ...FIRST);
      f.get('t')
        .get('u')
        .op('i8x16.shuffle', ...SECOND)
        .op('i32x4.add')
        .op('f32x4.convert_i32x4_s');
      f.get('unit')
        .op('f32.load', row * 4)
        .op('f32x4.splat');
      f.get('unitW').get('quad').op('i32.add').op('v128.load').op('f32x4.mul').op('f32x4.mul');
      f.get('bias').get('quad').op('i32.add').op('v128.load').op('f32x4.add').op('v128.store');
    }
  };
  f.get('columns').int(2).op('i32.shl').set('wide').get('bytes').int(1).op('i32.shl').set('two');
  f.get('a').get('rows').get('bytes').op('i32.mul').op('i32.add').set('aEnd');
  f.until('a', 'aEnd', () => {
    f.get('a').get('bytes').int(BLOCK).op('i32.mul').op('i32.add').tee('blockEnd').get('aEnd');
    f.get('blockEnd').get('aEnd').op('i32.lt_u').op('select').set('blockEnd');
    f.get('w').set('wRow').int(0).set('column');
    f.until('column', 'columns', () => {
      f.get('column').int(2).op('i32.shl').set('quad').get('a').set('row').get('unitA').set('unit');
      f.get('out').get('quad').op('i32.add').set('to');
      f.until('row', 'blockEnd', () => {
        tile();
        f.get('to').get('wide').int(1).op('i32.shl').op('i32.add').set('to').step('unit', 8);
        f.get('row').get('two').op('i32.add').set('row');
      });
      f.get('wRow').get('bytes').int(2).op('i32.shl').op('i32.add').set('wRow').step('column', 4);
    });
    f.get('blockEnd').set('a').get('out').get('wide').int(BLOCK).op('i32.mul').op('i32.add');
    f.set('out').step('unitA', 4 * BLOCK);
  });
  return f;
}
