import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docByHand, mentionByHand } from '../../doc/by-hand.ts';
import { Sides } from './lexicon.ts';
import { stancesStage } from './stage.ts';

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const stage = stancesStage(file('stances.tsv'), JSON.parse(file('words.json')));

function read(table: string, mentions: readonly ReturnType<typeof mentionByHand>[]) {
  const doc = docByHand(table).with({
    mentions,
    statements: [],
    references: mentions.map((_, mention) => ({
      mention,
      actors: [],
      through: null,
      score: 1,
      rule: 'by-hand',
    })),
  });
  return stage
    .read(doc)
    .layers.stances.map(({ kind, holder, object, cue }) => [
      kind,
      doc.words(holder),
      doc.words(object),
      doc.words(cue),
    ]);
}

const BACKS = `
  Poland PROPN NNP Poland 2 nsubj
  backs VERB VBZ back 0 root
  Ukraine PROPN NNP Ukraine 2 obj`;
const poland = mentionByHand(0, 1, 0, 'place');

describe('stances', () => {
  it('reads holder, object and cue', () => {
    expect(read(BACKS, [poland, mentionByHand(2, 3, 2, 'place')])).toEqual([
      ['support', 'Poland', 'Ukraine', 'backs'],
    ]);
  });

  it('reads no stance towards what is nobody', () => {
    expect(read(BACKS, [poland, mentionByHand(2, 3, 2, 'weapon')])).toEqual([]);
  });

  it('reads no stance where it is denied', () => {
    const denied = `
      Poland PROPN NNP Poland 4 nsubj
      does AUX VBZ do 4 aux
      not PART RB not 4 advmod
      back VERB VB back 0 root
      Ukraine PROPN NNP Ukraine 4 obj`;
    expect(read(denied, [poland, mentionByHand(4, 5, 4, 'place')])).toEqual([]);
  });

  it('reads the wish to see somebody gone', () => {
    const wish = `
      Rebels NOUN NNS rebel 2 nsubj
      want VERB VBP want 0 root
      Assad PROPN NNP Assad 2 obj
      removed VERB VBN remove 2 xcomp`;
    const mentions = [mentionByHand(0, 1, 0, 'group'), mentionByHand(2, 3, 2, 'person')];
    expect(read(wish, mentions)).toEqual([['oppose', 'Rebels', 'Assad', 'want']]);
  });

  it('refuses a broken row', () => {
    expect(() => new Sides('back\tv\to\tfavour\tX.')).toThrow('stances-broken');
  });
});
