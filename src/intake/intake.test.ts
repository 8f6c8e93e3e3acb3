import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localSite, TRUSTING } from '../../test/local-site.ts';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { SAMPLE_TEXT } from '../../test/sample/sample-record.ts';
import type { Incoming } from '../sources/incoming.ts';
import { Visitor } from '../sources/visitor.ts';
import { openStore } from '../store/open.ts';
import type { SqlStore } from '../store/sql/sql-store.ts';
import type { Store } from '../store/store.ts';
import { sha256Hex } from '../text/hash.ts';
import { type Given, takeGiven } from './given.ts';
import { Intake, type Taken } from './intake.ts';
import { filesAt } from './places.ts';

let store: Store;
let intake: Intake;
beforeEach(async () => {
  store = await openStore(':memory:');
  intake = new Intake(store, sampleReader);
});
afterEach(() => store.close());

async function give(given: Given): Promise<Taken[]> {
  const all: Taken[] = [];
  for await (const { latest } of intake.takeAll(takeGiven(given))) all.push(latest);
  return all;
}

test('a pasted text is read and kept, with what was said about it', async () => {
  const [taken] = await give({
    text: SAMPLE_TEXT,
    outlet: 'The Harbour Courier',
    published: '2015-10-02',
  });
  expect(taken).toMatchObject({
    outcome: 'added',
    counts: { statements: 9, events: 9, problems: 2 },
  });
  const record = await store.record((taken as { id: string }).id);
  expect(record?.report).toMatchObject({
    text: SAMPLE_TEXT,
    outlet: 'The Harbour Courier',
    published: '2015-10-02',
  });
});

test('again it is known, and is not read again', async () => {
  let reads = 0;
  intake = new Intake(store, {
    name: sampleReader.name,
    record: (report) => {
      reads++;
      return sampleReader.record(report);
    },
  });
  await give({ text: SAMPLE_TEXT });
  expect((await give({ text: SAMPLE_TEXT }))[0]).toMatchObject({
    outcome: 'known',
    counts: { statements: 9 },
  });
  expect(reads).toBe(1);
});

test('a date given later is learnt, and the outlet known before is kept', async () => {
  await give({ text: SAMPLE_TEXT, outlet: 'Courier' });
  const [again] = await give({ text: SAMPLE_TEXT, published: '2015-10-02' });
  expect(again).toMatchObject({ outcome: 'reread' });
  expect((await store.counts()).reports).toBe(1);
  expect((await store.record((again as { id: string }).id))?.report).toMatchObject({
    outlet: 'Courier',
    published: '2015-10-02',
  });
});

test('lines of JSON are reports; a bad one fails alone', async () => {
  const lines = [{ text: 'First.', title: 'One' }, { text: 7 }, { text: 'Third.' }];
  const taken = await give({
    text: lines.map((line) => JSON.stringify(line)).join('\n'),
    file: 'few.jsonl',
  });
  expect(taken.map(({ outcome }) => outcome)).toEqual(['added', 'failed', 'added']);
  expect(taken[1]).toMatchObject({ where: 'few.jsonl:2', code: 'line-no-text' });
});

test('a dropped page gives its main text', async () => {
  const body = '<p>The envoys met on Monday and spoke for three hours about the border.</p>'.repeat(
    6,
  );
  const [taken] = await give({
    text: `<!doctype html><title>Envoys meet</title><article><h1>Envoys meet</h1>${body}</article>`,
  });
  const record = await store.record((taken as { id: string }).id);
  expect(record?.report.text).toMatch(/^Envoys meet\n\nThe envoys met on Monday/);
  expect(record?.report.raw).toMatch(/^[0-9a-f]{64}$/);
});

