import { describe, expect, it } from 'vitest';
import { type Attribution, addReport, emptyScore, f1 } from './score.ts';

const text = 'Rossi said the dam had burst, and Bianchi agreed.';
const rossi: Attribution = { source: [[0, 5]], cue: [[6, 10]], content: [[11, 28]] };

function scored(given: Attribution[], wanted: Attribution[]) {
  const score = emptyScore();
  addReport(score, text, given, wanted);
  return score;
}

describe('addReport', () => {
  it('finds nothing wrong where both sides agree', () => {
    const score = scored([rossi], [rossi]);
    for (const label of ['source', 'cue', 'content', 'found', 'sourceRight'] as const) {
      expect(f1(score[label])).toBe(1);
    }
  });

  it('counts one character too many as wrong, but as found', () => {
    const score = scored([{ ...rossi, content: [[11, 29]] }], [rossi]);
    expect(f1(score.content)).toBe(0);
    expect(f1(score.found)).toBe(1);
    expect(f1(score.close)).toBe(1);
  });

  it('does not mind white space at the edges', () => {
    const score = scored([{ ...rossi, content: [[10, 28]] }], [rossi]);
    expect(f1(score.content)).toBe(1);
  });

  it('counts a source shared by two attributions as one run', () => {
    const other: Attribution = { ...rossi, cue: [[42, 48]], content: [[11, 14]] };
    const score = scored([rossi], [rossi, other]);
    expect(score.source).toEqual({ right: 1, given: 1, wanted: 1 });
    expect(score.found).toEqual({ right: 1, given: 1, wanted: 2 });
  });

  it('pairs one to one: the same content found twice is found once', () => {
    const score = scored([rossi, { ...rossi, source: [] }], [rossi]);
    expect(score.found).toEqual({ right: 1, given: 2, wanted: 1 });
  });

  it('finds by half of the annotated content, closely by half of the longer', () => {
    expect(scored([{ ...rossi, content: [[11, 19]] }], [rossi]).found.right).toBe(0);
    expect(scored([{ ...rossi, content: [[11, 20]] }], [rossi]).found.right).toBe(1);
    const far = scored([{ ...rossi, content: [[11, 49]] }], [rossi]);
    expect([far.found.right, far.close.right]).toEqual([1, 0]);
  });

  it('calls a source right by half of the shorter, and none right only against none', () => {
    expect(scored([{ ...rossi, source: [[0, 3]] }], [rossi]).sourceRight.right).toBe(1);
    expect(scored([{ ...rossi, source: [] }], [rossi]).sourceRight.right).toBe(0);
    expect(scored([{ ...rossi, source: [] }], [{ ...rossi, source: [] }]).sourceRight.right).toBe(
      1,
    );
  });
});
