import type { lookup } from 'node:dns';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A site on this machine, for tests of what fetches. */
export interface LocalSite {
  /** "http://127.0.0.1:1234/". */
  readonly url: string;
  readonly port: number;
  /** The requests that came, in order: "GET /path". */
  readonly requests: {
    readonly path: string;
    readonly headers: IncomingMessage['headers'];
    readonly at: number;
  }[];
  /** How many requests were being answered at the same time, at most. */
  readonly busiest: () => number;
  close(): void;
}

/** What a path answers: a body, or whatever a listener does. */
export type Answers = { readonly [path: string]: string | RequestListener };

/** Serves on a port of the system's choice. A path that is not named answers 404. */
export async function localSite(answers: Answers | RequestListener): Promise<LocalSite> {
  const requests: LocalSite['requests'] = [];
  let [open, most] = [0, 0];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    requests.push({ path: request.url ?? '', headers: request.headers, at: performance.now() });
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    if (typeof answers === 'function') {
      answers(request, response);
      return;
    }
    const answer = answers[request.url ?? ''];
    if (typeof answer === 'function') answer(request, response);
    else if (answer === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': typeOf(answer) }).end(answer);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    port,
    requests,
    busiest: () => most,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function typeOf(body: string): string {
  if (/^\s*<\?xml/.test(body)) return 'application/xml';
  return /^\s*<(!doctype html|html)/i.test(body) ? 'text/html; charset=utf-8' : 'text/plain';
}

/** A resolver that knows what it is told, for names that stand in no directory. */
export function resolver(addresses: (name: string) => readonly string[]): typeof lookup {
  const answer = (name: string, _: unknown, done: (...all: unknown[]) => void) =>
    done(
      null,
      addresses(name).map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  return answer as unknown as typeof lookup;
}

/** How tests fetch: from this machine too, and under any name. */
export const TRUSTING = { permits: () => true, lookup: resolver(() => ['127.0.0.1']) };
