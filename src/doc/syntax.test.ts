import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BATCH, Network } from '../weights/network.ts';
import { WordClasses } from '../weights/word-classes.ts';
import { RELATIONS } from './columns.ts';
import { Doc } from './doc.ts';
import { Syntax, type SyntaxColumns } from './syntax.ts';

const model = (name: string) => readFileSync(new URL(`../../models/${name}`, import.meta.url));
const words = new WordClasses(model('words.bin'));
const network = (kernel: Uint8Array | null) =>
  new Network(model('syntax.bin'), kernel, (form) => words.row(form));
const fast = network(model('kernel.wasm'));

/** A Doc of sentences given as lists of forms. */
function docOf(
  sentences: readonly (readonly string[])[],
  dateline: { start: number; end: number } | null = null,
): Doc<'blocks' | 'tokens' | 'sentences'> {
  const forms = sentences.flat();
  const ends = forms.map((_, i) => forms.slice(0, i + 1).join(' ').length);
  const bounds = sentences.map((_, s) => sentences.slice(0, s + 1).flat().length);
  const report = { id: 'x', url: null, outlet: null, title: null, byline: [], published: null };
  return Doc.from({ ...report, retrieved: null, raw: null, text: forms.join(' ') } as never, {
    blocks: [{ start: 0, end: ends.at(-1) ?? 0, kind: 'paragraph', language: 'en', dateline }],
    tokens: {
      length: forms.length,
      start: Int32Array.from(forms, (form, i) => ends[i] - form.length),
      end: Int32Array.from(ends),
      glue: new Uint8Array(forms.length),
    },
    sentences: {
      length: sentences.length,
      from: Int32Array.from([0, ...bounds.slice(0, -1)].slice(0, sentences.length)),
      to: Int32Array.from(bounds),
    },
  });
}

/** One root a sentence, every head inside its sentence, no circle, every code within its list. */
function expectTrees(columns: SyntaxColumns, sentences: readonly (readonly string[])[]): void {
  let from = 0;
  for (const { length } of sentences) {
    const heads = columns.head.subarray(from, from + length);
    expect(heads.filter((head) => head === -1)).toHaveLength(1);
    heads.forEach((head, i) => {
      expect(head === -1 || (head >= from && head < from + length)).toBe(true);
      expect(columns.rel[from + i] < RELATIONS.length).toBe(true);
      expect(columns.rel[from + i] === 0).toBe(head === -1);
      let at = from + i;
      for (let steps = 0; at >= 0; steps++) {
        expect(steps).toBeLessThanOrEqual(length);
        at = columns.head[at];
      }
    });
    from += length;
  }
  expect(columns.score.every((score) => score >= 0 && score <= 1)).toBe(true);
  expect(columns.tagScore.every((score) => score >= 0 && score <= 1)).toBe(true);
}

const word = fc.oneof(
  fc.constantFrom('the', 'envoy', 'said', ',', '.', '"', 'Paris', 'and', '1,200', 'U.S.', '😀'),
  fc.string({ minLength: 1, unit: 'binary' }),
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 });

describe('Syntax', () => {
  it('gives every sentence one tree, whatever its words', () => {
    fc.assert(
      fc.property(fc.array(sentence, { maxLength: 5 }), (sentences) => {
        expectTrees(new Syntax(fast).read(docOf(sentences)), sentences);
      }),
      { numRuns: 50 },
    );
  });

  it('reads a sentence longer than a batch in pieces that hang together', () => {
    const long = Array.from({ length: 2 * BATCH + 7 }, (_, i) => (i % 9 ? 'talks' : 'said'));
    const sentences = [['Envoys', 'met', '.'], long, ['They', 'left', '.']];
    expectTrees(new Syntax(fast).read(docOf(sentences)), sentences);
  });

  it('hangs a dateline on the sentence it opens, and reads that as if it stood alone', () => {
    const body = 'Rebels left the town on Monday .'.split(' ');
    const line = 'TABORA , Nov 24 ( Northwire ) -'.split(' ');
    const columns = new Syntax(fast).read(
      docOf([[...line, ...body]], { start: 0, end: line.join(' ').length }),
    );
    expectTrees(columns, [[...line, ...body]]);
    const alone = new Syntax(fast).read(docOf([body]));
    const root = alone.head.indexOf(-1) + line.length;
    expect(columns.head.indexOf(-1)).toBe(root);
    expect([...columns.tag.slice(line.length)]).toEqual([...alone.tag]);
    const hanging = columns.head.findIndex((head, i) => i < line.length && head >= line.length);
    expect(columns.head[hanging]).toBe(root);
    expect(RELATIONS[columns.rel[hanging]]).toBe('parataxis');
  });

  it('reads a sentence the same in any company', () => {
    const one = 'The rebels who held the town withdrew on Monday .'.split(' ');
    const alone = new Syntax(fast).read(docOf([one]));
    const among = new Syntax(fast).read(docOf([['No', '.'], one, one]));
    for (const at of [2, 2 + one.length]) {
      const to = at + one.length;
      expect([...among.tag.slice(at, to)]).toEqual([...alone.tag]);
      expect([...among.score.slice(at, to)]).toEqual([...alone.score]);
      expect([...among.head.slice(at, to)]).toEqual(
        [...alone.head].map((h) => (h < 0 ? h : h + at)),
      );
    }
  });

  it('gives the same numbers without WebAssembly', () => {
    const doc = docOf(['Two ministers , both of them new , refused to sign the text .'.split(' ')]);
    expect(new Syntax(network(null)).read(doc)).toEqual(new Syntax(fast).read(doc));
  });

  it('reads a report once for both stages', () => {
    const syntax = new Syntax(fast);
    const doc = docOf([['Talks', 'began', '.']]);
    expect(syntax.read(doc)).toBe(syntax.read(doc));
  });
});
