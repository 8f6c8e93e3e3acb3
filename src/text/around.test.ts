import { describe, expect, test } from 'vitest';
import { around } from './around.ts';

const TEXT = 'Envoys met.\n\nThey agreed. A ship sailed the same night, and the port closed.';
const at = (words: string) => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const SENTENCES = [
  'Envoys met.',
  'They agreed.',
  'A ship sailed the same night, and the port closed.',
].map(at);
const words = (span: string, sentences = SENTENCES) => {
  const { start, end } = around(TEXT, sentences, at(span));
  return TEXT.slice(start, end);
};

describe('the sentences around a stretch', () => {
  test('are the one that holds it', () => {
    expect(words('agreed')).toBe('They agreed.');
    expect(words('Envoys met.')).toBe('Envoys met.');
  });
  test('are all that it runs over', () => {
    expect(words('agreed. A ship')).toBe(
      'They agreed. A ship sailed the same night, and the port closed.',
    );
  });
  test('are its line where no sentence is known, and never less than the stretch', () => {
    expect(words('met', [])).toBe('Envoys met.');
    expect(words('met.\n\nThey', [])).toBe(TEXT);
    expect(words('port', SENTENCES.slice(0, 2))).toBe(
      'They agreed. A ship sailed the same night, and the port closed.',
    );
  });
  test('are cut off in a text that is one endless line', () => {
    const text = `${'a '.repeat(5000)}here ${'b '.repeat(5000)}`;
    const { start, end } = around(text, [], { start: 10_000, end: 10_004 });
    expect(end - start).toBe(804);
  });
});
