import { type Kysely, sql } from 'kysely';

/**
 * Full-text search by PostgreSQL over reports and statements, to find what SQLite's finds: words are
 * stemmed, accents folded, no word is too common to count. Needs no extension. The columns `search`
 * are kept in step by the server itself.
 */
export async function up(database: Kysely<never>): Promise<void> {
  const statements = [
    // Without a list of stop words the dictionary keeps them all.
    `create text search dictionary chancery_stem (template = snowball, language = english)`,
    `create text search configuration chancery (copy = pg_catalog.simple)`,
    `alter text search configuration chancery
       alter mapping for asciiword, word, numword, asciihword, hword, numhword,
         hword_asciipart, hword_part, hword_numpart with chancery_stem`,
    // Marks that join words or make paths, hosts and e-mail addresses of them become spaces, one for one,
    // so that the parser sees nothing but words and numbers.
    `create function chancery_fold(given text) returns text
       language sql immutable strict parallel safe
       return translate(
         regexp_replace(normalize(given, NFKD), '[\\u0300-\\u036f]', '', 'g'),
         '${MARKS.replaceAll("'", "''")}', repeat(' ', ${MARKS.length}))`,
    // A tsvector holds a megabyte; of a text with more different words the beginning is searched. The
    // schema is written down with the function, for pg_restore works without a search path.
    `create function chancery_words(given text) returns tsvector
       language plpgsql immutable strict parallel safe set search_path from current as $$
       declare part text := chancery_fold(given);
       begin
         loop
           begin
             return to_tsvector('chancery', part);
           exception when program_limit_exceeded then
             part := left(part, length(part) / 2);
           end;
         end loop;
       end $$`,
    `alter table reports add column search tsvector generated always as (
       setweight(chancery_words(coalesce(title, '')), 'A') || setweight(chancery_words("text"), 'D')) stored`,
    `alter table statements add column search tsvector
       generated always as (chancery_words(words)) stored`,
    `create index reports_search on reports using gin (search)`,
    `create index statements_search on statements using gin (search)`,
  ];
  for (const statement of statements) await sql.raw(statement).execute(database);
}

/** What stands between words, or joins them, in English text. */
const MARKS = `-_/\\.,:;@'"~+=&#%*<>()[]{}|^$!?‘’“”«»–—…`;
