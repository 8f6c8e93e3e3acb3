import type { Server } from 'node:http';
import { serve } from '@hono/node-server';

/** A server that listens. */
export interface Served {
  readonly url: string;
  readonly port: number;
  /** Stops listening, lets answers under way finish for a moment, then drops what is left. */
  close(): Promise<void>;
}

/** How many ports after the wanted one are tried where it is taken. */
const TRIES = 20;
/** How long answers under way may take once the server is to stop, ms. */
const GRACE = 2_000;

/**
 * Serves on 127.0.0.1 alone. A taken port gives way to the next free one, unless `exact`; port 0
 * takes any free one. Rejects with the system's error where none can be had.
 */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
  exact = false,
): Promise<Served> {
  for (let tried = port; ; tried++) {
    try {
      return await listenAt(app, tried);
    } catch (cause) {
      const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || exact || tried - port >= TRIES) throw cause;
    }
  }
}

function listenAt(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  wanted: number,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: wanted }, ({ port }) => {
      resolve({
        port,
        url: `http://127.0.0.1:${port}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            (server as Server).closeIdleConnections();
            setTimeout(() => (server as Server).closeAllConnections(), GRACE).unref();
          }),
      });
    });
    server.once('error', reject);
  });
}
