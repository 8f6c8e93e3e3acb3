/**
 * How a commitment stands: something done that fulfils it, or that goes against it; its day past and
 * nothing reported; nothing reported yet; or not to be told (nobody known to do it, or reports disagree).
 */
export const LEDGER_STATUSES = ['open', 'kept', 'broken', 'due', 'unknown'] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];
