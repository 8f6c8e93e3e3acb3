import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { SAMPLE_TEXT, sampleRecord } from '../../test/sample/sample-record.ts';
import { Intake } from '../intake/intake.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { createApp } from './app.ts';
import { HEADERS } from './guard.ts';
import { loadPages } from './pages.ts';
import { listen } from './server.ts';

let store: Store;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  store = await openStore(':memory:');
  app = createApp({ store, intake: new Intake(store, sampleReader), version: '0.1.0' });
});
afterEach(() => store.close());

const HOST = { host: '127.0.0.1:8477' };

async function get(path: string, headers: object = {}) {
  const answer = await app.request(path, { headers: { ...HOST, ...headers } });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text ? JSON.parse(text) : null };
}

async function post(body: unknown, headers: object = {}) {
  const answer = await app.request('/api/v1/reports', {
    method: 'POST',
    headers: { ...HOST, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

describe('GET /api/v1/reports', () => {
  test('an empty archive is an empty page', async () => {
    expect(await get('/api/v1/reports')).toMatchObject({
      status: 200,
      body: { data: [], total: 0, next: null },
    });
  });

  test('lists, searches and turns pages', async () => {
    await store.add(sampleRecord({ id: 'one' }));
    await store.add(sampleRecord({ id: 'two', outlet: 'Other', published: '2015-10-03' }));
    const first = await get('/api/v1/reports?limit=1');
    expect(first.body).toMatchObject({
      total: 2,
      data: [{ id: 'two', counts: { statements: 9, commitments: 8 } }],
    });
    const second = await get(`/api/v1/reports?limit=1&cursor=${first.body.next}`);
    expect(second.body).toMatchObject({ data: [{ id: 'one' }], next: null });
    expect((await get('/api/v1/reports?outlet=Other')).body.total).toBe(1);
    const found = await get(`/api/v1/reports?q=${encodeURIComponent('"light weapons" demining')}`);
    expect(found.body.total).toBe(2);
    expect(found.body.data[0].extract.some((part: { found: boolean }) => part.found)).toBe(true);
    expect((await get('/api/v1/reports?q=zeppelin')).body.total).toBe(0);
  });

  test('wrong parameters are errors in the one shape', async () => {
    expect(await get('/api/v1/reports?limit=0')).toMatchObject({
      status: 400,
      body: { error: { code: 'request-wrong', faults: [{ path: 'limit' }] } },
    });
    expect(await get('/api/v1/reports?cursor=zzz')).toMatchObject({
      status: 400,
      body: { error: { code: 'cursor-wrong' } },
    });
  });
});

describe('GET /api/v1/reports/{id}', () => {
  test('gives the record, and 304 to whoever has it', async () => {
    await store.add(sampleRecord());
    const { status, body, headers } = await get('/api/v1/reports/sample');
    expect(status).toBe(200);
    expect(body.data).toEqual(sampleRecord());
    expect(
      (await get('/api/v1/reports/sample', { 'if-none-match': headers.get('etag') })).status,
    ).toBe(304);
  });

  test('an unknown id is 404', async () => {
    expect(await get('/api/v1/reports/none')).toMatchObject({
      status: 404,
      body: { error: { code: 'report-missing' } },
    });
  });
});

describe('POST /api/v1/reports', () => {
  test('a text with its facts becomes a record, once', async () => {
    const request = { text: SAMPLE_TEXT, outlet: 'Courier', published: '2015-10-02' };
    const first = await post(request);
    expect(first).toMatchObject({
      status: 201,
      body: { data: [{ outcome: 'added', counts: { statements: 9 } }] },
    });
    const { id } = first.body.data[0];
    expect((await get(`/api/v1/reports/${id}`)).body.data.report.outlet).toBe('Courier');
    expect(await post(request)).toMatchObject({
      status: 200,
      body: { data: [{ outcome: 'known', id }] },
    });
  });

  test('lines of JSON: each with its own outcome', async () => {
    const text = '{"text":"A first report."}\nnot json\n{"text":"A third report."}';
    expect((await post({ text, file: 'three.jsonl' })).body.data).toMatchObject([
      { outcome: 'added' },
      { outcome: 'failed', code: 'line-not-json', where: 'three.jsonl:2' },
      { outcome: 'added' },
    ]);
  });

  test('what cannot be taken in is 422 with its reason', async () => {
    expect(await post({ text: '   ' })).toMatchObject({
      status: 422,
      body: { error: { code: 'file-empty' } },
    });
    for (const url of [
      'http://127.0.0.1/',
      'http://localhost:1/',
      'http://10.0.0.1/x',
      'file:///etc/passwd',
    ]) {
      expect(await post({ url }), url).toMatchObject({
        status: 422,
        body: { error: { code: 'url-refused' } },
      });
    }
  });

  test('a wrong request is 400 with its faults', async () => {
    for (const request of [
      '{',
      {},
      { text: 7 },
      { text: 'x', published: 'yesterday' },
      { text: 'x', extra: 1 },
    ]) {
      expect((await post(request)).status, JSON.stringify(request)).toBe(400);
    }
  });
});

describe('other sites', () => {
  test('are refused by Host, by Origin, and without JSON', async () => {
    for (const host of [
      'evil.example',
      '127.0.0.1.evil.example',
      'localhost.evil.example:8477',
      '',
    ]) {
      expect(await get('/api/v1/reports', { host }), host).toMatchObject({
        status: 403,
        body: { error: { code: 'host-refused' } },
      });
    }
    for (const origin of [
      'https://evil.example',
      'null',
      'http://127.0.0.1:9999',
      'https://127.0.0.1:8477',
    ]) {
      expect(await post({ text: 'x' }, { origin }), origin).toMatchObject({
        status: 403,
        body: { error: { code: 'origin-refused' } },
      });
    }
    expect((await post({ text: 'x' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await post('{"text":"x"}', { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await store.counts()).reports).toBe(0);
    expect((await post({ text: 'x' }, { origin: 'http://127.0.0.1:8477' })).status).toBe(201);
    expect((await get('/api/v1/reports', { host: '[::1]:8477' })).status).toBe(200);
  });

  test('every answer, errors too, carries the safe headers', async () => {
    for (const path of ['/api/v1/reports', '/api/v1/reports/none', '/api/none', '/nothing']) {
      const { headers } = await get(path);
      for (const [name, value] of Object.entries(HEADERS))
        expect(headers.get(name), `${path} ${name}`).toBe(value);
    }
    const refused = await get('/api/v1/reports', { host: 'evil.example' });
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

test('the description names every route and is OpenAPI 3.1', async () => {
  const { body } = await get('/api/openapi.json');
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining(['/api/v1/reports', '/api/v1/reports/{id}', '/api/v1/me']),
  );
  expect(Object.keys(body.paths['/api/v1/reports'])).toEqual(['get', 'post']);
  expect(body.paths['/api/v1/reports/{id}'].get.parameters).toMatchObject([
    { name: 'id', in: 'path', required: true },
  ]);
  expect(Object.keys(body.components.schemas)).toEqual(
    expect.arrayContaining(['Summary', 'Error', 'AddRequest', 'Taken', 'ReportRecord']),
  );
});

test('the page that documents the API shows every route with an example, and runs nothing', async () => {
  const page = await app.request('http://127.0.0.1:8477/api/', { headers: HOST });
  const html = await page.text();
  const { body } = await get('/api/openapi.json');
  for (const path of Object.keys(body.paths)) expect(html, path).toContain(`<code>${path}</code>`);
  expect(html).toContain('/api/v1/entries?kind=event');
  expect(html).not.toMatch(/<script|\bsrc=|<link/);
  expect(page.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-/,
  );
});

test('an unknown route is an error in the one shape', async () => {
  expect(await get('/api/v1/none')).toMatchObject({
    status: 404,
    body: { error: { code: 'route-missing' } },
  });
});

describe('pages', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'chancery-pages-'));
    mkdirSync(join(folder, 'dist/assets'), { recursive: true });
    writeFileSync(join(folder, 'dist/index.html'), '<!doctype html><title>Chancery</title>');
    writeFileSync(join(folder, 'dist/assets/app-123.js'), 'run()');
    writeFileSync(join(folder, 'secret.json'), '"secret"');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('files by name, the page for every path of its own, nothing outside', async () => {
    const pages = loadPages(join(folder, 'dist'));
    if (!pages) throw new Error('no pages');
    app = createApp({ store, intake: new Intake(store, sampleReader), pages, version: '0.1.0' });
    const ask = (path: string, headers = {}) =>
      app.request(path, { headers: { ...HOST, ...headers } });
    const page = await ask('/reports/abc');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const packed = await ask('/', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(page.headers.get('content-encoding')).toBeNull();
    expect(await page.text()).toContain('<title>Chancery</title>');
    expect((await ask('/', { 'if-none-match': page.headers.get('etag') })).status).toBe(304);
    expect((await ask('/assets/app-123.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of [
      '/../secret.json',
      '/%2e%2e/secret.json',
      '/assets/../../secret.json',
      '/none.js',
    ]) {
      expect((await ask(path)).status, path).toBe(404);
    }
    expect(loadPages(join(folder, 'assets'))).toBeNull();
  });
});

test('listens on this machine alone, on the next port where one is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const served = await listen(app, port);
  try {
    expect(served.port).toBeGreaterThan(port);
    expect((await fetch(`${served.url}api/v1/reports`)).status).toBe(200);
    await expect(listen(app, port, true)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  } finally {
    await served.close();
    other.close();
  }
});

test('docs/api.md names every route, parameter and error code', async () => {
  const manual = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
  const { body } = await get('/api/openapi.json');
  for (const [path, methods] of Object.entries(body.paths) as [string, object][]) {
    for (const [method, route] of Object.entries(methods)) {
      expect(manual).toContain(`\`${method.toUpperCase()} ${path}\``);
      for (const { name } of route.parameters ?? []) {
        expect(manual, name).toMatch(new RegExp(`\`${name}\`|\\{${name}\\}`));
      }
    }
  }
  for (const name of Object.keys(body.components.schemas.AddRequest.properties)) {
    expect(manual, name).toContain(`\`${name}\``);
  }
  const sources = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(join(import.meta.dirname, file), 'utf8'));
  const codes = sources.join('').matchAll(/new ApiError\(\s*\d+,\s*'([a-z-]+)'/g);
  for (const [, code] of codes) expect(manual, code).toContain(`\`${code}\``);
});
