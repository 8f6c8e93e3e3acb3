import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORST } from '../lab/worst-inputs.ts';
import type { Doc } from '../src/doc/doc.ts';
import { packagedAssets } from '../src/intake/assets.ts';
import { Reader } from '../src/intake/reader.ts';
import { faultsOf } from '../src/record/check.ts';
import { isBlank } from '../src/text/blank.ts';

// Whatever comes in: nothing throws, every offset gives back its words, and time grows as the text does.

const reader = await Reader.open(packagedAssets);

/** Bytes that are no text, as a careless program would decode them. */
const bytes = fc
  .tuple(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('utf-8', 'latin1', 'utf-16le'))
  .map(([array, encoding]) => new TextDecoder(encoding).decode(array));
const pieces = (list: readonly string[]) =>
  fc.array(fc.constantFrom(...list), { maxLength: 120 }).map((all) => all.join(''));
const emoji = pieces([
  '👩‍👩‍👧‍👦',
  '🇫🇷',
  '🕊️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '👍🏽',
  '\ud83d',
  '\udc00',
  '\ufe0f',
  ' said ',
  '“',
  '. ',
]);
const rightToLeft = pieces([
  ...['قال الوزير', ' إن ', 'שלום', ' ראש הממשלה ', '\u200f', '\u202b', '\u202c', '«', '»', '، '],
  ...[' Minister Haddad said ', '2015', '\n\n', '.'],
]);
const any = fc.oneof(bytes, emoji, rightToLeft);

/** Faults of a Doc's tokens, sentences and trees; empty where all is sound. */
function unsound(doc: Doc): string[] {
  const faults: string[] = [];
  const { length, start, end } = doc.layer('tokens');
  const foreign = doc.problems.filter(({ kind }) => kind === 'not-english');
  const lost = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      const unread = foreign.some((problem) => problem.start <= at && at < problem.end);
      if (!unread && !isBlank(doc.text.charCodeAt(at)))
        faults.push(`the character at ${at} is lost`);
    }
  };
  let at = 0;
  for (let i = 0; i < length; i++) {
    if (start[i] < at || end[i] <= start[i]) faults.push(`token ${i} is out of order`);
    lost(at, start[i]);
    at = end[i];
  }
  lost(at, doc.text.length);
  const { head } = doc.layer('tree');
  const sentences = doc.layer('sentences');
  for (let s = 0; s < sentences.length; s++) {
    const [from, to] = [sentences.from[s], sentences.to[s]];
    if (from !== (s === 0 ? 0 : sentences.to[s - 1])) faults.push(`sentence ${s} leaves a gap`);
    const own = Array.from(head.subarray(from, to));
    if (own.filter((h) => h < 0).length !== 1) faults.push(`sentence ${s} has no single root`);
    // Every word is fewer steps from the root than there are words, or it stands in a circle.
    own.forEach((_, i) => {
      let steps = 0;
      let up = from + i;
      while (up >= 0 && steps++ <= to - from) up = head[up];
      if (up >= 0) faults.push(`word ${from + i} stands in a circle`);
    });
  }
  return faults;
}

describe('any input', () => {
  it.each([
    ['bytes', bytes],
    ['emoji', emoji],
    ['text from right to left', rightToLeft],
  ] as const)('of %s gives a sound record', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const record = reader.record({ text, published: '2015-11-24' });
        expect(record.report.text).toBe(text);
        expect(faultsOf(record)).toEqual([]);
      }),
      { numRuns: 80, seed: 3 },
    );
  });

  it('keeps every character in one token, every token in one tree', () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(unsound(reader.doc({ text }))).toEqual([]);
      }),
      { numRuns: 150, seed: 4 },
    );
  });

  it('of a million characters without a space is read', () => {
    for (const text of ['x'.repeat(1 << 20), '界'.repeat(1 << 20), '\u0000'.repeat(1 << 20)]) {
      const record = reader.record({ text });
      expect(record.report.text.length).toBe(1 << 20);
      expect(faultsOf(record)).toEqual([]);
    }
  }, 120_000);

  // Processor time, not the clock's: other programs may run beside the test.
  it.each(Object.entries(WORST))(
    'takes time in step with its length: %s',
    (_, make) => {
      const micros = (length: number) => {
        const text = make(length);
        const begun = process.cpuUsage().user;
        reader.record({ text });
        return process.cpuUsage().user - begun;
      };
      micros(2_000);
      const small = micros(4_000);
      // Sixteen times the square would be four times this; small amounts are the garbage collector's.
      expect(micros(16_000)).toBeLessThan(8 * small + 400_000);
    },
    120_000,
  );
});
