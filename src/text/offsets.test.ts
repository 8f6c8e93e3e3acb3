import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CodePoints } from './offsets.ts';

it('turns UTF-16 offsets into code points and back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const points = new CodePoints(text);
      let utf16 = 0;
      for (const [index, character] of [...text].entries()) {
        expect(points.fromUtf16(utf16)).toBe(index);
        expect(points.toUtf16(index)).toBe(utf16);
        utf16 += character.length;
      }
    }),
  );
});
