import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { sampleReader } from '../../../test/sample/sample-reader.ts';
import { Intake } from '../../intake/intake.ts';
import { openStore } from '../../store/open.ts';
import type { Store } from '../../store/store.ts';
import { createApp } from '../app.ts';
import { SESSION } from '../guard.ts';
import { Access, type AccessOptions } from './access.ts';
import { believes, isNetwork } from './proxy.ts';
import { fits, hashOf, newSecret } from './secret.ts';
import type { KnownUser } from './user.ts';

const SECRET = newSecret();
const users = new Map<string, KnownUser>();
beforeAll(async () => {
  const hash = await hashOf(SECRET);
  users.set('ada', { name: 'ada', role: 'editor', hash });
  users.set('ben', { name: 'ben', role: 'reader', hash });
});
const book = { user: async (name: string) => users.get(name) ?? null };

let store: Store;
let clock = 0;
beforeEach(async () => {
  store = await openStore(':memory:');
  clock = 0;
  return () => store.close();
});

/** The application as it is served to a team; asks with a Host, from an address. */
function serve(options: AccessOptions) {
  const access = new Access({ now: () => clock, ...options });
  const intake = new Intake(store, sampleReader);
  const app = createApp({ store, intake, version: '0', access, names: ['desk.example'] });
  return async (path: string, init: RequestInit = {}, address = '192.0.2.7') => {
    const headers = new Headers(init.headers);
    if (!headers.has('host')) headers.set('host', 'desk.example');
    if (init.method === 'POST' && !headers.has('content-type')) {
      headers.set('content-type', 'application/json');
    }
    const env = { incoming: { socket: { remoteAddress: address } } };
    const answer = await app.request(path, { ...init, headers }, env);
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json');
    return { status: answer.status, headers: answer.headers, text, body: json && JSON.parse(text) };
  };
}
const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const add = (headers: object = {}) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: '{"text":"A report."}',
});

describe('secrets', () => {
  test('only their own fits, and the hash does not hold it', async () => {
    const kept = await hashOf(SECRET);
    expect(kept).not.toContain(SECRET);
    expect(await hashOf(SECRET)).not.toBe(kept);
    expect(await fits(SECRET, kept)).toBe(true);
    expect(await fits(`${SECRET}x`, kept)).toBe(false);
    expect(await fits(SECRET, 'plain')).toBe(false);
  });
});

describe('a server for a team', () => {
  test('refuses whoever does not say who they are: programs with 401, people with the form', async () => {
    const ask = serve({ users: book });
    expect(await ask('/api/v1/reports')).toMatchObject({
      status: 401,
      body: { error: { code: 'sign-in-needed' } },
    });
    expect((await ask('/api/v1/reports')).headers.get('www-authenticate')).toBe('Bearer');
    expect((await ask('/api/openapi.json')).status).toBe(401);
    expect((await ask('/api/v1/reports', add())).status).toBe(401);
    expect((await ask('/mcp', add())).status).toBe(401);
    const page = await ask('/reports/x');
    expect([page.status, page.headers.get('location')]).toEqual([
      303,
      '/sign-in?to=%2Freports%2Fx',
    ]);
    expect((await ask('/sign-in')).text).toContain('<form method="post"');
    expect((await store.counts()).reports).toBe(0);
  });

  test('one token lets in whoever has it', async () => {
    const ask = serve({ token: 'open-sesame' });
    expect((await ask('/api/v1/me', bearer('open-sesame'))).body.data).toEqual({
      user: 'token',
      role: 'editor',
      signedIn: false,
    });
    for (const wrong of ['open-sesam', 'open-sesame2', 'token.open-sesame', '']) {
      expect((await ask('/api/v1/me', bearer(wrong))).status, wrong).toBe(401);
    }
  });

  test('a reader reads, an editor changes', async () => {
    const ask = serve({ users: book });
    const as = (name: string) => ({ authorization: `Bearer ${name}.${SECRET}` });
    expect((await ask('/api/v1/reports', { headers: as('ben') })).status).toBe(200);
    expect(await ask('/api/v1/reports', add(as('ben')))).toMatchObject({
      status: 403,
      body: { error: { code: 'editor-needed' } },
    });
    expect((await ask('/api/v1/reports', add(as('ada')))).status).toBe(201);
    expect((await ask('/api/v1/me', { headers: as('eve') })).status).toBe(401);
    expect((await ask('/api/v1/me', bearer(`ada.${newSecret()}`))).status).toBe(401);
  });

  test('who is removed, or whose role changes, is so at once', async () => {
    const known = new Map(users);
    const ask = serve({ users: { user: async (name) => known.get(name) ?? null } });
    const asAda = { authorization: `Bearer ada.${SECRET}` };
    expect((await ask('/api/v1/me', { headers: asAda })).body.data.role).toBe('editor');
    known.set('ada', { ...users.get('ada')!, role: 'reader' });
    expect((await ask('/api/v1/reports', add(asAda))).status).toBe(403);
    known.delete('ada');
    expect((await ask('/api/v1/me', { headers: asAda })).status).toBe(401);
  });
});

