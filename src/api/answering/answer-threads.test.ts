import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { madeUpRecord } from '../../../test/made-up/made-up-record.ts';
import { sampleReader } from '../../../test/sample/sample-reader.ts';
import { sampleRecord } from '../../../test/sample/sample-record.ts';
import { Intake } from '../../intake/intake.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { AnswerThreads, beginThread } from './answer-threads.ts';

let folder: string;
let store: Store;
let threads: AnswerThreads;
let begun: Worker[];
let here: ReturnType<typeof createApp>;
let there: ReturnType<typeof createApp>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'chancery-threads-'));
  store = await openStore(join(folder, 'archive.db'));
  await store.add(sampleRecord());
  begun = [];
  const begin: typeof beginThread = (data) => {
    const worker = beginThread(data);
    begun.push(worker);
    return worker;
  };
  const made = AnswerThreads.over(store, '0', begin, 1);
  if (!made) throw new Error('no threads');
  threads = made;
  const intake = new Intake(store, sampleReader);
  here = createApp({ store, intake, version: '0' });
  // Whoever answers there has to ask an archive of its own: this one only says its revision, and writes.
  const { location, asking, corrections } = store;
  const mute = { location, asking, corrections, revision: () => store.revision() };
  there = createApp({ store: mute as unknown as Store, intake, version: '0', threads });
  await up();
});
afterAll(async () => {
  await threads.close();
  await store.close();
  rmSync(folder, { recursive: true });
});

/** Makes every thread fail at the next thing it is told; settles when all of them have. */
function kill() {
  return Promise.all(
    begun.splice(0).map((worker) => {
      const gone = new Promise((resolve) => worker.once('exit', resolve));
      worker.postMessage({ url: 'nowhere' });
      return gone;
    }),
  );
}

/** Waits until a thread is up. */
async function up() {
  while (!threads.ready) await new Promise((resolve) => setTimeout(resolve, 10));
}

const HEADERS = { host: '127.0.0.1:8477', 'content-type': 'application/json' };
async function told(app: typeof here, path: string) {
  const answer = await app.request(path, { headers: HEADERS });
  const { etag: _, ...headers } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers, body: await answer.text() };
}

/** An address for every route that reads, and for every way in which one fails. */
const ADDRESSES = [
  'reports?limit=1&q=talks',
  'reports?limit=none',
  'reports?cursor=zzz',
  'reports/{sample}',
  'reports/{nobody}',
  'reports/{sample}/passages',
  'reports/{sample}/versions',
  'entries?kind=event&between=RUS,UKR',
  'entries?kind=figure&polarity=denies',
  'entries/{sample}/{e1}',
  'entries/{sample}/{e0}',
  'export?kind=event&format=csv',
  'export?kind=statement&format=json',
  'export?kind=event&format=csv&from=2015-02-30',
  'facets?kind=commitment',
  'actors?q=an',
  'actors/{RUS}',
  'actors/{nobody}',
  'actors/{Q159}/appearances',
  'ledger?limit=5',
  'timeline?by=day',
  'network?',
  'places?',
  'rivals?',
  'review?limit=2',
  'corrections?limit=2',
  'corrections/{none}/regrouping',
  'archive?',
  'me?',
  'nothing',
];

test('threads answer every route as this thread does, errors too', async () => {
  for (const address of ADDRESSES) {
    const path = `/api/v1/${address.replaceAll(/[{}]/g, '')}`;
    const [one, other] = [await told(here, path), await told(there, path)];
    expect(other, path).toEqual(one);
    expect(one.body, path).not.toBe('');
  }
  const { paths } = (await (
    await here.request('/api/openapi.json', { headers: HEADERS })
  ).json()) as {
    paths: { [path: string]: object };
  };
  const asked = ADDRESSES.map((address) =>
    address.replace(/\?.*/, '').replaceAll(/\{.+?\}/g, '{}'),
  );
  for (const [path, methods] of Object.entries(paths)) {
    if (!('get' in methods)) continue;
    expect(asked).toContain(path.replace('/api/v1/', '').replaceAll(/\{.+?\}/g, '{}'));
  }
});

test('what was just written is in the next answer, and a page goes on where the last ended', async () => {
  const ask = async (path: string) => JSON.parse((await told(there, `/api/v1/${path}`)).body);
  expect((await ask('corrections')).total).toBe(0);
  const body = { action: 'reject', kind: 'event', report: 'sample', entry: 'e1', why: 'no' };
  const init = { method: 'POST', headers: HEADERS, body: JSON.stringify(body) };
  expect((await there.request('/api/v1/corrections', init)).status).toBe(201);
  expect(await ask('corrections')).toMatchObject({ total: 1, data: [{ who: 'local' }] });
  const first = await ask('entries?kind=statement&limit=4');
  const rest = await ask(`entries?kind=statement&limit=9&cursor=${first.next}`);
  expect(first.data.length + rest.data.length).toBe(first.total);
});

test('the tools of MCP answer there too', async () => {
  const body = {
    jsonrpc: '2.0',
    id: 1,
    method: 'tools/call',
    params: { name: 'ledger', arguments: {} },
  };
  const asking = { ...HEADERS, accept: 'application/json, text/event-stream' };
  const ask = async (app: typeof here) =>
    (
      await app.request('/mcp', { method: 'POST', headers: asking, body: JSON.stringify(body) })
    ).text();
  expect(await ask(there)).toBe(await ask(here));
});

test('a request whose thread dies is told so, and the thread is replaced', async () => {
  const gone = kill();
  const dying = told(there, '/api/v1/reports?limit=3');
  const { status, body } = await dying;
  expect([status, JSON.parse(body)]).toMatchObject([503, { error: { code: 'answer-broken-off' } }]);
  await gone;
  await up();
  expect((await told(there, '/api/v1/reports?limit=3')).status).toBe(200);
});

test('a file breaks off where its thread dies, rather than end as if it were whole', async () => {
  await Promise.all(Array.from({ length: 150 }, (_, nr) => store.add(madeUpRecord(nr))));
  await up();
  const file = await there.request('/api/v1/export?kind=event&format=jsonl', { headers: HEADERS });
  const reader = (file.body as ReadableStream<Uint8Array>).getReader();
  await reader.read();
  // It made no more than a few pages ahead of whoever reads.
  await kill();
  const rest = async () => {
    while (!(await reader.read()).done);
  };
  await expect(rest()).rejects.toMatchObject({ code: 'answer-broken-off' });
});

test('an archive in memory has no threads', async () => {
  const small = await openStore(':memory:');
  expect(AnswerThreads.over(small, '0')).toBeNull();
  await small.close();
});
