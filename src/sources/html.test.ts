import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract, reportOnPage } from './html.ts';

const PARAGRAPH =
  'The two ministers met for three hours on Friday and agreed to send a joint mission to the border, officials of both sides said after the talks.';
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en-GB"><head><title>Ministers meet | The Courier</title>${head}</head><body>${body}</body></html>`;
const article = page(
  `<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Ministers meet</h1>` +
    `<p>${PARAGRAPH}</p><p>${PARAGRAPH.replace('Friday', 'Monday')}<br>A second line.</p></article>` +
    '<div class="cookie-banner">We use cookies. Accept all.</div><script>document.title = "stolen"</script>',
  '<meta property="og:site_name" content="The Courier"><script type="application/ld+json">' +
    '{"@type":"NewsArticle","headline":"Ministers meet","datePublished":"2015-11-24T22:15:00+02:00","author":[{"name":"By Ada Moore"}]}</script>',
);

describe('extract', () => {
  it('takes the main text, a paragraph a block, and leaves the rest of the page', () => {
    const { text } = extract(article, 'a');
    expect(text).toContain(PARAGRAPH);
    expect(text).toContain('talks.\nA second line.');
    expect(text).not.toMatch(/cookies|Home|stolen/);
  });

  it('takes what the page says of itself', () => {
    expect(extract(article, 'a')).toMatchObject({
      title: 'Ministers meet',
      byline: ['Ada Moore'],
      published: '2015-11-24',
      outlet: 'The Courier',
      language: 'en',
    });
  });

  it('leaves out what a page puts between the paragraphs', () => {
    const { text } = extract(
      page(
        `<article><p>${PARAGRAPH}</p><p>Advertisement</p><figure><img src="x"><figcaption>The two ministers. Photo: A. Moore</figcaption></figure>` +
          `<p>Read more: <a href="/x">Who they are</a></p><p>${PARAGRAPH.replace('Friday', 'Monday')}</p><div>Share this article</div></article>`,
      ),
      'a',
    );
    expect(text).toBe(`${PARAGRAPH}\n\n${PARAGRAPH.replace('Friday', 'Monday')}`);
  });

  it('says when the page was changed, and where it belongs', () => {
    const head =
      '<meta property="article:published_time" content="2015-11-24T08:00:00Z"><meta property="article:modified_time" content="2015-11-26T09:00:00Z">' +
      '<link rel="canonical" href="/news/1">';
    const found = extract(page(`<p>${PARAGRAPH}</p>`, head), 'a', 'https://a.example/amp/1?x=y');
    expect(found).toMatchObject({
      published: '2015-11-24',
      modified: '2015-11-26',
      url: 'https://a.example/news/1',
    });
    const front = page(`<p>${PARAGRAPH}</p>`, '<link rel="canonical" href="https://a.example/">');
    expect(extract(front, 'a', 'https://a.example/1').url).toBe('https://a.example/1');
    expect(extract(front, 'a', 'https://a.example/').url).toBe('https://a.example/');
  });

  it('takes the outlet from the title where the page names none and has the rest as its heading', () => {
    const named = page(`<article><h1>Ministers meet</h1><p>${PARAGRAPH}</p></article>`);
    expect(extract(named, 'a')).toMatchObject({ outlet: 'The Courier' });
    const other = page(`<article><h1>Another heading</h1><p>${PARAGRAPH}</p></article>`);
    expect(extract(other, 'a').outlet).toBeNull();
  });

  it.each([
    ['https://a.example/2015/11/24/talks', '', '2015-11-24'],
    ['https://a.example/world/20151124/talks', '', '2015-11-24'],
    ['https://a.example/world/2015-11-24-talks', '', '2015-11-24'],
    ['https://a.example/2015/13/45/talks', '', null],
    ['https://a.example/1234/11/24/talks', '', null],
    ['https://a.example/item/20151124881', '', null],
    [null, '<span class="post-date">Published: November 24, 2015, 8:00 GMT</span>', '2015-11-24'],
    [null, '<p class="byline">By Ada Moore, 24 Nov. 2015</p>', '2015-11-24'],
    [null, '<time>24th November 2015</time>', '2015-11-24'],
    [null, '<span class="date">03/04/2015</span>', null],
    [null, '<p>It began on 24 November 2015.</p>', null],
  ])('finds the date in %s %s', (address, shown, published) => {
    const body = `<article><h1>Ministers meet</h1>${shown}<p>${PARAGRAPH}</p></article>`;
    expect(extract(page(body), 'a', address).published).toBe(published);
  });

  it('survives damaged JSON-LD and fragments', () => {
    const damaged = page(
      `<p>${PARAGRAPH}</p>`,
      '<script type="application/ld+json">{"@type":</script>',
    );
    expect(extract(damaged, 'a').text).toContain(PARAGRAPH);
    expect(extract(`<p>${PARAGRAPH}</p>`, 'a').text).toBe(PARAGRAPH);
  });

  it('reads a page whose author left out the tags of head and body', () => {
    const bare = `<!doctype html><html><title>Ministers meet</title><article><p>${PARAGRAPH}</p></article></html>`;
    expect(extract(bare, 'a')).toMatchObject({ title: 'Ministers meet', text: PARAGRAPH });
    expect(() => extract('<html><frameset><frame src="x"></frameset></html>', 'a')).toThrow(
      'no main',
    );
  });

  it('refuses a page that is nested beyond reason, and only such', () => {
    const nested = (depth: number) => page(`${'<div>'.repeat(depth)}<p>${PARAGRAPH}</p>`);
    expect(() => extract(nested(100_000), 'a')).toThrow('no main text');
    expect(extract(nested(100), 'a').text).toBe(PARAGRAPH);
    expect(extract(page(`<p>${PARAGRAPH}`.repeat(4000)), 'a').text).toContain(PARAGRAPH);
  });

  it('refuses a page without text', () => {
    expect(() => extract(page('<img src="x.png">'), 'x.html')).toThrow('x.html: no main text');
  });

  it('answers or refuses, but never breaks, on any markup', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<div',
      '>',
      '<!--',
      '-->',
      '<svg>',
      'word ',
      '&amp',
      '<a href=',
      '"',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        try {
          expect(typeof extract(pieces.join(''), 'a').text).toBe('string');
        } catch (error) {
          expect(String(error)).toContain('no main text');
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('reportOnPage', () => {
  it('puts the title first, once, and hashes the bytes', () => {
    const report = reportOnPage(new TextEncoder().encode(article), 'a');
    expect(report.text.startsWith('Ministers meet\n\n')).toBe(true);
    expect(report.text.match(/Ministers meet/g)).toHaveLength(1);
    expect(report.raw).toMatch(/^[0-9a-f]{64}$/);
  });
});
