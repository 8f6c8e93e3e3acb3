import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kernel } from './kernel.ts';
import { power } from './kernel-plain.ts';

const wasm = readFileSync(join(import.meta.dirname, '../../models/kernel.wasm'));
const numbers = (length: number) =>
  fc
    .array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: length, maxLength: length })
    .map((list) => Float32Array.from(list));

/** Makes -0 and 0 one. */
const positive = (value: number) => value + 0;

/** Runs the same steps on both kernels and gives back what they leave. */
function both(steps: (kernel: Kernel) => Float32Array): [Float32Array, Float32Array] {
  return [steps(new Kernel(wasm, 1 << 18)), steps(new Kernel(null, 1 << 18))];
}

describe('the WebAssembly kernel gives the numbers of the plain one, to the bit:', () => {
  it('products', () => {
    fc.assert(
      fc.property(numbers(6 * 16), numbers(8 * 16), numbers(8), (a, w, bias) => {
        const [fast, plain] = both((kernel) => {
          const [left, right] = [kernel.rows(6, 16), kernel.woven(8, 16)];
          const [from, weights] = [kernel.table(a), kernel.table(w)];
          kernel.quantise(from, 0, 16, 6, left, 32767);
          kernel.quantise(weights, 0, 16, 8, right, 127);
          right.bias.set(bias);
          const out = kernel.table(48);
          expect(kernel.product(left, 5, right, 7, out)).toBe(8);
          return out;
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
        for (let i = 0; i < 5; i++) {
          for (let j = 0; j < 7; j++) {
            let exact = bias[j];
            for (let k = 0; k < 16; k++) exact += a[i * 16 + k] * w[j * 16 + k];
            expect(Math.abs(plain[i * 8 + j] - exact)).toBeLessThan(16 * 20 * 20 * 0.006);
          }
        }
      }),
    );
  });

  it('norms', () => {
    fc.assert(
      fc.property(numbers(3 * 8), numbers(8), numbers(8), (rows, gain, shift) => {
        const [fast, plain] = both((kernel) => {
          const [x, g, s] = [rows, gain, shift].map((values) => kernel.table(values).byteOffset);
          const out = kernel.table(24);
          kernel.routines.norm(x, out.byteOffset, 3, 32, g, s, 8);
          return out;
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
      }),
    );
  });

  it('products of many rows with a matrix of int8', () => {
    const signs = fc.int8Array({ minLength: 12 * 16, maxLength: 12 * 16 });
    const rows = fc.array(numbers(16), { minLength: 30, maxLength: 70 });
    fc.assert(
      fc.property(rows, signs, (rows, signs) => {
        const count = rows.length;
        const [fast, plain] = both((kernel) => {
          const out = kernel.table(72 * 12);
          const right = kernel.matrix(signs, 16, out);
          right.unit.fill(0.5);
          const from = kernel.table(Float32Array.from(rows.flatMap((row) => [...row])));
          const left = kernel.rows(72, 16);
          kernel.quantise(from, 0, 16, count, left, 32767);
          kernel.product(left, count, right, 12, out);
          return out.slice(0, count * 12);
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
        for (let i = 0; i < count; i++) {
          for (let j = 0; j < 12; j++) {
            let exact = 0;
            for (let k = 0; k < 16; k++) exact += rows[i][k] * signs[j * 16 + k] * 0.5;
            expect(Math.abs(plain[i * 12 + j] - exact)).toBeLessThan(1);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  it('rows as int16, from a floor up, at their place', () => {
    const floors = fc.constantFrom(0, -1, Number.NEGATIVE_INFINITY);
    fc.assert(
      fc.property(numbers(3 * 16), floors, fc.boolean(), (values, least, woven) => {
        const [fast, plain] = both((kernel) => {
          const rows = woven ? kernel.woven(8, 8) : kernel.rows(8, 8);
          kernel.quantise(kernel.table(values), 4, 16, 3, rows, 1000, least, 5);
          return Float32Array.from([...rows.values, ...rows.unit]);
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
        for (let row = 5; row < 8; row++) {
          for (let k = 0; k < 8; k++) {
            const value = Math.max(values[(row - 5) * 16 + 4 + k], least);
            const cell = woven ? 32 + (row & 3) * 8 + k : row * 8 + k;
            const unit = plain[64 + row];
            expect(Math.abs(plain[cell] * unit - value)).toBeLessThanOrEqual(unit * 0.501 + 1e-20);
            expect(Math.abs(plain[cell])).toBeLessThanOrEqual(1000);
          }
        }
        expect(plain.slice(0, 4 * 8)).toEqual(new Float32Array(32));
      }),
    );
  });

  it('sums over neighbours', () => {
    const lengths = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(numbers(6 * 8), numbers(5 * 8), lengths, (values, weights, count) => {
        const [fast, plain] = both((kernel) => {
          const [x, w] = [values, weights].map((table) => kernel.table(table).byteOffset);
          const [rows, space] = [kernel.rows(8, 8), kernel.table(8).byteOffset];
          const to = [rows.values.byteOffset, rows.unit.byteOffset] as const;
          kernel.routines.convolve(x, count, w, 32, space, ...to, 32767);
          return Float32Array.from([...rows.values, ...rows.unit]);
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
        for (let row = 0; row < count; row++) {
          for (let k = 0; k < 8; k++) {
            let exact = values[row * 8 + k];
            for (let tap = -2; tap <= 2; tap++) {
              if (row + tap < 0 || row + tap >= count) continue;
              exact += values[(row + tap) * 8 + k] * weights[(tap + 2) * 8 + k];
            }
            expect(Math.abs(plain[row * 8 + k] * plain[64 + row] - exact)).toBeLessThan(0.1);
          }
        }
      }),
    );
  });

  it('probabilities, as they are and as logarithms', () => {
    const scores = fc.array(fc.double({ min: -30, max: 30, noNaN: true }), {
      minLength: 2 * 9,
      maxLength: 2 * 9,
    });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 7 }), (scores, columns) => {
        const [fast, plain] = both((kernel) => {
          const table = kernel.table(Float32Array.from(scores));
          const logs = new Float32Array(2 * columns);
          kernel.logSoftmax(table, 9, 2, columns, logs);
          kernel.softmax(table, 1, 9, 2, columns);
          return Float32Array.from([...table, ...logs]);
        });
        expect(fast).toEqual(plain);
        for (let row = 0; row < 2; row++) {
          const own = Array.from(Float32Array.from(scores).subarray(row * 9 + 1)).slice(0, columns);
          const most = Math.max(...own);
          const sum = own.reduce((sum, value) => sum + Math.exp(value - most), 0);
          own.forEach((value, k) => {
            expect(plain[row * 9 + 1 + k]).toBeCloseTo(Math.exp(value - most) / sum, 5);
          });
          // Nothing beside the row's own numbers is touched.
          expect(plain[row * 9]).toBe(Math.fround(scores[row * 9]));
          expect(plain[row * 9 + 1 + columns]).toBe(Math.fround(scores[row * 9 + 1 + columns]));
          const first = Array.from(Float32Array.from(scores).subarray(row * 9)).slice(0, columns);
          const whole = Math.log(first.reduce((sum, value) => sum + Math.exp(value), 0));
          first.forEach((value, k) => {
            expect(plain[18 + row * columns + k]).toBeCloseTo(value - whole, 4);
          });
        }
      }),
    );
  });

  it('powers, as Math.exp gives them', () => {
    fc.assert(
      fc.property(fc.double({ min: -16, max: 0, noNaN: true }), (x) => {
        expect(Math.abs(power(x) - Math.exp(x))).toBeLessThanOrEqual(2.3e-16 * Math.exp(x));
      }),
    );
  });

  it('recurrences, either way', () => {
    fc.assert(
      fc.property(numbers(4 * 24), fc.boolean(), (values, backward) => {
        const [fast, plain] = both((kernel) => {
          const gates = kernel.table(values).byteOffset;
          const [x, cell] = [kernel.table(32), kernel.table(8)];
          const way = backward ? -1 : 1;
          const last = backward ? 3 : 0;
          kernel.routines.scan(
            ...([x.byteOffset + last * 32, gates + last * 96, cell.byteOffset, 4, 32] as const),
            ...([way * 32, way * 96, 32] as const),
          );
          return x;
        });
        expect(fast.map(positive)).toEqual(plain.map(positive));
        // The first word: x = r (1 - f) z.
        const at = backward ? 3 : 0;
        const logistic = (v: number) => 1 / (1 + Math.exp(-v));
        const row = values.subarray(at * 24);
        const exact = logistic(row[16]) * (1 - logistic(row[8])) * row[0];
        expect(Math.abs(plain[at * 8] - exact)).toBeLessThan(0.01);
      }),
    );
  });

  it('refuses shapes that do not fit', () => {
    const kernel = new Kernel(null, 1 << 16);
    const [a, w] = [kernel.rows(2, 8), kernel.woven(4, 16)];
    expect(() => kernel.product(a, 2, w, 4, kernel.table(8))).toThrow('kernel-misuse');
    const plain = kernel.rows(8, 8);
    expect(() => kernel.product(a, 2, plain, 4, kernel.table(8))).toThrow('kernel-misuse');
    expect(() => kernel.quantise(kernel.table(72), 0, 8, 9, plain, 1)).toThrow('kernel-misuse');
    expect(() => kernel.matrix(new Int8Array(12), 6, kernel.table(8))).toThrow('kernel-misuse');
    const wide = kernel.table(400);
    expect(() => kernel.softmax(wide, 0, 400, 1, 400)).toThrow('kernel-misuse');
  });
});
