import type { Record } from '../../record/record.ts';
import type { Reading, Stale } from '../store.ts';
import { rows, type Steps } from './steps.ts';

/** The readings of a report, the oldest first. */
export function* readingsSteps(id: string): Steps<readonly Reading[]> {
  const found = yield* rows<Omit<Reading, 'current'> & { current: number }>(
    'select nr, engine, read_at as read, current from readings where report_id = ? order by nr',
    id,
  );
  return found.map((row) => ({ ...row, current: row.current === 1 }));
}

/** The record that one reading gave. */
export function* readingSteps(nr: number): Steps<Record | null> {
  const [row] = yield* rows<{ record_json: string }>(
    'select record_json from readings where nr = ?',
    nr,
  );
  return row ? (JSON.parse(row.record_json) as Record) : null;
}

/** Reports that were read more than once, page by page, in the order they came. */
export function* rereadSteps(after: string | null, limit: number): Steps<readonly string[]> {
  const found = yield* rows<{ id: string }>(
    `select reports.id from reports
     where nr > coalesce((select nr from reports where id = ?), 0)
       and (select count(*) from readings where report_id = reports.id) > 1
     order by nr limit ${limit}`,
    after,
  );
  return found.map(({ id }) => id);
}

/** Reports whose reading in force is by another engine, page by page, in the order they came. */
export function* staleSteps(
  engine: string,
  after: string | null,
  limit: number,
): Steps<readonly Stale[]> {
  // The record has the text as it came; the column may lack what a database cannot hold.
  const found = yield* rows<{ record_json: string }>(
    `select record_json from reports join readings on report_id = reports.id and current = 1
     where reports.nr > coalesce((select nr from reports where id = ?), 0) and engine <> ?
     order by reports.nr limit ${limit}`,
    after,
    engine,
  );
  return found.map(({ record_json }) => {
    const { sha256, language, ...report } = (JSON.parse(record_json) as Record).report;
    return report;
  });
}

/** How many reports `staleSteps` would give in all. */
export function* staleCount(engine: string): Steps<number> {
  const [{ n }] = yield* rows<{ n: number }>(
    'select count(*) as n from readings where current = 1 and engine <> ?',
    engine,
  );
  return n;
}
