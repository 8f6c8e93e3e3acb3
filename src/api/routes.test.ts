import { beforeEach, describe, expect, test } from 'vitest';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { SAMPLE_TEXT, sampleRecord } from '../../test/sample/sample-record.ts';
import { Intake } from '../intake/intake.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { createApp } from './app.ts';
import { withoutPassword } from './routes/archive.ts';

let store: Store;
let app: ReturnType<typeof createApp>;
beforeEach(async () => {
  store = await openStore(':memory:');
  app = createApp({ store, intake: new Intake(store, sampleReader), version: '0.1.0' });
  await store.add(sampleRecord());
  return () => store.close();
});

const HEADERS = { host: '127.0.0.1:8477', 'content-type': 'application/json' };
async function get(path: string) {
  const answer = await app.request(`/api/v1/${path}`, { headers: HEADERS });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}
async function post(path: string, body: unknown) {
  const init = { method: 'POST', headers: HEADERS, body: JSON.stringify(body) };
  const answer = await app.request(`/api/v1/${path}`, init);
  return { status: answer.status, body: await answer.json() };
}

describe('entries', () => {
  test('filters combine, lists are comma-separated, pages turn', async () => {
    const found = await get('entries?kind=event&between=RUS,UKR&type=AGREE,ASSAULT');
    expect(found.body).toMatchObject({
      total: 1,
      next: null,
      data: [{ kind: 'event', id: 'e1', words: 'agreed', report: { id: 'sample' }, review: '' }],
    });
    const first = await get('entries?kind=statement&limit=4&sort=place-in-report');
    expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual(['s1', 's9', 's2', 's3']);
    const rest = await get(
      `entries?kind=statement&limit=9&sort=place-in-report&cursor=${first.body.next}`,
    );
    expect(rest.body.data).toHaveLength(5);
    expect((await get('entries?kind=commitment&conditional=true')).body.total).toBe(2);
    expect((await get('entries?kind=event&asserted=false&minScore=0.5')).body.total).toBe(3);
  });

  test('wrong questions are 400 and say what is wrong', async () => {
    for (const [query, code] of [
      ['kind=rumour', 'request-wrong'],
      ['kind=event&minScore=2', 'request-wrong'],
      ['kind=figure&polarity=denies', 'find-filter-unfit'],
      ['kind=event&from=2015-02-30', 'find-date-wrong'],
      ['kind=event&cursor=zzz', 'cursor-wrong'],
    ]) {
      expect(await get(`entries?${query}`), query).toMatchObject({
        status: 400,
        body: { error: { code } },
      });
    }
  });

  test('one entry says why it is there, a rejected one too', async () => {
    await store.corrections.correct(
      'sample',
      { action: 'reject', kind: 'event', entry: 'e5' },
      'A',
    );
    const { body } = await get('entries/sample/e5');
    expect(body.data).toMatchObject({
      found: { id: 'e5', review: 'rejected' },
      entry: { type: 'ACCUSE', review: 'rejected' },
      explanation: {
        rule: 'events/lexicon',
        words: expect.arrayContaining([expect.objectContaining({ role: 'trigger' })]),
      },
    });
    expect((await get('entries/sample/t1')).body.data).toMatchObject({
      found: null,
      entry: { type: 'DATE' },
    });
    expect((await get('entries/sample/none')).body.error.code).toBe('entry-missing');
    expect((await get('entries/none/e1')).body.error.code).toBe('report-missing');
  });

  test('facets say what there is to narrow by', async () => {
    const { body } = await get('facets?kind=event');
    expect(body.data.type).toContainEqual({ value: 'CONSULT', count: 1 });
    expect(body.data.actor).toContainEqual({ value: 'Q159', name: 'Russia', count: 3 });
  });
});