test('a page’s bytes are kept once, and each address and day it came from', async () => {
  const bytes = new TextEncoder().encode('<p>Envoys.</p>');
  const raw = sha256Hex(bytes);
  const page = (url: string): Incoming => ({
    text: 'Envoys.',
    title: null,
    outlet: null,
    byline: [],
    published: null,
    retrieved: '2015-10-02',
    url,
    raw,
    original: { media: 'text/html', bytes },
    where: url,
  });
  const urls = ['https://a.example/1', 'https://a.example/1', 'https://a.example/1?utm_source=x'];
  for (const url of urls) await intake.take(page(url));
  expect(await store.original(raw)).toEqual({
    sha256: raw,
    media: 'text/html',
    bytes: Buffer.from(bytes),
  });
  const { kysely } = store as SqlStore;
  const met = await kysely.selectFrom('retrievals').select(['url', 'retrieved']).execute();
  expect(met).toEqual([
    { url: urls[0], retrieved: '2015-10-02' },
    { url: urls[2], retrieved: '2015-10-02' },
  ]);
  expect((await store.counts()).reports).toBe(1);
});

test('nothing, blanks and private addresses are refused in words', async () => {
  expect(await give({})).toMatchObject([{ outcome: 'failed', code: 'file-empty' }]);
  expect(await give({ text: ' \n ' })).toMatchObject([{ outcome: 'failed', code: 'file-empty' }]);
  for (const url of [
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'file:///etc/passwd',
    '169.254.169.254/latest',
  ]) {
    expect(await give({ url }), url).toMatchObject([{ outcome: 'failed', code: 'url-refused' }]);
  }
});

test('a reader that breaks is a failure of that report, not of the run', async () => {
  intake = new Intake(store, {
    name: 'x',
    record: (report) => {
      if (report.text === 'Bad.') throw new Error('boom');
      return sampleReader.record(report);
    },
  });
  const text = ['Bad.', 'Good.'].map((one) => JSON.stringify({ text: one })).join('\n');
  expect((await give({ text, input: 'jsonl' })).map(({ outcome }) => outcome)).toEqual([
    'failed',
    'added',
  ]);
});

test('a folder stands for its readable files, in order', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-places-'));
  try {
    mkdirSync(join(folder, 'b'));
    for (const file of ['c.txt', 'a.html', 'b/x.jsonl', 'README.txt', 'd.png', '.hidden.txt'])
      writeFileSync(join(folder, file), '');
    expect((await filesAt(folder)).map((file) => file.slice(folder.length + 1))).toEqual([
      'a.html',
      join('b', 'x.jsonl'),
      'c.txt',
    ]);
    expect(await filesAt(join(folder, 'none.txt'))).toEqual([join(folder, 'none.txt')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('a feed: its pages are fetched, a copy is told from what is new, and a dropped feed is read as one', async () => {
  const words = `${'The two envoys met for three hours on Friday and agreed to send a mission. '.repeat(30)}\nAll agreed.`;
  const page = (title: string) =>
    `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words}</p></article></body></html>`;
  const item = (title: string, link: string, more = '<description>They met.</description>') =>
    `<item><title>${title}</title><link>${link}</link>${more}</item>`;
  const site = await localSite((request, response) => {
    const at = `http://${request.headers.host}`;
    const type = request.url === '/feed' ? 'application/rss+xml' : 'text/html';
    const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title>${item('One', `${at}/one`)}${item('Two', `${at}/two`)}${item('Gone', `${at}/gone`, '')}</channel></rss>`;
    const body = request.url === '/feed' ? rss : request.url === '/gone' ? '' : page('Envoys meet');
    response.writeHead(body && request.url !== '/robots.txt' ? 200 : 404, { 'content-type': type });
    response.end(body);
  });
  try {
    const visitor = new Visitor({ fetch: TRUSTING, pause: 0 });
    const fed = new Intake(store, sampleReader, visitor);
    const all: Taken[] = [];
    for await (const { latest } of fed.takeGiven({ url: `${site.url}feed`, input: 'feed' })) {
      all.push(latest);
    }
    expect(all.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'failed']);
    const [one, two] = all as Extract<Taken, { id: string }>[];
    expect(one.copyOf).toBeUndefined();
    expect(two.copyOf).toBe(one.id);
  } finally {
    site.close();
  }
  const text = `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>The Post</title><item><title>A pact</title><link>https://post.example/a</link><description>${words}</description></item></channel></rss>`;
  const [dropped] = await give({ text, file: 'feed.xml' });
  const record = await store.record((dropped as { id: string }).id);
  expect(record?.report).toMatchObject({
    title: 'A pact',
    outlet: 'The Post',
    url: 'https://post.example/a',
  });
});
