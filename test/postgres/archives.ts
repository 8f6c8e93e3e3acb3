import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openDatabase } from '../../src/store/sqlite/driver.ts';
import { makeDatabase, sharedPostgres } from './databases.ts';

/** A place for one archive, and a way to look into it as any SQL tool would. */
export interface Place {
  /** What `openStore` opens. */
  readonly archive: string;
  /** Rows that a statement gives; `?` stands for each parameter. */
  ask(sql: string, ...parameters: unknown[]): Promise<{ [column: string]: unknown }[]>;
  /** Takes everything away again. Stores must be closed. */
  clear(): Promise<void>;
}

/** A database that archives can be kept in: its name, and how to get an empty place there. */
export interface Kind {
  readonly name: 'sqlite' | 'postgres';
  place(): Promise<Place>;
}

/**
 * The databases that tests of the store run against: SQLite, and PostgreSQL where there is a server.
 * To be awaited at the top of a test file, for `describe.each`.
 */
export async function archiveKinds(): Promise<Kind[]> {
  const base = await sharedPostgres();
  return [
    { name: 'sqlite', place: async () => sqlitePlace() },
    ...(base === null ? [] : [{ name: 'postgres' as const, place: () => postgresPlace(base) }]),
  ];
}

function sqlitePlace(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'chancery-archive-'));
  const archive = join(folder, 'archive.db');
  return {
    archive,
    async ask(sql, ...parameters) {
      const database = openDatabase(archive);
      try {
        const statement = database.prepare(sql);
        if (!statement.reader) {
          statement.run(parameters);
          return [];
        }
        return statement.all(parameters).map((row) => ({ ...(row as object) }));
      } finally {
        database.close();
      }
    },
    clear: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function postgresPlace(base: string): Promise<Place> {
  const { url, drop } = await makeDatabase(base);
  return {
    archive: url,
    async ask(sql, ...parameters) {
      const client = new pg.Client(url);
      // Counts come as numbers, as they do from SQLite.
      client.setTypeParser(pg.types.builtins.INT8, Number);
      await client.connect();
      try {
        let nr = 0;
        const { rows } = await client.query(
          sql.replaceAll('?', () => `$${++nr}`),
          parameters,
        );
        return rows;
      } finally {
        await client.end();
      }
    },
    clear: drop,
  };
}
