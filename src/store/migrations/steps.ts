import type { Kysely } from 'kysely';
import type { ColumnTypes, DatabaseName } from '../sql/dialect.ts';
import { up as reportsAndEntries } from './001-reports-and-entries.ts';
import { up as searchInPostgres } from './002-search-postgres.ts';
import { up as searchInSqlite } from './002-search-sqlite.ts';
import { up as nothingTwice } from './003-nothing-twice.ts';
import { up as keysAndSentences } from './010-keys-and-sentences.ts';
import { up as sentencesInPostgres } from './011-search-in-sentences-postgres.ts';
import { up as sentencesInSqlite } from './011-search-in-sentences-sqlite.ts';
import { up as whoTakesPart } from './012-who-takes-part.ts';
import { up as correctionsAndUsers } from './020-corrections-and-users.ts';
import { up as feeds } from './030-feeds.ts';
import { up as reportsBesideEntries } from './040-reports-beside-entries.ts';
import { up as tallies } from './041-tallies.ts';
import { up as updates } from './042-updates.ts';

/** One step towards today's tables. */
export type Step = (database: Kysely<never>, columns: ColumnTypes) => Promise<void>;

/**
 * Every step from an empty database to today's archive, in order; where the databases need different
 * ones, one for each. A step that was released never changes: what is wrong in it is put right by a
 * later one.
 */
export const MIGRATIONS: {
  readonly [name: string]: Step | { readonly [database in DatabaseName]: Step };
} = Object.freeze({
  '001-reports-and-entries': reportsAndEntries,
  '002-search': { sqlite: searchInSqlite, postgres: searchInPostgres },
  '003-nothing-twice': nothingTwice,
  '010-keys-and-sentences': keysAndSentences,
  '011-search-in-sentences': { sqlite: sentencesInSqlite, postgres: sentencesInPostgres },
  '012-who-takes-part': whoTakesPart,
  '020-corrections-and-users': correctionsAndUsers,
  '030-feeds': feeds,
  '040-reports-beside-entries': reportsBesideEntries,
  '041-tallies': tallies,
  '042-updates': updates,
});
