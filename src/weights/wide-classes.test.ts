import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { writePack } from './pack.ts';
import { UNKNOWN, WideClasses, type WideClassesHead } from './wide-classes.ts';

describe('WideClasses', () => {
  const head: WideClassesHead = { words: 'aa\nab\nb' };
  const arrays = {
    narrow: Uint16Array.of(2000, 7, 7),
    middle: Uint16Array.of(400, 3, 3),
    broad: Uint8Array.of(100, 1, 2),
  };
  const classes = new WideClasses(writePack({ head, arrays }));

  it('answers from the narrowest to the broadest', () => {
    expect(classes.of('aa')).toEqual([2000, 400, 100]);
    expect(classes.of('b')).toEqual([7, 3, 2]);
  });

  it('has no class for other words', () => {
    for (const word of ['', 'a', 'abc', 'B', 'c']) expect(classes.of(word)).toBe(UNKNOWN);
  });

  it('refuses bytes that are no classes', () => {
    expect(() => new WideClasses(new Uint8Array(30))).toThrow(/model-broken/);
  });
});

describe('the shipped classes', () => {
  const classes = new WideClasses(readFileSync('models/wide.bin'));

  it('hold like words together, rare names too', () => {
    const broad = (word: string) => classes.of(word)[2];
    expect(broad('kenya')).toBe(broad('uganda'));
    expect(broad('kenya')).not.toBe(broad('pianist'));
    expect(classes.of('vellore')).not.toBe(UNKNOWN);
  });
});
