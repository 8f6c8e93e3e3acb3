import { describe, expect, it } from 'vitest';
import { EMPTY, type Placed, scores, summed, tally } from './score.ts';

const one = (kind: Placed['kind'], from: number, to: number): Placed => ({
  kind,
  act: [from, to],
  condition: null,
  strength: 'firm',
  negated: false,
});

describe('scoring commitments', () => {
  it('counts an act of the same kind that overlaps by half', () => {
    const result = tally([one('pledge', 0, 10)], [one('pledge', 0, 6), one('threat', 20, 30)]);
    expect(result).toMatchObject({ gold: 1, found: 2, right: 1, placed: 1, exact: 0 });
    expect(scores(result)).toMatchObject({ precision: 0.5, recall: 1 });
  });

  it('counts another kind as placed only, and less than half not at all', () => {
    expect(tally([one('pledge', 0, 10)], [one('offer', 0, 10)])).toMatchObject({
      right: 0,
      placed: 1,
    });
    expect(tally([one('pledge', 0, 10)], [one('pledge', 6, 14)])).toMatchObject({ placed: 0 });
  });

  it('uses no found commitment twice', () => {
    const gold = [one('pledge', 0, 10), one('pledge', 0, 10)];
    expect(tally(gold, [one('pledge', 0, 10)]).right).toBe(1);
  });

  it('misses a condition that is not there', () => {
    const conditioned: Placed = { ...one('offer', 0, 10), condition: [12, 20] };
    expect(tally([conditioned], [one('offer', 0, 10)])).toMatchObject({ right: 1, condition: 0 });
    expect(tally([conditioned], [conditioned])).toMatchObject({ condition: 1, exact: 1 });
  });

  it('adds up', () => {
    const result = tally([one('pledge', 0, 10)], []);
    expect(summed([result, result])).toMatchObject({ gold: 2, found: 0 });
    expect(scores(EMPTY)).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
