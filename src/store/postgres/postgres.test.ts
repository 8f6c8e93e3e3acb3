import { describe, expect, test } from 'vitest';
import {
  makeDatabase,
  sharedPostgres,
  type TestDatabase,
} from '../../../test/postgres/databases.ts';
import { openSqliteStore } from '../sqlite/open.ts';
import { openPostgresStore } from './open.ts';

const base = await sharedPostgres();

describe.skipIf(base === null)('PostgreSQL', () => {
  /** Runs a test in a database of its own. */
  async function inDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
    const database = await makeDatabase(base!);
    try {
      await work(database);
    } finally {
      await database.drop();
    }
  }

  test('has the tables and columns that SQLite has', () =>
    inDatabase(async ({ url }) => {
      const postgres = await openPostgresStore(url);
      const sqlite = await openSqliteStore(':memory:');
      const described = async ({ kysely }: typeof sqlite) =>
        (await kysely.introspection.getTables())
          .filter(({ name }) => !/search|^kysely/.test(name))
          .map(({ name, columns }) => ({
            name,
            columns: columns
              .filter((column) => column.name !== 'search')
              .map(({ name, isNullable }) => ({ name, isNullable: name !== 'nr' && isNullable }))
              .sort((one, other) => (one.name < other.name ? -1 : 1)),
          }))
          .sort((one, other) => (one.name < other.name ? -1 : 1));
      expect(await described(postgres)).toEqual(await described(sqlite));
      await postgres.close();
      await sqlite.close();
    }));

  test('what is no archive or not there is refused in words, without the password', async () => {
    await inDatabase(async ({ url }) => {
      const store = await openPostgresStore(url);
      await store.close();
      await expect(openPostgresStore(`${url}_none`)).rejects.toMatchObject({
        code: 'archive-unreachable',
        message: expect.stringMatching(/does not exist; createdb makes one/),
      });
    });
    await inDatabase(async ({ url }) => {
      const { default: pg } = await import('pg');
      const client = new pg.Client(url);
      await client.connect();
      await client.query('create table theirs (a int)');
      await client.end();
      await expect(openPostgresStore(url)).rejects.toMatchObject({ code: 'not-an-archive' });
    });
    const nobody = openPostgresStore('postgres://me:secret@127.0.0.1:1/none');
    await expect(nobody).rejects.toMatchObject({
      code: 'archive-unreachable',
      message: expect.stringMatching(/^postgres:\/\/me@127\.0\.0\.1:1\/none: .*nothing answers/),
    });
  });
});
