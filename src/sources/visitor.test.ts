import { afterEach, describe, expect, it } from 'vitest';
import { type Answers, type LocalSite, localSite, TRUSTING } from '../../test/local-site.ts';
import { secondsIn } from './fetch-failure.ts';
import { Visitor } from './visitor.ts';

let sites: LocalSite[] = [];
afterEach(() => {
  for (const site of sites) site.close();
  sites = [];
});
async function serve(answers: Answers): Promise<LocalSite> {
  const site = await localSite(answers);
  sites.push(site);
  return site;
}
const guest = (pause = 0) => new Visitor({ fetch: TRUSTING, pause });
const said = (error: Error) => error.message;

describe('Visitor', () => {
  it('makes one request at a time to a host, with a pause between them', async () => {
    const slow = (_: unknown, response: { end(text: string): void }) =>
      void setTimeout(() => response.end('words'), 20);
    const site = await serve({ '/a': slow, '/b': slow, '/c': slow });
    const visitor = guest(60);
    await Promise.all(['a', 'b', 'c'].map((path) => visitor.visit(`${site.url}${path}`)));
    expect(site.busiest()).toBe(1);
    // robots.txt comes first, once.
    const [first, ...rest] = site.requests.map(({ path }) => path);
    expect([first, ...rest.sort()]).toEqual(['/robots.txt', '/a', '/b', '/c']);
    const times = site.requests.map(({ at }) => at);
    for (let i = 2; i < 4; i++) expect(times[i] - times[i - 1]).toBeGreaterThan(70);
  });

  it('asks other hosts meanwhile', async () => {
    let release = () => {};
    const site = await serve({
      '/slow': (_, response) => {
        release = () => response.end('late');
      },
      '/fast': 'soon',
    });
    const visitor = guest();
    const late = visitor.visit(`http://one.example:${site.port}/slow`);
    await visitor.visit(`http://two.example:${site.port}/fast`);
    release();
    expect(new TextDecoder().decode((await late).bytes)).toBe('late');
  });

  it('keeps out of what robots.txt shuts off, for it alone or for all, on every hop', async () => {
    const site = await serve({
      '/robots.txt':
        'User-agent: other\nDisallow: /\n\nUser-agent: Chancery\nDisallow: /shut\nAllow: /shut/open\n',
      '/shut/open': 'open',
      '/to-shut': (_, response) => response.writeHead(302, { location: '/shut/1' }).end(),
      '/shut/1': 'shut',
    });
    const visitor = guest();
    await visitor.visit(`${site.url}shut/open`);
    for (const path of ['shut/1', 'to-shut']) {
      await expect(visitor.visit(`${site.url}${path}`)).rejects.toThrow(
        `${site.url}${path}: its site asks programs not to fetch it`,
      );
    }
    expect(site.requests.map(({ path }) => path)).not.toContain('/shut/1');
    // A person who names the page is no program that roams.
    await visitor.visit(`${site.url}shut/1`, { named: true });
  });

  it('takes a missing robots.txt for leave, and one that fails for none', async () => {
    const open = await serve({ '/a': 'a' });
    await guest().visit(`${open.url}a`);
    const failing = await serve({ '/robots.txt': (_, r) => r.writeHead(503).end(), '/a': 'a' });
    await expect(guest().visit(`${failing.url}a`)).rejects.toMatchObject({
      status: 503,
      passes: true,
    });
    const binary = await serve({
      '/robots.txt': (_, r) => r.end(Buffer.from([0, 1, 2, 3])),
      '/a': 'a',
    });
    await guest().visit(`${binary.url}a`);
  });

  it('waits as long between requests as a site asks for', async () => {
    const site = await serve({
      '/robots.txt': 'User-agent: *\nCrawl-delay: 0.2\n',
      '/a': 'a',
      '/b': 'b',
    });
    const visitor = guest();
    await visitor.visit(`${site.url}a`);
    await visitor.visit(`${site.url}b`);
    const times = site.requests.map(({ at }) => at);
    expect(times[2] - times[1]).toBeGreaterThan(180);
  });

  it('leaves a server alone that asks for it', async () => {
    const site = await serve({
      '/busy': (_, response) => response.writeHead(429, { 'retry-after': '3600' }).end(),
      '/other': 'words',
    });
    const visitor = guest();
    const busy = visitor.visit(`${site.url}busy`, { named: true });
    await expect(busy).rejects.toMatchObject({ status: 429, passes: true, retryAfter: 3600 });
    const next = await visitor.visit(`${site.url}other`, { named: true }).catch(said);
    expect(next).toMatch(/asked to be left alone for \d+ s/);
    expect(site.requests).toHaveLength(1);
  });

  it('sends the mark it holds, and is told that nothing has changed', async () => {
    const site = await serve({
      '/feed': (request, response) => {
        const same = request.headers['if-none-match'] === '"v1"';
        response.writeHead(same ? 304 : 200, { etag: '"v1"', 'last-modified': 'yesterday' });
        response.end(same ? undefined : 'words');
      },
    });
    const first = await guest().visit(`${site.url}feed`);
    expect(first).toMatchObject({
      unchanged: false,
      mark: { etag: '"v1"', modified: 'yesterday' },
    });
    const again = await guest().visit(`${site.url}feed`, { mark: first.mark });
    expect(again).toMatchObject({ unchanged: true, mark: first.mark });
    expect(site.requests.at(-1)?.headers['if-modified-since']).toBe('yesterday');
  });

  it('stops when it is told to, in the middle of a pause', async () => {
    const site = await serve({ '/a': 'a', '/b': 'b' });
    const stop = new AbortController();
    const visitor = new Visitor({ fetch: { ...TRUSTING, signal: stop.signal }, pause: 60_000 });
    await visitor.visit(`${site.url}a`, { named: true });
    const next = visitor.visit(`${site.url}b`, { named: true });
    stop.abort();
    await expect(next).rejects.toThrow('it was stopped');
  });
});

describe('secondsIn', () => {
  it('reads seconds and dates', () => {
    const now = Date.parse('2015-11-24T10:00:00Z');
    expect(secondsIn('120', now)).toBe(120);
    expect(secondsIn('Tue, 24 Nov 2015 10:05:00 GMT', now)).toBe(300);
    expect(secondsIn('Tue, 24 Nov 2015 09:00:00 GMT', now)).toBe(0);
    for (const value of [undefined, 'soon', '-5', '9'.repeat(40)]) {
      expect(secondsIn(value, now)).toBeNull();
    }
  });
});
