import { Routine } from './assemble.ts';

const LOW = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
const HIGH = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
const FIRST = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const SECOND = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];

/**
 * The product of int16 rows, two of `a` and four of `w` at a time: eight sums stay in registers, and
 * six loads feed eight multiplications of eight numbers each.
 */
export function product(): Routine {
  const names = ['a', 'w', 'out', 'rows', 'columns', 'bytes', 'unitA', 'unitW', 'bias'];
  const sums = ['s00', 's01', 's02', 's03', 's10', 's11', 's12', 's13'];
  const ints = ['pa', 'pb', 'end', 'w0', 'w1', 'w2', 'w3', 'aEnd', 'wRow', 'column', 'quad'];
  const all = (list: string[], type: 'i32' | 'v128') =>
    Object.fromEntries(list.map((name) => [name, type]));
  const f = new Routine(all(names, 'i32'), {
    ...all(ints, 'i32'),
    ...all([...sums, 'a0', 'a1', 'zero', 't', 'u'], 'v128'),
  });
  f.get('a').get('rows').get('bytes').op('i32.mul').op('i32.add').set('aEnd');
  f.until('a', 'aEnd', () => {
    f.get('w').set('wRow').int(0).set('column');
    f.until('column', 'columns', () => {
      for (const sum of sums) f.get('zero').set(sum);
      f.get('a').tee('pa').get('bytes').op('i32.add').tee('pb').set('end');
      f.get('wRow').set('w0');
      for (const k of [1, 2, 3])
        f.get(`w${k - 1}`)
          .get('bytes')
          .op('i32.add')
          .set(`w${k}`);
      f.until('pa', 'end', () => {
        f.get('pa').op('v128.load').set('a0').get('pb').op('v128.load').set('a1');
        for (const k of [0, 1, 2, 3]) {
          f.get(`w${k}`).op('v128.load').set('t');
          for (const row of [0, 1]) {
            const sum = `s${row}${k}`;
            f.get(`a${row}`).get('t').op('i32x4.dot_i16x8_s').get(sum).op('i32x4.add').set(sum);
          }
        }
        for (const pointer of ['pa', 'pb', 'w0', 'w1', 'w2', 'w3']) f.step(pointer, 16);
      });
      f.get('column').int(2).op('i32.shl').set('quad');
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
        f.get('out').get('quad').op('i32.add');
        if (row === 1) f.get('columns').int(2).op('i32.shl').op('i32.add');
        f.get('t')
          .get('u')
          .op('i8x16.shuffle', ...FIRST);
        f.get('t')
          .get('u')
          .op('i8x16.shuffle', ...SECOND)
          .op('i32x4.add')
          .op('f32x4.convert_i32x4_s');
        f.get('unitA')
          .op('f32.load', row * 4)
          .op('f32x4.splat');
        f.get('unitW').get('quad').op('i32.add').op('v128.load').op('f32x4.mul').op('f32x4.mul');
        f.get('bias').get('quad').op('i32.add').op('v128.load').op('f32x4.add').op('v128.store');
      }
      f.get('wRow').get('bytes').int(2).op('i32.shl').op('i32.add').set('wRow').step('column', 4);
    });
    f.get('a').get('bytes').int(1).op('i32.shl').op('i32.add').set('a');
    f.get('out').get('columns').int(3).op('i32.shl').op('i32.add').set('out').step('unitA', 8);
  });
  return f;
}
