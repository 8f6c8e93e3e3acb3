import { createHash, randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Store } from '../store/store.ts';

/** An answer as it went out. */
interface Answer {
  readonly tag: string;
  readonly type: string;
  readonly body: ArrayBuffer;
}

/** Bytes of answers that are kept; the oldest go first. */
const MOST = 64_000_000;
/** Larger answers are made anew each time. */
const LARGEST = 4_000_000;
/** What differs between two who ask the same, or goes out as a stream. */
const NEVER = /^\/api\/v1\/(me|export|sign-out)\b/;

/**
 * Keeps answers to GET until the archive changes: what many look at is searched once, also where all ask
 * at the same moment. Each carries an ETag (RFC 9110, weak) of the archive's revision and the address, so
 * that whoever has the answer is told so without any search. `next` of a request that fails throws as ever.
 */
export function answersKept(store: Pick<Store, 'revision'>): MiddlewareHandler {
  const kept = new Map<string, Answer>();
  const making = new Map<string, Promise<Answer | null>>();
  // A revision means something within one run alone.
  const run = randomUUID();
  let current = '';
  let bytes = 0;

  const keep = (address: string, answer: Answer) => {
    kept.set(address, answer);
    bytes += answer.body.byteLength;
    for (const [oldest, { body }] of kept) {
      if (bytes <= MOST) break;
      kept.delete(oldest);
      bytes -= body.byteLength;
    }
  };

  return async (context, next) => {
    const { path, method, url } = context.req;
    if (method !== 'GET' || NEVER.test(path)) return next();
    const revision = await store.revision();
    if (revision !== current) {
      kept.clear();
      making.clear();
      bytes = 0;
      current = revision;
    }
    // Not `path`: that is decoded, and two addresses could decode to one.
    const { pathname, search } = new URL(url);
    const address = pathname + search;
    const tag = tagOf(run, revision, address);
    if (context.req.header('if-none-match')?.includes(tag)) {
      return new Response(null, { status: 304, headers: { etag: tag } });
    }
    // No pause between looking and setting below: of many at once the first makes the answer.
    const underway = making.get(address);
    const ready = kept.get(address) ?? (underway && (await underway));
    if (ready) return responseOf(ready);

    let settle: (answer: Answer | null) => void = () => {};
    const mine = new Promise<Answer | null>((resolve) => {
      settle = resolve;
    });
    making.set(address, mine);
    let answer: Answer | null = null;
    try {
      await next();
      answer = await answerOf(context.res, tag);
    } finally {
      settle(answer);
      // Where the archive changed meanwhile, or a second asker tried again, this one is not kept.
      if (making.get(address) === mine) {
        making.delete(address);
        if (answer) keep(address, answer);
      }
    }
    if (answer) context.res.headers.set('etag', tag);
  };
}

/** What can be kept of a response: a whole answer that succeeded and is not too large. */
async function answerOf(response: Response, tag: string): Promise<Answer | null> {
  if (response.status !== 200) return null;
  const body = await response.clone().arrayBuffer();
  if (body.byteLength > LARGEST) return null;
  return { tag, type: response.headers.get('content-type') ?? 'application/json', body };
}

const responseOf = ({ tag, type, body }: Answer) =>
  new Response(body, { headers: { etag: tag, 'content-type': type } });

const tagOf = (...parts: readonly string[]): string =>
  `W/"${createHash('sha256').update(parts.join(' ')).digest('base64url').slice(0, 22)}"`;
