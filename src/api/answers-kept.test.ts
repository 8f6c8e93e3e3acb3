import { Hono } from 'hono';
import { beforeEach, expect, test } from 'vitest';
import { answersKept } from './answers-kept.ts';

/** An application that counts how often its answers are made, over an archive that is one word. */
let revision: string;
let made: number;
let app: Hono;
beforeEach(() => {
  [revision, made] = ['1', 0];
  app = new Hono();
  app.use('/api/*', answersKept({ revision: async () => revision }));
  app.get('/api/v1/things', async (context) => {
    made++;
    await new Promise((resolve) => setTimeout(resolve, 5));
    return context.req.query('wrong') ? context.text('no', 400) : context.json({ data: revision });
  });
  app.get('/api/v1/me', (context) => context.json({ data: ++made }));
});

test('an answer is made once until the archive changes', async () => {
  const first = await app.request('/api/v1/things?q=a');
  const second = await app.request('/api/v1/things?q=a');
  expect(await second.json()).toEqual(await first.json());
  expect(second.headers.get('content-type')).toBe(first.headers.get('content-type'));
  expect(second.headers.get('etag')).toBe(first.headers.get('etag'));
  expect(made).toBe(1);
  await app.request('/api/v1/things?q=b');
  expect(made).toBe(2);
  revision = '2';
  const third = await app.request('/api/v1/things?q=a');
  expect(await third.json()).toEqual({ data: '2' });
  expect(third.headers.get('etag')).not.toBe(first.headers.get('etag'));
});

test('addresses that need escapes are told apart', async () => {
  app.get('/api/v1/named/:name', (context) => context.json({ data: context.req.param('name') }));
  for (const name of ['<a>x', '<b>x', '"c"x']) {
    const answer = await app.request(`/api/v1/named/${encodeURIComponent(name)}?limit=5`);
    expect(await answer.json()).toEqual({ data: name });
  }
});

test('many who ask at once are answered by one search', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => (await app.request('/api/v1/things')).json()),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"data":"1"}']),
  );
  expect(made).toBe(1);
});

test('whoever has the answer gets 304, until the archive changes', async () => {
  const tag = (await app.request('/api/v1/things')).headers.get('etag') ?? '';
  const ask = () => app.request('/api/v1/things', { headers: { 'if-none-match': tag } });
  expect((await ask()).status).toBe(304);
  revision = '2';
  expect((await ask()).status).toBe(200);
});

test('failures are not kept, nor what is one user’s own', async () => {
  for (let time = 1; time <= 2; time++) {
    expect((await app.request('/api/v1/things?wrong=1')).status).toBe(400);
    expect(made).toBe(time);
  }
  expect(await (await app.request('/api/v1/me')).json()).toEqual({ data: 3 });
  expect(await (await app.request('/api/v1/me')).json()).toEqual({ data: 4 });
});
