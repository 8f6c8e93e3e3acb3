import { expect, test } from 'vitest';
import { capitalised, counted, dateWords, plainWords, webAddress } from './words.ts';

test.each([
  ['2015-10-02', '2 Oct 2015'],
  ['2015-10', 'October 2015'],
  ['2015', '2015'],
  ['2015-W47', 'week 47 of 2015'],
  ['2015-Q3', 'quarter 3 of 2015'],
  ['2016-SP', 'spring 2016'],
  ['2015-10-03T24:00', '3 Oct 2015, midnight'],
  ['2015-10-03TMO', '3 Oct 2015, morning'],
  ['2015-10-03T09:30', '3 Oct 2015, 09:30'],
  ['P1D', '1 day'],
  ['P12M', '12 months'],
  ['PT30M', '30 minutes'],
  ['PRESENT_REF', 'now'],
  ['PXY', 'PXY'],
  ['2015-13-45', '2015-13-45'],
])('%s reads %s', (value, words) => {
  expect(dateWords(value)).toBe(words);
});

test('codes and counts as people read them', () => {
  expect(plainWords('ASSAULT')).toBe('Assault');
  expect(plainWords('heavy-weapons')).toBe('heavy weapons');
  expect(capitalised('the rebels')).toBe('The rebels');
  expect([counted(1, 'stance'), counted(1200, 'stance')]).toEqual(['1 stance', '1,200 stances']);
});

test('only web pages are followed', () => {
  expect(webAddress('https://example.org/a')).toBe('https://example.org/a');
  for (const url of [
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    null,
  ]) {
    expect(webAddress(url)).toBeNull();
  }
});
