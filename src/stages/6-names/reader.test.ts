import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH, Network } from '../../weights/network.ts';
import { Tagger } from '../../weights/tagger.ts';
import { WideWords } from '../../weights/wide-words.ts';
import { WordClasses } from '../../weights/word-classes.ts';
import { KINDS } from './labels.ts';
import { NamesModel } from './model.ts';
import { NamesReader } from './reader.ts';

const weights = (name: string) => readFileSync(new URL(`../../../models/${name}`, import.meta.url));
const wide = new WideWords(weights('wide.bin'));
const model = new NamesModel(weights('names.bin'), wide);
const classes = new WordClasses(weights('words.bin'));
const network = new Network(weights('syntax.bin'), weights('kernel.wasm'), (form) =>
  classes.row(form),
);
const tagger = new Tagger(weights('tagger.bin'), weights('kernel.wasm'), wide);
const labeller = new NamesReader(model, tagger, network.nameSteps);

/** Reads without tags and trees, sentences in pieces that the network takes. */
const reader = {
  read(sentences: readonly (readonly string[])[]) {
    const scores = sentences.map((words) => {
      const pieces: string[][] = [];
      for (let at = 0; at < words.length; at += BATCH) pieces.push(words.slice(at, at + BATCH));
      const read = network.read(
        pieces,
        pieces.map((piece) => model.known(piece)),
      );
      return Float32Array.from(read.flatMap((one) => Array.from(one.names)));
    });
    return labeller.read(sentences, [], scores);
  },
};

function names(...sentences: string[]): string[][] {
  const cut = sentences.map((sentence) => sentence.split(' '));
  return reader
    .read(cut)
    .map((found, s) =>
      found.map(({ from, to, kind }) => `${KINDS[kind]} ${cut[s].slice(from, to).join(' ')}`),
    );
}

describe('NamesReader', () => {
  it('finds plain names', () => {
    expect(names('President Emmanuel Macron met German officials in Berlin .')).toEqual([
      ['PER Emmanuel Macron', 'NORP German', 'LOC Berlin'],
    ]);
  });

  it('finds none where there is none, and bears emptiness', () => {
    expect(names('the talks ended late .', '')).toEqual([[], []]);
    expect(reader.read([])).toEqual([]);
    expect(reader.read([[], ['']])).toEqual([[], []]);
  });

  it('gives names inside the sentence, in order and apart, the same each time', () => {
    const word = fc.oneof(
      fc.constantFrom('The', 'Kim', 'of', 'UN', 'paris', 'PARIS', '-', '’s', '🙂', 'שלום', '12'),
      fc.string(),
      fc.string({ unit: 'binary' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(word, { maxLength: 30 }), { maxLength: 5 }), (sentences) => {
        const found = reader.read(sentences);
        expect(found.length).toBe(sentences.length);
        found.forEach((list, s) => {
          let end = 0;
          for (const { from, to, score } of list) {
            expect(from).toBeGreaterThanOrEqual(end);
            expect(to).toBeGreaterThan(from);
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(1 + 1e-9);
            end = to;
          }
          expect(end).toBeLessThanOrEqual(sentences[s].length);
        });
        expect(reader.read(sentences)).toEqual(found);
      }),
      { numRuns: 150 },
    );
  });

  it('reads a sentence without end', () => {
    const long = Array.from({ length: 20_000 }, (_, i) => (i % 3 === 0 ? 'Jordan' : 'and'));
    const [found] = reader.read([long]);
    expect(found.length).toBeGreaterThan(0);
    expect(found.at(-1)!.to).toBeLessThanOrEqual(long.length);
  });

  it('refuses bytes that are no model', () => {
    expect(() => new NamesModel(new Uint8Array(20), wide)).toThrow(/model-broken/);
  });
});
