import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { reportsInWarc } from './warc.ts';

const page = (words: string) =>
  `<!doctype html><html><head><title>${words}</title></head><body><article>` +
  `<p>${`${words}: the two delegations sat down again on Friday, officials said. `.repeat(6)}</p></article></body></html>`;

/** A record with its header and content, as it stands in a plain WARC file. */
function record(fields: { readonly [name: string]: string }, content: string | Buffer): Buffer {
  const lines = Object.entries({ 'Content-Length': String(Buffer.byteLength(content)), ...fields });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.concat([
    Buffer.from(`WARC/1.0\r\n${head}\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n\r\n'),
  ]);
}
function response(url: string, body: string | Buffer, headers = '', status = 200): Buffer {
  const type = /content-type/i.test(headers) ? '' : 'Content-Type: text/html; charset=utf-8\r\n';
  const head = `HTTP/1.1 ${status} Whatever\r\n${type}${headers}\r\n`;
  return record(
    {
      'WARC-Type': 'response',
      'WARC-Target-URI': url,
      'WARC-Date': '2016-03-01T22:10:00Z',
      'Content-Type': 'application/http; msgtype=response',
    },
    Buffer.concat([Buffer.from(head), Buffer.from(body)]),
  );
}
const info = record(
  { 'WARC-Type': 'warcinfo', 'Content-Type': 'application/warc-fields' },
  'a: b\r\n',
);
const plainPage = (name: string) => response(`https://a.example/${name}`, page(name));

async function read(bytes: Buffer, step = 65_536): Promise<(Incoming | Failure)[]> {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += step) yield bytes.subarray(from, from + step);
  }
  const all: (Incoming | Failure)[] = [];
  for await (const one of reportsInWarc(pieces(), 'a.warc')) all.push(one);
  return all;
}
/** What came, shortly: a report by its title, a failure by its message. */
const shortly = (all: readonly (Incoming | Failure)[]) =>
  all.map((one) => (one instanceof Failure ? one.message : one.title));
const zipped = (...records: Buffer[]) => Buffer.concat(records.map((one) => gzipSync(one)));

describe('reportsInWarc', () => {
  it('gives each HTML page with where and when it was fetched', async () => {
    const skipped = [
      info,
      response('https://a.example/x.png', 'x', 'Content-Type: image/png\r\n'),
      response('https://a.example/gone', page('Gone'), '', 404),
      record(
        { 'WARC-Type': 'request', 'Content-Type': 'application/http' },
        'GET / HTTP/1.1\r\n\r\n',
      ),
    ];
    const all = await read(Buffer.concat([...skipped, plainPage('One'), plainPage('Two')]));
    expect(shortly(all)).toEqual(['One', 'Two']);
    expect(all[0]).toMatchObject({
      url: 'https://a.example/One',
      retrieved: '2016-03-01',
      text: expect.stringMatching(/^One/),
      where: `a.warc record 5 at byte ${Buffer.concat(skipped).length}`,
    });
  });

  it('reads bodies plain, gzipped, with brotli and in chunks, and ones unpacked beforehand', async () => {
    const html = Buffer.from(page('Talks'));
    const [head, tail] = [html.subarray(0, 100), html.subarray(100)];
    const chunked = (...parts: Buffer[]) =>
      Buffer.concat([
        ...parts.flatMap((part) => [
          Buffer.from(`${part.length.toString(16)};x=y\r\n`),
          part,
          Buffer.from('\r\n'),
        ]),
        Buffer.from('0\r\n\r\n'),
      ]);
    const squeezed = gzipSync(html);
    const all = await read(
      Buffer.concat([
        response('https://a.example/1', squeezed, 'Content-Encoding: gzip\r\n'),
        response('https://a.example/2', brotliCompressSync(html), 'content-encoding: br\r\n'),
        response('https://a.example/3', chunked(head, tail), 'Transfer-Encoding: chunked\r\n'),
        response(
          'https://a.example/4',
          chunked(squeezed.subarray(0, 9), squeezed.subarray(9)),
          'Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n',
        ),
        response(
          'https://a.example/5',
          html,
          'Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n',
        ),
        response('https://a.example/6', html, 'Content-Encoding: br\r\n'),
      ]),
    );
    expect(shortly(all)).toEqual(Array(6).fill('Talks'));
  });

  it('passes over revisits, metadata and conversions, and reads pages kept without a response', async () => {
    const about = (type: string, more: { readonly [name: string]: string } = {}) => ({
      'WARC-Type': type,
      'WARC-Target-URI': `https://a.example/${type}`,
      'WARC-Date': '2016-03-04T22:10:00.123456Z',
      ...more,
    });
    const http = { 'Content-Type': 'application/http; msgtype=response' };
    // The server answered as before: headers alone, or with the page left out.
    const revisit = {
      ...about('revisit', http),
      'WARC-Profile': 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
      'WARC-Refers-To-Target-URI': 'https://a.example/One',
      'WARC-Payload-Digest': 'sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ',
    };
    const html = { 'Content-Type': 'text/html; charset=utf-8' };
    const all = await read(
      zipped(
        info,
        plainPage('One'),
        record(revisit, 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'),
        record({ ...revisit, 'WARC-Truncated': 'length' }, 'HTTP/1.1 304 Not Modified\r\n\r\n'),
        record(about('metadata', { 'Content-Type': 'application/warc-fields' }), 'via: x\r\n'),
        record(about('conversion', html), page('Converted')),
        record(about('resource', html), page('Kept')),
        record({ ...about('resource', html), 'WARC-Target-URI': 'urn:pageinfo:x' }, page('Info')),
      ),
    );
    expect(shortly(all)).toEqual(['One', 'Kept']);
    expect(all[1]).toMatchObject({ url: 'https://a.example/resource', retrieved: '2016-03-04' });
    expect(shortly(await read(zipped(info, record(revisit, 'HTTP/1.1 200 OK\r\n\r\n'))))).toEqual([
      'a.warc: holds no HTML page that was answered with status 200.',
    ]);
  });

  it('reads members with the fields that tools put into them, and lines that end as they like', async () => {
    const bytes = response('<https://a.example/wget>', page('Wget'));
    const member = gzipSync(bytes);
    // RFC 1952: an extra field (Wget: "sl", lengths), a name, a comment.
    const extra = Buffer.from([8, 0, 0x73, 0x6c, 4, 0, 1, 2, 3, 4]);
    const flagged = Buffer.concat([
      member.subarray(0, 3),
      Buffer.from([4 | 8 | 16]),
      member.subarray(4, 10),
      extra,
      Buffer.from('a.warc\0by hand\0'),
      member.subarray(10),
    ]);
    const lower = bytes
      .toString('latin1')
      .replace('WARC-Type', 'warc-type')
      .replace('WARC-Target-URI', 'warc-target-uri')
      .replace('Content-Length', 'content-length');
    const all = await read(
      Buffer.concat([flagged, gzipSync(Buffer.from(lower, 'latin1')), gzipSync(plainPage('Two'))]),
    );
    expect(shortly(all)).toEqual(['Wget', 'Wget', 'Two']);
    expect(all[0]).toMatchObject({ url: 'https://a.example/wget' });
    // Line feeds alone, in the record's header and in the response's.
    const [head, ...rest] = bytes.toString('latin1').split('\r\n\r\n');
    const content = `${rest[0].replaceAll('\r\n', '\n')}\n\n${rest[1]}`;
    const fields = head
      .replaceAll('\r\n', '\n')
      .replace(/Content-Length: \d+/, `Content-Length: ${content.length}`);
    const feeds = Buffer.from(`${fields}\n\n${content}\n\n`, 'latin1');
    expect(shortly(await read(Buffer.concat([feeds, feeds])))).toEqual(['Wget', 'Wget']);
  });

  it('reads chunks with trailers, and gzip, brotli and deflate inside of them', async () => {
    const html = Buffer.from(page('Talks'));
    const chunk = (part: Buffer) =>
      Buffer.concat([
        Buffer.from(`${part.length.toString(16).toUpperCase()}\r\n`),
        part,
        Buffer.from('\r\n'),
      ]);
    const trailers = Buffer.from('0;last\r\nX-Sum: 12\r\nX-More: 3\r\n\r\n');
    const all = await read(
      Buffer.concat(
        (
          [
            ['gzip', gzipSync(html)],
            ['br', brotliCompressSync(html)],
            ['deflate', deflateSync(html)],
            ['deflate', deflateRawSync(html)],
            ['gzip, br', brotliCompressSync(gzipSync(html))],
          ] as const
        ).map(([encoding, body]) =>
          response(
            'https://a.example/',
            Buffer.concat([chunk(body.subarray(0, 20)), chunk(body.subarray(20)), trailers]),
            `Transfer-Encoding: chunked\r\nContent-Encoding: ${encoding}\r\n`,
          ),
        ),
      ),
    );
    expect(shortly(all)).toEqual(Array(5).fill('Talks'));
  });

  it.each([
    [
      'https://a.example/caf%C3%A9/%2e%2e/100%25?q=a%20b',
      'https://a.example/caf%C3%A9/%2e%2e/100%25?q=a%20b',
    ],
    ['https://a.example/café und mehr', 'https://a.example/caf%C3%A9%20und%20mehr'],
    [
      'https://a.example/<script>alert(1)</script>',
      'https://a.example/%3Cscript%3Ealert(1)%3C/script%3E',
    ],
    ['https://name:secret@a.example/1', 'https://a.example/1'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['../../etc/passwd', null],
    ['http://', null],
    [`https://a.example/${'x'.repeat(5_000)}`, null],
    ['https://a.example/%00%0d%0aSet-Cookie:x', 'https://a.example/%00%0d%0aSet-Cookie:x'],
    ['https://a.example/%zz%', 'https://a.example/%zz%'],
  ])('keeps of the address %s what is one', async (given, kept) => {
    const [one] = await read(
      Buffer.from(
        response('X', page('One'))
          .toString('latin1')
          .replace(
            'WARC-Target-URI: X',
            `WARC-Target-URI: ${Buffer.from(given).toString('latin1')}`,
          ),
        'latin1',
      ),
    );
    expect(one).toMatchObject({ title: 'One', url: kept });
  });

  it('goes by the character set that the server named', async () => {
    const bytes = Buffer.from(page('Caf\u00e9'), 'latin1');
    const type = 'Content-Type: text/html; charset=ISO-8859-1\r\n';
    expect(shortly(await read(response('https://a.example/', bytes, type)))).toEqual(['Caf\u00e9']);
  });

  it('reads records that are gzipped one by one, and a file gzipped as one', async () => {
    const records = [info, plainPage('One'), plainPage('Two')];
    expect(shortly(await read(zipped(...records)))).toEqual(['One', 'Two']);
    expect(shortly(await read(gzipSync(Buffer.concat(records))))).toEqual(['One', 'Two']);
  });

  it('gives the same however the bytes arrive', async () => {
    const file = zipped(info, plainPage('One'), plainPage('Two'));
    const plain = Buffer.concat([info, plainPage('One'), plainPage('Two')]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 7, max: 300 }), async (step) => {
        expect(shortly(await read(file, step))).toEqual(['One', 'Two']);
        expect(shortly(await read(plain, step))).toEqual(['One', 'Two']);
      }),
      { seed: 3, numRuns: 5 },
    );
  });

  it('names a damaged gzip member and reads the rest', async () => {
    const [one, two, three] = ['One', 'Two', 'Three'].map((name) => gzipSync(plainPage(name)));
    const offset = one.length;
    const file = (middle: Buffer) => Buffer.concat([one, middle, three]);
    const flipped = Buffer.from(two);
    for (let at = 60; at < 70; at++) flipped[at] ^= 0xff;
    const wrongSum = Buffer.from(two);
    wrongSum[two.length - 8] ^= 1;
    const where = `a.warc record 2 at byte ${offset}: cannot be read`;
    for (const middle of [flipped, wrongSum, two.subarray(0, two.length - 40)]) {
      const [first, second, ...rest] = shortly(await read(file(middle)));
      expect(first).toBe('One');
      expect(second?.startsWith(where)).toBe(true);
      expect(rest).toEqual(['Three']);
    }
  });

  it('names a damaged record of a plain file and reads the rest', async () => {
    const [one, two, three] = ['One', 'Two', 'Three'].map(plainPage);
    const where = `a.warc record 2 at byte ${one.length}: cannot be read`;
    const wrong = (from: RegExp, to: string) =>
      Buffer.from(two.toString('latin1').replace(from, to), 'latin1');
    const damages: [Buffer, string][] = [
      [wrong(/Content-Length: \d+/, 'Content-Length: 900'), 'its length is wrong'],
      [wrong(/Content-Length: \d+/, 'Content-Length: 9000000'), 'it is cut off'],
      [wrong(/Content-Length: \d+/, 'Content-Length: some'), 'no length is given'],
      [wrong(/WARC\/1\.0/, 'WARX/1.0'), 'no WARC header'],
      [wrong(/HTTP\/1\.1 200/, 'HTTX/1.1 200'), 'no HTTP response in it'],
    ];
    for (const [damaged, reason] of damages) {
      const all = shortly(await read(Buffer.concat([one, damaged, three])));
      expect(all).toEqual(['One', `${where} (${reason}). The records after it are.`, 'Three']);
    }
    const cut = Buffer.concat([one, two]);
    expect(shortly(await read(cut.subarray(0, cut.length - 300)))).toEqual([
      'One',
      `${where} (it is cut off). The records after it are.`,
    ]);
  });

  it('refuses a page that grows over the limit, and one that is larger than it', async () => {
    const bomb = gzipSync(Buffer.alloc(11_000_000, 'a'));
    const all = shortly(
      await read(
        Buffer.concat([
          response('https://a.example/bomb', bomb, 'Content-Encoding: gzip\r\n'),
          response('https://a.example/large', Buffer.alloc(10_000_001, 'a')),
          plainPage('Small'),
        ]),
      ),
    );
    expect(all[0]).toContain('the page is larger than 10 MB');
    expect(all[1]).toContain('it is larger than 10 MB');
    expect(all.slice(2)).toEqual(['Small']);
  });

  it('says that a file holds no page', async () => {
    for (const file of [info, zipped(info), Buffer.alloc(0)]) {
      expect(shortly(await read(file))).toEqual([
        'a.warc: holds no HTML page that was answered with status 200.',
      ]);
    }
  });
});
