import { isIP } from 'node:net';
import type { Context, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import type { Access, Asking } from './access/access.ts';
import type { User } from './access/user.ts';
import { ApiError } from './error.ts';

/** What travels with a request: the connection it came by, and who sent it. */
export interface ApiEnv {
  readonly Bindings: {
    /** Of @hono/node-server; absent where the application is asked in-process. */
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  readonly Variables: { readonly user: User };
}

/** Names by which this machine calls itself; a browser sent here under any other was tricked. */
const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;
/** The cookie that holds a session's secret. */
export const SESSION = 'chancery-session';
/** Where the form to sign in is, and where a session is ended. */
export const SIGN_IN = '/sign-in';
export const SIGN_OUT = '/api/v1/sign-out';
export const MCP = '/mcp';

/** What a request says about who sends it. */
export function askingOf(context: Context): Asking {
  const { incoming } = (context.env ?? {}) as ApiEnv['Bindings'];
  return {
    address: incoming?.socket?.remoteAddress,
    header: (name) => context.req.header(name),
    session: getCookie(context, SESSION),
  };
}

/** Whether the browser's own connection is encrypted, as far as the believed proxy says. */
export const isSecure = (access: Access, asking: Asking): boolean =>
  access.fromProxy(asking) && asking.header('x-forwarded-proto') === 'https';

const changes = (context: Context) => !['GET', 'HEAD', 'OPTIONS'].includes(context.req.method);

/**
 * Keeps other web sites out. The Host must be this machine (where users sign in, also an address, or
 * one of `names`), so that no foreign name can be made to lead here (DNS rebinding); a request that
 * carries an Origin must come from these pages; and what changes the archive must be JSON, which no
 * foreign form can send without asking first.
 */
export function onlyOwnPages(access: Access, names: readonly string[]): MiddlewareHandler {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return async (context, next) => {
    const host = (context.req.header('host') ?? '').toLowerCase();
    const name = host.replace(/:\d{1,5}$/, '');
    const served =
      LOCAL.test(host) ||
      (access.closed && (known.has(name) || isIP(name.replace(/^\[|\]$/g, '')) !== 0));
    if (!served) throw new ApiError(403, 'host-refused', `Not served under the name "${host}".`);
    const scheme = isSecure(access, askingOf(context)) ? 'https' : 'http';
    const origin = context.req.header('origin');
    const site = context.req.header('sec-fetch-site');
    const foreign =
      (origin !== undefined && origin.toLowerCase() !== `${scheme}://${host}`) ||
      (changes(context) && site !== undefined && site !== 'same-origin' && site !== 'none');
    if (foreign)
      throw new ApiError(403, 'origin-refused', 'Requests from other sites are refused.');
    const json = /^application\/json\b/i.test(context.req.header('content-type') ?? '');
    if (changes(context) && !json && context.req.path !== SIGN_IN) {
      throw new ApiError(415, 'json-needed', 'Send the request as application/json.');
    }
    await next();
  };
}

/**
 * Finds out who asks, and lets readers read and editors change. Who is not known gets 401 from the API
 * and the form to sign in from the pages.
 */
export function onlyKnownUsers(access: Access): MiddlewareHandler<ApiEnv> {
  return async (context, next) => {
    const { path } = context.req;
    const user = await access.user(askingOf(context));
    if (user) {
      context.set('user', user);
      const reads = !changes(context) || [SIGN_IN, SIGN_OUT, MCP].includes(path);
      if (!reads && user.role !== 'editor') {
        throw new ApiError(403, 'editor-needed', `${user.name} may read here, and change nothing.`);
      }
    } else if (path !== SIGN_IN) {
      // A page's own files are asked for by the page, which knows what to do about a refusal.
      const programs = /^\/(?:api|assets)\//.test(path) || path === MCP || changes(context);
      if (!programs) {
        const { pathname, search } = new URL(context.req.url);
        return context.redirect(`${SIGN_IN}?to=${encodeURIComponent(pathname + search)}`, 303);
      }
      throw new ApiError(401, 'sign-in-needed', 'Sign in, or send a token.', undefined, {
        'www-authenticate': 'Bearer',
      });
    }
    return next();
  };
}

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

/** Sets the headers above on every answer, errors too, where it has no stricter ones of its own. */
export const safeHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(HEADERS)) {
    if (!context.res.headers.has(name)) context.res.headers.set(name, value);
  }
};
