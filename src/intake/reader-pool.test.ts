import { afterAll, beforeAll, expect, test } from 'vitest';
import { SAMPLE_TEXT } from '../../test/sample/sample-record.ts';
import { faultsOf } from '../record/check.ts';
import type { Incoming } from '../sources/incoming.ts';
import { openStore } from '../store/open.ts';
import { Intake } from './intake.ts';
import { openReader } from './open.ts';
import { ReaderPool } from './reader-pool.ts';

let pool: ReaderPool;
beforeAll(async () => {
  pool = await ReaderPool.open(2);
});
afterAll(() => pool.close());

const incoming = (text: string): Incoming => ({
  text,
  title: null,
  outlet: null,
  url: null,
  byline: [],
  published: '2015-10-02',
  raw: null,
  where: 'test',
});

test('a thread reads as this thread does', async () => {
  const here = await openReader();
  expect(pool.name).toBe(here.name);
  const report = { text: SAMPLE_TEXT, published: '2015-10-02' };
  const record = await pool.record(report);
  expect(record).toEqual(await here.record(report));
  expect(faultsOf(record)).toEqual([]);
  expect(record.statements.length).toBeGreaterThan(0);
});

test('many at once: each is kept once, under its own words', async () => {
  const store = await openStore(':memory:');
  const intake = new Intake(store, pool);
  async function* all() {
    for (let i = 0; i < 12; i++)
      yield incoming(
        `Report ${i % 10}\n\nFrance said on Friday that it would send ${i % 10} ships.`,
      );
  }
  const outcomes: string[] = [];
  for await (const { latest, done } of intake.takeAll(all(), { jobs: 4 })) {
    outcomes.push(latest.outcome);
    expect(done).toBe(outcomes.length);
    if (latest.outcome === 'failed') throw new Error(latest.message);
    expect((await store.record(latest.id))?.report.title).toBe(latest.title);
  }
  expect(outcomes.filter((outcome) => outcome === 'added')).toHaveLength(10);
  expect((await store.counts()).reports).toBe(10);
  await store.close();
});

test('what cannot even be sent to a thread fails that report alone', async () => {
  const store = await openStore(':memory:');
  const broken = { ...incoming('Text.'), byline: [(() => 'no name') as never] };
  // More often than there are threads: none of them is lost.
  for (let i = 0; i < 3; i++) await new Intake(store, pool).take(broken);
  const taken = await new Intake(store, pool).take(broken);
  expect(taken).toMatchObject({ outcome: 'failed', code: 'report-failed' });
  expect((await pool.record({ text: 'Still reading.' })).report.text).toBe('Still reading.');
  await store.close();
});
