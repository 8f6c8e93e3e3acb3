import { sql } from 'kysely';
import type { Store } from '../store/store.ts';
import { contentWords } from './content-words.ts';

/** A word that stands out, with the number of statements that have it. */
export interface Topic {
  readonly word: string;
  readonly count: number;
}

/** How many of somebody's latest statements, and of everybody's, are looked at. */
const OWN = 500;
const EVERYBODY = 2000;
/** Topics shown at most; one statement makes no topic. */
const MOST = 12;
const LEAST = 2;

/**
 * What somebody speaks about: words in at least two of their latest statements, by how much more often
 * they use them than everybody does (Dunning's log-likelihood, 1993). Inflected forms count as one word,
 * shown in its most frequent form.
 */
export async function topics({ kysely }: Store['asking'], key: string): Promise<Topic[]> {
  const own = await sql<{ words: string }>`
    select s.words from (select distinct entry_nr from participants
        where "key" = ${key} and entry = 'statements' and role = 'speaker'
        order by entry_nr desc limit ${sql.lit(OWN)}) as said
      join statements as s on s.nr = said.entry_nr order by s.nr desc`.execute(kysely);
  if (own.rows.length < LEAST) return [];
  const all = await sql<{ words: string }>`
    select words from statements order by nr desc limit ${sql.lit(EVERYBODY)}`.execute(kysely);
  const theirs = tally(own.rows);
  const everybodys = tally(all.rows);
  return [...theirs.counts]
    .filter(([, { count }]) => count >= LEAST)
    .map(([stem, { count, forms }]) => {
      const elsewhere = everybodys.counts.get(stem)?.count ?? 0;
      const likelihood = surprise(count, theirs.total, elsewhere, everybodys.total);
      return { word: mostFrequent(forms), count, likelihood };
    })
    .filter(({ likelihood }) => likelihood > 0)
    .sort((one, other) => other.likelihood - one.likelihood || (one.word < other.word ? -1 : 1))
    .slice(0, MOST)
    .map(({ word, count }) => ({ word, count }));
}

interface Tally {
  readonly total: number;
  readonly counts: ReadonlyMap<string, { count: number; forms: Map<string, number> }>;
}

/** In how many texts each word stands, by its stem. */
function tally(rows: readonly { readonly words: string }[]): Tally {
  const counts = new Map<string, { count: number; forms: Map<string, number> }>();
  for (const { words } of rows) {
    for (const [stem, form] of contentWords(words)) {
      const known = counts.get(stem) ?? { count: 0, forms: new Map() };
      known.count++;
      known.forms.set(form, (known.forms.get(form) ?? 0) + 1);
      counts.set(stem, known);
    }
  }
  return { total: rows.length, counts };
}

/** Signed log-likelihood that a word is more frequent here than there. */
function surprise(here: number, ofHere: number, there: number, ofThere: number): number {
  const rate = (here + there) / (ofHere + ofThere);
  const part = (seen: number, of: number) => (seen === 0 ? 0 : seen * Math.log(seen / (of * rate)));
  const likelihood = 2 * (part(here, ofHere) + part(there, ofThere));
  return here / ofHere >= there / Math.max(1, ofThere) ? likelihood : -likelihood;
}

function mostFrequent(forms: ReadonlyMap<string, number>): string {
  return [...forms].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))[0][0];
}
