import { lookup as systemLookup } from 'node:dns';
import { Agent as HttpAgent, request as http, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as https } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublic } from './address.ts';
import { AGENT } from './agent.ts';
import { bodyOfResponse } from './body.ts';
import { Failure } from './failure.ts';
import { FetchFailure, secondsIn } from './fetch-failure.ts';

/** A page as fetched. */
export interface Fetched {
  readonly bytes: Uint8Array;
  /** Where the last redirect led. */
  readonly url: string;
  /** Media type in lower case without parameters; empty where the server names none. */
  readonly type: string;
  readonly charset: string | null;
  /** What the server would be asked with next time (RFC 9110, section 13.1); null where it gives none. */
  readonly mark: Mark;
  /** The server says that nothing has changed since the mark that was sent; there are no bytes. */
  readonly unchanged: boolean;
}

/** A version of a page as its server names it. */
export interface Mark {
  readonly etag: string | null;
  readonly modified: string | null;
}

export interface FetchOptions {
  /** Bytes after decompression. */
  readonly bytes: number;
  readonly redirects: number;
  /** For each request with its answer, milliseconds. */
  readonly time: number;
  /** Which addresses may be reached. */
  readonly permits: (address: string) => boolean;
  /** Who turns names into addresses. */
  readonly lookup: typeof systemLookup;
  /** The version that is held already. */
  readonly mark?: Mark;
  /** Has each request made in its turn, or throws where it may not be made. */
  readonly turn: <Result>(url: URL, request: () => Promise<Result>) => Promise<Result>;
  /** Ends it all. */
  readonly signal?: AbortSignal;
}
const DEFAULTS: FetchOptions = {
  bytes: 10_000_000,
  redirects: 5,
  time: 20_000,
  permits: isPublic,
  lookup: systemLookup,
  turn: (_, request) => request(),
};
/** An address longer than this is none that anybody publishes (characters). */
const LONGEST_ADDRESS = 4_000;
/** Every request has a connection of its own, whose address was looked at for it. */
const AGENTS = {
  'http:': new HttpAgent({ keepAlive: false }),
  'https:': new HttpsAgent({ keepAlive: false }),
};

/**
 * Fetches one page over HTTP(S), politely and safely: only public addresses, checked when the
 * connection is made so that a name cannot resolve to one thing and lead to another; bounded
 * redirects, bytes (counted after decompression) and time. Throws `url-refused`, or a FetchFailure
 * (`url-failed`) that tells whether it may pass.
 */
export async function fetchPage(
  address: string,
  given: Partial<FetchOptions> = {},
): Promise<Fetched> {
  const options = { ...DEFAULTS, ...given };
  let url = parse(address, address, options);
  for (let hops = 0; hops <= options.redirects; hops++) {
    const answer = await options.turn(url, () => exchange(url, address, options));
    if (!(answer instanceof URL)) return answer;
    url = answer;
  }
  throw new Failure('url-refused', address, {
    reason: `more than ${options.redirects} redirects`,
  });
}

/** One request and its answer: the page, or where the server sends us on to. */
async function exchange(url: URL, where: string, options: FetchOptions): Promise<Fetched | URL> {
  const deadline = AbortSignal.timeout(options.time);
  const signal = options.signal ? AbortSignal.any([deadline, options.signal]) : deadline;
  const response = await connect(url, where, signal, options);
  const { statusCode = 0, headers } = response;
  const mark = { etag: headers.etag ?? null, modified: headers['last-modified'] ?? null };
  const facts = { url: url.href, mark, type: '', charset: null };
  try {
    if ([301, 302, 303, 307, 308].includes(statusCode) && headers.location) {
      return parse(headers.location, where, options, url);
    }
    if (statusCode === 304 && options.mark) {
      return { ...facts, mark: options.mark, bytes: new Uint8Array(0), unchanged: true };
    }
    if (statusCode !== 200) {
      throw new FetchFailure(where, `the server answered ${statusCode}`, {
        status: statusCode,
        passes: statusCode === 429 || statusCode >= 500,
        retryAfter: secondsIn(headers['retry-after']),
      });
    }
    const [type, ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
    const charset =
      parameters.map((one) => /charset=["']?([\w-]+)/.exec(one)?.[1]).find(Boolean) ?? null;
    const bytes = await bodyOfResponse(response, where, options.bytes);
    signal.throwIfAborted();
    return { ...facts, bytes, type: type.trim(), charset, unchanged: false };
  } catch (error) {
    throw failed(error as Error, where, signal, options);
  } finally {
    response.destroy();
  }
}

function parse(text: string, where: string, { permits }: FetchOptions, base?: URL): URL {
  const refuse = (reason: string) => new Failure('url-refused', where, { reason });
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw refuse('it is not an address');
  }
  if (!['http:', 'https:'].includes(url.protocol)) {
    throw refuse(`${url.protocol} addresses are not fetched`);
  }
  if (url.href.length > LONGEST_ADDRESS) throw refuse('its address is too long');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) && !permits(host)) throw refused(where, host);
  return url;
}

function refused(where: string, address: string): Failure {
  return new Failure('url-refused', where, {
    reason: `it leads to ${address}, which is not a public address`,
  });
}

/**
 * Resolves names, and refuses one if any of its addresses may not be reached. What is answered here
 * is what the connection is made to: the name is not asked for again.
 */
function guarded(where: string, { permits, lookup }: FetchOptions): LookupFunction {
  return (hostname, options, answer) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return answer(error, '', 0);
      const bad = addresses.find(({ address }) => !permits(address));
      if (bad) return answer(refused(where, bad.address), '', 0);
      if (options.all) return answer(null, addresses as never, 0);
      return answer(null, addresses[0].address, addresses[0].family);
    });
  };
}

function connect(
  url: URL,
  where: string,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<IncomingMessage> {
  const { etag = null, modified = null } = options.mark ?? {};
  return new Promise((resolve, reject) => {
    const secure = url.protocol === 'https:';
    const request = (secure ? https : http)(url, {
      agent: AGENTS[secure ? 'https:' : 'http:'],
      lookup: guarded(where, options),
      signal,
      headers: {
        'user-agent': AGENT,
        'accept-encoding': 'gzip, deflate, br',
        accept: 'text/html, application/rss+xml, application/atom+xml, application/pdf, */*;q=0.5',
        ...(etag === null ? {} : { 'if-none-match': etag }),
        ...(modified === null ? {} : { 'if-modified-since': modified }),
      },
    });
    request.on('response', resolve);
    request.on('error', (error) => reject(failed(error, where, signal, options)));
    request.end();
  });
}

/** What went wrong on the way, in words. Everything that the network does may pass. */
function failed(
  error: Error,
  where: string,
  { aborted }: AbortSignal,
  options: FetchOptions,
): Failure {
  if (error instanceof Failure) return error;
  const { code = '' } = error as NodeJS.ErrnoException;
  const reason = aborted
    ? options.signal?.aborted
      ? 'it was stopped'
      : 'it took too long'
    : code === 'HPE_HEADER_OVERFLOW'
      ? 'its headers are too large'
      : code === 'ENOTFOUND'
        ? 'there is no host of that name'
        : error.message || code;
  return new FetchFailure(where, reason, { passes: true });
}
