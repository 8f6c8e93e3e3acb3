import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from './failure.ts';
import type { Incoming } from './incoming.ts';
import { take } from './take.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-take-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function taken(name: string, content: string | Uint8Array, known = {}) {
  const path = join(folder, name);
  await writeFile(path, content);
  const all: (Incoming | Failure)[] = [];
  for await (const one of take(path, 'auto', known)) all.push(one);
  return all;
}

describe('take', () => {
  it('gives a text file exactly as it is', async () => {
    const text = '  Headline\r\n\r\nBody.\t\n';
    expect(await taken('a.txt', text)).toMatchObject([{ text, published: null }]);
  });

  it('lays what the caller knows over what the file says', async () => {
    const line = JSON.stringify({
      id: 7,
      text: 'Body.',
      published: '2015-11-25T10:00:00Z',
      outlet: 'A',
    });
    expect(await taken('b.jsonl', `${line}\n`, { outlet: 'B' })).toMatchObject([
      { id: '7', text: 'Body.', published: '2015-11-25', outlet: 'B' },
    ]);
  });

  it('names the line of what it cannot take, and gives the rest', async () => {
    const lines = [
      '{"text":"One."}',
      'not json',
      '',
      '{"title":"x"}',
      '{"text":"Two.","published":"soon"}',
      '{"text":"Three."}',
    ];
    const all = await taken('c.jsonl', lines.join('\n'));
    const said = all.map((one) =>
      one instanceof Failure ? one.message.slice(folder.length + 1) : one.text,
    );
    expect(said[0]).toBe('One.');
    expect(said[1]).toMatch(/^c\.jsonl:2: not a JSON object/);
    expect(said[2]).toBe('c.jsonl:4: has no "text" string.');
    expect(said[3]).toBe('c.jsonl:5: "soon" is not a date. Write YYYY-MM-DD.');
    expect(said[4]).toBe('Three.');
  });

  it('tells HTML and JSONL by their content where the name does not say', async () => {
    const [page] = await taken(
      'page',
      `<!DOCTYPE html><p>${'The talks went on all night. '.repeat(9)}</p>`,
    );
    expect(page).toMatchObject({ text: expect.stringContaining('The talks went on') });
    expect(await taken('lines', '{"id":"x","text":"One."}\n')).toMatchObject([{ id: 'x' }]);
  });

  it.each([
    [
      'a.xml',
      '<?xml version="1.0"?>\n<!-- made by hand -->\n<rss version="2.0"><channel>ITEM</channel></rss>',
    ],
    [
      'b.xml',
      '\ufeff<!DOCTYPE rss SYSTEM "x.dtd"><rss version="0.91"><channel>ITEM</channel></rss>',
    ],
    ['c.rss', '<rss version="2.0"><channel>ITEM</channel></rss>'],
    ['d.json', '{"version": "https://jsonfeed.org/version/1.1", "items": [JSON]}'],
  ])('reads the feed %s', async (name, frame) => {
    const content = frame
      .replace('ITEM', '<item><title>T</title><description>Words.</description></item>')
      .replace('JSON', '{"id": "1", "title": "T", "content_text": "Words."}');
    expect(await taken(name, content)).toMatchObject([{ text: 'T\n\nWords.' }]);
  });

  it('takes the day of the last change from lines and columns', async () => {
    const line = '{"text":"One.","published":"2015-11-01","modified":"2015-11-03T08:00Z"}';
    const dates = { published: '2015-11-01', modified: '2015-11-03' };
    expect(await taken('a.jsonl', line)).toMatchObject([dates]);
    const rows = 'body,date,updated\nOne.,2015-11-01,2015-11-03\nTwo.,2015-11-01,\n';
    expect(await taken('a.csv', rows)).toMatchObject([dates, { modified: null }]);
    expect(await taken('b.jsonl', '{"text":"One.","modified":"lately"}')).toMatchObject([
      { code: 'date-wrong' },
    ]);
  });

  it('cuts titles and outlets, and leaves out addresses, that no archive could index', async () => {
    const url = `https://a.example/${'x'.repeat(2_000)}`;
    const line = { text: 'One.', title: '🕊'.repeat(900), outlet: 'The '.repeat(900), url };
    const [one] = await taken('a.jsonl', JSON.stringify(line));
    const { title, outlet } = one as Incoming;
    expect(title).toBe(`${'🕊'.repeat(299)}…`);
    expect(outlet).toHaveLength(600);
    expect(one).toMatchObject({ text: 'One.', url: null });
    // A page of an index in PostgreSQL takes values of 2,704 bytes at most.
    for (const name of [title, outlet]) expect(Buffer.byteLength(name ?? '')).toBeLessThan(2_704);
  });

  it('tells WARC by name or first bytes, and says when a page was fetched', async () => {
    const page = `<html><title>T</title><article><p>${'The talks went on all night. '.repeat(9)}</p></article></html>`;
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page}`;
    const file =
      'WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\nWARC-Date: 2016-03-01T22:10:00Z\r\n' +
      `Content-Type: application/http\r\nContent-Length: ${http.length}\r\n\r\n${http}\r\n\r\n`;
    const found = [{ title: 'T', url: 'https://a.example/1', retrieved: '2016-03-01' }];
    expect(await taken('pages', file)).toMatchObject(found);
    expect(await taken('pages.warc.gz', gzipSync(file))).toMatchObject(found);
  });

  it.each([
    ['empty.txt', '', 'is empty'],
    ['blank.txt', ' \n\t', 'is empty'],
    ['long.txt', 'war '.repeat(250_001), 'has 1000004 characters, more than the 1000000'],
    ['binary.txt', Uint8Array.of(1, 0, 2, 0, 0, 0), 'is not text'],
    ['x.pdf', '%PDF-1.4', 'is not a PDF that can be read'],
    ['x.rss', '<rss', 'is not a feed that can be read'],
    ['x.warc.gz', 'nothing', 'cannot be read (no WARC header)'],
  ])('says what is wrong with %s', async (name, content, message) => {
    const [failure] = await taken(name, content);
    expect(failure).toBeInstanceOf(Failure);
    expect((failure as Failure).message).toContain(message);
  });

  it('says that a file is missing or a folder', async () => {
    for (const [place, message] of [
      [join(folder, 'none.txt'), 'no such file'],
      [folder, 'is a folder'],
    ]) {
      for await (const one of take(place, 'auto'))
        expect((one as Failure).message).toContain(message);
    }
  });
});
