import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numeralAt, rangeAt } from './numeral.ts';
import type { FigureWords } from './stage.ts';

const words: FigureWords = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
);
const number = (text: string) => numeralAt(text.split(' '), 0, words);
const range = (text: string) => rangeAt(text.split(' '), 0, words);

describe('numerals', () => {
  it.each([
    ['8,000 strikes', 8000, 1],
    ['1.2 billion dollars', 1_200_000_000, 2],
    ['two hundred and fifty farmers', 250, 4],
    ['twenty-five miners', 25, 1],
    ['twenty - five miners', 25, 3],
    ['ten thousand people', 10_000, 2],
    ['a dozen planes', 12, 2],
    ['a hundred thousand tonnes', 100_000, 3],
    ['half a million people', 500_000, 3],
    ['two thirds of them', 0.67, 2],
    ['50m', 50_000_000, 1],
    ['three million two hundred thousand votes', 3_200_000, 5],
  ])('reads %s', (text, value, to) => {
    expect(number(text)).toMatchObject({ value, from: 0, to });
  });

  it.each(['the dozen', 'a third man', 'soldiers', 'first', '17:30', 'm', 'and five'])(
    'reads no number in %s',
    (text) => expect(number(text)).toBeNull(),
  );

  it('stops where a second number begins', () => {
    expect(number('five six seven')).toMatchObject({ value: 5, to: 1 });
    expect(number('two and three')).toMatchObject({ value: 2, to: 1 });
  });

  it('reads any whole number in figures, commas or not', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000), (n) => {
        const plain = number(`${n} x`);
        const grouped = number(`${n.toLocaleString('en-US')} x`);
        expect(plain?.value).toBe(n);
        expect(grouped?.value).toBe(n);
      }),
    );
  });
});

describe('ranges', () => {
  it.each([
    ['between 20 and 30 soldiers', 20, 30, 4],
    ['from 3 to 5 million euros', 3e6, 5e6, 5],
    ['3 to 5 million euros', 3e6, 5e6, 4],
    ['20-30 boats', 20, 30, 1],
    ['between $ 5 million and $ 7 million', 5e6, 7e6, 8],
  ])('reads %s', (text, low, high, to) => {
    expect(range(text)).toMatchObject({ value: null, low, high, to });
  });

  it.each(['30-20 boats', 'between soldiers and rebels', '3 and 4', '5 to 2'])(
    'reads no range in %s',
    (text) => expect(range(text)).toBeNull(),
  );

  it('never turns low and high round', () => {
    fc.assert(
      fc.property(fc.nat(9999), fc.nat(9999), (low, high) => {
        const found = range(`between ${low} and ${high} x`);
        if (found) expect(found.low).toBeLessThan(found.high ?? 0);
        expect(found === null).toBe(low >= high);
      }),
    );
  });
});
