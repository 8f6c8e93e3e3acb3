import { describe, expect, it } from 'vitest';
import { Doc } from '../../doc/doc.ts';
import type { Block, Quotation } from '../../doc/layers.ts';
import { Ground } from './ground.ts';
import { kindOf } from './kind.ts';
import { completed } from './runs.ts';

/**
 * A report of words parted by blanks; `|` ends a sentence, `¶` a block. Every sentence is flat; a
 * word that ends in `/v` is a verb.
 */
function ground(marked: string): Ground {
  const words: string[] = [];
  const verbs: boolean[] = [];
  const sentences: number[] = [0];
  const blocks: number[] = [0];
  for (const word of marked.split(' ')) {
    if (word === '|' || word === '¶') {
      sentences.push(words.length);
      if (word === '¶') blocks.push(words.length);
    } else {
      words.push(word.replace('/v', ''));
      verbs.push(word.endsWith('/v'));
    }
  }
  const text = words.join(' ');
  const start = new Int32Array(words.length);
  const end = new Int32Array(words.length);
  let at = 0;
  words.forEach((word, i) => {
    start[i] = at;
    end[i] = at + word.length;
    at += word.length + 1;
  });
  const quotations: Quotation[] = [];
  let open = -1;
  words.forEach((word, i) => {
    if (word === '“') open = i;
    if (word === '”') quotations.push({ from: open + 1, to: i, open, close: i, single: false });
  });
  const length = words.length;
  const head = new Int32Array(length).fill(-1);
  sentences.forEach((from, k) => {
    head.fill(from, from + 1, sentences[k + 1] ?? length);
  });
  const report = {
    id: 'x',
    url: null,
    outlet: null,
    title: null,
    byline: [],
    published: null,
    retrieved: null,
    text,
    raw: null,
  };
  const doc = Doc.from(report, {
    tokens: { length, start, end, glue: new Uint8Array(length) },
    sentences: {
      length: sentences.length,
      from: Int32Array.from(sentences),
      to: Int32Array.from([...sentences.slice(1), length]),
    },
    quotations,
    blocks: blocks.map(
      (from, k): Block => ({
        start: start[from],
        end: end[(blocks[k + 1] ?? length) - 1],
        kind: 'paragraph',
        language: 'en',
        dateline: null,
      }),
    ),
    tags: {
      upos: new Uint8Array(length),
      xpos: verbs.map((verb) => (verb ? 'VBD' : 'NN')),
      lemma: words,
      score: new Float32Array(length),
    },
    tree: { head, rel: new Uint8Array(length), score: new Float32Array(length) },
  });
  return new Ground(doc, { fine: () => -1 });
}

const draft = (from: number, cue: number, to: number) => ({
  cue: { head: cue, from: cue, to: cue + 1 },
  source: { from: to, to: to + 1 },
  sourceHead: to,
  before: { from, to: cue },
  after: null,
  sure: { cue: 0.9, source: 1, content: 1, all: 0.9 },
});

describe('completed', () => {
  it('lets a quotation run on after its speaker', () => {
    const here = ground('“ All is/v lost , ” said/v Ode . | “ Nobody will/v come . ”');
    const parts = completed(here, [draft(0, 6, 7)], 'model');
    expect(parts).toHaveLength(1);
    expect(parts[0].content.map((range) => here.doc.words(range))).toEqual([
      '“ All is lost , ”',
      '“ Nobody will come . ”',
    ]);
    expect(kindOf(here, parts[0].content)).toBe('direct');
  });

  it('lets it run on into the next block', () => {
    const here = ground('“ All is/v lost , ” said/v Ode . ¶ “ Nobody will/v come . ”');
    expect(completed(here, [draft(0, 6, 7)], 'model')).toHaveLength(1);
  });

  it('names nobody where another sentence stands between', () => {
    const here = ground(
      '“ All is/v lost , ” said/v Ode . | Rain fell/v . | “ Nobody will/v come . ”',
    );
    const parts = completed(here, [draft(0, 6, 7)], 'model');
    expect(parts).toHaveLength(2);
    expect(parts[1]).toMatchObject({ source: null, cue: null });
  });

  it('leaves scare quotes inside a sentence alone', () => {
    expect(completed(ground('The “ quick win/v here ” was/v none .'), [], 'model')).toEqual([]);
  });

  it('leaves a quotation without a clause alone', () => {
    expect(completed(ground('“ The Quiet River . ”'), [], 'model')).toEqual([]);
  });
});
