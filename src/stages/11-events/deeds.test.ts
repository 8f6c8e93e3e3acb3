import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { docByHand, mentionByHand } from '../../doc/by-hand.ts';
import type { Event } from '../../doc/deeds.ts';
import type { Actor, Mention, Statement } from '../../doc/layers.ts';
import { eventsStage } from './stage.ts';

// The rules tried on trees written by hand, so that no model takes part.

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const stage = eventsStage({
  lexicon: read('lexicon.tsv'),
  classes: read('classes.tsv'),
  words: JSON.parse(read('words.json')),
});

const state = (name: string): Actor => ({
  name,
  kind: 'state',
  country: name.slice(0, 3).toUpperCase(),
  sector: null,
  code: null,
  role: null,
  resolved: 'lexicon',
  wikidata: null,
});

/** Reads a table with the mentions given; each mention stands for an actor of its own. */
function events(
  table: string,
  mentions: readonly Mention[],
  statements: readonly Statement[] = [],
) {
  const bare = docByHand(table);
  const doc = bare.with({
    mentions,
    statements,
    times: [],
    actors: mentions.map((one) => state(bare.words(one))),
    references: mentions.map((_, m) => ({
      mention: m,
      actors: [m],
      through: null,
      score: 1,
      rule: 'hand',
    })),
  });
  const found = stage.read(doc as never).layers.events;
  const words = (list: Event['actors']) => list.map((one) => doc.words(one));
  return found.map((one) => ({
    type: one.type,
    status: one.status,
    trigger: doc.words(one.trigger),
    actors: words(one.actors),
    recipients: words(one.recipients),
    claimed: one.statement !== null,
  }));
}

const place = (at: number) => mentionByHand(at, at + 1, at, 'place');

describe('voices', () => {
  const ACTIVE = `
    Turkey PROPN NNP Turkey 2 nsubj
    bombed VERB VBD bomb 0 root
    Syria PROPN NNP Syria 2 obj`;

  it('active: "Turkey bombed Syria"', () => {
    expect(events(ACTIVE, [place(0), place(2)])).toEqual([
      {
        type: 'ASSAULT',
        status: 'occurred',
        trigger: 'bombed',
        actors: ['Turkey'],
        recipients: ['Syria'],
        claimed: false,
      },
    ]);
  });

  it('passes over what nobody of public life does', () => {
    expect(events(ACTIVE, [])).toEqual([]);
  });

  it('passive, its undergoer a nationality: "A Russian jet was downed by Turkey"', () => {
    const found = events(
      `A DET DT a 3 det
       Russian ADJ JJ Russian 3 amod
       jet NOUN NN jet 5 nsubj:pass
       was AUX VBD be 5 aux:pass
       downed VERB VBN down 0 root
       by ADP IN by 7 case
       Turkey PROPN NNP Turkey 5 obl:agent`,
      [mentionByHand(1, 2, 1, 'nationality'), place(6)],
    );
    expect(found).toMatchObject([{ type: 'ASSAULT', actors: ['Turkey'], recipients: ['Russian'] }]);
  });
});

describe('status', () => {
  const future = (not: string) =>
    `
    Japan PROPN NNP Japan ${not ? 4 : 3} nsubj
    will AUX MD will ${not ? 4 : 3} aux
    ${not}
    visit VERB VB visit 0 root
    China PROPN NNP China ${not ? 4 : 3} obj`.replace(/\n\s*\n/g, '\n');

  it('announced and cooperative is AGREE, as the manual has it', () => {
    expect(events(future(''), [place(0), place(3)])).toMatchObject([
      { type: 'AGREE', status: 'future' },
    ]);
  });

  it('announced not to be done is REJECT', () => {
    expect(events(future('not PART RB not 4 advmod'), [place(0), place(4)])).toMatchObject([
      { type: 'REJECT', status: 'future' },
    ]);
  });

  it('did not: negated', () => {
    const found = events(
      `Iran PROPN NNP Iran 4 nsubj
       did AUX VBD do 4 aux
       not PART RB not 4 advmod
       attack VERB VB attack 0 root
       Iraq PROPN NNP Iraq 4 obj`,
      [place(0), place(4)],
    );
    expect(found).toMatchObject([{ type: 'ASSAULT', status: 'negated' }]);
  });
});

it('a complement is no deed of its own: "Iran threatened to attack Iraq"', () => {
  const found = events(
    `Iran PROPN NNP Iran 2 nsubj
     threatened VERB VBD threaten 0 root
     to PART TO to 4 mark
     attack VERB VB attack 2 xcomp
     Iraq PROPN NNP Iraq 4 obj`,
    [place(0), place(4)],
  );
  expect(found).toMatchObject([{ type: 'THREATEN', actors: ['Iran'], recipients: ['Iraq'] }]);
  expect(found).toHaveLength(1);
});

it('those who meet are both: "Iran met Iraq"', () => {
  const found = events(
    `Iran PROPN NNP Iran 2 nsubj
     met VERB VBD meet 0 root
     Iraq PROPN NNP Iraq 2 obj`,
    [place(0), place(2)],
  );
  expect(found).toMatchObject([
    { type: 'CONSULT', actors: ['Iran', 'Iraq'], recipients: ['Iran', 'Iraq'] },
  ]);
});

it('names the statement that claims it', () => {
  const claim: Statement = {
    kind: 'indirect',
    source: null,
    mention: null,
    beside: [],
    cue: null,
    content: [{ from: 0, to: 3 }],
    addressee: [],
    occasion: null,
    through: null,
    time: null,
    polarity: 'asserts',
    inside: null,
    score: 1,
    rule: 'hand',
  };
  const table = `
    Turkey PROPN NNP Turkey 2 nsubj
    bombed VERB VBD bomb 0 root
    Syria PROPN NNP Syria 2 obj`;
  expect(events(table, [place(0), place(2)], [claim])).toMatchObject([{ claimed: true }]);
});

it('control by the object: "Moscow accused Iran of bombing Iraq"', () => {
  const found = events(
    `Moscow PROPN NNP Moscow 2 nsubj
     accused VERB VBD accuse 0 root
     Iran PROPN NNP Iran 2 obj
     of SCONJ IN of 5 mark
     bombing VERB VBG bomb 2 advcl
     Iraq PROPN NNP Iraq 5 obj`,
    [place(0), place(2), place(5)],
  );
  expect(found).toMatchObject([
    { type: 'ACCUSE', actors: ['Moscow'], recipients: ['Iran'] },
    { type: 'ASSAULT', actors: ['Iran'], recipients: ['Iraq'] },
  ]);
});

it('reads an empty report', () => {
  expect(events('Quiet ADJ JJ quiet 0 root', [])).toEqual([]);
});
