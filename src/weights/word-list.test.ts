import fc from 'fast-check';
import { expect, it } from 'vitest';
import { WordList } from './word-list.ts';

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const list = (words: readonly string[]) => new WordList(words.join('\n'), words.length);

it('finds every word at its row and no other word', () => {
  const word = fc.string({ minLength: 1, unit: 'binary' }).filter((text) => !text.includes('\n'));
  fc.assert(
    fc.property(fc.uniqueArray(word), fc.array(word), (known, asked) => {
      const sorted = known.sort(order);
      const words = list(sorted);
      expect(words.length).toBe(sorted.length);
      for (const one of [...sorted, ...asked]) expect(words.row(one)).toBe(sorted.indexOf(one));
      sorted.forEach((one, row) => {
        expect(words.word(row)).toBe(one);
      });
    }),
  );
});

it('tells where words with a beginning stand', () => {
  const words = list(['a', 'ab', 'ab c', 'abc', 'b']);
  expect(words.from('ab')).toBe(1);
  expect(words.from('aa')).toBe(1);
  expect(words.from('c')).toBe(5);
  expect(list([]).from('a')).toBe(0);
});

it('refuses a list that has not as many lines as it should', () => {
  expect(() => new WordList('a\nb', 3)).toThrow('model-broken');
  expect(() => new WordList('a\nb', 1)).toThrow('model-broken');
});
