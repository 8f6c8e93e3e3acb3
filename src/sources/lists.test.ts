import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answers, type LocalSite, localSite, TRUSTING } from '../../test/local-site.ts';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { type TakeOptions, take } from './take.ts';
import { Visitor } from './visitor.ts';

let sites: LocalSite[] = [];
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-lists-'));
});
afterEach(() => {
  for (const site of sites) site.close();
  sites = [];
});
afterAll(() => rm(folder, { recursive: true }));

async function serve(answers: Answers): Promise<LocalSite> {
  const site = await localSite(answers);
  sites.push(site);
  return site;
}

const visitor = () => new Visitor({ fetch: TRUSTING, pause: 0 });
async function taken(place: string, how: TakeOptions = {}) {
  const all: (Incoming | Failure)[] = [];
  for await (const one of take(place, 'auto', {}, { visitor: visitor(), ...how })) all.push(one);
  return all;
}
const said = (all: readonly (Incoming | Failure)[]) =>
  all.map((one) => (one instanceof Failure ? one.message : one.title));

const WORDS = 'The two envoys met for three hours on Friday and agreed to send a mission. '.repeat(
  10,
);
const page = (title: string, head = '') =>
  `<!doctype html><html><head><title>${title}</title>${head}</head><body><article><h1>${title}</h1><p>${WORDS}</p></article></body></html>`;
const item = (title: string, link: string, description: string) =>
  `<item><title>${title}</title><link>${link}</link><description>${description}</description><pubDate>Tue, 24 Nov 2015 10:00:00 GMT</pubDate></item>`;
const feed = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>The Courier</title><link>/</link>${items.join('')}</channel></rss>`;

describe('a feed at an address', () => {
  it('has the page fetched where it gives a summary alone, and not where it gives all', async () => {
    const site = await serve({
      '/robots.txt': 'User-agent: *\nDisallow: /shut/',
      '/feed.xml': (request, response) =>
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(
            feed(
              item('Short', `http://${request.headers.host}/short`, 'They met.'),
              item('Whole', `http://${request.headers.host}/whole`, WORDS.repeat(3)),
              item('Shut', `http://${request.headers.host}/shut/1`, 'They left.'),
              item('Gone', `http://${request.headers.host}/gone`, 'They stayed.'),
              item('Busy', `http://${request.headers.host}/busy`, 'They slept.'),
            ),
          ),
      '/short': page('Envoys meet in Oslo'),
      '/busy': (_, response) => response.writeHead(500).end(),
    });
    const all = await taken(`${site.url}feed.xml`);
    expect(all[0]).toMatchObject({
      title: 'Envoys meet in Oslo',
      url: `${site.url}short`,
      outlet: 'The Courier',
      published: '2015-11-24',
      text: expect.stringContaining('agreed to send a mission'),
    });
    expect(all[1]).toMatchObject({ title: 'Whole', url: `${site.url}whole` });
    // What robots.txt shuts off or is gone leaves the summary; what may come back is a failure.
    expect(all[2]).toMatchObject({ text: 'Shut\n\nThey left.' });
    expect(all[3]).toMatchObject({ text: 'Gone\n\nThey stayed.' });
    expect((all[4] as Failure).message).toContain('the server answered 500');
    expect(site.requests.map(({ path }) => path)).toEqual([
      '/feed.xml',
      '/robots.txt',
      '/short',
      '/gone',
      '/busy',
    ]);
    expect(site.requests[0].headers['user-agent']).toMatch(/^chancery\/\d+\.\d+\.\d+ /);
  });

  it('leads nowhere where the reader does not want to follow', async () => {
    const site = await serve({
      '/feed.xml': feed(item('Short', 'https://a.example/1', 'They met.')),
    });
    expect(await taken(`${site.url}feed.xml`, { follow: false })).toMatchObject([
      { text: 'Short\n\nThey met.' },
    ]);
  });
});

describe('a list of feeds', () => {
  it('gives the reports of each; one that fails is one failure', async () => {
    const site = await serve({ '/one.xml': feed(item('One', '', 'First words.')) });
    const list =
      '<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body><outline text="World">' +
      `<outline type="rss" text="A &amp; B" xmlUrl="${site.url}one.xml"/>` +
      `<outline type='rss' text='C' xmlUrl='${site.url}two.xml?a=1&amp;b=2'/></outline>` +
      `<outline text="again" xmlUrl="${site.url}one.xml"/><outline text="no feed"/></body></opml>`;
    const file = join(folder, 'feeds.opml');
    await writeFile(file, list);
    expect(said(await taken(file)).sort()).toEqual([
      'One',
      `${site.url}two.xml?a=1&b=2: could not be fetched (the server answered 404).`,
    ]);
  });

  it.each([
    ['<opml version="2.0"><body><outline text="x"/></body></opml>', 'names no feed'],
    ['<opml><body><outline xmlUrl="file:///etc/passwd"/></body></opml>', 'names no feed'],
    ['<!DOCTYPE opml [<!ENTITY a "aaaa">]><opml>&a;</opml>', 'declares entities'],
    ['<opml><body><outline xmlUrl="https://a.example', 'breaks off'],
  ])('refuses %s', async (list, message) => {
    const file = join(folder, 'bad.opml');
    await writeFile(file, list);
    expect(said(await taken(file))).toEqual([expect.stringContaining(message)]);
  });
});

