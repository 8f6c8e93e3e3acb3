import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segments } from './segments.ts';

test('overlapping marks are cut at every boundary, the widest outermost', () => {
  const wide = { start: 2, end: 9 };
  const late = { start: 6, end: 12 };
  const inner = { start: 3, end: 5 };
  expect(segments({ start: 0, end: 10 }, [inner, late, wide])).toEqual([
    { start: 0, end: 2, marks: [] },
    { start: 2, end: 3, marks: [wide] },
    { start: 3, end: 5, marks: [wide, inner] },
    { start: 5, end: 6, marks: [wide] },
    { start: 6, end: 9, marks: [wide, late] },
    { start: 9, end: 10, marks: [late] },
  ]);
});

test('whatever the marks, segments tile the span and carry exactly what covers them', () => {
  const mark = fc
    .tuple(fc.nat(30), fc.nat(12))
    .map(([start, length]) => ({ start, end: start + length }));
  fc.assert(
    fc.property(
      fc.nat(10),
      fc.nat(20),
      fc.array(mark, { maxLength: 12 }),
      (start, length, marks) => {
        const span = { start, end: start + length };
        const found = segments(span, marks);
        let at = span.start;
        for (const segment of found) {
          expect(segment.start).toBe(at);
          expect(segment.end).toBeGreaterThan(segment.start);
          at = segment.end;
          const covering = marks.filter(
            (one) => one.start < one.end && one.start <= segment.start && one.end >= segment.end,
          );
          expect(new Set(segment.marks)).toEqual(new Set(covering));
          for (const one of marks) {
            if (one.start < one.end)
              expect(one.start > segment.start && one.start < segment.end).toBe(false);
            if (one.start < one.end)
              expect(one.end > segment.start && one.end < segment.end).toBe(false);
          }
        }
        expect(length === 0 ? span.end : at).toBe(span.end);
      },
    ),
  );
});
