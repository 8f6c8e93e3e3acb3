import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { NO_POSTGRES, type PostgresServer, startPostgres } from './server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for the PostgreSQL server that they share. */
    postgresOffice: string;
  }
}

/**
 * One PostgreSQL for all test files, started by the first that asks. It belongs to the process that
 * outlives them all; what the files share with it is an address to ask at.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<PostgresServer | null> | null = null;
  const office = createServer(async (_, response) => {
    try {
      started ??= startPostgres().then((server) => {
        if (!server) console.warn(NO_POSTGRES);
        return server;
      });
      response.end((await started)?.url('') ?? '');
    } catch (cause) {
      response.writeHead(500).end(String(cause));
    }
  });
  await new Promise<void>((resolve) => office.listen(0, '127.0.0.1', resolve));
  // Whoever never asks must not be held up by it.
  office.unref();
  const { port } = office.address() as AddressInfo;
  project.provide('postgresOffice', `http://127.0.0.1:${port}/`);
  return async () => {
    office.close();
    await (await started)?.stop();
  };
}
