import { writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answers, type LocalSite, localSite, TRUSTING } from '../../test/local-site.ts';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { Visitor } from '../sources/visitor.ts';
import { FeedLog, MOST_TRIES } from '../store/feeds.ts';
import { openStore } from '../store/open.ts';
import type { SqlStore } from '../store/sql/sql-store.ts';
import { backOff } from './back-off.ts';
import type { WatchEvent } from './feed-check.ts';
import { Intake } from './intake.ts';
import { type WatchOptions, watch } from './watch.ts';

const WORDS = 'The two envoys met for three hours on Friday and agreed to send a mission. '.repeat(
  10,
);
const page = (title: string) =>
  `<!doctype html><html><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${title}. ${WORDS}</p></article></body></html>`;
const feed = (base: string, ...titles: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title><link>${base}</link>${titles
    .map(
      (title) =>
        `<item><title>${title}</title><link>${base}${title}</link><description>In short.</description></item>`,
    )
    .join('')}</channel></rss>`;

describe.each(await archiveKinds())('watching feeds into $name', (kind) => {
  let place: Place;
  let store: SqlStore;
  let folder: string;
  let sites: LocalSite[] = [];

  beforeEach(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
    folder = await mkdtemp(join(tmpdir(), 'chancery-watch-'));
  });
  afterEach(async () => {
    for (const site of sites) site.close();
    sites = [];
    await store.close();
    await place.clear();
    await rm(folder, { recursive: true });
  });

  async function serve(answers: Answers): Promise<LocalSite> {
    const site = await localSite(answers);
    sites.push(site);
    return site;
  }

  const visitor = (signal?: AbortSignal) =>
    new Visitor({ fetch: { ...TRUSTING, signal }, pause: 0 });
  async function round(places: readonly string[], options: Partial<WatchOptions> = {}) {
    const events: WatchEvent[] = [];
    const intake = new Intake(store, sampleReader);
    const how = { places, every: 60_000, once: true, random: () => 0, ...options };
    for await (const event of watch(new FeedLog(store), intake, visitor(options.signal), how)) {
      events.push(event);
    }
    return events;
  }
  const last = (events: readonly WatchEvent[]) => events.at(-1);

  test('takes each item once, and asks only for what came after', async () => {
    let titles = ['one', 'two'];
    const site = await serve({
      '/feed.xml': (request, response) => {
        const etag = `"${titles.length}"`;
        const same = request.headers['if-none-match'] === etag;
        response.writeHead(same ? 304 : 200, { etag, 'content-type': 'application/rss+xml' });
        response.end(same ? undefined : feed(`http://${request.headers.host}/`, ...titles));
      },
      '/one': page('one'),
      '/two': page('two'),
      '/three': page('three'),
    });
    const url = `${site.url}feed.xml`;
    expect(last(await round([url]))).toMatchObject({ kind: 'checked', added: 2, unchanged: false });
    expect(await store.counts()).toMatchObject({ reports: 2 });
    expect(last(await round([url]))).toMatchObject({ kind: 'checked', unchanged: true });
    titles = ['three', ...titles];
    expect(last(await round([url]))).toMatchObject({ added: 1, known: 0 });
    expect(site.requests.filter(({ path }) => path === '/one')).toHaveLength(1);
    expect(await store.counts()).toMatchObject({ reports: 3 });
    expect(await new FeedLog(store).all()).toMatchObject([
      { url, title: 'The Courier', etag: '"3"', failures: 0, reports: 3 },
    ]);
    const items = await place.ask('select url, outcome, tries from feed_items order by nr');
    expect(items[0]).toEqual({ url: `${site.url}one`, outcome: 'added', tries: 1 });
  });

  test('an article in two feeds of an outlet is fetched once', async () => {
    const site = await serve({
      '/world.xml': (request, response) =>
        response.end(feed(`http://${request.headers.host}/`, 'one')),
      '/top.xml': (request, response) =>
        response.end(feed(`http://${request.headers.host}/`, 'one')),
      '/one': page('one'),
    });
    const list = join(folder, 'feeds.opml');
    writeFileSync(
      list,
      `<opml version="2.0"><body><outline text="W" xmlUrl="${site.url}world.xml"/><outline text="T" xmlUrl="${site.url}top.xml"/></body></opml>`,
    );
    await round([list]);
    expect(site.requests.filter(({ path }) => path === '/one')).toHaveLength(1);
    expect(site.busiest()).toBe(1);
    expect(await store.counts()).toMatchObject({ reports: 1 });
  });

  test('leaves a feed that fails alone for longer each time, and no other one waits for it', async () => {
    let failing = true;
    const site = await serve({
      '/bad.xml': (request, response) => {
        if (failing) response.writeHead(500).end();
        else response.end(feed(`http://${request.headers.host}/`, 'one'));
      },
      '/busy.xml': (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end(),
      '/good.xml': (request, response) =>
        response.end(feed(`http://${request.headers.host}/`, 'one')),
      '/one': page('one'),
    });
    const bad = `${site.url}bad.xml`;
    const events = await round([bad, `${site.url}good.xml`]);
    expect(events.map(({ kind }) => kind).sort()).toEqual(['checked', 'failed', 'taken']);
    const log = new FeedLog(store);
    const wait = async (url: string) => {
      const { checked_at, next_at } = await log.get(url);
      return Date.parse(next_at ?? '') - Date.parse(checked_at ?? '');
    };
    expect(await wait(bad)).toBeCloseTo(120_000, -2);
    // Its time has not come: it is not asked.
    expect((await round([bad])).length).toBe(0);
    const due = async () =>
      place.ask('update feeds set next_at = ? where url = ?', '2001-01-01T00:00:00.000Z', bad);
    await due();
    await round([bad]);
    expect(await wait(bad)).toBeCloseTo(240_000, -2);
    expect(await log.get(bad)).toMatchObject({
      failures: 2,
      failure: expect.stringContaining('answered 500'),
    });
    await round([`${site.url}busy.xml`]);
    expect(await wait(`${site.url}busy.xml`)).toBeCloseTo(7_200_000, -2);
    failing = false;
    await due();
    await round([bad]);
    expect(await log.get(bad)).toMatchObject({ failures: 0, failure: null });
  });

  test('tries again what may pass, some times, and not what will not', async () => {
    const site = await serve({
      '/feed.xml': (request, response) =>
        response
          .writeHead(200, { etag: '"same"' })
          .end(feed(`http://${request.headers.host}/`, 'flaky', 'gone')),
      '/flaky': (_, response) => response.writeHead(502).end(),
    });
    const url = `${site.url}feed.xml`;
    for (let i = 0; i < MOST_TRIES + 2; i++) await round([url]);
    const asked = site.requests.map(({ path }) => path);
    expect(asked.filter((path) => path === '/flaky')).toHaveLength(MOST_TRIES);
    expect(asked.filter((path) => path === '/gone')).toHaveLength(1);
    // The summary of what is gone is kept.
    const { reports } = await store.list({ limit: 5 });
    expect(reports.map(({ title }) => title)).toEqual(['gone']);
  });

  test('stops at once when told to, and goes on there', async () => {
    const stop = new AbortController();
    const site = await serve({
      '/feed.xml': (request, response) =>
        response
          .writeHead(200, { etag: '"v"' })
          .end(feed(`http://${request.headers.host}/`, 'one', 'two', 'three')),
      '/one': page('one'),
      '/two': (_, response) => {
        // Told to stop while this page is on its way.
        stop.abort();
        setTimeout(() => response.end(page('two')), 50);
      },
      '/three': page('three'),
    });
    const url = `${site.url}feed.xml`;
    await round([url], { signal: stop.signal, once: false });
    expect(await store.counts()).toMatchObject({ reports: 1 });
    // Nothing of the feed was settled: it is given whole again.
    expect(await new FeedLog(store).get(url)).toMatchObject({ etag: null });
    const again = new AbortController();
    await round([url], { signal: again.signal });
    expect(await store.counts()).toMatchObject({ reports: 3 });
    expect(site.requests.filter(({ path }) => path === '/one')).toHaveLength(1);
  });

  test('goes round until it is told to end, and meets what is written into the list', async () => {
    const site = await serve({
      '/feed.xml': (request, response) =>
        response.end(feed(`http://${request.headers.host}/`, 'one')),
      '/one': page('one'),
    });
    const stop = new AbortController();
    const events: WatchEvent[] = [];
    const intake = new Intake(store, sampleReader);
    const how = { places: [`${site.url}feed.xml`], every: 80, signal: stop.signal };
    for await (const event of watch(new FeedLog(store), intake, visitor(stop.signal), how)) {
      events.push(event);
      if (events.filter(({ kind }) => kind === 'checked').length === 3) stop.abort();
    }
    const checks = events.filter((event) => event.kind === 'checked');
    expect(checks.map(({ added, unchanged }) => [added, unchanged])).toEqual([
      [1, false],
      [0, true],
      [0, true],
    ]);
    expect(events.some(({ kind }) => kind === 'waiting')).toBe(true);
  });

  test('a list that is missing ends it in words; an outlet that is down does not', async () => {
    await expect(round([join(folder, 'none.opml')])).rejects.toThrow('no such file');
    const events = await round(['http://127.0.0.1:1/feed.xml']);
    expect(last(events)).toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('backOff', () => {
  const minute = 60_000;
  test('doubles, has an end, and holds to what a server asks for', () => {
    const none = () => 0;
    expect([1, 2, 3].map((failures) => backOff(minute, failures, null, none))).toEqual([
      2 * minute,
      4 * minute,
      8 * minute,
    ]);
    expect(backOff(minute, 1000, null, none)).toBe(24 * 60 * minute);
    expect(backOff(minute, 1, 3600, none)).toBe(60 * minute);
    expect(backOff(minute, 1, 10 ** 9, none)).toBe(7 * 24 * 60 * minute);
    expect(backOff(minute, 1, null, () => 1)).toBe(2.5 * minute);
  });
});
