import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { takeGiven } from '../intake/given.ts';
import type { Intake } from '../intake/intake.ts';
import { StoreError } from '../store/error.ts';
import type { Store } from '../store/store.ts';
import {
  AddAnswer,
  AddRequest,
  ErrorAnswer,
  ListAnswer,
  ListQuery,
  RecordAnswer,
  type Taken,
} from './contract.ts';
import { ApiError } from './error.ts';
import { onlyThisMachine, safeHeaders } from './guard.ts';
import type { Pages } from './pages.ts';

/** What the API serves from. */
export interface ApiOptions {
  readonly store: Store;
  /** What adds reports; it may still be loading. */
  readonly intake: Intake | Promise<Intake>;
  /** The built web pages; without them only the API answers. */
  readonly pages?: Pages;
  /** Version of the package, for the description. */
  readonly version: string;
}

/** The largest request, in bytes: ten million characters of JSON and some air. */
const LARGEST_REQUEST = 32_000_000;
/** Reports on a page where the request does not say. */
const PAGE = 50;

/** A response of the description: JSON of one shape. */
const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const error = (description: string) => json(ErrorAnswer, description);

// Routes are data first: the description is made from them, and the handlers below are typed by them.
const listReports = createRoute({
  method: 'get',
  path: '/api/v1/reports',
  summary: 'Reports, newest first, or best match first for a search',
  request: { query: ListQuery },
  responses: {
    200: json(ListAnswer, 'a page of reports'),
    400: error('a wrong parameter or cursor'),
  },
});

const readReport = createRoute({
  method: 'get',
  path: '/api/v1/reports/{id}',
  summary: 'The record of one report',
  request: { params: z.object({ id: z.string().openapi({ example: '4be2c8a11d90f3e7' }) }) },
  responses: {
    200: json(RecordAnswer, 'the record'),
    304: { description: 'unchanged since the ETag that was sent' },
    404: error('no such report'),
  },
});

const addReports = createRoute({
  method: 'post',
  path: '/api/v1/reports',
  summary: 'Read a text, a page or lines of JSON, and keep the reports',
  request: { body: { required: true, content: { 'application/json': { schema: AddRequest } } } },
  responses: {
    200: json(AddAnswer, 'what became of each report, in order; none of them new'),
    201: json(AddAnswer, 'what became of each report, in order; at least one of them new'),
    400: error('a request of the wrong shape'),
    413: error('larger than 32 MB'),
    415: error('not JSON'),
    422: error('the only report given could not be taken in'),
  },
});

/**
 * The HTTP application: API, its description, and the pages. It is a web-standard fetch handler, so
 * it can be asked in-process (`app.request`) as well as served.
 */
export function createApp({ store, intake, pages, version }: ApiOptions): OpenAPIHono {
  const app = new OpenAPIHono({
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
  app.use(onlyThisMachine);
  app.use(
    bodyLimit({
      maxSize: LARGEST_REQUEST,
      onError: () => {
        throw new ApiError(413, 'request-too-large', 'The request is larger than 32 MB.');
      },
    }),
  );

  app.use('/api/*', etag());

  app.openapi(listReports, async (context) => {
    const { q, outlet, limit, cursor } = context.req.valid('query');
    const { reports, total, next } = await store.list({
      words: q,
      outlet,
      cursor,
      limit: limit ? Number(limit) : PAGE,
    });
    return context.json(
      { data: reports.map((report) => ({ ...report, extract: [...report.extract] })), total, next },
      200,
    );
  });

  app.openapi(readReport, async (context) => {
    const { id } = context.req.valid('param');
    const record = await store.record(id);
    if (!record) throw new ApiError(404, 'report-missing', `No report has the id "${id}".`);
    return context.json({ data: record }, 200);
  });

  app.openapi(addReports, async (context) => {
    const data: Taken[] = [];
    const { signal } = context.req.raw;
    const adds = await intake;
    for await (const { latest } of adds.takeAll(takeGiven(context.req.valid('json')), { signal })) {
      data.push(latest);
    }
    // One report that fails is the request's failure; among many, each answers for itself.
    const [only] = data;
    if (data.length === 1 && only.outcome === 'failed') {
      throw new ApiError(422, only.code, only.message);
    }
    const fresh = data.some(({ outcome }) => outcome === 'added' || outcome === 'reread');
    return context.json({ data }, fresh ? 201 : 200);
  });

  app.doc31('/api/openapi.json', {
    openapi: '3.1.0',
    info: {
      title: 'Chancery',
      version,
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
    return context.json(failure.answer(), failure.status);
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
