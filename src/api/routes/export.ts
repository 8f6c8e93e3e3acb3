import { createRoute } from '@hono/zod-openapi';
import type { FindQuery } from '../../store/find/query.ts';
import type { Store } from '../../store/store.ts';
import { csvHead, csvLine } from '../../tables/csv.ts';
import { parquetOf } from '../../tables/parquet.ts';
import { everything, linesOf } from '../../tables/rows.ts';
import { findQuery } from '../asked.ts';
import { EntriesAnswer, type EXPORT_FORMATS, ExportQuery } from '../contract/entries.ts';
import { type Api, error, type Served } from './route.ts';

type Format = (typeof EXPORT_FORMATS)[number];

const MEDIA: { readonly [format in Format]: string } = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json',
  jsonl: 'application/x-ndjson',
  parquet: 'application/vnd.apache.parquet',
};

const exportEntries = createRoute({
  method: 'get',
  path: '/api/v1/export',
  summary: 'Everything that a question finds, as a file',
  request: { query: ExportQuery },
  responses: {
    200: {
      description: 'the entries, streamed: a table with a fixed set of columns, or JSON',
      content: {
        [MEDIA.json]: { schema: EntriesAnswer.shape.data },
        [MEDIA.jsonl]: { schema: EntriesAnswer.shape.data.element },
        'text/csv': { schema: { type: 'string' } },
        [MEDIA.parquet]: { schema: { type: 'string', format: 'binary' } },
      },
    },
    400: error('a wrong parameter'),
  },
});

/** Files of what is found. */
export function exportRoutes(app: Api, { store }: Served): void {
  app.openapi(exportEntries, async (context) => {
    const { kind, format, ...asked } = context.req.valid('query');
    const { limit: _, ...query } = findQuery(kind, asked, 1);
    // What is wrong with the question is told before the file begins.
    await store.find({ ...query, limit: 0 });
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    void written(store, query, format, writable.getWriter());
    return new Response(readable, {
      headers: {
        'content-type': MEDIA[format],
        'content-disposition': `attachment; filename="${kind}s.${format}"`,
        'cache-control': 'no-store',
      },
    }) as never;
  });
}

/** Writes a file as fast as it is taken; it breaks off where the archive fails or nobody takes it. */
async function written(
  store: Store,
  query: Omit<FindQuery, 'limit'>,
  format: Format,
  writer: WritableStreamDefaultWriter<Uint8Array>,
): Promise<void> {
  const encoder = new TextEncoder();
  const say = (text: string) => writer.write(encoder.encode(text));
  try {
    if (format === 'parquet') {
      const table = parquetOf(query.kind, (bytes) => writer.write(bytes));
      for await (const entries of everything(store, query)) {
        await table.add(await linesOf(store, entries));
      }
      await table.finish();
    } else {
      if (format === 'csv') await say(csvHead(query.kind));
      if (format === 'json') await say('[');
      let between = '\n';
      for await (const entries of everything(store, query)) {
        if (format === 'csv') await say((await linesOf(store, entries)).map(csvLine).join(''));
        else if (format === 'jsonl')
          await say(entries.map((one) => `${JSON.stringify(one)}\n`).join(''));
        else await say(between + entries.map((one) => JSON.stringify(one)).join(',\n'));
        between = ',\n';
      }
      if (format === 'json') await say('\n]\n');
    }
    await writer.close();
  } catch (cause) {
    await writer.abort(cause).catch(() => {});
  }
}
