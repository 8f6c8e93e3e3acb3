import type { Correction } from '../../record/correction.ts';
import { inForce, keyAfter } from '../../record/correction-log.ts';
import { applyCorrections, type Corrected } from '../../record/corrections.ts';
import type { Record } from '../../record/record.ts';
import { entryRows } from '../rows.ts';
import type { PartRow } from '../tables.ts';
import { ENTRY_TABLES, type Tables } from '../tables.ts';
import { change, insert, rows, type Steps } from './steps.ts';
import { type Counted, countedRows, NOTHING, PARTED, tally } from './tallying.ts';

/** Writes the entries of one report anew. */
export function* rewriteEntries(record: Record): Steps<Corrected> {
  const before = yield* countedRows(record.report.id);
  for (const table of [...ENTRY_TABLES, 'conflicts']) {
    yield* change(`delete from ${table} where report_id = ?`, record.report.id);
  }
  return yield* writeEntries(record, before);
}

/**
 * Fills the entry tables of one report, which hold nothing of it, with its record as corrected, and
 * keeps which corrections do not fit. `before` is what they held and is counted still.
 */
export function* writeEntries(record: Record, before: Counted = NOTHING): Steps<Corrected> {
  const { id } = record.report;
  const settled = yield* settledOf(id);
  const corrected = applyCorrections(record, settled);
  const [{ nr, copy_of }] = yield* rows<{ nr: number; copy_of: string | null }>(
    'select nr, copy_of from reports where id = ?',
    id,
  );
  const entries = entryRows(corrected.record, { nr, copy: copy_of !== null }, (entry, key) =>
    keyAfter({ report: id, entry, key }, settled),
  );
  const { participants, ...others } = entries;
  for (const [table, of] of Object.entries(others)) yield* insert(table, of);
  yield* insert('participants', yield* numbered(id, participants));
  yield* tally(before, entries);
  yield* insert(
    'conflicts',
    corrected.conflicts.map(({ correction, kind, message }) => ({
      correction_id: correction,
      report_id: id,
      kind,
      message,
    })),
  );
  return corrected;
}

/** Parts in entries, with the numbers that the database gave those. */
function* numbered(report: string, parts: readonly PartRow[]): Steps<object[]> {
  if (parts.length === 0) return [];
  const given = yield* rows<{ entry: string; id: string; nr: number }>(
    PARTED.map(
      (table) => `select '${table}' as entry, id, nr from ${table} where report_id = ?`,
    ).join(' union all '),
    ...PARTED.map(() => report),
  );
  const numbers = new Map(given.map(({ entry, id, nr }) => [`${entry}\n${id}`, nr]));
  return parts.map((part) => ({
    ...part,
    entry_nr: numbers.get(`${part.entry}\n${part.entry_id}`),
  }));
}

/** The record that an engine made of a report, uncorrected; null where there is none. */
export function* readRecord(report: string): Steps<Record | null> {
  const [row] = yield* rows<{ record_json: string }>(
    'select record_json from readings where report_id = ? and current = 1',
    report,
  );
  return row ? (JSON.parse(row.record_json) as Record) : null;
}

/** The record of a report as corrected. */
export function* correctedRecord(report: string): Steps<Record | null> {
  const record = yield* readRecord(report);
  return record && applyCorrections(record, yield* settledOf(report)).record;
}

/** What holds for a report, in order: what was settled in it, and merges, which concern every report. */
export function* settledOf(report: string): Steps<Correction[]> {
  const log = yield* rows<CorrectionRow>(
    'select * from corrections where report_id = ? or report_id is null order by nr',
    report,
  );
  return log.length === 0 ? [] : inForce(log.map(correctionOfRow));
}

/** A row of the log as it comes from the database. */
export type CorrectionRow = { readonly [Column in keyof Tables['corrections']]: unknown };

export function correctionOfRow(row: CorrectionRow): Correction {
  const json = (text: unknown) => (text === null ? null : JSON.parse(text as string));
  return {
    id: row.id,
    at: row.at,
    who: row.who,
    why: row.why,
    action: row.action,
    kind: row.kind,
    report: row.report_id,
    sha256: row.sha256,
    entry: row.entry_id,
    anchor: row.start === null ? null : { start: row.start, end: row.end, words: row.words },
    patch: json(row.patch_json),
    before: json(row.before_json),
    actors: json(row.actors_json),
    cites: json(row.cites_json),
    from: row.from_key,
    to: row.to_key,
    undoes: row.undoes,
  } as Correction;
}

export function rowOfCorrection(correction: Correction): object {
  const { anchor } = correction;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  return {
    id: correction.id,
    at: correction.at,
    who: correction.who,
    why: correction.why,
    action: correction.action,
    kind: correction.kind,
    report_id: correction.report,
    sha256: correction.sha256,
    entry_id: correction.entry,
    start: anchor?.start ?? null,
    end: anchor?.end ?? null,
    words: anchor?.words ?? null,
    patch_json: json(correction.patch),
    before_json: json(correction.before),
    actors_json: JSON.stringify(correction.actors),
    cites_json: JSON.stringify(correction.cites),
    from_key: correction.from,
    to_key: correction.to,
    undoes: correction.undoes,
  };
}
