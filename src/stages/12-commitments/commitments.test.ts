import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docByHand, mentionByHand } from '../../doc/by-hand.ts';
import type { Statement, Time } from '../../doc/layers.ts';
import { Triggers } from './lexicon.ts';
import { commitmentsStage } from './stage.ts';
import { wordsOf } from './words.ts';

const file = (name: string) => readFileSync(new URL(`./${name}`, import.meta.url), 'utf8');
const stage = commitmentsStage(
  file('triggers.tsv'),
  JSON.parse(file('words.json')),
  JSON.parse(file('classes.json')),
);

interface Known {
  readonly mentions?: readonly ReturnType<typeof mentionByHand>[];
  readonly statements?: readonly Statement[];
  readonly times?: readonly Time[];
}

/** Commitments of a table, with their words. */
function read(table: string, { mentions = [], statements = [], times = [] }: Known) {
  const doc = docByHand(table).with({
    mentions,
    statements,
    times,
    events: [],
    actors: [],
    references: mentions.map((_, mention) => ({
      mention,
      actors: [],
      through: null,
      score: 1,
      rule: 'by-hand',
    })),
  });
  return stage.read(doc).layers.commitments.map((one) => ({
    ...one,
    words: {
      by: one.by.map((each) => doc.words(each)),
      to: one.to.map((each) => doc.words(each)),
      act: doc.words(one.act),
      condition: one.condition && doc.words(one.condition),
    },
  }));
}

const OFFER = `
  Cairo PROPN NNP Cairo 3 nsubj
  is AUX VBZ be 3 cop
  ready ADJ JJ ready 0 root
  to PART TO to 5 mark
  host VERB VB host 3 xcomp
  the DET DT the 7 det
  talks NOUN NNS talk 5 obj
  by ADP IN by 9 case
  Friday PROPN NNP Friday 5 obl
  if SCONJ IN if 12 mark
  both DET DT both 12 nsubj
  agree VERB VBP agree 3 advcl
  . PUNCT . . 3 punct`;

const REFUSAL = `
  We PRON PRP we 4 nsubj
  will AUX MD will 4 aux
  not PART RB not 4 advmod
  leave VERB VB leave 7 ccomp
  , PUNCT , , 4 punct
  Kim PROPN NNP Kim 7 nsubj
  said VERB VBD say 0 root`;

const cairo = mentionByHand(0, 1, 0, 'place');
const kim = mentionByHand(5, 6, 5, 'person');

describe('commitments', () => {
  it('reads maker, act, condition and deadline of an offer', () => {
    const friday: Time = { from: 8, to: 9, type: 'DATE', value: null, score: 1, rule: 'by-hand' };
    const [offer, ...others] = read(OFFER, { mentions: [cairo], times: [friday] });
    expect(others).toEqual([]);
    expect(offer).toMatchObject({ kind: 'offer', strength: 'hedged', deadline: 0, negated: false });
    expect(offer.words).toEqual({
      by: ['Cairo'],
      to: [],
      act: 'host the talks by Friday',
      condition: 'if both agree',
    });
  });

  it('finds nothing where nobody who can act makes it', () => {
    expect(read(OFFER, { mentions: [mentionByHand(0, 1, 0, 'weapon')] })).toEqual([]);
  });

  it('reads "we will not" as a refusal by the one who says it', () => {
    const statement: Statement = {
      kind: 'direct',
      source: { from: 5, to: 6 },
      mention: 0,
      beside: [],
      cue: { from: 6, to: 7 },
      content: [{ from: 0, to: 4 }],
      addressee: [],
      occasion: null,
      through: null,
      time: null,
      polarity: 'asserts',
      inside: null,
      score: 1,
      rule: 'by-hand',
    };
    const [refusal] = read(REFUSAL, { mentions: [kim], statements: [statement] });
    expect(refusal).toMatchObject({ kind: 'refusal', strength: 'firm', statement: 0 });
    expect(refusal.words).toMatchObject({ by: ['Kim'], act: 'leave' });
  });

  it("takes the reporter's own will for no commitment", () => {
    const bare = REFUSAL.split('\n').slice(0, 5).join('\n').replace('7 ccomp', '0 root');
    expect(read(bare, {})).toEqual([]);
  });
});

describe('the lexicon', () => {
  const triggers = new Triggers(file('triggers.tsv'));
  const words = wordsOf({ ...JSON.parse(file('words.json')), ...JSON.parse(file('classes.json')) });

  it('has an example with its own word for every sense', () => {
    for (const { lemma, example } of triggers.all) {
      expect(example).toMatch(/^[A-Z].*\.$/);
      expect(example.toLowerCase()).toContain(lemma.slice(0, 1));
    }
  });

  it('names only classes that exist', () => {
    const lists = triggers.all.flatMap(({ needs }) =>
      needs.flatMap((need) => need.split(':').slice(1)),
    );
    expect(lists.length).toBeGreaterThan(5);
    for (const list of lists) expect(() => words[list]).not.toThrow();
  });

  it('refuses a broken row', () => {
    expect(() => new Triggers('vow\tv\tto\toath\tfirm\t\tX.')).toThrow('triggers-broken');
  });
});
