import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writePack } from './pack.ts';
import { UNKNOWN, WideWords, type WideWordsHead } from './wide-words.ts';

describe('WideWords', () => {
  const head: WideWordsHead = { words: '11\naa\nab\nb', size: 2, units: [0.5, 0.25, 1] };
  const arrays = {
    narrow: Uint16Array.of(1, 2, 0, 0),
    middle: Uint16Array.of(9, 4, 3, 3),
    broad: Uint8Array.of(1, 2, 1, 1),
    centres: Int8Array.of(2, 4, 0, 0, -6, 8),
    book0: Int8Array.of(0, 0, 4, -8),
    book1: Int8Array.of(0, 0, 10, 20),
    codes: Uint8Array.of(0, 0, 1, 1, 0, 0, 0, 1),
  };
  const classes = new WideWords(writePack({ head, arrays }));

  it('answers from the narrowest to the broadest', () => {
    expect(classes.of('aa')).toEqual([2, 4, 2]);
    expect(classes.of('b')).toEqual([0, 3, 1]);
    expect(classes.of('pro-b')).toEqual([0, 3, 1]);
  });

  it('has no class for other words', () => {
    for (const word of ['', 'a', 'abc', 'B', 'c']) expect(classes.of(word)).toBe(UNKNOWN);
  });

  it('gives vectors as the centre of a class and a row of each book', () => {
    const vector = (word: string) => {
      const out = new Float32Array(3);
      classes.add(classes.row(word), 2, out, 1);
      return [...out];
    };
    expect(vector('aa')).toEqual([0, -6, 8]);
    expect(vector('ab')).toEqual([0, 4, 0]);
    expect(vector('B')).toEqual([0, 24, 40]);
  });

  it('finds figures and last parts', () => {
    expect(classes.row('00')).toBe(0);
    expect(classes.row('non-Ab')).toBe(2);
    for (const word of ['', '0', '-', 'ab-c']) expect(classes.row(word)).toBe(-1);
  });

  it('refuses bytes that are no classes', () => {
    expect(() => new WideWords(new Uint8Array(30))).toThrow(/model-broken/);
  });
});

describe('the shipped classes', () => {
  const classes = new WideWords(readFileSync('models/wide.bin'));

  it('hold like words together, rare names too', () => {
    const broad = (word: string) => classes.of(word)[2];
    expect(broad('kenya')).toBe(broad('uganda'));
    expect(broad('kenya')).not.toBe(broad('pianist'));
    expect(classes.of('vellore')).not.toBe(UNKNOWN);
  });
});
