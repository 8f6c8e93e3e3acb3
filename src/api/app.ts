import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { StoreError } from '../store/error.ts';
import { Access } from './access/access.ts';
import { ApiError } from './error.ts';
import { type ApiEnv, onlyKnownUsers, onlyOwnPages, safeHeaders } from './guard.ts';
import type { Pages } from './pages.ts';
import { reportRoutes } from './routes/reports.ts';
import type { Served } from './routes/route.ts';
import { signInRoutes } from './routes/sign-in.ts';

/** What the API serves from. */
export interface ApiOptions extends Omit<Served, 'access'> {
  /** The built web pages; without them only the API answers. */
  readonly pages?: Pages;
  /** Who may ask; left out: whoever sits at this machine, and everything. */
  readonly access?: Access;
  /** Names besides this machine's own that it is served under, where users sign in. */
  readonly names?: readonly string[];
}

/** The largest request, in bytes: ten million characters of JSON and some air. */
const LARGEST_REQUEST = 32_000_000;

/**
 * The HTTP application: API, its description, and the pages. It is a web-standard fetch handler, so
 * it can be asked in-process (`app.request`) as well as served.
 */
export function createApp({
  pages,
  access = new Access(),
  names = [],
  ...rest
}: ApiOptions): OpenAPIHono<ApiEnv> {
  const served: Served = { ...rest, access };
  const app = new OpenAPIHono<ApiEnv>({
    defaultHook: (result) => {
      if (result.success) return;
      const faults = result.error.issues.map(({ path, message }) => ({
        path: path.join('.'),
        message,
      }));
      const [{ path, message }] = faults;
      throw new ApiError(400, 'request-wrong', `${path ? `${path}: ` : ''}${message}`, faults);
    },
  });
  // In this order: headers on every answer, refusals too; then who asks; then how much.
  app.use(safeHeaders);
  app.use(onlyOwnPages(access, names));
  app.use(onlyKnownUsers(access));
  app.use(
    bodyLimit({
      maxSize: LARGEST_REQUEST,
      onError: () => {
        throw new ApiError(413, 'request-too-large', 'The request is larger than 32 MB.');
      },
    }),
  );
  app.use('/api/*', etag());
  reportRoutes(app, served);
  signInRoutes(app, served);

  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: served.version,
      description: 'Reports, and what reading them yields: each entry tied to its words.',
    },
  });

  // Before the pages, which answer any path: a wrong API path is an error, not a page.
  app.all('/api/*', (context) => {
    throw new ApiError(404, 'route-missing', `Nothing is served at ${context.req.path}.`);
  });
  if (pages) app.get('*', (context) => pages.answer(context.req.path, context.req.raw.headers));

  app.notFound((context) =>
    context.json(
      new ApiError(404, 'route-missing', `Nothing is served at ${context.req.path}.`).answer(),
      404,
    ),
  );
  app.onError((cause, context) => {
    const failure = asApiError(cause);
    return context.json(failure.answer(), failure.status, failure.headers);
  });
  return app;
}

/** Every failure as an answer; what was not foreseen keeps its details to the log. */
function asApiError(cause: Error): ApiError {
  if (cause instanceof ApiError) return cause;
  if (cause instanceof StoreError) {
    return new ApiError(cause.code === 'cursor-wrong' ? 400 : 503, cause.code, cause.message);
  }
  if (cause instanceof HTTPException) {
    return new ApiError(cause.status === 413 ? 413 : 400, 'request-wrong', cause.message);
  }
  console.error(cause);
  return new ApiError(500, 'server-failed', 'Something went wrong here; the log says what.');
}
