import { OpenAPIHono } from '@hono/zod-openapi';
import { ApiError, failureAnswer } from './error.ts';
import { type ApiEnv, MCP } from './guard.ts';
import { mcpOverHttp } from './mcp/server.ts';
import { actorRoutes } from './routes/actors.ts';
import { archiveRoutes } from './routes/archive.ts';
import { copyRoutes } from './routes/copies.ts';
import { correctionRoutes } from './routes/corrections.ts';
import { entryRoutes } from './routes/entries.ts';
import { exportRoutes } from './routes/export.ts';
import { pictureRoutes } from './routes/pictures.ts';
import { reportRoutes } from './routes/reports.ts';
import type { Api, Served } from './routes/route.ts';
import { signInRoutes } from './routes/sign-in.ts';

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

/** An application that keeps nobody out and serves nothing yet; it answers errors in their one shape. */
export function bareApp(): Api {
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
  app.notFound((context) => {
    const { path } = context.req;
    return context.json(routeMissing(path).answer(), 404);
  });
  app.onError((cause, context) => {
    const failure = failureAnswer(cause);
    return context.json(failure.answer(), failure.status, failure.headers);
  });
  return app;
}

/** The same with every route of the API, and MCP. */
export function withRoutes(app: Api, served: Served): Api {
  for (const routes of ROUTES) routes(app, served);
  const mcp = mcpOverHttp(served);
  app.all(MCP, (context) => mcp(context.req.raw));
  return app;
}

/** Nothing is served at a path. */
export const routeMissing = (path: string): ApiError =>
  new ApiError(404, 'route-missing', `Nothing is served at ${path}.`);
