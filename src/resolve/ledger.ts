import type { FindQuery, Found } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { type Deed, deedsOf } from './deeds.ts';
import { doersOf } from './doers.ts';
import { laterEntries, latestDay } from './later.ts';
import type { LedgerStatus } from './ledger-status.ts';

export interface LedgerEntry extends Found {
  readonly deeds: readonly Deed[];
  readonly status: LedgerStatus;
}

export interface LedgerPage {
  readonly entries: readonly LedgerEntry[];
  /** Commitments that the query finds, however they stand. */
  readonly total: number;
  /** How many of them were looked at for this page. */
  readonly looked: number;
  readonly next: string | null;
  readonly unknown: readonly string[];
}

/** From this score on a deed settles a commitment; below it the deed is only shown. */
const SETTLES = 0.6;
/** Where kept and broken are nearer to each other than this, reports disagree. */
const APART = 0.1;

/** Commitments looked at for one page, where only some are wanted; and at a time. */
const LOOKED_AT = 200;
const AT_ONCE = 40;

/**
 * Commitments that a query finds, each with what later reports tell of it; of those that stand in one of
 * the ways of `standing`, where that is given. How one stands is told from its deeds, so many may have to
 * be looked at: a page ends after a while, with fewer than asked for, and `next` leads on from there.
 */
export async function ledger(
  store: Store,
  query: FindQuery,
  standing?: readonly LedgerStatus[],
): Promise<LedgerPage> {
  const latest = await latestDay(store);
  const ask = (limit: number, cursor?: string) =>
    store.find({ ...query, kind: 'commitment', limit, ...(cursor ? { cursor } : {}) });
  const entries: LedgerEntry[] = [];
  let looked = 0;
  let from = query.cursor;
  for (;;) {
    const page = await ask(standing ? AT_ONCE : query.limit, from);
    for (const [index, commitment] of page.entries.entries()) {
      const entry = await withDeeds(store, commitment, latest);
      looked++;
      if (!standing || standing.includes(entry.status)) entries.push(entry);
      const full = entries.length === query.limit || (standing && looked >= LOOKED_AT);
      if (!full || index === page.entries.length - 1) continue;
      // The page ends within a page of the query: the next one begins behind this entry.
      return { ...page, entries, looked, next: (await ask(index + 1, from)).next };
    }
    const enough = !standing || entries.length === query.limit || looked >= LOOKED_AT;
    if (enough || page.next === null) return { ...page, entries, looked };
    from = page.next;
  }
}

/** A commitment with its deeds, and how it stands on the day of the newest report. */
async function withDeeds(
  store: Store,
  commitment: Found,
  latest: string | null,
): Promise<LedgerEntry> {
  const deeds = deedsOf(commitment, await laterEntries(store, commitment));
  return { ...commitment, deeds, status: statusOf(commitment, deeds, latest) };
}

/** The status that the deeds come to; `latest` is the day of the archive's newest report. */
export function statusOf(
  commitment: Found,
  deeds: readonly Deed[],
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
  const { deadline } = commitment.fields;
  const dated = typeof deadline === 'string' && /^\d{4}(?:-\d{2}){0,2}(?:T|$)/.test(deadline);
  // A day known only to the month or year is past when that month or year is.
  return dated && latest !== null && latest > `${deadline}~` ? 'due' : 'open';
}
