import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Tagger } from './tagger.ts';
import { WideWords } from './wide-words.ts';

const weights = (name: string) => readFileSync(`models/${name}`);
const wide = new WideWords(weights('wide.bin'));
const tagger = new Tagger(weights('tagger.bin'), weights('kernel.wasm'), wide);

/** Scores where no name is known beforehand. */
const read = (sentences: readonly (readonly string[])[], by = tagger) =>
  by.read(
    sentences,
    sentences.map(({ length }) => new Int32Array(length)),
  );

const best = (scores: Float32Array, at: number) => {
  const row = scores.subarray(at * tagger.labels, (at + 1) * tagger.labels);
  return row.indexOf(Math.max(...row));
};

describe('Tagger', () => {
  it('tells names from other words, those no training set holds too', () => {
    const words = 'Talks with Ollanta Grzymski failed .'.split(' ');
    const [scores] = read([words]);
    expect(words.map((_, at) => best(scores, at) > 0)).toEqual([
      ...[false, false, true],
      ...[true, false, false],
    ]);
  });

  it('gives one array a sentence, the same each time, however long', () => {
    const word = fc.oneof(fc.constantFrom('The', 'Kim', '-', '12', '🙂', 'שלום'), fc.string());
    const sizes = fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 4 });
    fc.assert(
      fc.property(sizes, fc.array(word, { minLength: 1, maxLength: 9 }), (lengths, some) => {
        const sentences = lengths.map((length) =>
          Array.from({ length }, (_, at) => some[at % some.length]),
        );
        const scores = read(sentences);
        expect(scores.map(({ length }) => length / tagger.labels)).toEqual(lengths);
        expect(scores.every((own) => own.every(Number.isFinite))).toBe(true);
        expect(read(sentences)).toEqual(scores);
      }),
      { numRuns: 30 },
    );
  });

  it('gives the same numbers without WebAssembly', () => {
    const sentences = ['Kenya and Uganda reopened the Malaba crossing .', 'Nairobi agreed .'].map(
      (sentence) => sentence.split(' '),
    );
    const plain = new Tagger(weights('tagger.bin'), null, wide);
    expect(read(sentences, plain)).toEqual(read(sentences));
  });

  it('reads neighbouring sentences together', () => {
    const [one, two] = [['Milan', 'won', '.'], 'The club scored twice .'.split(' ')];
    expect(read([one, two])[0]).not.toEqual(read([one])[0]);
  });

  it('heeds names known beforehand', () => {
    const words = ['Zorvia', 'agreed', '.'];
    const country = Int32Array.of(8, 0, 0);
    expect(tagger.read([words], [country])[0]).not.toEqual(read([words])[0]);
  });
});
