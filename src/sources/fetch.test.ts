import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublic } from './address.ts';
import { fetchPage } from './fetch.ts';

let server: Server | null = null;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = null;
});

async function serve(answer: RequestListener): Promise<string> {
  const started = createServer(answer).listen(0, '127.0.0.1');
  server = started;
  await new Promise((resolve) => started.once('listening', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}
const LOOSE = { bytes: 10_000, redirects: 3, time: 2_000, permits: () => true };

describe('isPublic', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '0.0.0.0',
    '100.64.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '224.0.0.1',
    'localhost',
  ])('refuses %s', (address) => expect(isPublic(address)).toBe(false));
  it.each(['93.184.216.34', '2606:2800:220:1::1', '::ffff:93.184.216.34'])(
    'accepts %s',
    (address) => expect(isPublic(address)).toBe(true),
  );
});

describe('fetchPage', () => {
  it.each([
    'http://127.0.0.1:1/',
    'http://[::1]/',
    'http://localhost/',
    'http://2130706433/',
    'http://0x7f.1/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'nonsense',
  ])('refuses %s', async (address) => {
    await expect(fetchPage(address)).rejects.toThrow(/refused/);
  });

  it('gives bytes, type and charset', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-type', 'text/html; charset=ISO-8859-1');
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('<p>Hello</p>'));
    });
    const page = await fetchPage(url, LOOSE);
    expect(new TextDecoder().decode(page.bytes)).toBe('<p>Hello</p>');
    expect(page).toMatchObject({ type: 'text/html', charset: 'iso-8859-1', url });
  });

  it('counts bytes after decompression, so that a bomb is refused', async () => {
    const url = await serve((_, response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync(Buffer.alloc(5_000_000)));
    });
    await expect(fetchPage(url, LOOSE)).rejects.toThrow('larger than 10000 bytes');
  });

  it('gives up on endless redirects, endless answers, errors and redirects to files', async () => {
    const to = async (answer: RequestListener) => {
      server?.closeAllConnections();
      server?.close();
      return fetchPage(await serve(answer), { ...LOOSE, time: 400 });
    };
    await expect(to((_, r) => r.writeHead(302, { location: '/again' }).end())).rejects.toThrow(
      'redirects',
    );
    await expect(to((_, r) => void r.write('a'))).rejects.toThrow('took too long');
    await expect(to((_, r) => r.writeHead(404).end())).rejects.toThrow('answered 404');
    await expect(
      to((_, r) => r.writeHead(301, { location: 'file:///etc/passwd' }).end()),
    ).rejects.toThrow('refused');
  });
});
