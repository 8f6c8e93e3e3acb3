import { describe, expect, test } from 'vitest';
import type { Found } from '../api/answers.ts';
import { figureValue, scaleOf, valueWords } from './figure-value.ts';

const figure = (fields: Found['fields']) => ({ fields }) as Found;

describe('reported numbers', () => {
  test('points, stretches and open ends', () => {
    const more = figureValue(
      figure({ value: 8000, low: null, high: null, comparator: 'more than' }),
    );
    expect(more).toEqual({ low: 8000, high: 8000, open: 'above', about: false });
    const between = figureValue(figure({ value: null, low: 20, high: 30, comparator: null }));
    expect(between).toMatchObject({ low: 20, high: 30, open: null });
    expect(figureValue(figure({ value: null, low: 20, high: null, comparator: null }))?.open).toBe(
      'above',
    );
    expect(figureValue(figure({ value: null, low: null, high: null }))).toBeNull();
    expect(more && valueWords(more)).toBe('> 8,000');
    expect(between && valueWords(between)).toBe('20–30');
  });

  test('a common line starts at nothing unless the values lie far from it', () => {
    const point = (value: number) => ({ low: value, high: value, open: null, about: false });
    expect(scaleOf([point(19), point(30)]).from).toBe(0);
    const far = scaleOf([point(1000), point(1010)]);
    expect(far.from).toBeGreaterThan(900);
    expect(far.at(1000)).toBeGreaterThan(0);
    expect(far.at(1010)).toBeLessThan(1);
  });
});
