import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Kernel } from './kernel.ts';

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
          const [left, right] = [kernel.rows(6, 16), kernel.rows(8, 16)];
          const [from, weights] = [kernel.table(a), kernel.table(w)];
          for (let i = 0; i < 6; i++) kernel.quantise(from, i * 16, 16, left, i, 32767);
          for (let j = 0; j < 8; j++) kernel.quantise(weights, j * 16, 16, right, j, 127);
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

  it('sums over neighbours', () => {
    fc.assert(
      fc.property(
        numbers(5 * 8),
        numbers(5 * 8),
        fc.integer({ min: 1, max: 5 }),
        (rows, weights, count) => {
          const [fast, plain] = both((kernel) => {
            const [x, w] = [rows, weights].map((values) => kernel.table(values).byteOffset);
            const out = kernel.table(16);
            const most = kernel.routines.taps(x, x, x + 32 * count, w, 32, out.byteOffset);
            out[8] = most;
            expect(most).toBe(Math.max(...out.subarray(0, 8).map(Math.abs)));
            return out;
          });
          expect(fast.map(positive)).toEqual(plain.map(positive));
        },
      ),
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
    const [a, w] = [kernel.rows(2, 8), kernel.rows(4, 16)];
    expect(() => kernel.product(a, 2, w, 4, kernel.table(8))).toThrow('kernel-misuse');
  });
});
