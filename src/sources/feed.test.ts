import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import { reportsInFeed } from './feed.ts';
import { fragmentText } from './html.ts';
import type { Incoming } from './incoming.ts';

const read = (text: string) => [...reportsInFeed(new TextEncoder().encode(text), 'a.xml')];
const said = (all: readonly (Incoming | Failure)[]) =>
  all.map((one) => (one instanceof Failure ? one.message : one.text));

const HEAD =
  '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"' +
  ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier &amp; Post</title><link>https://a.example/</link>';
const item = (title: string, words: string) =>
  `<item><title>${title}</title><description>${words}</description></item>`;
const rss = (...items: string[]) => `${HEAD}${items.join('\n')}</channel></rss>`;
const FULL =
  '<item><title>Ministers &amp;amp; envoys meet</title><link>/news/1</link><dc:creator>By Ada Moore</dc:creator>' +
  '<pubDate>Tue, 24 Nov 2015 23:15:00 -0500</pubDate><description>In short.</description>' +
  '<content:encoded><![CDATA[<p>They met on <b>Friday</b> &amp; left.</p><script>alert(1)</script><p>No one spoke.</p>]]></content:encoded></item>';

describe('reportsInFeed', () => {
  it('takes the full content of an RSS item, under its title, with all that the feed says', () => {
    expect(read(rss(FULL))).toMatchObject([
      {
        text: 'Ministers & envoys meet\n\nThey met on Friday & left.\n\nNo one spoke.',
        title: 'Ministers & envoys meet',
        outlet: 'The Courier & Post',
        url: 'https://a.example/news/1',
        byline: ['Ada Moore'],
        // The day where it was written; in UTC it was the 25th.
        published: '2015-11-24',
        where: 'a.xml item 1 (Ministers &amp; envoys meet)',
      },
    ]);
  });

  it('takes a summary where there is no more, and names an item without words', () => {
    const all = read(rss(item('One', 'They met.'), item('Two', ''), item('Three', 'Three')));
    expect(said(all)).toEqual([
      'One\n\nThey met.',
      expect.stringMatching(/^a\.xml item 2 \(Two\): the feed gives no text/),
      expect.stringMatching(/^a\.xml item 3 \(Three\): the feed gives no text/),
    ]);
  });

  it('reads Atom: text as it stands, HTML and XHTML as marked up, content before summary', () => {
    const entry = (type: string, content: string) =>
      `<entry><title>5 &lt; 6</title><id>u</id><link href="https://a.example/2"/><updated>2015-11-24T10:00:00Z</updated>` +
      `<published>2015-11-23T23:00:00-08:00</published><content type="${type}">${content}</content><summary>Short.</summary></entry>`;
    const feed = (entries: string) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title><author><name>Ben Hill</name></author>${entries}</feed>`;
    const all = read(
      feed(
        entry('text', 'Talks &lt;b&gt;failed.') +
          entry('html', '&lt;p&gt;Talks &lt;b&gt;failed&lt;/b&gt;.') +
          entry('xhtml', '<div xmlns="http://www.w3.org/1999/xhtml"><p>Talks failed.</p></div>') +
          entry('image/png', 'iVBORw0KGgo='),
      ),
    );
    expect(said(all).map((text) => text.split('\n\n')[1])).toEqual([
      'Talks <b>failed.',
      'Talks failed.',
      'Talks failed.',
      'Short.',
    ]);
    expect(all[0]).toMatchObject({
      title: '5 < 6',
      outlet: 'Courier',
      byline: ['Ben Hill'],
      published: '2015-11-23',
      url: 'https://a.example/2',
    });
  });

  it('reads RDF and JSON Feed', () => {
    const rdf =
      '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
      '<channel rdf:about="c"><title>Courier</title><items><rdf:Seq><rdf:li rdf:resource="x"/></rdf:Seq></items></channel>' +
      '<item rdf:about="https://a.example/3"><title>T</title><description>Words.</description><dc:date>2015-11-24T01:00:00+09:00</dc:date></item></rdf:RDF>';
    expect(read(rdf)).toMatchObject([
      { text: 'T\n\nWords.', published: '2015-11-24', url: 'https://a.example/3' },
    ]);
    const json = JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Courier',
      home_page_url: 'https://a.example',
      items: [
        { id: '1', url: 'x', title: 'T', content_html: '<p>A &amp; b.</p>', summary: 's' },
        { id: '2', content_text: 'One.\n\nTwo & <three>.' },
      ],
    });
    expect(read(json)).toMatchObject([
      { text: 'T\n\nA & b.', url: 'https://a.example/x', outlet: 'Courier' },
      { text: 'One.\n\nTwo & <three>.', title: null },
    ]);
  });

  it('leaves out what a feed puts under its articles', () => {
    const words = '<p>They met.</p><p>The post <a href="x">T</a> appeared first on Courier.</p>';
    expect(said(read(rss(item('T', `<![CDATA[${words}]]>`))))).toEqual(['T\n\nThey met.']);
  });

  it('keeps the paragraphs of descriptions that use blank lines for them', () => {
    expect(said(read(rss(item('', 'One &amp;amp; two.\n\nThree.'))))).toEqual([
      'One & two.\n\nThree.',
    ]);
  });

  it('goes by the character set that the XML declares', () => {
    const text = rss(item('T', '\u201cYes\u201d, he said.')).replace('utf-8', 'windows-1252');
    const bytes = Buffer.from(
      text.replace('\u201c', '\u0093').replace('\u201d', '\u0094'),
      'latin1',
    );
    expect(said([...reportsInFeed(bytes, 'a')])).toEqual(['T\n\n\u201cYes\u201d, he said.']);
  });

  it('saves the complete items of a feed that is cut off, and says so', () => {
    const whole = rss(item('One', 'First.'), item('Two', 'Second.'), item('Three', 'Third.'));
    expect(said(read(whole.slice(0, whole.indexOf('Third') + 3)))).toEqual([
      expect.stringMatching(/^a\.xml: is damaged .* Its complete items are read\.$/),
      'One\n\nFirst.',
      'Two\n\nSecond.',
      expect.stringMatching(/^a\.xml item 3: .*damaged or cut off/),
    ]);
  });

  it('does not let an item that is never closed swallow the next', () => {
    const open = '<item><title>One</title><description>First.</description>';
    const loose = '<item><title>Two</title><description><![CDATA[Second.</description></item>';
    const end = '<item><title>Four</title><description><![CDATA[Fourth.]]></description></item>';
    const texts = said(read(rss(open, loose, item('Three', 'Third.'), end)));
    expect(texts.filter((text) => !text.startsWith('a.xml'))).toEqual([
      'Three\n\nThird.',
      'Four\n\nFourth.',
    ]);
    expect(texts.filter((text) => text.includes('damaged or cut off'))).toHaveLength(2);
  });

  it('refuses entities of a feed\u2019s own, floods of items, and what is no feed', () => {
    const bomb = rss(item('x', '&amp;b;')).replace(
      '<rss',
      '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss',
    );
    for (const [text, message] of [
      [bomb, 'declares entities'],
      [rss('<item/>'.repeat(5001)), 'more than 5000 items'],
      [rss(), 'no items'],
      [`<rss><channel>${'<![CDATA['.repeat(200_000)}`, 'CDATA is not closed'],
      ['<html><p>No feed.</p></html>', 'not a feed'],
      ['{"version":"https://jsonfeed.org/version/1","items":[', 'not a feed'],
    ]) {
      expect(() => read(text)).toThrow(message);
    }
    expect(() => [...reportsInFeed(new Uint8Array(20_000_001), 'a')]).toThrow('larger than 20 MB');
  });

  it('refuses an item that is nested beyond reason, not those beside it', () => {
    const deep = item('Deep', `<![CDATA[${'<b>'.repeat(50_000)}x]]>`);
    expect(said(read(rss(deep, item('Two', 'Second.'))))).toEqual([
      expect.stringMatching(/^a\.xml item 1 \(Deep\): .*nested too deeply/),
      'Two\n\nSecond.',
    ]);
  });

  it('takes every cut of a feed without a crash, and gives no item that is not whole', () => {
    const whole = rss(FULL, item('Two', '<![CDATA[<p>Second.</p>]]>'), item('Three', 'Third.'));
    const texts = said(read(whole));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: whole.length - 1 }), (end) => {
        let all: (Incoming | Failure)[] = [];
        try {
          all = read(whole.slice(0, end));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
        for (const one of all) if (!(one instanceof Failure)) expect(texts).toContain(one.text);
      }),
      { seed: 1, numRuns: 100 },
    );
  });
});

describe('fragmentText', () => {
  it('gives back any words that were escaped', () => {
    const words = fc.string({
      unit: fc.constantFrom('a', 'b', '<', '&', '"', '\u00e9'),
      minLength: 1,
    });
    fc.assert(
      fc.property(words, (text) => {
        const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
        expect(fragmentText(`<p>${escaped}</p>`)).toBe(text);
      }),
      { seed: 2 },
    );
  });
});
