import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Arms, type ArmsWords } from './arms.ts';

const words = JSON.parse(readFileSync(new URL('arms.json', import.meta.url), 'utf8'));
const arms = new Arms(words as ArmsWords);

/** Words apart by spaces; `_` joins words that the text writes together. */
function find(sentence: string): string[] {
  const cut = sentence.split(/[ _]/);
  const glued = [...sentence.matchAll(/[ _]/g)].map((match) => match[0] === '_');
  return arms
    .find(cut, [false, ...glued])
    .map(({ from, to, type }) => `${type}: ${cut.slice(from, to).join(' ')}`);
}

describe('arms', () => {
  it.each([
    ['The destroyer USS Donald Cook left Rota .', ['platform: USS Donald Cook']],
    ['A Su-24 crossed the border .', ['platform: Su-24']],
    ['A Su_-_24 crossed the border .', ['platform: Su - 24']],
    ['Two F-16 jets took off .', ['platform: F-16']],
    ['Turkey bought the S-400 system .', ['weapon: S-400']],
    ['Romania asked for Patriot batteries .', ['weapon: Patriot']],
    ['He called himself a Patriot .', []],
    ['Boeing cut 900 jobs .', []],
    ['The B-2 visa was refused .', []],
    ['Crews fired Tomahawk missiles .', ['weapon: Tomahawk']],
  ])('%s', (sentence, expected) => {
    expect(find(sentence)).toEqual(expected);
  });
});
