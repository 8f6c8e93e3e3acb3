import { sql } from 'kysely';
import { foundOf } from '../store/find/found.ts';
import type { Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';

/** How long after a commitment something may still be about it, in days. */
const HORIZON = 550;
/** Later entries that are looked at for one commitment, the nearest in time. */
const MOST = 300;
const DAY = 86_400_000;

/**
 * Events in which anybody who takes part in a commitment acts, and commitments that they make, in reports
 * published on the same day or in the year and a half after it; without what is in the same report.
 */
export async function laterEntries(
  { asking }: Pick<Store, 'asking'>,
  commitment: Found,
): Promise<Found[]> {
  const day = commitment.report.published;
  const keys = [...new Set(commitment.parties.flatMap(({ key }) => key ?? []))];
  if (day === null || keys.length === 0) return [];
  const until = new Date(Date.parse(`${day}T00:00:00Z`) + HORIZON * DAY).toISOString().slice(0, 10);
  const found: Found[] = [];
  for (const [kind, table] of [
    ['event', 'events'],
    ['commitment', 'commitments'],
  ] as const) {
    const { rows } = await sql<{ nr: number }>`
      select distinct e.nr, r.published from participants as p
      join reports as r on r.id = p.report_id
      join ${sql.table(table)} as e on e.report_id = p.report_id and e.id = p.entry_id
      where p."key" in (${sql.join(keys)}) and p.entry = ${table} and p.role = 'actor'
        and r.published >= ${day} and r.published <= ${until} and r.id <> ${commitment.report.id}
      order by r.published, e.nr limit ${sql.lit(MOST)}`.execute(asking.kysely);
    found.push(
      ...(await foundOf(
        asking,
        kind,
        rows.map(({ nr }) => Number(nr)),
      )),
    );
  }
  return found;
}

/** The day of the newest report, which is how far the archive can tell; null where no day is known. */
export async function latestDay({ asking }: Pick<Store, 'asking'>): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select max(published) as day from reports`.execute(asking.kysely);
  return rows[0].day;
}
