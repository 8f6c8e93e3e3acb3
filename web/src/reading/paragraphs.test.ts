import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paragraphs } from './paragraphs.ts';

const words = (text: string, title: string | null = null) =>
  paragraphs(text, title).map(({ start, end }) => text.slice(start, end));

test('blank lines part paragraphs, whatever the line ends', () => {
  expect(words('One.\n\nTwo.\r\n\r\n  Three. \n')).toEqual(['One.', 'Two.', 'Three.']);
});

test('lines wrapped by hand are one paragraph; lines that end sentences are many', () => {
  expect(words('The envoys met\nin Oslo on Monday\nand left.\n\nNext.')).toEqual([
    'The envoys met\nin Oslo on Monday\nand left.',
    'Next.',
  ]);
  expect(words('They met.\n“We are glad,” she said.\nThey left.')).toHaveLength(3);
});

test('the first paragraph is the title where it is the title word for word', () => {
  const text = 'Envoys meet\nThey met in Oslo.';
  expect(paragraphs(text, 'Envoys meet').map(({ title }) => title)).toEqual([true, false]);
  expect(paragraphs(text, 'Another title').some(({ title }) => title)).toBe(false);
});

test('no text, and no character that is not white space, is lost', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('a', '.', ' ', '\n', '\r', '”', '𝔾') }),
      (text) => {
        expect(words(text, 'a').join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      },
    ),
  );
});
