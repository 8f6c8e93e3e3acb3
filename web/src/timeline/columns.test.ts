import { describe, expect, test } from 'vitest';
import { columnsOf, stepFor } from './columns.ts';

const month = (name: string, to: string) => ({ from: `${name}-01`, to, counts: { AID: 1 } });

describe('the columns of a timeline', () => {
  test('short gaps stand empty, long ones are cut out and said', () => {
    const columns = columnsOf(
      [
        month('2015-10', '2015-10-31'),
        month('2015-12', '2015-12-31'),
        month('2018-05', '2018-05-31'),
      ],
      'month',
    );
    expect(columns.map(({ from, gap }) => [from, gap])).toEqual([
      ['2015-10-01', 0],
      ['2015-11-01', 0],
      ['2015-12-01', 0],
      ['2018-05-01', 28],
    ]);
    expect(columns[1]).toMatchObject({ to: '2015-11-30', counts: {} });
  });

  test('the step suits the span', () => {
    expect(stepFor('2015-10-01', '2015-10-20')).toBe('day');
    expect(stepFor('2015-10-01', '2016-01-20')).toBe('week');
    expect(stepFor('2015-10-01', '2023-01-20')).toBe('month');
    expect(stepFor('1979-10-01', '2023-01-20')).toBe('year');
    expect(stepFor(null, null)).toBe('month');
  });
});
