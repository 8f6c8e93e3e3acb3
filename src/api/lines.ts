import { failureAnswer } from './error.ts';

/** Media type of answers that come line by line, each a JSON value. */
export const LINES = 'application/x-ndjson';

/**
 * An answer that goes out line by line as its values come. It ends with a line that has `error` where
 * they break off; whoever stops listening stops their making.
 */
export function lines(values: AsyncIterable<unknown>): Response {
  const encoder = new TextEncoder();
  const line = (value: unknown) => encoder.encode(`${JSON.stringify(value)}\n`);
  const iterator = values[Symbol.asyncIterator]();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await iterator.next();
        if (done) controller.close();
        else controller.enqueue(line(value));
      } catch (cause) {
        controller.enqueue(line(failureAnswer(cause).answer()));
        controller.close();
      }
    },
    async cancel() {
      await iterator.return?.();
    },
  });
  return new Response(body, { headers: { 'content-type': LINES, 'cache-control': 'no-store' } });
}
