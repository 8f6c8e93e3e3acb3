import { createRoute, z } from '@hono/zod-openapi';
import type { ReportName } from '../../store/store.ts';
import { PassagesAnswer, VersionsAnswer } from '../contract/copies.ts';
import type { Source } from '../contract/entries.ts';
import { ApiError } from '../error.ts';
import { type Api, error, json, type Served } from './route.ts';

const params = z.object({ id: z.string().openapi({ example: '4be2c8a11d90f3e7' }) });

const passages = createRoute({
  method: 'get',
  path: '/api/v1/reports/{id}/passages',
  summary: 'Where sentences of a report also stand',
  request: { params },
  responses: {
    200: json(
      PassagesAnswer,
      'passages in the order of the text, each with the reports that share it',
    ),
    404: error('no such report'),
  },
});

const versions = createRoute({
  method: 'get',
  path: '/api/v1/reports/{id}/versions',
  summary: 'The states of one article, and its copies in other outlets',
  request: { params },
  responses: {
    200: json(VersionsAnswer, 'versions, the oldest first; copies, the first one first'),
    404: error('no such report'),
  },
});

/** A report among the others: what it shares, and how it changed. */
export function copyRoutes(app: Api, { store }: Served): void {
  const known = async (id: string) => {
    const { total } = await store.find({ kind: 'report', report: id, copies: true, limit: 0 });
    if (total === 0) throw new ApiError(404, 'report-missing', `No report has the id "${id}".`);
  };

  app.openapi(passages, async (context) => {
    const { id } = context.req.valid('param');
    await known(id);
    const data = (await store.passages(id)).map((passage) => ({
      ...passage,
      elsewhere: passage.elsewhere.map((one) => ({ ...one, report: source(one.report) })),
    }));
    return context.json({ data }, 200);
  });

  app.openapi(versions, async (context) => {
    const { id } = context.req.valid('param');
    await known(id);
    const [states, copies] = await Promise.all([store.versions(id), store.copies(id)]);
    const data = {
      versions: states.map((state) => {
        const { version, latest, added, modified, retrieved, words } = state;
        return { report: source(state), version, latest, added, modified, retrieved, words };
      }),
      copies: copies.map((copy, index) => ({ report: source(copy), first: index === 0 })),
    };
    return context.json({ data }, 200);
  });
}

/** What names a report, and nothing else of it. */
const source = ({ id, title, outlet, url, published }: ReportName): Source => ({
  id,
  title,
  outlet,
  url,
  published,
});
