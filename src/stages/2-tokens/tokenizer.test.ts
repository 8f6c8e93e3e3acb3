import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBlank } from '../../text/blank.ts';
import type { TokenWords } from './lexicon.ts';
import { Tokenizer } from './tokenizer.ts';

const words = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
) as TokenWords;
const tokenizer = new Tokenizer(words);

function cut(text: string): string {
  const { length, start, end, glue } = tokenizer.tokenize(text);
  let out = '';
  for (let i = 0; i < length; i++) {
    out += `${i === 0 ? '' : glue[i] ? '|' : ' '}${text.slice(start[i], end[i])}`;
  }
  return out;
}

/** Fails where a visible character is lost, doubled or out of order. */
function expectWhole(text: string): void {
  const { length, start, end } = tokenizer.tokenize(text);
  let at = 0;
  for (let i = 0; i <= length; i++) {
    const next = i < length ? start[i] : text.length;
    if (next < at || (i < length && end[i] <= next)) throw new Error(`tokens overlap at ${next}`);
    for (; at < next; at++) {
      if (!isBlank(text.charCodeAt(at))) throw new Error(`lost ${at} of ${JSON.stringify(text)}`);
    }
    if (i < length) at = end[i];
  }
}

describe('the tokenizer', () => {
  it.each([
    ["They don't, can't and shouldn't've.", "They do|n't , ca|n't and should|n't|'ve ."],
    ["It’s Okoye’s and the workers' plan", "It|’s Okoye|’s and the workers|' plan"],
    ['We cannot; we gonna', 'We can|not ; we gon|na'],
    ['its not its fault', 'it|s not its fault'],
    [
      'U.S.-led, non-aligned Syrian-Turkish talks',
      'U.S. - led , non-aligned Syrian - Turkish talks',
    ],
    [
      'Mr. and Gen. Hale, J.R. Lee Jr., No. 5. No.',
      'Mr. and Gen. Hale , J.R. Lee Jr. , No. 5 . No .',
    ],
    ['$1.5m, US$20, 10,000 and 5% [3,4]', '$ 1.5 m , US$ 20 , 10,000 and 5 % [ 3 , 4 ]'],
    ['at 7:30pm on 11/24/2015 or 2015-11-24', 'at 7:30 pm on 11/24/2015 or 2015-11-24'],
    ["the 1990s, the 1960's, 2003's, '72, 15th", "the 1990s , the 1960's , 2003|'s , '72 , 15th"],
    [
      'see https://example.org/a_(b)?c=d. Or mail a.b@example.org!',
      'see https://example.org/a_(b)?c=d . Or mail a.b@example.org !',
    ],
    ["``No'' -- “yes”... ‘well’…", "`` No '' -- “ yes ” ... ‘ well ’ …"],
    ["👩‍🚀🇫🇷👍🏽 :-) O'Neill\u00a0said", "👩‍🚀 🇫🇷 👍🏽 :-) O'Neill said"],
    ['and/or w/o AT&T (#1) @envoy #peace', 'and / or w/o AT&T ( # 1 ) @envoy #peace'],
  ])('cuts %s', (text, expected) => {
    expect(cut(text).replaceAll(/ ?('s)/g, '$1')).toBe(expected.replaceAll(/ ?('s)/g, '$1'));
  });

  it('loses no character of any text', () => {
    const scraps = fc.constantFrom(
      'a',
      'Z',
      '9',
      '.',
      ',',
      "'",
      '’',
      '-',
      '/',
      '@',
      ':',
      '"',
      ' ',
      '\n',
      '\u200b',
      '\ud83d',
      'é',
      'ש',
      '$',
      '+',
      '#',
      '😀',
      '\u0301',
      '\u200d',
      '(',
      "n't",
      'www.',
      'http://',
    );
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (parts) => expectWhole(parts.join(''))),
      { numRuns: 2000 },
    );
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), expectWhole), {
      numRuns: 500,
    });
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 }), (codes) =>
        expectWhole(String.fromCharCode(...codes)),
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    'a',
    '.',
    'a.',
    "'",
    "n't",
    '1,',
    '1-',
    'a@',
    '-',
    'x-',
    '😀',
    '\ud83d',
    '(',
    'www.',
    'http:',
    '#a',
    '://',
    "s'",
  ])('reads 300 kB of %j without a blank', (unit) =>
    expectWhole(unit.repeat(Math.ceil(300_000 / unit.length))),
  );
});
