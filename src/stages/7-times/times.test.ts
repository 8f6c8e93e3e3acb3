import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  daysBetween,
  nthWeekday,
  printDay,
  weekdayOf,
  weekOf,
} from './calendar.ts';
import { Lexicon, type TimeWords } from './lexicon.ts';
import type { Outlook } from './meaning.ts';
import { readTimes, typeOf } from './reading.ts';
import { countTimes, scoreTimes } from './score.ts';
import { outlookAt } from './tense.ts';

const words = JSON.parse(
  readFileSync(new URL('./words.json', import.meta.url), 'utf8'),
) as TimeWords;
const lexicon = new Lexicon(words);

/** Times of words parted by blanks, as "TYPE value words"; sentences are parted by line ends. */
function read(text: string, report: string | null = '2015-11-24', outlook: Outlook = 0): string[] {
  let offset = 0;
  const sentences = text.split('\n').map((line) => {
    const sentence = { offset, words: line.split(' '), outlook: () => outlook };
    offset += sentence.words.length;
    return sentence;
  });
  const all = sentences.flatMap((sentence) => sentence.words);
  return readTimes(sentences, lexicon, dayOf(report)).map(
    ({ from, to, meaning, value }) =>
      `${typeOf(meaning)} ${value} ${all.slice(from, to).join(' ')}`,
  );
}

