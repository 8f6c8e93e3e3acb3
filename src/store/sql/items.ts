import { sha256Hex } from '../../text/hash.ts';
import { change, rows, type Steps } from './steps.ts';

/** One item of a feed, and what became of it. */
export interface MetItem {
  /** What tells it apart from every other, and from earlier versions of itself. */
  readonly key: string;
  readonly feed: string;
  readonly url: string | null;
  readonly outcome: 'added' | 'known' | 'reread' | 'failed' | 'later';
  /** Why it failed, or why it is to be tried again later. */
  readonly message: string | null;
  readonly report: string | null;
}

/** Remembers what became of an item of a list; each time counts as a try. */
export function noteItem({ key, feed, url, outcome, message, report }: MetItem): Steps<void> {
  const now = new Date().toISOString();
  return change(
    `insert into feed_items (item, feed_url, url, outcome, message, tries, report_id, met_at)
     values (?, ?, ?, ?, ?, 1, ?, ?)
     on conflict (item) do update set outcome = excluded.outcome, message = excluded.message,
       tries = feed_items.tries + 1, report_id = excluded.report_id, met_at = excluded.met_at`,
    ...[sha256Hex(key), feed, url, outcome, message, report, now],
  );
}

/** The report that an item was taken as; null where it was not met or is none. */
export function* itemSteps(key: string): Steps<string | null> {
  const [item] = yield* rows<{ report_id: string | null }>(
    'select report_id from feed_items where item = ?',
    sha256Hex(key),
  );
  return item?.report_id ?? null;
}