describe('the form', () => {
  const typed = (fields: object, origin = 'http://desk.example') => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
    body: new URLSearchParams({ ...fields }).toString(),
  });

  test('opens a session whose cookie no script and no other site can use', async () => {
    const ask = serve({ users: book });
    const entered = await ask('/sign-in', typed({ name: 'ada', secret: SECRET, to: '/ledger' }));
    expect([entered.status, entered.headers.get('location')]).toEqual([303, '/ledger']);
    const cookie = entered.headers.get('set-cookie')!;
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Strict/i);
    expect(cookie).not.toMatch(/Secure/i);
    expect(cookie).not.toContain(SECRET);
    const headers = { cookie: cookie.split(';')[0] };
    expect((await ask('/api/v1/me', { headers })).body.data).toEqual({
      user: 'ada',
      role: 'editor',
      signedIn: true,
    });
    expect((await ask('/api/v1/reports', add(headers))).status).toBe(201);
    await ask('/api/v1/sign-out', { method: 'POST', headers: { ...headers }, body: '{}' });
    expect((await ask('/api/v1/me', { headers })).status).toBe(401);
  });

  test('a session ends by itself', async () => {
    const ask = serve({ users: book });
    const entered = await ask('/sign-in', typed({ name: 'ada', secret: SECRET }));
    const headers = { cookie: entered.headers.get('set-cookie')!.split(';')[0] };
    clock += 13 * 60 * 60 * 1_000;
    expect((await ask('/api/v1/me', { headers })).status).toBe(401);
    expect((await ask('/api/v1/me', { headers: { cookie: `${SESSION}=guess` } })).status).toBe(401);
  });

  test('wrong secrets, other sites and ways out are refused', async () => {
    const ask = serve({ users: book });
    const wrong = await ask('/sign-in', typed({ name: '"><script>', secret: 'x', to: '//evil' }));
    expect(wrong.status).toBe(401);
    expect(wrong.text).toContain('Name and secret do not fit.');
    expect(wrong.text).not.toContain('<script>');
    expect(wrong.headers.get('set-cookie')).toBeNull();
    expect(wrong.headers.get('content-security-policy')).toContain("default-src 'none'");
    const good = { name: 'ada', secret: SECRET };
    for (const origin of ['http://evil.example', 'null', 'https://desk.example']) {
      expect((await ask('/sign-in', typed(good, origin))).status, origin).toBe(403);
    }
    for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', 'x']) {
      const entered = await ask('/sign-in', typed({ ...good, to }));
      expect(entered.headers.get('location'), to).toBe('/');
    }
  });
});

