import { describe, expect, it } from 'vitest';
import { Agreement, kindChances } from './agreement.ts';
import { KINDS, LABELS, labelOf, OUTSIDE } from './labels.ts';

const [PERSON, ORGANISATION] = [KINDS.indexOf('PER'), KINDS.indexOf('ORG')];

/** Scores of tokens that speak for a kind as a name of all of them. */
function speaking(tokens: number, kind: number, score: number): Float64Array {
  const emit = new Float64Array(tokens * LABELS);
  for (let i = 0; i < tokens; i++) {
    const place = tokens === 1 ? 3 : i === 0 ? 0 : i === tokens - 1 ? 2 : 1;
    emit[i * LABELS + labelOf(kind, place)] = score;
  }
  return emit;
}

describe('kindChances', () => {
  it('gives the log of a probability to each kind, none being an alternative too', () => {
    const even = kindChances(new Float64Array(LABELS), 0, 1);
    for (const chance of even) expect(Math.exp(chance)).toBeCloseTo(1 / 7);
    const none = new Float64Array(LABELS);
    none[OUTSIDE] = 100;
    expect([...kindChances(none, 0, 1)]).toEqual(KINDS.map(() => -12));
  });

  it('reads all tokens of a name, and no others', () => {
    const emit = speaking(3, ORGANISATION, 2);
    const whole = kindChances(emit, 0, 3);
    expect(whole.indexOf(Math.max(...whole))).toBe(ORGANISATION);
    expect(Math.exp(whole[ORGANISATION])).toBeCloseTo(Math.exp(6) / (Math.exp(6) + 6));
    const last = kindChances(emit, 2, 3);
    expect(last[ORGANISATION]).toBeCloseTo(last[PERSON]);
  });
});

describe('Agreement', () => {
  it('lets one clear place speak for several doubtful ones', () => {
    const agreement = new Agreement();
    agreement.add('vela', kindChances(speaking(1, ORGANISATION, 6), 0, 1));
    for (let i = 0; i < 3; i++) agreement.add('vela', kindChances(speaking(1, PERSON, 1), 0, 1));
    const { kind, chance } = agreement.of('vela');
    expect(KINDS[kind]).toBe('ORG');
    expect(chance).toBeGreaterThan(0.3);
    expect(chance).toBeLessThan(0.7);
  });

  it('lets no single place outvote many however sure it is', () => {
    const agreement = new Agreement();
    agreement.add('vela', kindChances(speaking(1, ORGANISATION, 1000), 0, 1));
    for (let i = 0; i < 6; i++) agreement.add('vela', kindChances(speaking(1, PERSON, 5), 0, 1));
    expect(KINDS[agreement.of('vela').kind]).toBe('PER');
  });

  it('keeps names apart', () => {
    const agreement = new Agreement();
    agreement.add('vela', kindChances(speaking(1, ORGANISATION, 3), 0, 1));
    agreement.add('vela group', kindChances(speaking(2, PERSON, 3), 0, 2));
    expect(KINDS[agreement.of('vela').kind]).toBe('ORG');
    expect(KINDS[agreement.of('vela group').kind]).toBe('PER');
  });
});