describe('the calendar', () => {
  it.each([
    ['2015-11-24', 2, '2015-W48'],
    ['2016-01-01', 5, '2015-W53'],
    ['2018-12-31', 1, '2019-W01'],
    ['2000-02-29', 2, '2000-W09'],
  ])('knows the weekday and week of %s', (text, weekday, week) => {
    const day = dayOf(text)!;
    expect([weekdayOf(day), weekOf(day), printDay(day)]).toEqual([weekday, week, text]);
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (count) => {
        const day = { year: 2015, month: 11, day: 24 };
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  it('refuses days that do not exist, and finds the fourth Thursday', () => {
    expect(dayOf('2015-02-29')).toBeNull();
    expect(dayOf('yesterday')).toBeNull();
    expect(printDay(nthWeekday(2015, 11, 4, 4))).toBe('2015-11-26');
  });
});

describe('times', () => {
  // 24 November 2015 was a Tuesday.
  it.each([
    ['on 24/11/2015 or 2015-12-01', ['DATE 2015-11-24 24/11/2015', 'DATE 2015-12-01 2015-12-01']],
    ['Tuesday , Nov. 3', ['DATE 2015-11-03 Tuesday , Nov. 3']],
    ['the 13th of November', ['DATE 2015-11-13 the 13th of November']],
    ['in nineteen ninety - six', ['DATE 1996 nineteen ninety - six']],
    ['on Friday next week', ['DATE 2015-12-04 Friday next week']],
    ['on Nov. 13 and 14 .', ['DATE 2015-11-13 Nov. 13', 'DATE 2015-11-14 14']],
    ['on Nov. 13 and 15 people', ['DATE 2015-11-13 Nov. 13']],
    ['mid-November', ['DATE 2015-11 mid-November']],
    ['the end of 2014', ['DATE 2014 the end of 2014']],
    ['early next week', ['DATE 2015-W49 early next week']],
    ['last Friday', ['DATE 2015-11-20 last Friday']],
    ['last May', ['DATE 2015-05 last May']],
    ['next January', ['DATE 2016-01 next January']],
    ['January last year', ['DATE 2014-01 January last year']],
    ['the day before yesterday', ['DATE 2015-11-22 the day before yesterday']],
    [
      'last night and this morning',
      ['TIME 2015-11-23TNI last night', 'TIME 2015-11-24TMO this morning'],
    ],
    ['six weeks ago', ['DATE 2015-W42 six weeks ago']],
    ['several years ago', ['DATE PAST_REF several years ago']],
    ['two and a half years', ['DURATION P2Y6M two and a half years']],
    ['a couple of weeks', ['DURATION P2W a couple of weeks']],
    ['12 to 18 months', ['DURATION PXM 12 to 18 months']],
    ['the first nine months', ['DURATION P9M the first nine months']],
    ['every two weeks', ['SET P2W every two weeks']],
    ['10:35 p.m. EST Monday', ['TIME 2015-11-23T22:35 10:35 p.m. EST Monday']],
    ['1735 GMT', ['TIME 2015-11-24T17:35 1735 GMT']],
    ['the 19th century', ['DATE 18 the 19th century']],
    ['in the past two months', ['DURATION P2M the past two months']],
    ['Christmas Eve', ['DATE 2015-12-24 Christmas Eve']],
    ['he may march', []],
    ['a quarter of them and 60 Minutes', []],
    ['$ 2000 and 1999 rockets', []],
  ])('reads %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('counts "later" from what the story told', () => {
    expect(read('In 2009 it fell .\nTwo years later it rose .')).toEqual([
      'DATE 2009 2009',
      'DATE 2011 Two years later',
    ]);
  });

  it('leaves open what nothing tells', () => {
    expect(read('yesterday , Tuesday , last week', null).map((line) => line.split(' ')[1])).toEqual(
      ['null', 'null', 'null'],
    );
    expect(read('Nov. 13', null)).toEqual(['DATE XXXX-11-13 Nov. 13']);
  });

  it('looks where the verb looks', () => {
    expect(read('Monday', '2015-11-25', -2)).toEqual(['DATE 2015-11-23 Monday']);
    expect(read('Monday', '2015-11-25', 2)).toEqual(['DATE 2015-11-30 Monday']);
    expect(read('in January', '2015-11-25', 2)).toEqual(['DATE 2016-01 January']);
  });

  it('never throws, and keeps order, on any words', () => {
    const known = Object.values(words).flatMap((value) =>
      typeof value === 'string'
        ? value.split(' ')
        : Object.keys(value).flatMap((key) => key.split(' ')),
    );
    const word = fc.oneof(
      fc.constantFrom(...known, '31', '2015', '-', ',', 'of', '99', '29'),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (list) => {
        const times = readTimes(
          [{ offset: 0, words: list, outlook: () => 0 }],
          lexicon,
          dayOf('2016-02-29'),
        );
        let at = 0;
        for (const { from, to } of times) {
          expect(from).toBeGreaterThanOrEqual(at);
          expect(to).toBeGreaterThan(from);
          at = to;
        }
        expect(at).toBeLessThanOrEqual(list.length);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the outlook', () => {
  it.each([
    ['He/PRP will/MD return/VB Monday/NNP', 2],
    ['He/PRP returned/VBD Monday/NNP', -2],
    ['They/PRP agreed/VBD to/TO meet/VB Monday/NNP', 1],
    ['the/DT decision/NN ,/, announced/VBN Monday/NNP', -2],
    ['it/PRP will/MD be/VB announced/VBN Monday/NNP', 2],
    ['the/DT case/NN is/VBZ heard/VBN Monday/NNP', 0],
    ['until/IN Monday/NNP', 2],
    ['a/DT rally/NN planned/VBN for/IN Monday/NNP', 2],
  ])('of %s is %i', (text, outlook) => {
    const pairs = text.split(' ').map((pair) => pair.split('/'));
    const sentence = { words: pairs.map(([word]) => word), tags: pairs.map(([, tag]) => tag) };
    expect(outlookAt(sentence, pairs.length - 1, pairs.length, lexicon)).toBe(outlook);
  });
});

describe('the score', () => {
  it('counts overlaps, and values of what was found', () => {
    const at = (start: number, end: number, value: string) => ({ start, end, value });
    const counts = countTimes(
      [at(0, 5, '2015'), at(10, 12, '2014'), at(20, 22, 'P1D')],
      [at(3, 8, '2015'), at(10, 12, '2013')],
    );
    expect(counts).toEqual({ given: 3, expected: 2, found: 2, right: 2, valued: 1 });
    expect(scoreTimes([counts])).toEqual({ relaxed: 80, valued: 40 });
  });
});
