import { StoreError } from './error.ts';
import { openSqliteStore } from './sqlite/sqlite-store.ts';
import type { Store } from './store.ts';

/** The archive that commands use where none is named. */
export const DEFAULT_ARCHIVE = 'chancery.db';

/**
 * Opens an archive by its name: the path of an SQLite file, made if it is not there. Throws a
 * StoreError with a code where it cannot.
 */
export async function openStore(archive: string = DEFAULT_ARCHIVE): Promise<Store> {
  if (/^\w+:\/\//.test(archive)) {
    throw new StoreError('archive-unreachable', archive);
  }
  return openSqliteStore(archive);
}
