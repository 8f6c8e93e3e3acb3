import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPack, writePack } from './pack.ts';

describe('a pack', () => {
  it('gives back what was written', () => {
    const arrays = {
      small: Int8Array.of(-128, 0, 127),
      none: Uint32Array.of(),
      falling: Uint32Array.of(5, 4_000_000_000, 7),
      real: Float32Array.of(0.5, Number.NEGATIVE_INFINITY),
      wide: Uint16Array.of(65_535),
    };
    expect(readPack(writePack({ head: { name: 'été' }, arrays }))).toEqual({
      head: { name: 'été' },
      arrays,
    });
  });

  it('gives back rising numbers of any size', () => {
    const numbers = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }));
    fc.assert(
      fc.property(numbers, (some) => {
        const keys = Uint32Array.from(some).sort();
        const { arrays } = readPack(writePack({ head: {}, arrays: { keys } }));
        expect(arrays.keys).toEqual(keys);
      }),
    );
  });

  it('is refused where it is cut or none', () => {
    const keys = Uint32Array.from({ length: 50 }, (_, i) => i * i);
    const bytes = writePack({ head: {}, arrays: { keys } });
    expect(() => readPack(bytes.subarray(0, bytes.length - 8))).toThrow(/model-broken.*'keys'/);
    expect(() => readPack(new Uint8Array(4))).toThrow(/model-broken/);
  });
});
