import type { AddressInfo } from 'node:net';
import { createServer, type Server } from 'node:net';
import { brotliCompressSync, deflateRawSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Answers,
  type LocalSite,
  localSite,
  resolver,
  TRUSTING,
} from '../../test/local-site.ts';
import { Failure } from './failure.ts';
import { reportsInFeed } from './feed.ts';
import { type FetchOptions, fetchPage } from './fetch.ts';
import { pageOf } from './html.ts';
import { kindByStart } from './kind.ts';
import { feedsIn } from './opml.ts';
import { reportInPdf } from './pdf.ts';
import { sitemapIn } from './sitemap.ts';
import { reportsInWarc } from './warc.ts';

// What is meant to do harm is refused with its reason, quickly, and harms nothing. docs/sources.md
// lists what stands here.

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});
async function site(answers: Answers): Promise<LocalSite> {
  const served = await localSite(answers);
  closing.push(() => served.close());
  return served;
}
/** A server that speaks bytes, for answers that no HTTP library would send. */
async function raw(answer: string | ((socket: { write(text: string): unknown }) => void)) {
  const server: Server = createServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => (typeof answer === 'string' ? socket.write(answer) : answer(socket)));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  closing.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

async function refusal(url: string, options: Partial<FetchOptions> = {}): Promise<string> {
  return fetchPage(url, options).then(
    () => 'fetched',
    (error) => (error instanceof Failure ? error.message : `broke: ${error}`),
  );
}
const trusting = { ...TRUSTING, time: 1_000 };

describe('addresses that lead inside', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://127.0.0.1./',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://\uff11\uff12\uff17.0.0.1/',
    'http://0.0.0.0/',
    'http://0/',
    'http://10.0.0.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://192.168.1.1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:a9fe:a9fe]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://user:word@127.0.0.1/',
  ])('%s is refused before anything is sent', async (url) => {
    expect(await refusal(url)).toMatch(/refused: it leads to .*, which is not a public address/);
  });

  it.each([
    'file:///etc/passwd',
    'data:text/html,<p>x',
    'ftp://example.org/',
    'javascript:1',
    'gopher://x/',
  ])('%s is not fetched', async (url) => {
    expect(await refusal(url)).toMatch(/refused: \w+: addresses are not fetched/);
  });

  it.each([
    ['127.0.0.1'],
    ['169.254.169.254'],
    ['::1'],
    ['::ffff:10.0.0.1'],
    ['93.184.216.34', '10.0.0.1'],
  ])('a name that resolves to %s is refused', async (...addresses) => {
    const lookup = resolver(() => addresses);
    expect(await refusal('http://courier.example/', { lookup })).toMatch(
      /^http:\/\/courier\.example\/: refused: it leads to .*, which is not a public address/,
    );
  });

  it('a name that changes its address is asked for once, and that address is connected to', async () => {
    const served = await site({ '/': 'words' });
    let asked = 0;
    const answers = ['127.0.0.1', '192.0.2.1', '192.0.2.2'];
    const lookup = resolver(() => [answers[asked++]]);
    const permits = (address: string) => address === '127.0.0.1';
    const page = await fetchPage(`http://courier.example:${served.port}/`, { permits, lookup });
    expect(new TextDecoder().decode(page.bytes)).toBe('words');
    expect(asked).toBe(1);
  });

  it.each([
    'http://127.0.0.2/',
    'http://169.254.169.254/latest/',
    'http://[::1]/',
    'http://0x7f.2/',
    '//127.0.0.2/',
    'file:///etc/passwd',
    'data:text/html,x',
    'http://inside.example/',
  ])('a redirect to %s is refused', async (location) => {
    const served = await site({
      '/': (_, response) => response.writeHead(302, { location }).end(),
    });
    const permits = (address: string) => address === '127.0.0.1';
    const lookup = resolver((name) => [name === 'inside.example' ? '10.0.0.1' : '127.0.0.1']);
    expect(await refusal(`http://courier.example:${served.port}/`, { permits, lookup })).toMatch(
      /refused: (it leads to|file:|data:)/,
    );
  });
});