describe('reports', () => {
  test('narrow by language, day and whoever has a part', async () => {
    await store.add(sampleRecord({ id: 'late', outlet: 'Other', published: '2016-03-01' }));
    const total = async (query: string) => (await get(`reports?${query}`)).body.total;
    expect(await total('from=2016')).toBe(1);
    expect(await total('to=2015')).toBe(1);
    expect(await total('from=2015-10&to=2016-03-01')).toBe(2);
    expect(await total('actor=Q567')).toBe(2);
    expect(await total('actor=Nobody+Atall')).toBe(0);
    expect(await total('language=fr')).toBe(0);
    expect((await get('reports?from=2015-13-01')).status).toBe(400);
  });

  test('passages and versions know the others', async () => {
    const sentences = [...SAMPLE_TEXT.matchAll(/[^\n]+/g)].map(({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
    for (const [id, outlet] of [
      ['first', 'One'],
      ['copy', 'Other'],
    ]) {
      const url = `https://${outlet.toLowerCase()}.example/1`;
      await store.add({ ...sampleRecord({ id, outlet, url }), sentences });
    }
    const passages = (await get('reports/first/passages')).body.data;
    expect(passages[0]).toMatchObject({
      words: expect.any(String),
      elsewhere: [{ report: { id: 'copy' }, kinship: 'copy' }],
      total: 1,
    });
    const { copies } = (await get('reports/copy/versions')).body.data;
    expect(copies.map((one: { first: boolean }) => one.first)).toEqual([true, false, false]);
    expect(copies.at(-1).report).toMatchObject({ id: 'copy', outlet: 'Other' });
    expect((await get('reports/none/passages')).status).toBe(404);
  });

  test('an import tells its progress line by line', async () => {
    const text = '{"text":"A first report."}\nnot json\n{"text":"A third report."}';
    const answer = await app.request('/api/v1/reports', {
      method: 'POST',
      headers: { ...HEADERS, accept: 'application/x-ndjson' },
      body: JSON.stringify({ text, file: 'three.jsonl' }),
    });
    expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
    const told = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(told).toMatchObject([
      { done: 1, added: 1, latest: { outcome: 'added' } },
      { done: 2, failed: 1, latest: { code: 'line-not-json' } },
      { done: 3, added: 2, latest: { outcome: 'added' } },
    ]);
  });

  test('an import whose archive fails ends with the failure', async () => {
    const failing = { ...store, add: () => Promise.reject(new Error('the disk is gone')) };
    Object.setPrototypeOf(failing, Object.getPrototypeOf(store));
    const broken = {
      known: store.known.bind(store),
      record: store.record.bind(store),
      add: failing.add,
    } as unknown as Store;
    const served = createApp({ store, intake: new Intake(broken, sampleReader), version: '0' });
    const answer = await served.request('/api/v1/reports', {
      method: 'POST',
      headers: { ...HEADERS, accept: 'application/x-ndjson' },
      body: JSON.stringify({ text: 'A report.' }),
    });
    expect(JSON.parse(await answer.text())).toMatchObject({ error: { code: 'server-failed' } });
  });
});

describe('corrections', () => {
  const request = { action: 'edit', kind: 'event', report: 'sample', entry: 'e5' };

  test('are made, listed and undone, under the name of whoever asks', async () => {
    const made = await post('corrections', { ...request, patch: { type: 'REJECT' }, why: 'so' });
    expect(made).toMatchObject({
      status: 201,
      body: { data: { who: 'local', why: 'so', entry: 'e5', undone: false, conflict: null } },
    });
    const { id } = made.body.data;
    expect((await get('entries/sample/e5')).body.data.found).toMatchObject({
      fields: { type: 'REJECT' },
      review: 'edited',
    });
    expect((await post(`corrections/${id}/undo`, {})).status).toBe(201);
    expect((await get('corrections?report=sample')).body).toMatchObject({
      total: 2,
      data: [
        { action: 'undo', undoes: id },
        { id, undone: true },
      ],
    });
    expect((await get('entries/sample/e5')).body.data.found.fields.type).toBe('ACCUSE');
  });

  test('merge and split change keys', async () => {
    await post('corrections', { action: 'merge', from: 'Q159', to: 'Q212' });
    // The one that stays keeps its name, however often the other is named.
    expect((await get('actors/Q212')).body.data).toMatchObject({ name: 'Ukraine', country: 'UKR' });
    expect((await get('actors?q=ukraine')).body.data[0]).toMatchObject({ name: 'Ukraine' });
    expect((await get('facets?kind=event')).body.data.actor).not.toContainEqual(
      expect.objectContaining({ value: 'Q159' }),
    );
    const split = await post('corrections', { action: 'split', report: 'sample', entry: 'merkel' });
    expect(split.body.data.to).toMatch(/^apart:/);
    const { to } = split.body.data;
    const said = await get(`entries?kind=statement&speaker=${encodeURIComponent(to)}`);
    expect(said.body.total).toBe(1);
  });

  test('where an actor appears, what taking a merge back would move, and setting apart', async () => {
    await store.add(sampleRecord({ id: 'later', outlet: 'Other', published: '2015-11-01' }));
    const { body } = await get('actors/Q567/appearances');
    expect(body).toMatchObject({
      total: 2,
      next: null,
      data: [
        { report: { id: 'later', outlet: 'Other' }, entry: 'merkel', read: 'Q567' },
        { report: { id: 'sample' }, called: ['Angela Merkel'], counts: { said: 1, did: 2 } },
      ],
    });
    // What the appearances have comes to what the dossier says.
    const { counts } = (await get('actors/Q567')).body.data;
    for (const part of Object.keys(counts)) {
      const parts = body.data.map((one: { counts: typeof counts }) => one.counts[part]);
      expect(parts[0] + parts[1], part).toBe(counts[part]);
    }
    expect((await get('actors/Q567/appearances?called=Merkel')).body.total).toBe(0);
    expect((await get('actors/Q567/appearances?limit=1')).body.next).not.toBeNull();

    const merge = await post('corrections', { action: 'merge', from: 'Q567', to: 'Q212' });
    const { id } = merge.body.data;
    expect((await get('actors/Q212/appearances?read=Q567')).body.total).toBe(2);
    expect((await get(`corrections/${id}/regrouping`)).body.data).toMatchObject({
      reports: 2,
      goes: [{ key: 'Q567', name: 'Angela Merkel', reports: 2 }],
    });
    const parts = [{ report: 'later', entry: 'merkel' }];
    expect((await post('actors/Q567/split', { parts })).status).toBe(404);
    const split = await post('actors/Q212/split', { parts, to: 'Q159', why: 'so' });
    expect(split).toMatchObject({ status: 201, body: { data: [{ action: 'split', to: 'Q159' }] } });
    // Whom somebody set apart since stays there.
    expect((await get(`corrections/${id}/regrouping`)).body.data.reports).toBe(1);
    const back = await get(`corrections/${split.body.data[0].id}/regrouping`);
    expect(back.body.data.goes).toMatchObject([{ key: 'Q212', reports: 1 }]);
    expect((await get('corrections?actor=Q159')).body.total).toBe(1);
    await post(`corrections/${id}/undo`, {});
    expect((await get(`corrections/${id}/regrouping`)).status).toBe(404);
    expect((await post('actors/Q567/split', { parts: [] })).status).toBe(400);
  });

  test('what cannot be is refused with its reason', async () => {
    for (const [body, status, code] of [
      [{ ...request, patch: { type: 'PEACE' } }, 422, 'correction-unsound'],
      [{ ...request, entry: 'none', patch: {} }, 404, 'entry-missing'],
      [{ ...request, report: 'none', patch: {} }, 404, 'report-missing'],
      [{ ...request, patch: {}, who: 'Eve' }, 400, 'request-wrong'],
      [{ action: 'bless' }, 400, 'request-wrong'],
      [{ action: 'merge', from: 'Q0', to: 'Q1' }, 404, 'entry-missing'],
    ] as const) {
      expect(await post('corrections', body), JSON.stringify(body)).toMatchObject({
        status,
        body: { error: { code } },
      });
    }
    expect((await post('corrections/none/undo', {})).status).toBe(404);
  });

  test('the queue begins with the most doubtful and turns its pages over all kinds', async () => {
    const scores: number[] = [];
    const ids = new Set<string>();
    let cursor = '';
    do {
      const { body } = await get(`review?limit=7${cursor && `&cursor=${cursor}`}`);
      expect(body.total).toBe(30);
      for (const { id, score } of body.data) {
        ids.add(id);
        scores.push(score);
      }
      cursor = body.next ?? '';
    } while (cursor);
    expect(ids.size).toBe(30);
    expect(scores).toEqual([...scores].sort((one, other) => one - other));
    const [first] = (await get('review?limit=1')).body.data;
    expect(first).toMatchObject({ id: 's9', doubts: ['The engine is 55% sure.'] });
    await post('corrections', {
      action: 'accept',
      kind: 'statement',
      report: 'sample',
      entry: 's9',
    });
    expect((await get('review?limit=1')).body).toMatchObject({ total: 29, data: [{ id: 's7' }] });
    expect((await get('review?kind=event')).body.total).toBe(9);
    expect((await get('review?cursor=zzz')).status).toBe(400);
  });
});

describe('across reports', () => {
  test('actors are found by name, and have a dossier', async () => {
    expect((await get('actors?q=poroshenko')).body).toMatchObject({
      total: 1,
      data: [{ key: 'Q58217', name: 'Petro Poroshenko', reports: 1 }],
    });
    expect((await get('actors/Q58217')).body.data).toMatchObject({
      name: 'Petro Poroshenko',
      counts: { said: 1, undertook: 3 },
      roles: [{ role: 'President of Ukraine' }],
    });
    expect(await get('actors/Q0')).toMatchObject({
      status: 404,
      body: { error: { code: 'actor-missing' } },
    });
  });

  test('the ledger, pictures and rival figures answer with filters', async () => {
    const { body } = await get('ledger?type=threat&actor=Q58217');
    expect(body).toMatchObject({ total: 1, data: [{ id: 'c2', status: expect.any(String) }] });
    const status = body.data[0].status;
    const others = ['open', 'kept', 'broken', 'due', 'unknown'].filter((one) => one !== status);
    expect(
      (await get(`ledger?type=threat&actor=Q58217&standing=${status},kept`)).body.data,
    ).toEqual(body.data);
    expect((await get(`ledger?type=threat&actor=Q58217&standing=${others}`)).body).toMatchObject({
      data: [],
      total: body.total,
      looked: body.total,
      next: null,
    });
    expect((await get('ledger?standing=forgotten')).body.error.code).toBe('request-wrong');
    expect((await get('timeline?by=month')).body.data).toMatchObject({
      buckets: [{ from: '2015-10-01', to: '2015-10-31' }],
      total: 8,
    });
    const { edges } = (await get('network?type=AGREE')).body.data;
    expect(edges).toMatchObject([{ a: 'Q159', b: 'Q212', count: 1 }]);
    expect((await get('places')).body.data.map(({ name }: { name: string }) => name)).toEqual(
      expect.arrayContaining(['Mariupol', 'Minsk']),
    );
    expect((await get('rivals')).body).toMatchObject({ data: [], total: 0, next: null });
    expect((await get('timeline?by=decade')).status).toBe(400);
    expect((await get('network?unit=men')).body.error.code).toBe('find-filter-unfit');
  });
});

test('the archive tells what is in it, and never a password', async () => {
  expect((await get('archive')).body.data).toMatchObject({
    location: ':memory:',
    version: '0.1.0',
    counts: { reports: 1, statements: 9 },
    corrections: 0,
    outlets: [{ value: 'The Harbour Courier', count: 1 }],
    from: '2015-10-02',
    to: '2015-10-02',
  });
  expect(withoutPassword('postgres://me:s3cret@host/talks')).toBe('postgres://me@host/talks');
});

test('a report that looks like markup stays words, in an answer that no browser runs', async () => {
  const text = `<script>alert(1)</script><img src=x onerror=alert(1)>\n\n${SAMPLE_TEXT}`;
  const { body } = await post('reports', { text, title: '</title><script>1</script>' });
  const answer = await app.request(`/api/v1/reports/${body.data[0].id}`, { headers: HEADERS });
  expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect((await answer.json()).data.report.text).toBe(text);
});
