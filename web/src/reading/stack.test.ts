import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stack } from './stack.ts';

const note = (want: number, height = 20, weight = 1) => ({ want, height, weight });

test('notes with room stand where they want to', () => {
  expect(stack([note(0), note(50), note(100)], 4)).toEqual([0, 50, 100]);
});

test('notes that want the same place share the way, but none leaves the page', () => {
  expect(stack([note(100), note(100)], 0)).toEqual([90, 110]);
  expect(stack([note(0), note(0), note(0)], 5)).toEqual([0, 25, 50]);
});

test('a heavy note gets its place, and the others make room', () => {
  const [above, heavy, below] = stack([note(100), note(105, 60, 1e6), note(110)], 0);
  expect(heavy).toBeCloseTo(105, 2);
  expect(above).toBeCloseTo(85, 2);
  expect(below).toBeCloseTo(165, 2);
});

test('never an overlap, never above the top, never out of order', () => {
  const any = fc.record({
    want: fc.nat(2000),
    height: fc.integer({ min: 1, max: 200 }),
    weight: fc.constantFrom(1, 1e4),
  });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 40 }), fc.nat(10), (notes, gap) => {
      notes.sort((one, other) => one.want - other.want);
      const tops = stack(notes, gap);
      expect(tops).toHaveLength(notes.length);
      tops.forEach((top, index) => {
        const before = index === 0 ? 0 : tops[index - 1] + notes[index - 1].height + gap;
        expect(top).toBeGreaterThanOrEqual(before - 1e-6);
      });
    }),
  );
});
