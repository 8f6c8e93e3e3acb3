import { type Kysely, sql } from 'kysely';

/**
 * Full-text search by FTS5 over reports and statements: stemmed, accents folded. The indexes hold no
 * text of their own; triggers keep them in step with the tables, whoever writes there.
 */
export async function up(database: Kysely<never>): Promise<void> {
  await searchOver(database, 'reports', ['title', 'text']);
  await searchOver(database, 'statements', ['words']);
}

/** A full-text index over columns of a table, with the triggers that keep it in step. */
export async function searchOver(
  database: Kysely<never>,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const search = `${table}_search`;
  const names = columns.join(', ');
  const values = (row: string) => columns.map((column) => `${row}.${column}`).join(', ');
  const insert = `insert into ${search} (rowid, ${names}) values (new.nr, ${values('new')});`;
  const remove = `insert into ${search} (${search}, rowid, ${names}) values ('delete', old.nr, ${values('old')});`;
  const statements = [
    `create virtual table ${search} using fts5 (${names}, content = '${table}', content_rowid = 'nr',
       tokenize = 'porter unicode61 remove_diacritics 2')`,
    `create trigger ${search}_insert after insert on ${table} begin ${insert} end`,
    `create trigger ${search}_delete after delete on ${table} begin ${remove} end`,
    // Of reports that were there before their index: none, unless the process was killed between two steps.
    `insert into ${search} (${search}) values ('rebuild')`,
    `create trigger ${search}_update after update of ${names} on ${table} begin ${remove} ${insert} end`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}
