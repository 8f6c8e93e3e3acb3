import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { Access } from './access/access.ts';
import type { AnswerThreads } from './answering/answer-threads.ts';
import { answersKept } from './answers-kept.ts';
import { bareApp, routeMissing, withRoutes } from './bare-app.ts';
import { ApiError } from './error.ts';
import { MCP, onlyKnownUsers, onlyOwnPages, safeHeaders } from './guard.ts';
import { manualPage } from './manual.ts';
import type { Pages } from './pages.ts';
import type { Api, Served } from './routes/route.ts';

/** What the API serves from. */
export interface ApiOptions extends Omit<Served, 'access'> {
  /** The built web pages; without them only the API answers. */
  readonly pages?: Pages;
  /** Who may ask; left out: whoever sits at this machine, and everything. */
  readonly access?: Access;
  /** Names besides this machine's own that it is served under, where users sign in. */
  readonly names?: readonly string[];
  /** What makes answers beside this thread; left out: this thread makes them all. */
  readonly threads?: AnswerThreads;
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
  threads,
  ...rest
}: ApiOptions): Api {
  const served: Served = { ...rest, access };
  const app = bareApp();
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
  app.use('/api/*', answersKept(served.store));
  if (threads) app.use(madeInThreads(threads));
  withRoutes(app, served);

  const description = {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version: served.version,
      description: 'Reports, and what reading them yields: each entry tied to its words.',
    },
  };
  app.doc31('/api/openapi.json', description);
  for (const path of ['/api', '/api/']) {
    app.get(path, ({ req }) =>
      manualPage(app.getOpenAPI31Document(description), new URL(req.url).origin),
    );
  }

  // Before the pages, which answer any path: a wrong API path is an error, not a page.
  app.all('/api/*', (context) => {
    throw routeMissing(context.req.path);
  });
  if (pages) app.get('*', (context) => pages.answer(context.req.path, context.req.raw.headers));

  return app;
}

/** What only reads; who is asking, this thread alone knows. */
const READS = /^\/api\/v1\/(?!me$)/;

/** Has answers made in other threads, as soon as one is up: what only reads, and the tools of MCP. */
function madeInThreads(threads: AnswerThreads): MiddlewareHandler {
  return async ({ req }, next) => {
    const reads = req.method === 'GET' ? READS.test(req.path) : req.path === MCP;
    return reads && threads.ready ? threads.answer(req.raw) : next();
  };
}
