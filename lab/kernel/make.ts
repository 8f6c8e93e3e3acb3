import { writeFileSync } from 'node:fs';
import { moduleOf, Routine } from './assemble.ts';

/**
 * Writes `models/kernel.wasm`: the matrix product of `src/text/kernel.ts`. Two rows of `a` and four of `w`
 * are taken at a time: eight sums stay in registers, and six loads feed eight products.
 */
export function product(): Routine {
  const params = {
    a: 'i32',
    w: 'i32',
    out: 'i32',
    rows: 'i32',
    columns: 'i32',
    bytes: 'i32',
    unitA: 'i32',
    unitW: 'i32',
    bias: 'i32',
  } as const;
  const sums = ['s00', 's01', 's02', 's03', 's10', 's11', 's12', 's13'];
  const vectors = Object.fromEntries(
    [...sums, 'a0', 'a1', 'zero', 'w0', 't'].map((name) => [name, 'v128' as const]),
  );
  const ints = Object.fromEntries(
    ['pa', 'pb', 'end', 'pw', 'i', 'j', 'aEnd', 'wRow', 'o', 'column'].map((name) => [
      name,
      'i32' as const,
    ]),
  );
  const f = new Routine(params, { ...ints, ...vectors });
  // The rows of `a` are walked by address, from `a` to `aEnd`; the columns are rows of `w`.
  f.get('a').get('rows').get('bytes').op('i32.mul').op('i32.add').set('aEnd');
  f.until('a', 'aEnd', () => {
    f.get('w').set('wRow').int(0).set('column');
    f.until('column', 'columns', () => {
      for (const sum of sums) f.get('zero').set(sum);
      f.get('a').tee('pa').get('bytes').op('i32.add').tee('pb').set('end');
      f.get('wRow').set('pw');
      f.until('pa', 'end', () => {
        f.get('pa').op('v128.load').set('a0').get('pb').op('v128.load').set('a1');
        f.get('pw').set('j');
        for (let k = 0; k < 4; k++) {
          f.get('j').op('v128.load').set('w0');
          for (const row of [0, 1]) {
            const sum = `s${row}${k}`;
            f.get(`a${row}`).get('w0').op('i32x4.dot_i16x8_s').get(sum).op('i32x4.add').set(sum);
          }
          if (k < 3) f.get('j').get('bytes').op('i32.add').set('j');
        }
        f.step('pa', 16).step('pb', 16).step('pw', 16);
      });
      for (const row of [0, 1]) {
        // Four vectors of partial sums become one vector of four sums.
        const [a, b, c, d] = [0, 1, 2, 3].map((k) => `s${row}${k}`);
        const low = [0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23];
        const high = [8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31];
        const fold = (x: string, y: string) =>
          f
            .get(x)
            .get(y)
            .op('i8x16.shuffle', ...low)
            .get(x)
            .get(y)
            .op('i8x16.shuffle', ...high)
            .op('i32x4.add');
        fold(a, b).set('w0');
        fold(c, d).set('t');
        const left = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
        const right = [8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31];
        const address = () => f.get('out').get('column').int(2).op('i32.shl').op('i32.add');
        address();
        if (row === 1) f.get('columns').int(2).op('i32.shl').op('i32.add');
        f.get('w0')
          .get('t')
          .op('i8x16.shuffle', ...left);
        f.get('w0')
          .get('t')
          .op('i8x16.shuffle', ...right)
          .op('i32x4.add')
          .op('f32x4.convert_i32x4_s');
        f.get('unitA')
          .op('f32.load', row * 4)
          .op('f32x4.splat');
        f.get('unitW')
          .get('column')
          .int(2)
          .op('i32.shl')
          .op('i32.add')
          .op('v128.load')
          .op('f32x4.mul');
        f.op('f32x4.mul');
        f.get('bias')
          .get('column')
          .int(2)
          .op('i32.shl')
          .op('i32.add')
          .op('v128.load')
          .op('f32x4.add');
        f.op('v128.store');
      }
      f.get('wRow').get('bytes').int(2).op('i32.shl').op('i32.add').set('wRow');
      f.step('column', 4);
    });
    f.get('a').get('bytes').int(1).op('i32.shl').op('i32.add').set('a');
    f.get('out').get('columns').int(3).op('i32.shl').op('i32.add').set('out');
    f.step('unitA', 8);
  });
  return f;
}

writeFileSync('models/kernel.wasm', moduleOf({ product: product() }));
