import type { MiddlewareHandler } from 'hono';
import { ApiError } from './error.ts';

/** Names by which this machine calls itself; a browser sent here under any other was tricked. */
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/**
 * Keeps other web sites out. The Host must be this machine, so that no foreign name can be made to
 * lead here (DNS rebinding); a request that carries an Origin must come from these pages; and what
 * changes the archive must be JSON, which no foreign form can send without asking first.
 */
export const onlyThisMachine: MiddlewareHandler = async (context, next) => {
  const host = context.req.header('host') ?? '';
  if (!LOCAL.test(host))
    throw new ApiError(403, 'host-refused', `Not served under the name "${host}".`);
  const origin = context.req.header('origin');
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new ApiError(403, 'origin-refused', 'Requests from other sites are refused.');
  }
  const site = context.req.header('sec-fetch-site');
  const changes = !['GET', 'HEAD', 'OPTIONS'].includes(context.req.method);
  if (changes && site !== undefined && site !== 'same-origin' && site !== 'none') {
    throw new ApiError(403, 'origin-refused', 'Requests from other sites are refused.');
  }
  if (changes && !/^application\/json\b/i.test(context.req.header('content-type') ?? '')) {
    throw new ApiError(415, 'json-needed', 'Send the request as application/json.');
  }
  await next();
};

/**
 * What the browser may do with the answers: run and load only what this server sent, be framed
 * by nobody, tell nobody where it came from.
 */
export const HEADERS: { readonly [name: string]: string } = Object.freeze({
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
});

/** Sets the headers above on every answer, errors too. */
export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
};
