import { expect, test } from 'vitest';
import { everyMonth } from './sparkline.tsx';

const month = (name: string) => ({ month: name, statements: 1, events: 0, commitments: 0 });

test('a sparkline keeps the months in which nothing was known', () => {
  const all = everyMonth([month('2016-01'), month('2015-11')]);
  expect(all.map((one) => one.month)).toEqual(['2015-11', '2015-12', '2016-01']);
  expect(all[1].statements).toBe(0);
  expect(everyMonth([])).toEqual([]);
});
