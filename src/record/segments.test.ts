import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mark, segmentsOf } from './segments.ts';

const mark = (start: number, end: number, entry: string): Mark => ({
  start,
  end,
  entry,
  part: 'content',
});

describe('segmentsOf', () => {
  it('cuts where marks begin and end, and names those that are open', () => {
    const segments = segmentsOf([mark(2, 8, 'a'), mark(4, 10, 'b')], 0, 12);
    expect(
      segments.map(({ start, end, marks }) => [
        start,
        end,
        marks.map(({ entry }) => entry).join(''),
      ]),
    ).toEqual([
      [0, 2, ''],
      [2, 4, 'a'],
      [4, 8, 'ab'],
      [8, 10, 'b'],
      [10, 12, ''],
    ]);
  });

  it('covers any stretch without gaps, every character under just its own marks', () => {
    const span = fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 }));
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), fc.nat(20), (spans, start) => {
        const marks = spans
          .map(([from, size], index) => mark(from, from + size, String(index)))
          .sort((a, b) => a.start - b.start || b.end - a.end);
        const segments = segmentsOf(marks, start, start + 20);
        expect(segments[0].start).toBe(start);
        expect(segments[segments.length - 1].end).toBe(start + 20);
        for (const [index, segment] of segments.entries()) {
          if (index) expect(segment.start).toBe(segments[index - 1].end);
          const open = marks.filter((one) => one.start <= segment.start && one.end >= segment.end);
          expect(new Set(segment.marks)).toEqual(new Set(open));
        }
      }),
    );
  });
});
