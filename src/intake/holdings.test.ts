import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Answers, type LocalSite, localSite, TRUSTING } from '../../test/local-site.ts';
import { archiveKinds, type Place } from '../../test/postgres/archives.ts';
import { articleText } from '../../test/sample/article-text.ts';
import { sampleReader } from '../../test/sample/sample-reader.ts';
import { today } from '../sources/incoming.ts';
import { take } from '../sources/take.ts';
import { Visitor } from '../sources/visitor.ts';
import { FeedLog } from '../store/feeds.ts';
import { openStore } from '../store/open.ts';
import type { SqlStore } from '../store/sql/sql-store.ts';
import { ArchiveHoldings } from './holdings.ts';
import { Intake, type Taken } from './intake.ts';
import { watch } from './watch.ts';

const page = (nr: number, more = '') =>
  `<!doctype html><html><head><title>Article ${nr}</title></head><body><article><h1>Article ${nr}</h1>${`${articleText(nr, 5)}${more}`
    .split('\n\n')
    .map((words) => `<p>${words}</p>`)
    .join('')}</article></body></html>`;
const rss = (base: string, ...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>The Courier</title><link>${base}</link>${items.join('')}</channel></rss>`;
const item = (link: string, summary: string, updated = '') =>
  `<item><title>${link}</title><link>${link}</link><description>${summary}</description>${updated && `<atom:updated>${updated}</atom:updated>`}</item>`;
const sitemap = (...urls: string[]) =>
  `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`;

describe.each(await archiveKinds())('adding from lists again into $name', (kind) => {
  let place: Place;
  let store: SqlStore;
  let sites: LocalSite[] = [];

  beforeEach(async () => {
    place = await kind.place();
    store = await openStore(place.archive);
  });
  afterEach(async () => {
    for (const site of sites) site.close();
    sites = [];
    await store.close();
    await place.clear();
  });

  async function serve(answers: Answers): Promise<LocalSite> {
    const site = await localSite(answers);
    sites.push(site);
    return site;
  }
  const visitor = () => new Visitor({ fetch: TRUSTING, pause: 0 });

  /** What `chancery add` does with an address. */
  async function add(url: string): Promise<Taken[]> {
    const intake = new Intake(store, sampleReader);
    const how = { visitor: visitor(), holdings: new ArchiveHoldings(new FeedLog(store)) };
    const all: Taken[] = [];
    for await (const one of take(url, 'auto', {}, how)) all.push(await intake.take(one));
    return all;
  }
  const outcomes = async (url: string) => (await add(url)).map(({ outcome }) => outcome);
  const asked = (site: LocalSite, path: string) =>
    site.requests.filter((request) => request.path === path).length;

  test('a page is not fetched again while its feed gives the same date of update', async () => {
    let updated = '2015-11-24T10:00:00Z';
    const site = await serve({
      '/feed.xml': (request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(rss('', item(`http://${request.headers.host}/1`, 'In short.', updated))),
      '/1': page(1),
    });
    const feed = `${site.url}feed.xml`;
    expect(await outcomes(feed)).toEqual(['added']);
    expect(await outcomes(feed)).toEqual(['known']);
    expect(asked(site, '/1')).toBe(1);
    const { entries } = await store.find({ kind: 'report', limit: 5 });
    expect(entries[0].fields).toMatchObject({ retrieved: today(), modified: '2015-11-24' });
    // Changed since, but before the page was fetched: what is had is that.
    updated = '2015-11-25T10:00:00Z';
    expect(await outcomes(feed)).toEqual(['known']);
    expect(asked(site, '/1')).toBe(1);
    updated = `${today()}T23:59:00Z`;
    expect(await outcomes(feed)).toEqual(['known']);
    expect(asked(site, '/1')).toBe(2);
    expect(await outcomes(feed)).toEqual(['known']);
    expect(asked(site, '/1')).toBe(2);
  });

  test('a server that names versions is asked for another one, and gives the article once', async () => {
    let etag = '"a"';
    let body = page(2);
    const site = await serve({
      '/map.xml': (request, response) =>
        response.end(sitemap(`<url><loc>http://${request.headers.host}/2</loc></url>`)),
      '/2': (request, response) => {
        const same = request.headers['if-none-match'] === etag;
        response.writeHead(same ? 304 : 200, { etag, 'content-type': 'text/html' });
        response.end(same ? undefined : body);
      },
    });
    const map = `${site.url}map.xml`;
    expect(await outcomes(map)).toEqual(['added']);
    expect(await outcomes(map)).toEqual(['known']);
    // The same page by its own address.
    expect(await outcomes(`${site.url}2`)).toEqual(['known']);
    expect(
      site.requests
        .filter(({ path }) => path === '/2')
        .map(({ headers }) => headers['if-none-match']),
    ).toEqual([undefined, '"a"', '"a"']);
    [etag, body] = ['"b"', page(2, '\n\nThe talks go on into the night, and nobody has left.')];
    const [version] = await add(map);
    expect(version).toMatchObject({ outcome: 'added', versionOf: expect.any(String) });
    expect(await store.counts()).toMatchObject({ reports: 2 });
  });

  test('an item that is edited without a word of it is another version, and one that is not is none', async () => {
    let text = articleText(3, 6);
    const site = await serve({
      '/feed.xml': (request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(rss('', item(`http://${request.headers.host}/3`, text))),
    });
    const feed = `${site.url}feed.xml`;
    expect(await outcomes(feed)).toEqual(['added']);
    text = `<b>${text}</b>`;
    expect(await outcomes(feed)).toEqual(['known']);
    text = `${articleText(3, 6)} The talks go on into the night, and nobody has left.`;
    expect(await add(feed)).toMatchObject([{ outcome: 'added', versionOf: expect.any(String) }]);
    // Watching meets the same items.
    text = `${text} Now they have.`;
    const intake = new Intake(store, sampleReader);
    const how = { places: [feed], every: 60_000, once: true };
    const events = [];
    for await (const event of watch(new FeedLog(store), intake, visitor(), how)) events.push(event);
    expect(events.at(-1)).toMatchObject({ kind: 'checked', added: 1 });
    const [{ report_id }] = await place.ask('select report_id from pages');
    expect(await store.versions(report_id as string)).toHaveLength(3);
  });

  test('where nobody says whether a page has changed, it is fetched once a day', async () => {
    const site = await serve({
      '/map.xml': (request, response) =>
        response.end(sitemap(`<url><loc>http://${request.headers.host}/4</loc></url>`)),
      '/4': page(4),
    });
    const map = `${site.url}map.xml`;
    expect(await outcomes(map)).toEqual(['added']);
    expect(await outcomes(map)).toEqual(['known']);
    expect(asked(site, '/4')).toBe(1);
    const yesterday = new Date(Date.now() - 25 * 3_600_000).toISOString();
    await place.ask('update pages set fetched_at = ?', yesterday);
    expect(await outcomes(map)).toEqual(['known']);
    expect(asked(site, '/4')).toBe(2);
  });

  test('a page that came out of a crawl after its last change is not fetched', async () => {
    const site = await serve({
      '/map.xml': (request, response) => {
        const url = `http://${request.headers.host}/5`;
        response.end(sitemap(`<url><loc>${url}</loc><lastmod>2015-11-24</lastmod></url>`));
      },
      '/5': page(5),
    });
    const url = `${site.url}5`;
    const facts = { title: 'Article 5', outlet: null, byline: [], published: null, raw: null };
    const crawled = { ...facts, text: articleText(5, 5), url, where: 'crawl' };
    const intake = new Intake(store, sampleReader);
    await intake.take({ ...crawled, retrieved: '2015-11-23' });
    expect(await outcomes(`${site.url}map.xml`)).toHaveLength(1);
    expect(asked(site, '/5')).toBe(1);
    await place.ask('delete from pages');
    await intake.take({ ...crawled, retrieved: '2015-11-25' });
    expect(await outcomes(`${site.url}map.xml`)).toEqual(['known']);
    expect(asked(site, '/5')).toBe(1);
  });
});
