import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type FeatureTable, featuresOf } from './features.ts';

const url = new URL('../../../models/features.json', import.meta.url);
const shipped = JSON.parse(readFileSync(url, 'utf8')) as FeatureTable;

describe('featuresOf, with the shipped table', () => {
  it('tells number, tense and degree from the tags', () => {
    expect(featuresOf('envoys', 'NOUN', 'NNS', shipped)).toBe('Number=Plur');
    expect(featuresOf('shelled', 'VERB', 'VBD', shipped)).toContain('Tense=Past|VerbForm=Fin');
    expect(featuresOf('harsher', 'ADJ', 'JJR', shipped)).toBe('Degree=Cmp');
  });
  it('knows what single forms add', () => {
    expect(featuresOf('These', 'DET', 'DT', shipped)).toBe('Number=Plur|PronType=Dem');
    expect(featuresOf('whose', 'PRON', 'WP$', shipped)).toContain('Poss=Yes');
  });
  it('claims nothing of tags it does not know', () => {
    expect(featuresOf('x', 'X', 'toString', shipped)).toBe('_');
    expect(featuresOf('constructor', 'NOUN', 'NN', shipped)).toBe('Number=Sing');
  });
});
