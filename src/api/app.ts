import { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { Access } from './access/access.ts';
import { answersKept } from './answers-kept.ts';
import { ApiError, failureAnswer } from './error.ts';
import { type ApiEnv, MCP, onlyKnownUsers, onlyOwnPages, safeHeaders } from './guard.ts';
import { manualPage } from './manual.ts';
import { mcpOverHttp } from './mcp/server.ts';
import type { Pages } from './pages.ts';
import { actorRoutes } from './routes/actors.ts';
import { archiveRoutes } from './routes/archive.ts';
import { copyRoutes } from './routes/copies.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { entryRoutes } from './routes/entries.ts';
import { exportRoutes } from './routes/export.ts';
import { pictureRoutes } from './routes/pictures.ts';
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

/** Every route of the API, in the order of its description. */
const ROUTES = [
  reportRoutes,
  copyRoutes,
  entryRoutes,
  exportRoutes,
  actorRoutes,
  pictureRoutes,
  correctionRoutes,
  archiveRoutes,
  signInRoutes,
];

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
  app.use('/api/*', answersKept(served.store));
  for (const routes of ROUTES) routes(app, served);
  const mcp = mcpOverHttp(served);
  app.all(MCP, (context) => mcp(context.req.raw));

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
    const failure = failureAnswer(cause);
    return context.json(failure.answer(), failure.status, failure.headers);
  });
  return app;
}
