import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docByHand } from '../../doc/by-hand.ts';
import { WordClasses } from '../../weights/word-classes.ts';
import { PairCoder, ranked } from './code-pair.ts';
import { FOLDED_ROOTS, folded, quadOf, ROOTS } from './roots.ts';
import { eventData } from './stage.ts';

const here = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const model = (name: string) => readFileSync(new URL(`../../../models/${name}`, import.meta.url));
const data = eventData({
  lexicon: here('lexicon.tsv'),
  classes: here('classes.tsv'),
  words: JSON.parse(here('words.json')),
});
const coder = new PairCoder(model('events.bin'), new WordClasses(model('words.bin')), data);

const TABLE = `
  Turkey PROPN NNP Turkey 2 nsubj
  arrested VERB VBD arrest 0 root
  Greek ADJ JJ Greek 4 amod
  journalists NOUN NNS journalist 2 obj`;

describe('a given pair', () => {
  it('always has one root, and all of them ranked', () => {
    const code = coder.code(docByHand(TABLE), [{ from: 0, to: 1 }], [{ from: 2, to: 4 }]);
    expect(code.type).toBe('COERCE');
    expect(code.mode).toBe('arrest');
    expect(code.ranking[0][0]).toBe('COERCE');
    expect(code.ranking.map(([type]) => type).sort()).toEqual([...ROOTS].sort());
    const sum = code.ranking.reduce((total, [, share]) => total + share, 0);
    expect(sum).toBeCloseTo(1, 1);
  });

  it('may lack a side, or both', () => {
    const doc = docByHand(TABLE);
    expect(coder.code(doc, [{ from: 0, to: 1 }], []).ranking).toHaveLength(ROOTS.length);
    expect(coder.code(doc, [], []).ranking).toHaveLength(ROOTS.length);
  });

  it('does not let YIELD lose by being split', () => {
    const probabilities = new Float64Array(FOLDED_ROOTS.length);
    probabilities[FOLDED_ROOTS.indexOf('YIELD')] = 0.5;
    probabilities[FOLDED_ROOTS.indexOf('AID')] = 0.4;
    expect(folded(ranked(probabilities, []).type)).toBe('YIELD');
  });
});

it('refuses bytes that are no model', () => {
  expect(() => new PairCoder(new Uint8Array(4), new WordClasses(model('words.bin')), data)).toThrow(
    'model-broken',
  );
});

it('folds the roots as the benchmark does', () => {
  expect(ROOTS.map(folded).filter((root) => root === 'YIELD')).toHaveLength(2);
  expect(folded('INVESTIGATE')).toBe('ACCUSE');
  expect(quadOf('YIELD')).toBe(2);
});
