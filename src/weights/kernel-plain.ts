import type { Routines } from './kernel-routines.ts';

/**
 * The kernel's routines in plain JavaScript, for machines without WebAssembly SIMD: the same steps in
 * the same order, each rounded to 32 bits as the vector instructions round, so the same numbers to
 * the bit.
 */
export function plainRoutines(buffer: ArrayBuffer): Routines {
  const f32 = new Float32Array(buffer);
  const i16 = new Int16Array(buffer);
  const r = Math.fround;
  const gate = (x: number): number => {
    const y = Math.min(r(4.97), Math.max(-r(4.97), r(x * 0.5)));
    const y2 = r(y * y);
    const over = r(y * r(r(y2 * r(r(y2 * r(y2 + 378)) + 17325)) + 135135));
    const under = r(r(y2 * r(r(y2 * r(r(y2 * 28) + 3150)) + 62370)) + 135135);
    return r(r(r(over / under) * 0.5) + 0.5);
  };
  /** Numbers of one row as int16; eight go to one place, the next eight `step` bytes on. */
  const pack = (
    ...[from, to, step, cells, unit, range, least]: readonly [
      ...[from: number, to: number, step: number, cells: number],
      ...[unit: number, range: number, least: number],
    ]
  ) => {
    let most = 0;
    for (let k = 0; k < cells; k++)
      most = Math.max(most, Math.abs(Math.max(f32[from / 4 + k], least)));
    f32[unit / 4] = most / range;
    const by = most > 1e-20 ? r(range / most) : 0;
    for (let k = 0; k < cells; k++) {
      // Adding and taking away 1.5 * 2^23 rounds to even.
      const value = r(r(r(Math.max(f32[from / 4 + k], least) * by) + 12582912) - 12582912);
      i16[(to + (k >> 3) * step) / 2 + (k & 7)] = Math.max(-32768, Math.min(32767, value));
    }
  };
  return {
    product(a, w, out, rows, columns, bytes, unitA, unitW, bias) {
      const width = bytes / 2;
      for (let i = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++) {
          const p = a / 2 + i * width;
          const q = w / 2 + (j & ~3) * width + (j & 3) * 8;
          let sum = 0;
          for (let k = 0; k < width; k++) sum += i16[p + k] * i16[q + (k >> 3) * 32 + (k & 7)];
          const unit = r(f32[unitA / 4 + i] * f32[unitW / 4 + j]);
          f32[out / 4 + i * columns + j] = r(r(sum) * unit) + f32[bias / 4 + j];
        }
      }
    },
    norm(from, to, rows, bytes, gain, shift, width) {
      const cells = bytes / 4;
      for (let i = 0; i < rows; i++) {
        const p = from / 4 + i * cells;
        const sums = new Float32Array(4);
        const squares = new Float32Array(4);
        for (let k = 0; k < cells; k++) {
          sums[k & 3] += f32[p + k];
          squares[k & 3] += r(f32[p + k] * f32[p + k]);
        }
        const total = (lanes: Float32Array) => r(r(lanes[0] + lanes[1]) + r(lanes[2] + lanes[3]));
        const mean = r(total(sums) / width);
        const variance = r(r(total(squares) / width) - r(mean * mean));
        const scale = r(1 / r(Math.sqrt(r(variance + r(1e-5)))));
        for (let k = 0; k < cells; k++) {
          const value = r(r(r(f32[p + k] - mean) * scale) * f32[gain / 4 + k]);
          f32[to / 4 + i * cells + k] = value + f32[shift / 4 + k];
        }
      }
    },
    quantise(from, stepFrom, to, stepTo, stepBlock, unit, rows, bytes, range, least) {
      for (let n = 0; n < rows; n++) {
        const places = [from + n * stepFrom, to + n * stepTo, stepBlock] as const;
        pack(...places, bytes / 4, unit + 4 * n, range, least);
      }
    },
    convolve(from, rows, weights, bytes, space, to, unit, range) {
      const cells = bytes / 4;
      for (let n = 0; n < rows; n++) {
        const [low, high] = [Math.max(0, n - 2), Math.min(rows, n + 3)];
        for (let k = 0; k < cells; k++) {
          let value = f32[from / 4 + n * cells + k];
          for (let tap = low; tap < high; tap++) {
            const weight = f32[weights / 4 + (tap - n + 2) * cells + k];
            value = r(value + r(f32[from / 4 + tap * cells + k] * weight));
          }
          f32[space / 4 + k] = value;
        }
        pack(space, to + (n * bytes) / 2, 16, cells, unit + 4 * n, range, -Infinity);
      }
    },
    weave(from, to, rows, width) {
      const i8 = new Int8Array(buffer);
      for (let n = 0; n < rows; n++) {
        for (let k = 0; k < width; k++) {
          const place = (n & ~3) * width + (n & 3) * 8 + (k >> 3) * 32 + (k & 7);
          i16[to / 2 + place] = i8[from + n * width + k];
        }
      }
    },
    scan(x, gates, cell, rows, bytes, stepX, stepGates, gap) {
      for (let n = 0; n < rows; n++) {
        const g = (gates + n * stepGates) / 4;
        const p = (x + n * stepX) / 4;
        for (let k = 0; k < bytes / 4; k++) {
          const z = f32[g + k];
          const f = gate(f32[g + gap / 4 + k]);
          const c = r(r(f * r(f32[cell / 4 + k] - z)) + z);
          f32[cell / 4 + k] = c;
          f32[p + k] += r(gate(f32[g + (2 * gap) / 4 + k]) * c);
        }
      }
    },
    softmax(at, step, rows, bytes) {
      for (let n = 0; n < rows; n++) {
        const row = f32.subarray((at + n * step) / 4, (at + n * step + bytes) / 4);
        const most = Math.max(...row);
        let sum = 0;
        for (let k = 0; k < row.length; k++) {
          row[k] = row[k] - most >= -16 ? power(row[k] - most) : 0;
          sum += row[k];
        }
        for (let k = 0; k < row.length; k++) row[k] /= sum;
      }
    },
    powerSums(at, step, rows, bytes, _, to) {
      const f64 = new Float64Array(buffer);
      for (let n = 0; n < rows; n++) {
        const row = f32.subarray((at + n * step) / 4, (at + n * step + bytes) / 4);
        const most = Math.max(...row);
        let sum = 0;
        for (const value of row) if (value - most > -16) sum += power(value - most);
        f64[to / 8 + 2 * n] = most;
        f64[to / 8 + 2 * n + 1] = sum;
      }
    },
  };
}

/**
 * e to a power from -16 to 0, by the steps of fdlibm's `e_exp.c` (Sun Microsystems, 1993), which is what
 * most engines' `Math.exp` does; the same on all.
 */
export function power(x: number): number {
  const k = Math.trunc(Math.LOG2E * x - 0.5);
  const hi = x - k * 0.6931471803691238;
  const lo = k * 1.9082149292705877e-10;
  const y = hi - lo;
  const t = y * y;
  const high = 0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8);
  const c = y - t * (0.16666666666666602 + t * (-0.0027777777777015593 + t * high));
  return (1 - (lo - (y * c) / (2 - c) - hi)) * 2 ** k;
}
