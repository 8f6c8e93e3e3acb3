import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WordClassesByName } from './classes.ts';
import { Lexicon, needOf } from './lexicon.ts';
import { plainForms } from './plain-forms.ts';
import { ROOTS } from './roots.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const lexicon = new Lexicon(read('lexicon.tsv'));
const classes = new WordClassesByName(read('classes.tsv'));

describe('the lexicon', () => {
  it('has several hundred senses over every root', () => {
    expect(lexicon.senses.length).toBeGreaterThan(700);
    for (const root of ROOTS) {
      expect(lexicon.senses.filter(({ type }) => type === root).length, root).toBeGreaterThan(5);
    }
  });

  it('names only classes that exist, or single words', () => {
    for (const { needs, lemma } of lexicon.senses) {
      for (const { what, of } of needs) {
        if (!['obj', 'subj', 'mod', 'of', 'xcomp'].includes(what)) continue;
        for (const name of of) {
          if (/^[*@-]/.test(name)) continue;
          expect(classes.knows(name), `${lemma}: ${name}`).toBe(true);
        }
      }
    }
  });

  it('shows every sense in a sentence of its own that holds its word', () => {
    for (const { lemma, example, row } of lexicon.senses) {
      expect(example, `row ${row}`).toMatch(/^[^{}|]+[.]$/);
      const stem = lemma.slice(0, Math.max(2, lemma.length - 3)).toLowerCase();
      const irregular = IRREGULAR.get(lemma);
      const there =
        example.toLowerCase().includes(stem) ||
        (irregular !== undefined && example.includes(irregular));
      expect(there, `${lemma}: ${example}`).toBe(true);
    }
  });

  it('refuses a row that breaks its form', () => {
    expect(() => new Lexicon('attack\tv\t\to\tFIGHT\t\t\t190\tA attacks B.')).toThrow(
      'lexicon-broken',
    );
    expect(() => new Lexicon('attack\tv')).toThrow('lexicon-broken');
  });
});

const IRREGULAR = new Map([
  ['go', 'went'],
  ['be', 'were'],
  ['take', 'took'],
  ['bring', 'brought'],
  ['give', 'gave'],
  ['send', 'sent'],
  ['sink', 'sank'],
  ['slay', 'slew'],
  ['fight', 'fought'],
  ['put', 'put'],
  ['lay', 'laid'],
  ['lend', 'lent'],
  ['buy', 'bought'],
  ['blow', 'blew'],
  ['hit', 'hit'],
  ['cut', 'cut'],
  ['fly', 'flew'],
  ['meet', 'met'],
  ['hold', 'held'],
  ['have', 'had'],
  ['find', 'found'],
  ['seek', 'sought'],
  ['unfreeze', 'unfroze'],
  ['tell', 'told'],
  ['speak', 'spoke'],
  ['freeze', 'froze'],
  ['break', 'broke'],
  ['quit', 'quit'],
  ['leave', 'left'],
  ['drive', 'drove'],
  ['withdraw', 'withdr'],
  ['sell', 'sold'],
  ['feed', 'fed'],
  ['come', 'came'],
  ['build', 'built'],
  ['let', 'let'],
]);

it('reads the constraints of a frame', () => {
  expect(needOf('+down')).toEqual({ what: 'particle', of: ['down'] });
  expect(needOf('obj:truce')).toEqual({ what: 'obj', of: ['truce'] });
  expect(needOf('xcomp')).toEqual({ what: 'xcomp', of: ['*'] });
});

it('finds plain forms of regular words', () => {
  expect(plainForms('banned')).toContain('ban');
  expect(plainForms('blamed')).toContain('blame');
  expect(plainForms('denied')).toContain('deny');
});
