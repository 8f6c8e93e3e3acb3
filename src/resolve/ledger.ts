import type { FindQuery, Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { doersOf } from './doers.ts';
import { anchorOf, type Due, dueOf } from './due.ts';
import { laterEntries, latestDay } from './later.ts';

/**
 * How a commitment stands: something done that fulfils it, or that goes against it; its day past and
 * nothing reported; nothing reported yet; or not to be told (nobody known to do it, or reports disagree).
 */
export type LedgerStatus = 'kept' | 'broken' | 'due' | 'open' | 'unknown';

export interface LedgerEntry extends Found {
  readonly deeds: readonly Deed[];
  readonly status: LedgerStatus;
  /** When it falls due, and what that rests on; null where that is not known. */
  readonly due: Due | null;
}

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
  readonly total: number;
  readonly next: string | null;
  readonly unknown: readonly string[];
}

/** From this score on a deed settles a commitment; below it the deed is only shown. */
const SETTLES = 0.6;
/** Where kept and broken are nearer to each other than this, reports disagree. */
const APART = 0.1;

/** Commitments that a query finds, each with what later reports tell of it. */
export async function ledger(store: Store, query: FindQuery): Promise<LedgerPage> {
  const page = await store.find({ ...query, kind: 'commitment' });
  const latest = await latestDay(store);
  const entries: LedgerEntry[] = [];
  for (const commitment of page.entries) {
    const later = await laterEntries(store, commitment);
    const deeds = deedsOf(commitment, later);
    const due = dueOf(commitment, await anchorOf(store, commitment));
    entries.push({ ...commitment, deeds, due, status: statusOf(commitment, deeds, due, latest) });
  }
  return { ...page, entries };
}

/** The status that the deeds come to; `latest` is the day of the archive's newest report. */
export function statusOf(
  commitment: Found,
  deeds: readonly Deed[],
  due: Due | null,
  latest: string | null,
): LedgerStatus {
  const best = (relation: Deed['relation']) =>
    Math.max(0, ...deeds.filter((deed) => deed.relation === relation).map(({ score }) => score));
  const [kept, broken] = [best('kept'), best('broken')];
  if (Math.max(kept, broken) >= SETTLES) {
    if (Math.abs(kept - broken) < APART) return 'unknown';
    return kept > broken ? 'kept' : 'broken';
  }
  if (doersOf(commitment).length === 0) return 'unknown';
  return due !== null && latest !== null && latest > due.day ? 'due' : 'open';
}
