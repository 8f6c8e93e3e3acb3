import { createRoute } from '@hono/zod-openapi';
import type { Store } from '../../store/store.ts';
import { ArchiveAnswer } from '../contract/archive.ts';
import { type Api, json, type Served } from './route.ts';

const describe = createRoute({
  method: 'get',
  path: '/api/v1/archive',
  summary: 'What is in the archive',
  responses: { 200: json(ArchiveAnswer, 'counts, outlets and the time it spans') },
});

/** The archive as a whole. */
export function archiveRoutes(app: Api, { store, version }: Served): void {
  app.openapi(describe, async (context) => {
    const [counts, { outlet = [] }, from, to, { total: corrections }] = await Promise.all([
      store.counts(),
      store.facets({ kind: 'report', copies: true, limit: 1 }),
      published(store, false),
      published(store, true),
      store.corrections.list({ limit: 1 }),
    ]);
    const data = {
      location: withoutPassword(store.location),
      version,
      counts,
      corrections,
      outlets: outlet.map(({ value, count }) => ({ value, count })),
      from,
      to,
    };
    return context.json({ data }, 200);
  });
}

/** The first or last day on which a report was published. */
async function published(store: Store, descending: boolean): Promise<string | null> {
  const { entries } = await store.find({
    kind: 'report',
    dateOf: 'published',
    from: '0001',
    sort: 'published',
    descending,
    copies: true,
    limit: 1,
  });
  return entries[0]?.report.published ?? null;
}

/** An address of a database may carry the password it is opened with. */
export const withoutPassword = (location: string): string =>
  location.replace(/^(\w+:\/\/[^:@/]*):[^@/]*@/, '$1@');
