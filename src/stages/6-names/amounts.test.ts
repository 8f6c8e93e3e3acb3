import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Amounts, type AmountWords } from './amounts.ts';

const words = JSON.parse(readFileSync(new URL('amounts.json', import.meta.url), 'utf8'));
const amounts = new Amounts(words as AmountWords);

function find(sentence: string): string[] {
  const cut = sentence.split(' ');
  return amounts.find(cut).map(({ from, to, type }) => `${type}: ${cut.slice(from, to).join(' ')}`);
}

describe('amounts', () => {
  it.each([
    ['The bank pledged US $ 4.2 billion .', ['money: US $ 4.2 billion']],
    ['They lent € 300 m to Malta .', ['money: € 300 m']],
    ['It cost 40 million Hong Kong dollars .', ['money: 40 million Hong Kong dollars']],
    ['Hundreds of millions of dollars went missing .', ['money: Hundreds of millions of dollars']],
    ['Rebels stood 30 km from the port .', ['quantity: 30 km']],
    ['It covers two thousand square miles .', ['quantity: two thousand square miles']],
    ['Turnout was 61 per cent .', ['quantity: 61 per cent']],
    ['A 5 - mile buffer was agreed .', ['quantity: 5 - mile']],
    ['Five ministers resigned on Monday .', []],
    ['The dollar fell .', []],
    ['$ signs everywhere', []],
  ])('%s', (sentence, expected) => {
    expect(find(sentence)).toEqual(expected);
  });
});
