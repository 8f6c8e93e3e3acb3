import type { FindQuery } from '../store/find/query.ts';
import type { Store } from '../store/store.ts';
import { type LedgerEntry, type LedgerPage, type LedgerStatus, ledger } from './ledger.ts';

/** Commitments looked at for one page at most, and at a time. */
const MOST = 200;
const AT_ONCE = 40;

/** A page of the ledger, and how many commitments were looked at for it. */
export interface StandingPage extends LedgerPage {
  readonly looked: number;
}

/**
 * Commitments that a query finds and that stand in one of the ways given. How one stands is told from its
 * deeds, so many may have to be looked at: a page ends after a while, with fewer than asked for, and `next`
 * leads on from there. `total` counts what the query finds, however it stands.
 */
export async function standing(
  store: Store,
  query: FindQuery,
  ways: readonly LedgerStatus[],
): Promise<StandingPage> {
  const entries: LedgerEntry[] = [];
  let looked = 0;
  let asked: FindQuery = { ...query, limit: AT_ONCE };
  for (;;) {
    const page = await ledger(store, asked);
    for (const [index, entry] of page.entries.entries()) {
      looked++;
      if (ways.includes(entry.status)) entries.push(entry);
      if (entries.length < query.limit || index === page.entries.length - 1) continue;
      // It is full within a page of the query: the next one begins behind this entry.
      const { next } = await store.find({ ...asked, kind: 'commitment', limit: index + 1 });
      return { ...page, entries, looked, next };
    }
    const enough = entries.length === query.limit || looked >= MOST;
    if (enough || page.next === null) return { ...page, entries, looked };
    asked = { ...asked, cursor: page.next };
  }
}
