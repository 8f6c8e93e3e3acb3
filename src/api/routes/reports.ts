import { createRoute, z } from '@hono/zod-openapi';
import {
  AddAnswer,
  AddRequest,
  ListAnswer,
  ListQuery,
  ProgressLine,
  RecordAnswer,
  type Taken,
} from '../contract/reports.ts';
import { ApiError } from '../error.ts';
import { LINES, lines } from '../lines.ts';
import { type Api, error, json, limitOf, type Served } from './route.ts';

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
    200: {
      description:
        'what became of each report, in order; none of them new. As lines: how far it has come, after each report',
      content: {
        'application/json': { schema: AddAnswer },
        [LINES]: { schema: ProgressLine },
      },
    },
    201: json(AddAnswer, 'what became of each report, in order; at least one of them new'),
    400: error('a request of the wrong shape'),
    413: error('larger than 32 MB'),
    415: error('not JSON'),
    422: error('the only report given could not be taken in'),
  },
});

/** The list of reports, one report's record, and taking in more. */
export function reportRoutes(app: Api, { store, intake }: Served): void {
  app.openapi(listReports, async (context) => {
    const { q, limit, copies, ...where } = context.req.valid('query');
    const asked = { ...where, words: q, copies: copies !== 'false', limit: limitOf(limit) };
    const { reports, total, next } = await store.list(asked);
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
    const { signal } = context.req.raw;
    const adds = await intake;
    const progress = adds.takeGiven(context.req.valid('json'), { signal });
    if (context.req.header('accept')?.includes(LINES)) return lines(progress) as never;
    const data: Taken[] = [];
    for await (const { latest } of progress) data.push(latest);
    // One report that fails is the request's failure; among many, each answers for itself.
    const [only] = data;
    if (data.length === 1 && only.outcome === 'failed') {
      throw new ApiError(422, only.code, only.message);
    }
    const fresh = data.some(({ outcome }) => outcome === 'added' || outcome === 'reread');
    return context.json({ data }, fresh ? 201 : 200);
  });
}
