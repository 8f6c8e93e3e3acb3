import { sql } from 'kysely';
import type { Correction } from '../record/correction.ts';
import { keyAfter } from '../record/correction-log.ts';
import type { Store } from '../store/store.ts';

/** Who would go by another key, and where to, if a merge or split were taken back. */
export interface Regrouping {
  readonly reports: number;
  /** Entries in which those who move take part. */
  readonly entries: number;
  readonly goes: readonly {
    readonly key: string;
    readonly name: string;
    readonly reports: number;
  }[];
}

/**
 * What taking a merge or split back would move. Null where no such correction holds: there is none of
 * that id, it is of another kind, or it is undone already.
 */
export async function regrouping(
  { asking, corrections }: Pick<Store, 'asking' | 'corrections'>,
  id: string,
): Promise<Regrouping | null> {
  const log = await corrections.keyed();
  const at = log.findIndex((one) => one.id === id);
  if (at < 0 || log[at].to === null) return null;
  const without = log.filter((_, index) => index !== at);
  // Whoever it moved goes by its key, or by what later merges made of that.
  const now = keyAfter({ report: '', entry: '', key: log[at].to }, log.slice(at + 1));
  const { rows } = await sql<{ report: string; entry: string; read: string | null; name: string }>`
    select report_id as report, id as entry, key_read as "read", name from actors
    where "key" = ${now}`.execute(asking.kysely);
  const goes = new Map<string, { name: string; reports: Set<string> }>();
  const moved = new Set<string>();
  for (const { report, entry, read, name } of rows) {
    const key = after(without, report, entry, read);
    if (key === null || key === now) continue;
    moved.add(`${report} ${entry}`);
    const group = goes.get(key) ?? { name, reports: new Set() };
    group.reports.add(report);
    goes.set(key, group);
  }
  const reports = new Set([...goes.values()].flatMap((group) => [...group.reports]));
  const { rows: parts } = await sql<{ report: string; actor: string; entry: string }>`
    select distinct report_id as report, actor_id as actor, entry_id as entry from participants
    where "key" = ${now}`.execute(asking.kysely);
  const entries = new Set(
    parts
      .filter(({ report, actor }) => moved.has(`${report} ${actor}`))
      .map(({ report, entry }) => `${report} ${entry}`),
  );
  return {
    reports: reports.size,
    entries: entries.size,
    goes: [...goes].map(([key, { name, reports }]) => ({ key, name, reports: reports.size })),
  };
}

const after = (log: readonly Correction[], report: string, entry: string, key: string | null) =>
  keyAfter({ report, entry, key }, log);
