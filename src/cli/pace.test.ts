import { expect, test } from 'vitest';
import { Pace } from './pace.ts';
import { inWords } from './progress.ts';

test('says nothing before it knows, then rate and remaining time', () => {
  const pace = new Pace();
  expect([pace.rate, pace.left]).toEqual([null, null]);
  pace.mark(0, 0, 0);
  pace.mark(1000, 10, 0.01);
  expect(pace.rate).toBeNull();
  for (let second = 2; second <= 40; second++) pace.mark(1000 * second, 10 * second, 0.01 * second);
  expect(pace.rate).toBeCloseTo(10);
  expect(pace.left).toBeCloseTo(60);
});

test('follows a run that slows down, by its last minute', () => {
  const pace = new Pace();
  for (let second = 0; second <= 100; second++) pace.mark(1000 * second, 100 * second, null);
  for (let second = 101; second <= 200; second++) {
    pace.mark(1000 * second, 10_000 + (second - 100), null);
  }
  expect(pace.rate).toBeCloseTo(1);
  expect(pace.left).toBeNull();
});

test('many reports a second leave no more marks than seconds', () => {
  const pace = new Pace();
  for (let report = 0; report < 5000; report++) pace.mark(report, report, report / 10_000);
  expect(pace.rate).toBeCloseTo(1000, -1);
  expect(pace.left).toBeCloseTo(5, 1);
});

test('says times as people do', () => {
  expect([0.2, 40, 95, 300, 3 * 3600 + 300].map(inWords)).toEqual([
    '1 s',
    '40 s',
    '2 min',
    '5 min',
    '3 h 5 min',
  ]);
});
