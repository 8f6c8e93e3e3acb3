import { StoreError } from './error.ts';
import type { SqlStore } from './sql/sql-store.ts';
import { openSqliteReading, openSqliteStore } from './sqlite/open.ts';
import type { Store } from './store.ts';

/** The archive that commands use where none is named. */
export const DEFAULT_ARCHIVE = 'chancery.db';

/**
 * Opens an archive by its name: the path of an SQLite file, made if it is not there, or the address of
 * a PostgreSQL database, `postgres://user@host:port/database`. Throws a StoreError with a code where it
 * cannot.
 */
export async function openStore(archive: string = DEFAULT_ARCHIVE): Promise<SqlStore> {
  const [, scheme] = /^(\w+):\/\//.exec(archive) ?? [];
  if (scheme === undefined) return openSqliteStore(archive);
  if (scheme === 'postgres' || scheme === 'postgresql') {
    // Loaded only by those who have a server.
    const { openPostgresStore } = await import('./postgres/open.ts');
    return openPostgresStore(archive);
  }
  throw new StoreError('archive-unreachable', archive, {
    reason: 'an archive is a file or postgres://…',
  });
}

/** Whether `openReading` can open this archive a second time: it is an SQLite file. */
export const canBeShared = ({ asking, location }: Pick<Store, 'asking' | 'location'>): boolean =>
  asking.name === 'sqlite' && location !== ':memory:';

/**
 * Opens an archive once more that `openStore` has open, to ask and never to write, as a thread does that
 * answers beside the one that writes. Throws a StoreError where the file cannot be read.
 */
export const openReading = (path: string): Store => openSqliteReading(path);
