import { createRoute, z } from '@hono/zod-openapi';
import { actors, appearances, dossier } from '../../resolve/index.ts';
import {
  ActorsAnswer,
  ActorsQuery,
  AppearancesAnswer,
  AppearancesQuery,
  DossierAnswer,
} from '../contract/actors.ts';
import { SplitAnswer, SplitRequest } from '../contract/corrections.ts';
import { ApiError } from '../error.ts';
import { refusing } from './corrections.ts';
import { type Api, error, json, limitOf, type Served, writable } from './route.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/actors',
  summary: 'Actors across reports, those in most reports first',
  request: { query: ActorsQuery },
  responses: {
    200: json(ActorsAnswer, 'a page of actors whose name contains the words, or who go by them'),
    400: error('a wrong parameter or cursor'),
  },
});

const read = createRoute({
  method: 'get',
  path: '/api/v1/actors/{key}',
  summary: 'All that the archive has on one actor',
  request: { params: z.object({ key: z.string().openapi({ example: 'Q157' }) }) },
  responses: {
    200: json(DossierAnswer, 'offices with dates, aliases, counts, months, topics, whom they meet'),
    404: error('nobody here goes by that key'),
  },
});

const params = z.object({ key: z.string().openapi({ example: 'Q157' }) });

const appear = createRoute({
  method: 'get',
  path: '/api/v1/actors/{key}/appearances',
  summary:
    'The reports that have an actor, what they are called there and what they have to do with',
  request: { params, query: AppearancesQuery },
  responses: {
    200: json(AppearancesAnswer, 'a page of them, the latest first'),
    400: error('a wrong parameter or cursor'),
  },
});

const split = createRoute({
  method: 'post',
  path: '/api/v1/actors/{key}/split',
  summary: 'Say that the actor of these reports is somebody else: all of them or none',
  request: {
    params,
    body: { required: true, content: { 'application/json': { schema: SplitRequest } } },
  },
  responses: {
    201: json(SplitAnswer, 'one correction for each, as the log has them'),
    400: error('a request of the wrong shape'),
    403: error('a reader may not correct'),
    404: error('no such report, or nobody there who goes by that key'),
    422: error('they go by that key already'),
  },
});

/** Who is in the archive, and everything about one of them. */
export function actorRoutes(app: Api, { store }: Served): void {
  app.openapi(list, async (context) => {
    const { q = '', limit, cursor } = context.req.valid('query');
    const page = await actors(store, q, limitOf(limit), cursor);
    const { total, next } = page;
    return context.json({ data: writable(page.actors), total, next }, 200);
  });

  app.openapi(read, async (context) => {
    const { key } = context.req.valid('param');
    const data = await dossier(store, key);
    if (!data) throw new ApiError(404, 'actor-missing', `Nobody here goes by the key "${key}".`);
    return context.json({ data: writable(data) }, 200);
  });

  app.openapi(appear, async (context) => {
    const { key } = context.req.valid('param');
    const { limit, ...query } = context.req.valid('query');
    const page = await appearances(store, { key, ...query, limit: limitOf(limit) });
    const { total, next } = page;
    return context.json({ data: writable(page.appearances), total, next }, 200);
  });

  app.openapi(split, async (context) => {
    const { key } = context.req.valid('param');
    const request = { key, ...context.req.valid('json') };
    const made = await refusing(() => store.corrections.split(request, context.get('user').name));
    return context.json({ data: made.map((one) => ({ ...one })) }, 201);
  });
}
