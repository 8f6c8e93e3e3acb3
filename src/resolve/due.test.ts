import { beforeAll, describe, expect, test } from 'vitest';
import { packagedAssets } from '../intake/assets.ts';
import { Reader } from '../intake/reader.ts';
import type { Found } from '../store/find/query.ts';
import { anchorIn, dueOf } from './due.ts';

const found = (deadline: string | null) => ({ fields: { deadline } }) as unknown as Found;
const anchor = { day: '2015-11-27', doubt: 'counted' };

describe('when a commitment falls due', () => {
  test.each([
    ['2015-12-04', '2015-12-04'],
    ['2015-12-04T18:00', '2015-12-04'],
    ['2016-02', '2016-02-29'],
    ['2015', '2015-12-31'],
    ['2016-Q1', '2016-03-31'],
    ['2016-H1', '2016-06-30'],
    ['2015-W53', '2016-01-03'],
    ['2016-W01', '2016-01-10'],
  ])('%s: its last day, without a doubt', (deadline, day) => {
    expect(dueOf(found(deadline), null)).toEqual({ day, doubt: null });
  });

  test.each([
    ['P2W', '2015-12-11'],
    ['P10D', '2015-12-07'],
    ['PT48H', '2015-11-29'],
    ['PT36H', '2015-11-29'],
    ['P1M', '2015-12-27'],
    ['P3M', '2016-02-27'],
    ['P1Y', '2016-11-27'],
    ['P1Y6M', '2017-05-27'],
    ['P0.5Y', '2016-05-27'],
  ])('%s: counted from the anchor, with its doubt', (deadline, day) => {
    expect(dueOf(found(deadline), anchor)).toEqual({ day, doubt: 'counted' });
    expect(dueOf(found(deadline), null)).toBeNull();
  });

  test('a month after the 31st ends with the month', () => {
    expect(dueOf(found('P1M'), { ...anchor, day: '2016-01-31' })?.day).toBe('2016-02-29');
  });

  test.each(['PXD', 'P', 'FUTURE_REF', 'XXXX-12-24', 'the summer', null])(
    '%s: never, for all that is known',
    (deadline) => {
      expect(dueOf(found(deadline), anchor)).toBeNull();
    },
  );
});

describe('from where a deadline counts', () => {
  let reader: Reader;
  beforeAll(async () => {
    reader = await Reader.open(packagedAssets);
  });
  const anchored = (text: string, published: string | null = '2015-11-27') => {
    const record = reader.record({ text, published });
    const [commitment] = record.commitments;
    expect(commitment.deadline?.value, text).toMatch(/^P/);
    return anchorIn(record, commitment.id);
  };

  test('from the day on which it was said, where the report tells', () => {
    expect(
      anchored('Russia pledged on Monday to withdraw its tanks from the border within 48 hours.'),
    ).toEqual({ day: '2015-11-23', doubt: 'counted from 2015-11-23, when it was said' });
  });

  test('else from the day of the report; from nothing where that is not known', () => {
    const text = 'Kiev agreed to pass the law within two weeks.';
    expect(anchored(text)).toEqual({
      day: '2015-11-27',
      doubt: 'counted from 2015-11-27, the day of the report',
    });
    expect(anchored(text, null)).toBeNull();
  });

  test.each([
    'The two ministers agreed to exchange prisoners within two weeks of the signing.',
    'Egypt pledged to free the journalists within a month after the talks end.',
  ])('from nothing known where it counts from something else: %s', (text) => {
    expect(anchored(text)).toBeNull();
  });
});
