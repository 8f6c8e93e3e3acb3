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
