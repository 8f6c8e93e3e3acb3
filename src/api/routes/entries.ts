import { createRoute, z } from '@hono/zod-openapi';
import { entriesOf, LISTS } from '../../record/correctable.ts';
import type { CorrectableKind } from '../../record/correction.ts';
import { explain } from '../../record/explain.ts';
import type { Record } from '../../record/record.ts';
import type { Found } from '../../store/find/query.ts';
import type { Store } from '../../store/store.ts';
import { findQuery } from '../asked.ts';
import {
  EntriesAnswer,
  EntriesQuery,
  EntryAnswer,
  FacetsAnswer,
  FIND_KINDS,
  type Found as FoundAnswer,
  KindQuery,
} from '../contract/entries.ts';
import { ApiError } from '../error.ts';
import { type Api, error, json, limitOf, type Served } from './route.ts';

const listEntries = createRoute({
  method: 'get',
  path: '/api/v1/entries',
  summary: 'Entries of one kind that hold together with everything asked',
  request: { query: EntriesQuery },
  responses: {
    200: json(EntriesAnswer, 'a page of entries, each with its report and its words'),
    400: error('a wrong parameter, a filter that the kind does not have, or a wrong cursor'),
  },
});

const readEntry = createRoute({
  method: 'get',
  path: '/api/v1/entries/{report}/{id}',
  summary: 'One entry, and why it is there',
  request: {
    params: z.object({
      report: z.string().openapi({ example: 'su24' }),
      id: z.string().openapi({ example: '9c41d7e2b05a' }),
    }),
  },
  responses: {
    200: json(EntryAnswer, 'the entry, its rule or model in words, and what it rests on'),
    404: error('no such report or entry'),
  },
});

const countFacets = createRoute({
  method: 'get',
  path: '/api/v1/facets',
  summary: 'What there is to narrow a question by, with counts',
  request: { query: KindQuery },
  responses: {
    200: json(FacetsAnswer, 'the commonest values of each field among what the question finds'),
    400: error('a wrong parameter'),
  },
});

/** Lists of entries, one entry with its reasons, and what to narrow lists by. */
export function entryRoutes(app: Api, { store }: Served): void {
  app.openapi(listEntries, async (context) => {
    const { kind, limit, ...asked } = context.req.valid('query');
    const { entries, total, next } = await store.find(findQuery(kind, asked, limitOf(limit)));
    return context.json({ data: entries.map(foundAnswer), total, next }, 200);
  });

  app.openapi(readEntry, async (context) => {
    const { report, id } = context.req.valid('param');
    return context.json({ data: await entryWithReasons(store, report, id) }, 200);
  });

  app.openapi(countFacets, async (context) => {
    const { kind, ...asked } = context.req.valid('query');
    const facets = await store.facets(findQuery(kind, asked, 1));
    const data = Object.fromEntries(
      Object.entries(facets).map(([field, values]) => [field, [...values]]),
    );
    return context.json({ data }, 200);
  });
}

/** What was found, as answers carry it: the same, with lists that may be written to. */
export const foundAnswer = (found: Found): FoundAnswer => ({
  ...found,
  parties: [...found.parties],
});

/** An entry as lists show it, as the record has it, and why it is there. Throws 404 where there is none. */
export async function entryWithReasons(
  store: Store,
  report: string,
  id: string,
): Promise<EntryAnswer['data']> {
  const record = await store.record(report);
  if (!record) throw new ApiError(404, 'report-missing', `No report has the id "${report}".`);
  const explanation = explain(record, id);
  const held = explanation && entryOf(record, id);
  if (!explanation || !held) {
    throw new ApiError(404, 'entry-missing', `The report "${report}" has no entry "${id}".`);
  }
  const kind = FIND_KINDS.find((one) => one === held.kind);
  const found = kind && (await oneFound(store, kind, report, id));
  return { found: found ?? null, entry: held.entry, explanation };
}

/** The entry of an id in a record, with its kind. */
function entryOf(record: Record, id: string) {
  for (const kind of Object.keys(LISTS) as CorrectableKind[]) {
    const entry = entriesOf(record, kind).find((one) => one.id === id);
    if (entry) return { kind, entry: { ...entry } };
  }
  return null;
}

async function oneFound(
  store: Store,
  kind: Found['kind'],
  report: string,
  entry: string,
): Promise<FoundAnswer | undefined> {
  // Rejected ones too: whoever has the address may look.
  const review = kind === 'report' ? undefined : [...REVIEWS];
  const { entries } = await store.find({ kind, report, entry, review, copies: true, limit: 1 });
  return entries.map(foundAnswer)[0];
}

const REVIEWS = ['unreviewed', 'accepted', 'rejected', 'edited', 'added'] as const;
