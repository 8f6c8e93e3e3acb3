import { lookup } from 'node:dns';
import { request as http, type IncomingMessage } from 'node:http';
import { request as https } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { isPublic } from './address.ts';
import { Failure } from './failure.ts';

/** A page as fetched. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Where the last redirect led. */
  readonly url: string;
  /** Media type in lower case without parameters; empty where the server names none. */
  readonly type: string;
  readonly charset: string | null;
}

export interface FetchLimits {
  /** Bytes after decompression. */
  readonly bytes: number;
  readonly redirects: number;
  /** For the whole exchange, milliseconds. */
  readonly time: number;
  /** Which addresses may be reached. */
  readonly permits: (address: string) => boolean;
}
const LIMITS: FetchLimits = { bytes: 10_000_000, redirects: 5, time: 20_000, permits: isPublic };
const AGENT = 'chancery (reads news reports; one request at a time)';

/**
 * Fetches one page over HTTP(S), politely and safely: only public addresses, checked when the
 * connection is made so that a name cannot resolve to one thing and lead to another; bounded
 * redirects, bytes (counted after decompression) and time. Throws `url-refused` or `url-failed`.
 */
export async function fetchPage(address: string, limits: FetchLimits = LIMITS): Promise<Fetched> {
  const deadline = AbortSignal.timeout(limits.time);
  let url = parse(address, address, limits);
  for (let hops = 0; hops <= limits.redirects; hops++) {
    const response = await connect(url, address, deadline, limits);
    const { statusCode = 0, headers } = response;
    if (statusCode >= 300 && statusCode < 400 && headers.location) {
      response.destroy();
      url = parse(new URL(headers.location, url).href, address, limits);
      continue;
    }
    if (statusCode !== 200) {
      response.destroy();
      throw new Failure('url-failed', address, { reason: `the server answered ${statusCode}` });
    }
    const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
    const charset =
      parameters.map((one) => /charset=["']?([\w-]+)/.exec(one)?.[1]).find(Boolean) ?? null;
    return {
      bytes: await body(response, address, limits.bytes, deadline),
      url: url.href,
      type: type.trim(),
      charset,
    };
  }
  throw new Failure('url-refused', address, { reason: `more than ${limits.redirects} redirects` });
}

function parse(text: string, where: string, { permits }: FetchLimits): URL {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw new Failure('url-refused', where, { reason: 'it is not an address' });
  }
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw new Failure('url-refused', where, {
      reason: `${url.protocol} addresses are not fetched`,
    });
  }
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !permits(host)) throw refused(where, host);
  return url;
}

function refused(where: string, address: string): Failure {
  return new Failure('url-refused', where, {
    reason: `it leads to ${address}, which is not a public address`,
  });
}

/** Resolves names, and refuses one if any of its addresses may not be reached. */
function guarded({ permits }: FetchLimits): LookupFunction {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 0);
      const bad = addresses.find(({ address }) => !permits(address));
      if (bad) return answer(refused(hostname, bad.address), '', 0);
      if (options.all) return answer(null, addresses as never, 0);
      return answer(null, addresses[0].address, addresses[0].family);
    });
  };
}

function connect(
  url: URL,
  where: string,
  signal: AbortSignal,
  limits: FetchLimits,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http)(url, {
      lookup: guarded(limits),
      signal,
      headers: {
        'user-agent': AGENT,
        'accept-encoding': 'gzip, deflate, br',
        accept: 'text/html, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5',
      },
    });
    request.on('response', resolve);
    request.on('error', (error) => reject(failed(error, where, signal)));
    request.end();
  });
}

/** The body, decompressed, up to the limit. */
async function body(
  response: IncomingMessage,
  where: string,
  limit: number,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const encoding = response.headers['content-encoding'];
  const unpack =
    encoding === 'gzip'
      ? createGunzip()
      : encoding === 'br'
        ? createBrotliDecompress()
        : encoding === 'deflate'
          ? createInflate()
          : null;
  const pieces: Buffer[] = [];
  let size = 0;
  try {
    if (unpack) response.on('error', (error) => unpack.destroy(error));
    for await (const piece of unpack ? response.pipe(unpack) : response) {
      size += (piece as Buffer).length;
      if (size > limit) {
        response.destroy();
        throw new Failure('url-refused', where, { reason: `it is larger than ${limit} bytes` });
      }
      pieces.push(piece as Buffer);
    }
  } catch (error) {
    throw failed(error as Error, where, signal);
  }
  return Buffer.concat(pieces);
}

function failed(error: Error, where: string, signal: AbortSignal): Failure {
  if (error instanceof Failure) return error;
  return new Failure('url-failed', where, {
    reason: signal.aborted ? 'it took too long' : error.message,
  });
}
