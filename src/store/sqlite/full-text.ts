import { sql } from 'kysely';
import { FOUND_END, FOUND_START } from '../extract.ts';
import type { FullText, Searched } from '../sql/dialect.ts';
import { phrasesOf } from '../sql/question.ts';

/** The column that extracts are cut from, by its place in the index. */
const TEXT = {
  reports: 1,
  statements: 0,
  events: 0,
  commitments: 0,
  stances: 0,
  figures: 0,
} as const satisfies { [Table in Searched]: number };

/** BM25 weights of the columns: a matching title counts eight times as much as a matching text. */
const WEIGHTS = {
  reports: '8.0, 1.0',
  statements: '1.0',
  events: '1.0',
  commitments: '1.0',
  stances: '1.0',
  figures: '1.0',
} as const;

/** Words that an extract has at most. */
const EXTRACT = 30;

/** Search by SQLite's FTS5 (https://sqlite.org/fts5.html). */
export const fts5: FullText = {
  expression(words) {
    const phrases = phrasesOf(words);
    if (phrases.length === 0) return null;
    // Quoted, nothing in a word is an operator (section 3.1).
    return phrases.map(({ words, open }) => `"${words.join(' ')}"${open ? '*' : ''}`).join(' AND ');
  },

  matching(table, expression) {
    const index = sql.table(`${table}_search`);
    return sql`(select rowid as nr, bm25(${index}, ${sql.raw(WEIGHTS[table])}) as rank
      from ${index} where ${index} match ${expression})`;
  },

  async extracts(kysely, table, expression, nrs) {
    if (nrs.length === 0) return new Map();
    const index = sql.table(`${table}_search`);
    const { rows } = await sql<{ nr: number; extract: string }>`
      select rowid as nr, snippet(${index}, ${sql.lit(TEXT[table])}, ${FOUND_START}, ${FOUND_END}, ' … ',
        ${sql.lit(EXTRACT)}) as extract
      from ${index} where ${index} match ${expression} and rowid in (${sql.join(nrs)})`.execute(
      kysely,
    );
    return new Map(rows.map(({ nr, extract }) => [nr, extract]));
  },
};
