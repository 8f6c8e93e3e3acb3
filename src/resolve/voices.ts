import { sql } from 'kysely';
import { foundOf } from '../store/find/found.ts';
import type { Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';

/** The same quotation in another report. */
export interface Voice {
  readonly entry: Found;
  /** Share of the shorter quotation's runs of words that stand in both. */
  readonly share: number;
}

/** Words in a run; as many runs as this are looked up in the archive's index. */
const RUN = 4;
const PROBES = 4;
/** Fewer words than this are a phrase that anybody may use. */
const LEAST = 5;
/** From this share on two quotations are one. */
const SAME = 0.5;
/** Statements compared at most. */
const MOST = 200;

/**
 * Where what somebody says in quotation marks stands in other reports too, word for word or nearly;
 * the fullest first. Nothing for a statement without so long a quotation, and null where none has the id.
 */
export async function voices(
  store: Pick<Store, 'asking'>,
  report: string,
  id: string,
): Promise<Voice[] | null> {
  const { kysely, fullText } = store.asking;
  const { rows } = await sql<{ nr: number; words: string; kind: string }>`
    select nr, words, kind from statements where report_id = ${report} and id = ${id}`.execute(
    kysely,
  );
  if (rows.length === 0) return null;
  const [{ words, kind }] = rows;
  const own = quotedWords(words, kind);
  if (own.length < LEAST) return [];
  const runs = runsOf(own);
  const step = Math.max(1, Math.floor(runs.length / PROBES));
  const candidates = new Map<number, string>();
  for (let at = 0; at < runs.length; at += step) {
    const expression = fullText.expression(`"${runs[at]}"`);
    if (expression === null) continue;
    const found = await sql<{ nr: number; words: string; kind: string }>`
      select s.nr, s.words, s.kind from ${fullText.matching('statements', expression)} as found
      join statements as s on s.nr = found.nr where s.report_id <> ${report}
      limit ${sql.lit(MOST)}`.execute(kysely);
    for (const row of found.rows) candidates.set(Number(row.nr), row.words);
  }
  const shares = new Map<number, number>();
  for (const [nr, said] of candidates) {
    const share = overlap(runs, runsOf(fold(said).split(' ')));
    if (share >= SAME) shares.set(nr, share);
  }
  const entries = await foundOf(store.asking, 'statement', [...shares.keys()]);
  return [...shares.values()]
    .map((share, index) => ({ entry: entries[index], share: Math.round(share * 100) / 100 }))
    .sort((one, other) => other.share - one.share);
}

/** The words between quotation marks, folded; all words of a direct quotation that carries no marks. */
function quotedWords(words: string, kind: string): string[] {
  const parts = [...words.matchAll(/["“„«]([^"”»]+)(?:["”»]|$)/g)].map(([, inner]) => inner);
  const said = parts.length > 0 ? parts.join(' ') : kind === 'direct' ? words : '';
  return fold(said).split(' ').filter(Boolean);
}

/** All runs of neighbouring words. */
function runsOf(words: readonly string[]): string[] {
  return Array.from({ length: Math.max(0, words.length - RUN + 1) }, (_, at) =>
    words.slice(at, at + RUN).join(' '),
  );
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const known = new Set(other);
  const shared = one.filter((run) => known.has(run)).length;
  const shorter = Math.min(one.length, other.length);
  return shorter === 0 ? 0 : Math.min(1, shared / shorter);
}
