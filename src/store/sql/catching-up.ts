import type { Record } from '../../record/record.ts';
import { rewriteEntries } from './entries.ts';
import { meet } from './meeting.ts';
import { relate } from './relating.ts';
import { rows, type Steps } from './steps.ts';

/** A report that came before reports had places among the others: in an archive of 0.1.0. */
export interface Unplaced {
  readonly nr: number;
  readonly id: string;
}

const PAGE = 50;

/**
 * The next such reports after a number, in the order they came. They are placed in that order and before
 * anything is added, so that there are none where the newest report has its place.
 */
export function* unplaced(after: number): Steps<readonly Unplaced[]> {
  const [newest] = yield* rows<{ placed: number }>(
    `select (select count(*) from signatures where report_id = reports.id) as placed
     from reports order by nr desc limit 1`,
  );
  if (!newest || newest.placed > 0) return [];
  return yield* rows<Unplaced>(
    `select nr, id from reports where nr > ?
       and not exists (select 1 from signatures where report_id = reports.id)
     order by nr limit ${PAGE}`,
    after,
  );
}

/** Gives a report its place, unless another process just did. */
export function* placeLate({ id }: Unplaced): Steps<void> {
  const [row] = yield* rows<{ record_json: string }>(
    `select record_json from readings where report_id = ? and current = 1
       and not exists (select 1 from signatures where signatures.report_id = readings.report_id)`,
    id,
  );
  if (!row) return;
  const record = JSON.parse(row.record_json) as Record;
  yield* meet(id, record.report);
  const { copyOf } = yield* relate(record.report, record.sentences);
  // Its entries do not know yet that it is a copy.
  if (copyOf !== null) yield* rewriteEntries(record);
}
