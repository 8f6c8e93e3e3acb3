import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RELATIONS } from '../../doc/columns.ts';
import { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/layers.ts';
import { overlaps } from '../../doc/span.ts';
import { draftsOf } from './decode.ts';
import { Ground } from './ground.ts';
import { completed } from './runs.ts';
import { DECISIONS, type Decision, Table, Weights } from './weights.ts';

const WORDS = [
  'she',
  'said',
  'that',
  'Oslo',
  ',',
  '“',
  '”',
  '.',
  'who',
  'claim',
  ':',
  'not',
  'will',
  'go',
];
const TAGS = ['PRP', 'VBD', 'IN', 'NNP', ',', '``', "''", '.', 'WP', 'NN', ':', 'RB', 'MD', 'VB'];
const report = {
  id: 'x',
  url: null,
  outlet: null,
  title: null,
  byline: [],
  published: null,
  retrieved: null,
  raw: null,
};

/** Any words in any sentences under any trees: what a bad parse of a bad text may look like. */
const grounds = fc
  .array(
    fc.tuple(fc.nat(WORDS.length - 1), fc.nat(1000), fc.nat(RELATIONS.length - 1), fc.nat(9)),
    {
      minLength: 1,
      maxLength: 40,
    },
  )
  .map((cells) => {
    const length = cells.length;
    const text = cells.map(([word]) => WORDS[word]).join(' ');
    const start = new Int32Array(length);
    const end = new Int32Array(length);
    const head = new Int32Array(length);
    const from: number[] = [];
    let at = 0;
    cells.forEach(([word, choice, , cut], i) => {
      start[i] = at;
      end[i] = at + WORDS[word].length;
      at = end[i] + 1;
      if (i === 0 || cut === 0) from.push(i);
      // Any earlier word of the sentence: always a tree, seldom a sensible one.
      const first = from[from.length - 1];
      head[i] = i === first ? -1 : first + (choice % (i - first));
    });
    const opens = cells.flatMap(([word], i) => (WORDS[word] === '“' ? [i] : []));
    const doc = Doc.from(
      { ...report, text },
      {
        tokens: { length, start, end, glue: new Uint8Array(length) },
        sentences: {
          length: from.length,
          from: Int32Array.from(from),
          to: Int32Array.from([...from.slice(1), length]),
        },
        quotations: opens.map((open, k) => {
          const to = opens[k + 1] ?? length;
          return { from: open + 1, to, open, close: null, single: false };
        }),
        blocks: [
          {
            start: 0,
            end: text.length,
            kind: 'paragraph' as const,
            language: 'en',
            dateline: null,
          },
        ],
        tags: {
          upos: new Uint8Array(length),
          xpos: cells.map(([word]) => TAGS[word]),
          lemma: cells.map(([word]) => WORDS[word]),
          score: new Float32Array(length),
        },
        tree: {
          head,
          rel: Uint8Array.from(cells, ([, , rel]) => rel),
          score: new Float32Array(length),
        },
      },
    );
    return new Ground(doc, { fine: () => -1 });
  });

/** Weights of no sense at all: the decoder must keep its promises under any. */
function anyWeights(seed: number): Weights {
  let state = seed >>> 0;
  const tables = {} as Record<Decision, Table>;
  for (const decision of DECISIONS) {
    const cells = Float32Array.from({ length: 256 }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 4294967296 - 0.5;
    });
    tables[decision] = new Table(cells, 0.3);
  }
  const units = Object.fromEntries(DECISIONS.map((decision) => [decision, 1]));
  return new Weights(
    {
      version: 'any',
      units: units as Record<Decision, number>,
      cut: { cue: 0.1, keep: 0 },
      judge: [0, 1, 1, 1],
    },
    tables,
  );
}

describe('draftsOf', () => {
  it('keeps cue, source and content apart and within the report, whatever weights and trees say', () => {
    let seen = 0;
    fc.assert(
      fc.property(grounds, fc.nat(), (ground, seed) => {
        const drafts = draftsOf(ground, anyWeights(seed));
        const inside = ({ from, to }: TokenRange) => from >= 0 && from < to && to <= ground.length;
        for (const { cue, source, content, score } of completed(ground, drafts, 'any')) {
          seen++;
          expect(content.length).toBeGreaterThan(0);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const range of content) {
            expect(inside(range)).toBe(true);
            if (cue) expect(overlaps(range, cue)).toBe(false);
            if (source) expect(overlaps(range, source)).toBe(false);
          }
          if (cue && source) expect(overlaps(cue, source)).toBe(false);
        }
        const cues = drafts.map(({ cue }) => cue).sort((a, b) => a.from - b.from);
        for (let i = 1; i < cues.length; i++) {
          expect(cues[i].from).toBeGreaterThanOrEqual(cues[i - 1].to);
        }
      }),
      { numRuns: 150, seed: 7 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
