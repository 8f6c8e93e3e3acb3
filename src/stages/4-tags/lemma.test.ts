import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edited, type LemmaTable, lemmaOf } from './lemma.ts';

const table: LemmaTable = {
  edits: ['l0', 'l3e', 'l3', 'l1', 'k0', 'l3y'],
  rules: { VBG: { '': 2, ating: 1 }, NNS: { '': 3, ies: 5 }, 'NNP^': { '': 4 } },
  usual: { VBG: [2, 1] },
  exceptions: { VBG: { dying: 'die' } },
};
const words = new Set(['retreat', 'create']);
const lemma = (form: string, xpos: string) => lemmaOf(form, xpos, table, (word) => words.has(word));

describe('lemmaOf', () => {
  it('takes the longest suffix that a rule knows', () => {
    expect(lemma('Creating', 'VBG')).toBe('Creating');
    expect(lemma('creating', 'VBG')).toBe('create');
    expect(lemma('armies', 'NNS')).toBe('army');
    expect(lemma('talks', 'NNS')).toBe('talk');
  });
  it('leaves a rule that makes no word for one that does', () => {
    expect(lemma('retreating', 'VBG')).toBe('retreat');
    expect(lemma('frobnicating', 'VBG')).toBe('frobnicate');
  });
  it('puts exceptions first, keeps names, strips the commas of figures', () => {
    expect(lemma('dying', 'VBG')).toBe('die');
    expect(lemma('Geneva', 'NNP')).toBe('Geneva');
    expect(lemma('12,500', 'CD')).toBe('12500');
  });
  it('answers any form under any tag, also those named like properties of objects', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', ' nAme')),
        (form) => {
          for (const xpos of ['VBG', 'NNS', 'NNP', 'toString', '']) {
            expect(typeof lemma(form, xpos)).toBe('string');
          }
        },
      ),
    );
  });
});

it('edits cut and add', () => {
  expect(edited('Cities', 'l3y')).toBe('city');
  expect(edited('x', 'k3y')).toBe('y');
});

it('the shipped table knows the verbs of the trade', () => {
  const url = new URL('../../../models/lemmas.json', import.meta.url);
  const shipped = JSON.parse(readFileSync(url, 'utf8')) as LemmaTable;
  const found = [
    ['said', 'VBD'],
    ['told', 'VBD'],
    ['struck', 'VBN'],
    ['attacks', 'VBZ'],
    ['ministers', 'NNS'],
    ['worse', 'JJR'],
  ].map(([form, xpos]) => lemmaOf(form, xpos, shipped, () => true));
  expect(found).toEqual(['say', 'tell', 'strike', 'attack', 'minister', 'bad']);
});
