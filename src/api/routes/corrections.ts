import { createRoute, z } from '@hono/zod-openapi';
import { CorrectionRefused } from '../../record/correcting.ts';
import { regrouping } from '../../resolve/index.ts';
import type { LoggedCorrection } from '../../store/corrections.ts';
import {
  CorrectionAnswer,
  CorrectionRequest,
  CorrectionsAnswer,
  CorrectionsQuery,
  type LoggedCorrection as LoggedAnswer,
  RegroupingAnswer,
  ReviewAnswer,
  ReviewQuery,
} from '../contract/corrections.ts';
import { ApiError } from '../error.ts';
import { reviewQueue } from '../review.ts';
import { foundAnswer } from './entries.ts';
import { type Api, error, json, limitOf, type Served, writable } from './route.ts';

const list = createRoute({
  method: 'get',
  path: '/api/v1/corrections',
  summary: 'The log of corrections, the latest first',
  request: { query: CorrectionsQuery },
  responses: {
    200: json(
      CorrectionsAnswer,
      'a page of the log; what was undone and what does not fit is marked',
    ),
    400: error('a wrong parameter or cursor'),
  },
});

const make = createRoute({
  method: 'post',
  path: '/api/v1/corrections',
  summary: 'Accept, reject, edit or add an entry; merge or split actors',
  request: {
    body: { required: true, content: { 'application/json': { schema: CorrectionRequest } } },
  },
  responses: {
    201: json(CorrectionAnswer, 'the correction as the log has it'),
    400: error('a request of the wrong shape'),
    403: error('a reader may not correct'),
    404: error('no such report, entry or actor'),
    422: error('the entry would not be sound'),
  },
});

const undo = createRoute({
  method: 'post',
  path: '/api/v1/corrections/{id}/undo',
  summary: 'Take a correction back, or an undo',
  request: {
    params: z.object({ id: z.string().openapi({ example: '5f0c2b7e9a1d4c38' }) }),
    body: {
      required: false,
      content: {
        'application/json': { schema: z.object({ why: z.string().max(2_000).optional() }) },
      },
    },
  },
  responses: {
    201: json(CorrectionAnswer, 'the undo as the log has it'),
    404: error('no such correction'),
    422: error('it is undone already'),
  },
});

const effect = createRoute({
  method: 'get',
  path: '/api/v1/corrections/{id}/regrouping',
  summary: 'What taking a merge or split back would move',
  request: { params: z.object({ id: z.string().openapi({ example: '5f0c2b7e9a1d4c38' }) }) },
  responses: {
    200: json(RegroupingAnswer, 'how many reports and entries would go by which key'),
    404: error('no merge or split of that id that holds'),
  },
});

const review = createRoute({
  method: 'get',
  path: '/api/v1/review',
  summary: 'Entries that nobody has judged, the most doubtful first',
  request: { query: ReviewQuery },
  responses: {
    200: json(ReviewAnswer, 'a page of entries with what is doubtful about them'),
    400: error('a wrong parameter or cursor'),
  },
});

/** The log of corrections, making and undoing them, and what waits to be judged. */
export function correctionRoutes(app: Api, { store }: Served): void {
  const { corrections } = store;

  app.openapi(list, async (context) => {
    const { limit, conflicts, ...query } = context.req.valid('query');
    const page = await corrections.list({
      ...query,
      conflicts: conflicts === 'true',
      limit: limitOf(limit),
    });
    const { total, next } = page;
    return context.json({ data: page.corrections.map(logged), total, next }, 200);
  });

  app.openapi(make, async (context) => {
    const request = context.req.valid('json');
    const { name } = context.get('user');
    const made = await refusing(() => {
      if (request.action === 'merge') return corrections.merge(request, name);
      return corrections.correct(request.report, request, name);
    });
    return context.json({ data: logged(made) }, 201);
  });

  app.openapi(undo, async (context) => {
    const { id } = context.req.valid('param');
    const { why } = context.req.valid('json') ?? {};
    const made = await refusing(() => corrections.undo(id, context.get('user').name, why));
    return context.json({ data: logged(made) }, 201);
  });

  app.openapi(effect, async (context) => {
    const { id } = context.req.valid('param');
    const data = await regrouping(store, id);
    if (!data) throw new ApiError(404, 'entry-missing', `No merge or split "${id}" holds.`);
    return context.json({ data: writable(data) }, 200);
  });

  app.openapi(review, async (context) => {
    const { limit, cursor, ...query } = context.req.valid('query');
    const { entries, total, next } = await reviewQueue(store, query, limitOf(limit), cursor);
    const data = entries.map(({ found, doubts }) => ({ ...foundAnswer(found), doubts }));
    return context.json({ data, total, next }, 200);
  });
}

/** A correction that cannot be made is the asker's fault: 404 for what is not there, 422 for the rest. */
export async function refusing<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!(cause instanceof CorrectionRefused)) throw cause;
    throw new ApiError(cause.code === 'correction-unsound' ? 422 : 404, cause.code, cause.message);
  }
}

const logged = (correction: LoggedCorrection): LoggedAnswer => ({ ...correction });