describe('a sitemap', () => {
  const url = (loc: string, rest = '') => `<url><loc>${loc}</loc>${rest}</url>`;
  const news = (title: string, date: string) =>
    `<news:news><news:publication><news:name>The Courier</news:name><news:language>en</news:language></news:publication>` +
    `<news:publication_date>${date}</news:publication_date><news:title><![CDATA[${title}]]></news:title></news:news>` +
    '<image:image><image:loc>https://a.example/x.jpg</image:loc><image:title>Picture</image:title></image:image>';
  const sitemap = (...urls: string[]) =>
    `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="n">${urls.join('')}</urlset>`;

  it('gives its pages, the newest first, with what it says of them', async () => {
    const site = await serve({
      '/news.xml': (request, response) => {
        const home = `http://${request.headers.host}`;
        response
          .writeHead(200, { 'content-type': 'text/xml' })
          .end(
            sitemap(
              url(`${home}/old`, news('Old', '2015-11-22')),
              url(`${home}/new`, news('New', '2015-11-24T08:00Z')),
              url('file:///etc/passwd'),
            ),
          );
      },
      '/old': page(''),
      '/new': page('New page', '<link rel="canonical" href="/the-new">'),
    });
    expect(await taken(`${site.url}news.xml`)).toMatchObject([
      {
        title: 'New page',
        outlet: 'The Courier',
        published: '2015-11-24',
        url: `${site.url}the-new`,
      },
      { title: 'Old', published: '2015-11-22' },
    ]);
  });

  it('is followed from its index, gzipped or not, as far as was asked for', async () => {
    const site = await serve({
      '/index.xml': (request, response) => {
        const home = `http://${request.headers.host}`;
        response.end(
          `<sitemapindex><sitemap><loc>${home}/a.xml.gz</loc></sitemap><sitemap><loc>${home}/gone.xml</loc></sitemap><sitemap><loc>${home}/b.xml</loc></sitemap></sitemapindex>`,
        );
      },
      '/a.xml.gz': (request, response) => {
        const home = `http://${request.headers.host}`;
        response.end(gzipSync(sitemap(url(`${home}/1`), url(`${home}/2`))));
      },
      '/b.xml': (request, response) => {
        const home = `http://${request.headers.host}`;
        response.end(sitemap(url(`${home}/3`), url(`${home}/4`)));
      },
      '/1': page('One'),
      '/2': page('Two'),
      '/3': page('Three'),
      '/4': page('Four'),
    });
    expect(said(await taken(`${site.url}index.xml`))).toEqual([
      'One',
      'Two',
      expect.stringContaining('answered 404'),
      'Three',
      'Four',
    ]);
    expect(said(await taken(`${site.url}index.xml`, { most: 3 }))).toEqual([
      'One',
      'Two',
      expect.stringContaining('answered 404'),
      'Three',
      `${site.url}b.xml: lists 2 pages, of which the newest 1 are taken. Say --most for more.`,
    ]);
  });

  it('refuses what would go round in circles, bombs and entities', async () => {
    const site = await serve({
      '/loop.xml': (request, response) =>
        response.end(
          `<sitemapindex><sitemap><loc>http://${request.headers.host}/loop.xml</loc></sitemap></sitemapindex>`,
        ),
      '/bomb.xml.gz': (_, response) => response.end(gzipSync(Buffer.alloc(60_000_000, ' '))),
      '/laughs.xml': `<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>${sitemap(url('&b;')).slice(21)}`,
      '/empty.xml': sitemap(),
    });
    for (const [path, message] of [
      ['loop.xml', 'list of lists'],
      ['laughs.xml', 'declares entities'],
      ['empty.xml', 'lists nothing'],
    ]) {
      expect(said(await taken(`${site.url}${path}`)), path).toEqual([
        expect.stringContaining(message),
      ]);
    }
    const bomb = [];
    for await (const one of take(`${site.url}bomb.xml.gz`, 'sitemap', {}, { visitor: visitor() })) {
      bomb.push(one);
    }
    expect(said(bomb)).toEqual([expect.stringContaining('larger than 52.4288 MB')]);
  });
});
