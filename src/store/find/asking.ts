import type { Kysely } from 'kysely';
import type { DatabaseName, FullText } from '../sql/dialect.ts';
import type { Tables } from '../tables.ts';

/** An open archive as questions see it: its tables, and how this database finds words. */
export interface Asking {
  readonly kysely: Kysely<Tables>;
  readonly name: DatabaseName;
  readonly fullText: Pick<FullText, 'expression' | 'matching'>;
}
