import { parquetReadObjects } from 'hyparquet';
import { beforeEach, expect, test } from 'vitest';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { sampleRecord } from '../../test/sample/sample-record.ts';
import { Intake } from '../intake/intake.ts';
import { openStore } from '../store/open.ts';
import { createApp } from './app.ts';

let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  const store = await openStore(':memory:');
  app = createApp({ store, intake: new Intake(store, sampleReader), version: '0.1.0' });
  await store.add(sampleRecord());
  return () => store.close();
});

const exported = (query: string) =>
  app.request(`/api/v1/export?kind=event&${query}`, { headers: { host: '127.0.0.1:8477' } });
const events = sampleRecord().events.length;

test('the same entries as JSON, a line each, as a table and as Parquet', async () => {
  const json = (await (await exported('format=json')).json()) as { id: string; words: string }[];
  expect(json).toHaveLength(events);
  const lines = (await (await exported('format=jsonl')).text()).trim().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(json);
  const csv = await exported('format=csv');
  expect(csv.headers.get('content-disposition')).toContain('events.csv');
  expect((await csv.text()).trim().split('\r\n')).toHaveLength(events + 1);
  const file = await (await exported('format=parquet')).arrayBuffer();
  const rows = await parquetReadObjects({ file });
  expect(rows.map(({ words }) => words)).toEqual(json.map(({ words }) => words));
});

test('filters narrow it, and a wrong one is told before any file begins', async () => {
  const accords = (await (await exported('format=json&type=AGREE')).json()) as unknown[];
  expect(accords.length).toBeGreaterThan(0);
  expect(accords.length).toBeLessThan(events);
  const wrong = await exported('format=csv&from=2015-02-30');
  expect(wrong.status).toBe(400);
  expect(await wrong.json()).toMatchObject({ error: { code: 'find-date-wrong' } });
});
