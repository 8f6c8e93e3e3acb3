import { sql } from 'kysely';
import { FOUND_END, FOUND_START } from '../extract.ts';
import type { FullText, Searched } from '../sql/dialect.ts';
import { phrasesOf } from '../sql/question.ts';
import { marked } from './marked.ts';

/** The column that extracts are cut from. */
const TEXT = {
  reports: 'text',
  statements: 'words',
  events: 'sentence',
  commitments: 'sentence',
  stances: 'sentence',
  figures: 'sentence',
} as const satisfies {
  [Table in Searched]: string;
};

/** Weights of D, C, B, A: a matching title (A) counts eight times as much as a matching text (D). */
const WEIGHTS = '{0.1, 0.2, 0.4, 0.8}';

/** How long a text may be for the words found in it to be marked, in characters. */
const MARKED = 200_000;

/** Search by PostgreSQL's tsvector, on the functions that migration 002 makes. */
export const tsvector: FullText = {
  expression(words) {
    const phrases = phrasesOf(words);
    if (phrases.length === 0) return null;
    // Letters and digits alone come here, so that quoting them is safe.
    return phrases
      .map(({ words, open }) => {
        const terms = words.map((word) => `'${word}'`);
        if (open) terms[terms.length - 1] += ':*';
        return `(${terms.join(' <-> ')})`;
      })
      .join(' & ');
  },

  matching(table, expression) {
    return sql`(select nr, -ts_rank(${WEIGHTS}, search, question) as rank
      from ${sql.table(table)}, ${question(expression)} as question where search @@ question)`;
  },

  async extracts(kysely, table, expression, nrs) {
    if (nrs.length === 0) return new Map();
    const options = `HighlightAll=true, StartSel=${FOUND_START}, StopSel=${FOUND_END}`;
    const { rows } = await sql<{ nr: number; own: string; folded: string }>`
      select nr, own, ts_headline('chancery', chancery_fold(own), ${question(expression)}, ${options}) as folded
      from (select nr, left(${sql.ref(TEXT[table])}, ${sql.lit(MARKED)}) as own
        from ${sql.table(table)} where nr in (${sql.join(nrs)})) as found`.execute(kysely);
    return new Map(rows.map(({ nr, own, folded }) => [nr, marked(own, folded)]));
  },
};

/** The expression, its accents folded as the index folds them, as a tsquery. */
const question = (expression: string) =>
  sql`to_tsquery('chancery', regexp_replace(normalize(${expression}, NFKD), ${'[\u0300-\u036f]'}, '', 'g'))`;
