import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Doc } from '../../doc/doc.ts';
import type { Block } from '../../doc/layers.ts';
import type { GuardWords } from './guards.ts';
import { sentencesStage } from './stage.ts';

const file = (name: string) => readFileSync(new URL(name, import.meta.url));
const stage = sentencesStage(
  file('../../../models/sentences.bin'),
  JSON.parse(file('./guards.json').toString('utf8')) as GuardWords,
);

/** Words parted by blanks are tokens; lines are blocks; `_` before a word writes it to the last. */
function read(source: string) {
  let text = '';
  const start: number[] = [];
  const end: number[] = [];
  const blocks: Block[] = [];
  for (const line of source.split('\n')) {
    const from = text.length;
    for (const word of line.split(' ').filter(Boolean)) {
      if (word.startsWith('_') && word.length > 1) text = text.trimEnd();
      start.push(text.length);
      text += word.replace(/^_(?=.)/, '').replace(/_$/, '');
      end.push(text.length);
      if (!word.endsWith('_')) text += ' ';
    }
    const block = { start: from, end: text.trimEnd().length, kind: 'paragraph' as const };
    if (block.end > from) blocks.push({ ...block, language: 'en', dateline: null });
    text = `${text.trimEnd()}\n`;
  }
  const report = { id: 'x', url: null, outlet: null, title: null, byline: [], published: null };
  const tokens = {
    length: start.length,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    glue: new Uint8Array(start.length),
  };
  const doc = Doc.from({ ...report, retrieved: null, raw: null, text }, { tokens, blocks });
  const { layers, problems = [] } = stage.read(doc);
  const flat = (range: { from: number; to: number }) => doc.words(range).replace(/\s+/g, ' ');
  const ranges = Array.from({ length: layers.sentences.length }, (_, i) => ({
    from: layers.sentences.from[i],
    to: layers.sentences.to[i],
  }));
  return {
    sentences: ranges.map(flat),
    ranges,
    count: start.length,
    quotations: layers.quotations.map((one) => flat(one)),
    unopened: layers.quotations.filter((one) => one.open === null).length,
    unclosed: layers.quotations.filter((one) => one.close === null).length,
    problems: problems.map((problem) => text.slice(problem.start, problem.end)),
  };
}

describe('quotations', () => {
  it('pairs straight, curly, doubled and single marks', () => {
    const { quotations, problems } = read(
      "\"_ Yes _, _\" he said _. “_ No _” _, she said _. ``_ Well _'' _. He is a '_ true friend _' of peace _.",
    );
    expect(quotations).toEqual(['Yes,', 'No', 'Well', 'true friend']);
    expect(problems).toEqual([]);
  });

  it('carries a quotation over paragraphs that begin with its mark again', () => {
    const { quotations, problems } = read(
      'He said _: “_ We stay _.\n“_ We always did _. _”\nAll rose _.',
    );
    expect(quotations).toEqual(['We stay. “We always did.']);
    expect(problems).toEqual([]);
  });

  it('keeps a quotation inside a quotation', () => {
    const { quotations } = read('“_ He told me ‘_ never _’ twice _, _” she said _.');
    expect(quotations).toEqual(['He told me ‘never’ twice,', 'never']);
  });

  it('believes the place of a mark of the wrong shape', () => {
    expect(read('”_ We stay _, ” he said _.').quotations).toEqual(['We stay,']);
  });

  it('places marks that find no partner', () => {
    const open = read('He said “_ we stay _. She left _.\nNothing more _.');
    expect(open.problems).toEqual(['“']);
    expect(open.unclosed).toBe(1);
    const close = read('We stay _, _” he said _.');
    expect(close.problems).toEqual(['”']);
    expect(close.unopened).toBe(1);
  });

  it('takes apostrophes and inches for neither', () => {
    const { quotations, problems } = read(
      "The boys _' club has a 6 _' 2 _\" door _, rock ' n ' roll _.",
    );
    expect(quotations).toEqual([]);
    expect(problems).toEqual([]);
  });
});

describe('sentences', () => {
  it('ends them at stops, but not after titles and initials', () => {
    expect(
      read('Gen. Hale met J. Okoye at 7 p.m. Monday _. They agreed _. "_ We stay _, _" he said _.')
        .sentences,
    ).toEqual(['Gen. Hale met J. Okoye at 7 p.m. Monday.', 'They agreed.', '"We stay," he said.']);
  });

  it('ends one at the end of every block', () => {
    expect(read('Envoy leaves\nThe envoy left').sentences).toEqual([
      'Envoy leaves',
      'The envoy left',
    ]);
  });

  it('holds every token exactly once whatever the text', () => {
    const word = fc.constantFrom(
      'a',
      'The',
      '.',
      '"',
      '“',
      '”',
      "'",
      '’',
      '(',
      '...',
      'Mr.',
      '\n',
      '5',
      '?!',
      '_,',
      '‘',
      '«',
      '\ud800',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (parts) => {
        const { ranges, count } = read(parts.join(' '));
        let at = 0;
        for (const { from, to } of ranges) {
          expect(from).toBe(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBe(count);
      }),
    );
  });

  it('cuts what never stops', () => {
    expect(read('and '.repeat(2000)).sentences.length).toBe(5);
  });
});