describe('behind a proxy', () => {
  const proxy = { header: 'x-forwarded-user', addresses: ['10.0.0.0/8', '::1'] };
  const named = { headers: { 'x-forwarded-user': 'ada' } };

  test('its header is believed from its address alone', async () => {
    const ask = serve({ users: book, proxy });
    expect((await ask('/api/v1/me', named, '10.1.2.3')).body.data).toMatchObject({
      user: 'ada',
      role: 'editor',
    });
    expect((await ask('/api/v1/me', named, '::ffff:10.1.2.3')).status).toBe(200);
    expect((await ask('/api/v1/me', named, '192.0.2.7')).status).toBe(401);
    // Whoever the proxy knows and the archive does not may read.
    const guest = { headers: { 'x-forwarded-user': 'guest' } };
    expect((await ask('/api/v1/me', guest, '10.1.2.3')).body.data.role).toBe('reader');
    const odd = { headers: { 'x-forwarded-user': 'a b<script>' } };
    expect((await ask('/api/v1/me', odd, '10.1.2.3')).status).toBe(401);
  });

  test('https on its side makes cookies Secure and origins https', async () => {
    const ask = serve({ users: book, proxy });
    const entered = await ask(
      '/sign-in',
      {
        method: 'POST',
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'x-forwarded-proto': 'https',
          origin: 'https://desk.example',
        },
        body: `name=ada&secret=${SECRET}`,
      },
      '10.1.2.3',
    );
    expect(entered.status).toBe(303);
    expect(entered.headers.get('set-cookie')).toMatch(/Secure/);
  });

  test('addresses and networks', () => {
    expect(['10.0.0.1', 'fe80::/10', '::1', '0.0.0.0/0'].map(isNetwork)).toEqual(
      Array(4).fill(true),
    );
    expect(['10.0.0', 'host', '10.0.0.0/33', '10.0.0.0/', '::1/129'].map(isNetwork)).toEqual(
      Array(5).fill(false),
    );
    expect(believes(proxy, undefined)).toBe(false);
    expect(believes(proxy, '11.0.0.1')).toBe(false);
    expect(believes(proxy, '::1')).toBe(true);
  });
});

describe('limits', () => {
  test('too many requests are 429 with when to come again; others are not held up', async () => {
    const ask = serve({ token: 't', users: book, perMinute: 60 });
    const statuses: number[] = [];
    for (let nr = 0; nr < 31; nr++) statuses.push((await ask('/api/v1/me', bearer('t'))).status);
    expect(statuses.slice(0, 30)).toEqual(Array(30).fill(200));
    const refused = await ask('/api/v1/me', bearer('t'));
    expect(refused).toMatchObject({ status: 429, body: { error: { code: 'too-many-requests' } } });
    expect(Number(refused.headers.get('retry-after'))).toBe(1);
    expect((await ask('/api/v1/me', bearer(`ada.${SECRET}`))).status).toBe(200);
    clock += 1_000;
    expect((await ask('/api/v1/me', bearer('t'))).status).toBe(200);
  });

  test('secrets cannot be tried one after another', async () => {
    const ask = serve({ users: book });
    const guess = (address: string) => ask('/api/v1/me', bearer('ada.guess'), address);
    for (let nr = 0; nr < 10; nr++) expect((await guess('192.0.2.7')).status).toBe(401);
    expect((await guess('192.0.2.7')).status).toBe(429);
    expect((await guess('192.0.2.8')).status).toBe(401);
    const form = new URLSearchParams({ name: 'ada', secret: 'guess' }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask('/sign-in', { method: 'POST', headers, body: form })).status).toBe(429);
  });
});

test('names: an address or one of its own, never a stranger’s', async () => {
  const ask = serve({ token: 't' });
  const host = (name: string) => ask('/sign-in', { headers: { host: name } });
  for (const name of ['desk.example', 'DESK.example:8477', '192.0.2.1:80', '[2001:db8::1]:8477']) {
    expect((await host(name)).status, name).toBe(200);
  }
  for (const name of ['evil.example', 'desk.example.evil', '']) {
    expect((await host(name)).status, name).toBe(403);
  }
});
