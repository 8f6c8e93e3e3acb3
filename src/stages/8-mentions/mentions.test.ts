import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { RELATIONS, type Relation, UPOS, type Upos } from '../../doc/columns.ts';
import { Doc } from '../../doc/doc.ts';
import type { NameType } from '../../doc/layers.ts';
import { scoreMentions } from './score.ts';
import { mentionsStage } from './stage.ts';

const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const stage = mentionsStage(file('nouns.txt'), JSON.parse(file('words.json')));

/**
 * Reads one sentence given as "form/XPOS/relation>head" words (heads count from 1, 0 is the root) and
 * its names as "type:from-to"; answers the mentions as "type form words".
 */
function read(sentence: string, ...names: string[]): string[] {
  const rows = sentence.split(' ').map((word) => word.split(/[/>]/));
  const start: number[] = [];
  let text = '';
  for (const [form] of rows) {
    start.push(text.length);
    text += `${form} `;
  }
  const length = rows.length;
  const report = {
    ...{ id: 'x', url: null, outlet: null, title: null, byline: [], published: null },
    ...{ retrieved: null, text, raw: null },
  };
  const doc = Doc.from(report, {
    tokens: {
      ...{ length, start: Int32Array.from(start), glue: new Uint8Array(length) },
      end: Int32Array.from(rows, ([form], i) => start[i] + form.length),
    },
    sentences: { length: 1, from: Int32Array.of(0), to: Int32Array.of(length) },
    tags: {
      upos: Uint8Array.from(rows, ([, xpos]) => UPOS.indexOf(uposOf(xpos))),
      xpos: rows.map(([, xpos]) => xpos),
      lemma: rows.map(([form]) => form.toLowerCase().replace(/s$/, '')),
      score: new Float32Array(length).fill(1),
    },
    tree: {
      head: Int32Array.from(rows, ([, , , head]) => Number(head) - 1),
      rel: Uint8Array.from(rows, ([, , rel]) => RELATIONS.indexOf(rel as Relation)),
      score: new Float32Array(length).fill(1),
    },
    names: names.map((name) => {
      const [, type, from, to] = /^(\w+):(\d+)-(\d+)$/.exec(name)!;
      return { from: +from, to: +to, type: type as NameType, score: 0.9, rule: 'test' };
    }),
    blocks: [],
  });
  const { mentions } = stage.read(doc).layers;
  return mentions.map((one) => {
    const words = rows.slice(one.from, one.to).map(([form]) => form);
    const renames = one.appositionOf === null ? '' : ` = ${mentions[one.appositionOf].from}`;
    const members = one.members.length ? ` [${one.members.join(' ')}]` : '';
    return `${one.type}${one.plural ? 's' : ''} ${one.form}: ${words.join(' ')}${renames}${members}`;
  });
}

function uposOf(xpos: string): Upos {
  const table: Record<string, Upos> = {
    NN: 'NOUN',
    NNS: 'NOUN',
    NNP: 'PROPN',
    NNPS: 'PROPN',
    JJ: 'ADJ',
    DT: 'DET',
    IN: 'ADP',
    CC: 'CCONJ',
    PRP: 'PRON',
    PRP$: 'PRON',
    VBD: 'VERB',
    CD: 'NUM',
    POS: 'PART',
    WP: 'PRON',
  };
  return table[xpos] ?? 'PUNCT';
}

describe('mentions', () => {
  it('hold a title and its name together, with what is nested in it', () => {
    const found = read(
      'Finnish/JJ/amod>2 President/NNP/nmod:desc>3 Sauli/NNP/nsubj>5 Niinisto/NNP/flat>3 left/VBD/root>0',
      ...['nationality:0-1', 'person:2-4'],
    );
    expect(found).toEqual([
      'person name: Finnish President Sauli Niinisto',
      'nationality name: Finnish',
    ]);
  });

  it('hold a title and its name together where the tree does not', () => {
    const found = read(
      'Envoys/NNS/nsubj>2 met/VBD/root>0 King/NNP/obj>2 Felipe/NNP/obj>2',
      'person:3-4',
    );
    expect(found).toEqual(['persons description: Envoys', 'person name: King Felipe']);
  });

  it('leave a noun with an article and a name apart that the tree does not tie', () => {
    const found = read(
      'She/PRP/nsubj>2 told/VBD/root>0 the/DT/det>4 minister/NN/iobj>2 Orban/NNP/nsubj>6 lied/VBD/ccomp>2',
      'person:4-5',
    );
    expect(found).toEqual([
      'person pronoun: She',
      'person description: the minister',
      'person name: Orban',
    ]);
  });

  it('tie an apposition to what it renames, without its relative clause', () => {
    const found = read(
      'Sisi/NNP/nsubj>8 ,/,/punct>4 the/DT/det>4 president/NN/appos>1 who/WP/nsubj>6 fled/VBD/acl:relcl>4 ,/,/punct>4 spoke/VBD/root>0',
      'person:0-1',
    );
    expect(found).toEqual(['person name: Sisi', 'person description: the president = 0']);
  });

  it('list those who act together, and not those of whom one acts', () => {
    const rows = (link: string) =>
      `Oman/NNP/nsubj>4 ${link}/CC/cc>3 Qatar/NNP/conj>1 agreed/VBD/root>0`;
    expect(read(rows('and'), 'place:0-1', 'place:2-3')).toEqual([
      'places name: Oman and Qatar [1 2]',
      'place name: Oman',
      'place name: Qatar',
    ]);
    expect(read(rows('or'), 'place:0-1', 'place:2-3')).toEqual([
      'place name: Oman',
      'place name: Qatar',
    ]);
  });

  it('keep possessors apart from the mark and inside the phrase they own', () => {
    const found = read(
      "Chad/NNP/nmod:poss>3 's/POS/case>1 army/NN/nsubj>4 fled/VBD/root>0",
      'place:0-1',
    );
    expect(found).toEqual(["organisation description: Chad 's army", 'place name: Chad']);
  });

  it('count people by what follows "of"', () => {
    const found = read('Dozens/NNS/nsubj>4 of/IN/case>3 rebels/NNS/nmod>1 fled/VBD/root>0');
    expect(found).toEqual(['groups description: Dozens of rebels', 'groups description: rebels']);
  });

  it('know a bomber from a suicide bomber, and pass over abstract nouns', () => {
    expect(read('The/DT/det>2 bomber/NN/nsubj>3 crashed/VBD/root>0')).toEqual([
      'platform description: The bomber',
    ]);
    expect(read('The/DT/det>3 suicide/NN/compound>3 bomber/NN/nsubj>4 died/VBD/root>0')).toEqual([
      'person description: The suicide bomber',
    ]);
    expect(read('The/DT/det>2 hope/NN/nsubj>3 died/VBD/root>0')).toEqual([]);
  });
});

describe('scoreMentions', () => {
  it('counts heads, and of those the spans and types that agree', () => {
    const gold = [
      { from: 0, to: 2, head: 1, type: 'person' },
      { from: 3, to: 4, head: 3, type: 'place' },
    ];
    const found = [
      { from: 1, to: 2, head: 1, type: 'person' },
      { from: 5, to: 6, head: 5, type: 'place' },
    ];
    expect(scoreMentions(gold, found)).toEqual({ precision: 0.5, recall: 0.5, span: 0, type: 1 });
    expect(scoreMentions([], [])).toEqual({ precision: 0, recall: 0, span: 0, type: 0 });
  });
});
