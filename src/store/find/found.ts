import { sql } from 'kysely';
import { opening } from '../extract.ts';
import type { Asking } from './asking.ts';
import { KINDS } from './kinds.ts';
import type { FindKind, Found, FoundParty, FoundReport } from './query.ts';

/** An entry's row with its report's facts beside it. */
interface Row {
  readonly [column: string]: string | number | null;
}

/** How much of a report is shown as its words, in characters. */
const OPENING = 1200;

/** The entries behind row numbers, in that order, with their reports, parties and context. */
export async function foundOf(
  asking: Asking,
  kind: FindKind,
  nrs: readonly number[],
): Promise<Found[]> {
  if (nrs.length === 0) return [];
  const rows =
    kind === 'report' ? await reportRows(asking, nrs) : await entryRows(asking, kind, nrs);
  const parties = await partiesOf(asking, kind, rows);
  const byNr = new Map(rows.map((row) => [Number(row.nr), row]));
  return nrs.flatMap((nr) => {
    const row = byNr.get(Number(nr));
    return row ? [found(kind, row, parties.get(idOf(row)) ?? [])] : [];
  });
}

async function reportRows({ kysely }: Asking, nrs: readonly number[]): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select nr, id, id as report_id, title as report_title, outlet as report_outlet, url as report_url,
      published as report_published, language, words as length, modified, retrieved, added_at, version, latest,
      substr(text, 1, ${sql.lit(OPENING)}) as opening
    from reports where nr in (${sql.join(nrs)})`.execute(kysely);
  return rows.map(({ length, ...row }) => ({ ...row, words: length, score: 1, rule: '' }));
}

async function entryRows(
  { kysely }: Asking,
  kind: FindKind,
  nrs: readonly number[],
): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.*, r.title as report_title, r.outlet as report_outlet, r.url as report_url,
      r.published as report_published
    from ${sql.table(KINDS[kind].table)} as e join reports as r on r.id = e.report_id
    where e.nr in (${sql.join(nrs)})`.execute(kysely);
  return rows;
}

/** Everybody who takes part in the entries, by entry, in the order in which the record has them. */
async function partiesOf(
  { kysely }: Asking,
  kind: FindKind,
  rows: readonly Row[],
): Promise<Map<string, FoundParty[]>> {
  const parties = new Map<string, FoundParty[]>();
  if (kind === 'report' || kind === 'actor') return parties;
  const { table } = KINDS[kind];
  // A figure has no parties of its own: whoever gives it is the speaker of its statement.
  const own = table === 'figures' ? 'statement_id' : 'id';
  const entry = table === 'figures' ? 'statements' : table;
  const entries = rows.filter((row) => row[own] !== null);
  if (entries.length === 0) return parties;
  const rowsOf = await sql<FoundParty & { report_id: string; entry_id: string }>`
    select report_id, entry_id, role, words, name, "key", country from participants
    where report_id in (${sql.join([...new Set(entries.map((row) => row.report_id))])})
      and entry_id in (${sql.join([...new Set(entries.map((row) => row[own]))])})
      and entry = ${entry} order by nr`.execute(kysely);
  const byEntry = new Map<string, FoundParty[]>();
  for (const { report_id, entry_id, ...party } of rowsOf.rows) {
    const id = `${report_id}\n${entry_id}`;
    byEntry.set(id, [...(byEntry.get(id) ?? []), party]);
  }
  for (const row of entries) {
    parties.set(idOf(row), byEntry.get(`${row.report_id}\n${row[own]}`) ?? []);
  }
  return parties;
}

const idOf = (row: Row) => `${row.report_id}\n${row.id}`;

function found(kind: FindKind, row: Row, parties: readonly FoundParty[]): Found {
  const text = (column: string) => row[column] as string | null;
  const number = (column: string) => row[column] as number | null;
  const words =
    kind === 'report'
      ? opening(row.opening as string, text('report_title'))
          .map((part) => part.text)
          .join('')
      : (text('words') ?? text('name') ?? '');
  return {
    kind,
    id: row.id as string,
    report: {
      id: row.report_id as string,
      title: text('report_title'),
      outlet: text('report_outlet'),
      url: text('report_url'),
      published: text('report_published'),
    } satisfies FoundReport,
    start: kind === 'report' ? null : number('start'),
    end: kind === 'report' ? null : number('end'),
    words,
    ...context(row),
    parties: kind === 'actor' ? [self(row)] : parties,
    score: row.score as number,
    rule: row.rule as string,
    review: text('review') ?? '',
    fields: fieldsOf(kind, row),
  };
}

/** What stands before and after an entry's words in its sentences. */
function context(row: Row): Pick<Found, 'before' | 'after'> {
  const { sentence, sentence_start, start, end } = row;
  if (typeof sentence !== 'string' || typeof start !== 'number') return { before: '', after: '' };
  const from = Number(sentence_start);
  return { before: sentence.slice(0, start - from), after: sentence.slice(Number(end) - from) };
}

/** An actor stands for itself. */
function self(row: Row): FoundParty {
  const text = (column: string) => row[column] as string | null;
  return {
    role: 'actor',
    words: text('words'),
    name: text('name'),
    key: text('key'),
    country: text('country'),
  };
}

function fieldsOf(kind: FindKind, row: Row): Found['fields'] {
  const plan = KINDS[kind];
  const fields: { [name: string]: string | number | boolean | null } = {};
  for (const [name, column] of Object.entries(plan.fields)) fields[name] = row[column] ?? null;
  for (const truth of ['negated', 'latest']) {
    if (truth in fields) fields[truth] = fields[truth] === 1;
  }
  if (plan.claimed) fields.asserted = row.statement_id === null;
  return fields;
}
