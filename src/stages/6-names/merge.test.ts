import { describe, expect, it } from 'vitest';
import type { Name, NameType } from '../../doc/layers.ts';
import { Gazetteer } from './lexicon.ts';
import { merged } from './merge.ts';

/** The second list is the nationalities. */
const known = Gazetteer.of(new Map([['russian', 2]]));
const name = (from: number, to: number, type: NameType): Name => ({
  ...{ from, to, type },
  ...{ score: 0.9, rule: 'test' },
});
function show(words: string, own: Name[], certain: Name[]): string[] {
  const cut = words.split(' ');
  return merged(own, certain, cut, known)
    .sort((a, b) => a.from - b.from)
    .map(({ from, to, type }) => `${type}: ${cut.slice(from, to).join(' ')}`);
}

describe('merged', () => {
  it('keeps the nationality of a name that gives way', () => {
    const found = show('A Russian Su-24 crashed', [name(1, 3, 'other')], [name(2, 3, 'platform')]);
    expect(found).toEqual(['nationality: Russian', 'platform: Su-24']);
  });

  it('lets a longer name of a body stand', () => {
    const found = show(
      'Patriot Prayer marched',
      [name(0, 2, 'organisation')],
      [name(0, 1, 'weapon')],
    );
    expect(found).toEqual(['organisation: Patriot Prayer']);
  });

  it('takes no small word for part of a name', () => {
    const found = show('six Tornado jets', [name(1, 3, 'organisation')], [name(1, 2, 'platform')]);
    expect(found).toEqual(['platform: Tornado']);
  });

  it('lets the first of two rules that overlap stand, and leaves the rest alone', () => {
    const found = show(
      'Oslo gave 5 million pounds',
      [name(0, 1, 'place')],
      [name(2, 5, 'money'), name(2, 4, 'quantity')],
    );
    expect(found).toEqual(['place: Oslo', 'money: 5 million pounds']);
  });
});
