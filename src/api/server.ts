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

/** The address that no other machine can reach. */
export const THIS_MACHINE = '127.0.0.1';

/**
 * Serves on one address, of this machine alone unless told otherwise. A taken port gives way to the next free one, unless `exact`; port 0
 * takes any free one. Rejects with the system's error where none can be had.
 */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
  exact = false,
  host = THIS_MACHINE,
): Promise<Served> {
  for (let tried = port; ; tried++) {
    try {
      return await listenAt(app, tried, host);
    } catch (cause) {
      const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || exact || tried - port >= TRIES) throw cause;
    }
  }
}

function listenAt(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  wanted: number,
  host: string,
): Promise<Served> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port: wanted }, ({ port }) => {
      resolve({
        port,
        url: `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
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