describe('answers without end', () => {
  it('of ten gigabytes are broken off where the limit is', async () => {
    let sent = 0;
    const served = await site({
      '/said': (_, response) => response.writeHead(200, { 'content-length': `${10e9}` }).write('a'),
      '/unsaid': (_, response) => {
        const piece = Buffer.alloc(65_536, 'a');
        const more = () => {
          while (sent < 10e9 && !response.destroyed) {
            sent += piece.length;
            if (!response.write(piece)) break;
          }
        };
        response.on('drain', more);
        more();
      },
    });
    const options = { ...TRUSTING, time: 20_000 };
    for (const path of ['said', 'unsaid']) {
      expect(await refusal(`${served.url}${path}`, options)).toContain(
        'larger than 10000000 bytes',
      );
    }
    expect(sent).toBeLessThan(40e6);
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(100_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(100_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(100_000_000)))],
  ])('compressed with %s are refused where they swell', async (encoding, body) => {
    const served = await site({
      '/': (_, response) => response.writeHead(200, { 'content-encoding': encoding }).end(body),
    });
    expect(await refusal(served.url, { ...TRUSTING, time: 20_000 })).toMatch(
      /refused: it is (larger than|compressed with gzip, gzip)/,
    );
  });

  it('by redirects are given up, round in a circle or not', async () => {
    let count = 0;
    const served = await site({
      '/circle': (_, response) => response.writeHead(301, { location: '/circle' }).end(),
      '/on': (_, response) => response.writeHead(302, { location: `/on?${++count}` }).end(),
    });
    expect(await refusal(`${served.url}circle`, trusting)).toContain('more than 5 redirects');
    expect(served.requests).toHaveLength(6);
  });

  it('by the drop are given up in time, in headers and bodies alike', async () => {
    const drip = (head: string) =>
      raw((socket) => {
        socket.write(head);
        const drops = setInterval(() => socket.write('a'), 20);
        closing.push(() => clearInterval(drops));
      });
    const options = { ...TRUSTING, time: 300 };
    for (const head of ['HTTP/1.1 200 OK\r\nX-Slow: ', 'HTTP/1.1 200 OK\r\n\r\n', 'HT']) {
      const begun = performance.now();
      expect(await refusal(await drip(head), options)).toMatch(/could not be fetched/);
      expect(performance.now() - begun).toBeLessThan(5_000);
    }
    expect(await refusal(await raw(() => {}), options)).toContain('it took too long');
  });

  it('in headers are refused', async () => {
    const huge = await raw(`HTTP/1.1 200 OK\r\nX-Huge: ${'a'.repeat(100_000)}\r\n\r\n`);
    expect(await refusal(huge, trusting)).toContain('its headers are too large');
    const many = await raw(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(20_000)}\r\n`);
    expect(await refusal(many, trusting)).toContain('its headers are too large');
  });

  it('that are no HTTP, or cut off, are failures in words', async () => {
    expect(await refusal(await raw('SSH-2.0-OpenSSH\r\n'), trusting)).toContain(
      'could not be fetched',
    );
    const cut = await site({
      '/': (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
      '/broken': (_, response) =>
        response.writeHead(200, { 'content-encoding': 'gzip' }).end('no gzip at all'),
    });
    expect(await refusal(cut.url, trusting)).toContain('could not be fetched');
    expect(await refusal(`${cut.url}broken`, trusting)).toContain('could not be fetched');
  });
});

describe('XML that would grow or reach out', () => {
  const laughs =
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>';
  const outside = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  const documents = {
    feed: '<rss version="2.0"><channel><title>T</title><item><title>A</title><description>&c;&a;</description></item></channel></rss>',
    opml: '<opml><body><outline text="&a;" xmlUrl="https://a.example/"/></body></opml>',
    sitemap: '<urlset><url><loc>https://a.example/&a;</loc></url></urlset>',
  };
  const readers = {
    feed: (bytes: Uint8Array) => [...reportsInFeed(bytes, 'x')],
    opml: (bytes: Uint8Array) => feedsIn(bytes, 'x'),
    sitemap: (bytes: Uint8Array) => sitemapIn(bytes, 'x'),
  };
  it.each(['feed', 'opml', 'sitemap'] as const)('is refused as %s', (kind) => {
    for (const doctype of [laughs, outside]) {
      for (const head of ['', '<?xml version="1.0"?>\n', '<!-- [ -->']) {
        const text = new TextEncoder().encode(`${head}${doctype}${documents[kind]}`);
        expect(() => readers[kind](text), head).toThrow(/declares entities/);
        const wide = Buffer.from(`\ufeff${head}${doctype}${documents[kind]}`, 'utf16le');
        expect(() => readers[kind](wide), 'UTF-16').toThrow(/declares entities/);
      }
    }
  });

  it('is no faster way to a standstill: hostile documents are read in time', () => {
    const long = 1_000_000;
    const texts = [
      `<opml><outline ${'a'.repeat(90_000)}`,
      `<opml>${'<outline '.repeat(100_000)}`,
      `<opml><outline ${'a="'.repeat(30_000)}>`,
      `<urlset>${'<url>'.repeat(200_000)}`,
      `<urlset><url><loc>${'&#'.repeat(long / 2)}</loc></url></urlset>`,
      `<!--${'-'.repeat(long)}`,
      `<rss><channel>${'<item><![CDATA['.repeat(4_000)}`,
      `<rss><channel>${'<item>'.repeat(4_900)}${'<title>'.repeat(4_900)}`,
    ];
    for (const text of texts) {
      const bytes = new TextEncoder().encode(text);
      for (const read of Object.values(readers)) {
        const begun = performance.now();
        try {
          read(bytes);
        } catch (error) {
          expect(error, text.slice(0, 40)).toBeInstanceOf(Failure);
        }
        expect(performance.now() - begun, text.slice(0, 40)).toBeLessThan(10_000);
      }
    }
  });
});

describe('pages and files that are not what they seem', () => {
  it('nested beyond reason, or without end in one place, are refused or read in time', () => {
    const words = 'The talks went on all night. '.repeat(10);
    const pages = [
      `${'<div>'.repeat(200_000)}${words}`,
      `${'<b><i>'.repeat(50_000)}${words}`,
      `<p ${'a '.repeat(300_000)}>${words}`,
      `<p class="${'cookie '.repeat(100_000)}">${words}</p>`,
      `<!--${'<!--'.repeat(100_000)}${words}`,
      `<meta charset="${'x'.repeat(100_000)}"><p>${words}`,
      `<meta ${'a'.repeat(500_000)}<p>${words}`,
      `<script type="application/ld+json">${'{"a":['.repeat(50_000)}</script><p>${words}</p>`,
      `<title>${' | '.repeat(100_000)}</title><p>${words}</p>`,
      `<time datetime="${'1'.repeat(300_000)}"></time><p>${words}</p>`,
    ];
    for (const page of pages) {
      const begun = performance.now();
      try {
        pageOf(new TextEncoder().encode(page), 'x');
      } catch (error) {
        expect(error, page.slice(0, 40)).toBeInstanceOf(Failure);
      }
      expect(performance.now() - begun, page.slice(0, 40)).toBeLessThan(15_000);
    }
  });

  it('cannot smuggle markup past the reader in another character set', () => {
    const script = '<script>alert(1)</script>';
    const words = 'The talks went on all night. '.repeat(10);
    const page = (charset: string, text: string) =>
      new TextEncoder().encode(`<meta charset="${charset}"><body><p>${words}${text}</p></body>`);
    // UTF-7 is no character set of the web: its "+ADw-" stays what it is.
    for (const charset of ['utf-7', 'x-user-defined', 'nonsense', 'utf-16', 'iso-2022-kr']) {
      const { text } = pageOf(page(charset, '+ADw-script+AD4-'), 'x');
      expect(text, charset).not.toContain('<script>');
    }
    const wide = Buffer.from(`\ufeff<html><body><p>${words}</p>${script}</body></html>`, 'utf16le');
    expect(pageOf(wide, 'x').text).toBe(words.trim());
  });

  it('are told by their bytes: an archive called PDF, a PDF that is a page, a page that is none', async () => {
    const zip = Buffer.concat([
      Buffer.from('%PDF-1.7\nPK\x03\x04'),
      deflateRawSync(Buffer.alloc(100_000)),
    ]);
    await expect(reportInPdf(zip, 'x.pdf')).rejects.toThrow('is not a PDF that can be read');
    const zipAlone = Buffer.from('PK\x03\x04\x14\x00\x00\x00');
    await expect(reportInPdf(zipAlone, 'x.pdf')).rejects.toThrow('is not a PDF that can be read');
    expect(kindByStart('PK\x03\x04')).toBe('text');
    const stream = Buffer.from(
      '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R>>endobj\n2 0 obj<</Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>',
    );
    await expect(reportInPdf(stream, 'x.pdf')).rejects.toBeInstanceOf(Failure);
  });

  it('in a WARC go nowhere by the names in its headers', async () => {
    const page = `<html><title>T</title><article><p>${'The talks went on all night. '.repeat(20)}</p></article></html>`;
    const record = (uri: string) => {
      const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
      return (
        `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${uri}\r\nWARC-Filename: ../../../etc/cron.d/x\r\n` +
        `WARC-Refers-To: file:///etc/passwd\r\nContent-Type: application/http\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`
      );
    };
    const uris = [
      'file:///etc/passwd',
      '../../../etc/passwd',
      'C:\\Windows',
      'https://a.example/1',
    ];
    async function* pieces() {
      yield Buffer.from(uris.map(record).join(''));
    }
    const urls = [];
    for await (const one of reportsInWarc(pieces(), 'x.warc')) {
      urls.push(one instanceof Failure ? one.message : one.url);
    }
    expect(urls).toEqual([null, null, null, 'https://a.example/1']);
  });
});
