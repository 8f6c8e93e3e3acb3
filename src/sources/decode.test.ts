import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => [...text].map((character) => character.charCodeAt(0));

describe('decode', () => {
  it('gives any text back from its UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!/[\u0000-\u0006\u000e-\u001a\u001c-\u001f\ufeff]/.test(text));
        expect(decode(new TextEncoder().encode(text), 'a')).toBe(text);
      }),
    );
  });

  it('reads windows-1252 quotation marks, labelled or not', () => {
    const said = bytes(0x93, ...ascii('Yes'), 0x94);
    expect(decode(said, 'a')).toBe('“Yes”');
    expect(decode(said, 'a', 'ISO-8859-1')).toBe('“Yes”');
  });

  it('keeps what is whole of damaged UTF-8 and marks the rest', () => {
    expect(decode(bytes(...ascii('caf'), 0xc3, 0xa9, 0x20, 0xff, 0x21), 'a')).toBe('café \ufffd!');
  });

  it('follows byte-order marks, and tells UTF-16 without one', () => {
    const text = 'Talks go on';
    const utf16 = Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0), 0]));
    expect(decode(utf16, 'a')).toBe(text);
    expect(decode(bytes(0xff, 0xfe, ...utf16), 'a')).toBe(text);
    expect(decode(bytes(0xef, 0xbb, 0xbf, ...ascii(text)), 'a')).toBe(text);
  });

  it('believes the bytes where a label is unknown', () => {
    expect(decode(new TextEncoder().encode('é'), 'a', 'x-nonsense')).toBe('é');
  });

  it('refuses what is empty or no text, naming the place', () => {
    expect(() => decode(bytes(), 'empty.txt')).toThrow('empty.txt: is empty');
    expect(() => decode(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'p.png')).toThrow(
      'p.png: is not text (byte 0x00 at 4)',
    );
  });
});
