import { createRoute, z } from '@hono/zod-openapi';
import { actors, dossier } from '../../resolve/index.ts';
import { ActorsAnswer, ActorsQuery, DossierAnswer } from '../contract/actors.ts';
import { ApiError } from '../error.ts';
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
}
