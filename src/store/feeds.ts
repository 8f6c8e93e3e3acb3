import { sha256Hex } from '../text/hash.ts';
import { itemSteps, type MetItem, noteItem } from './sql/items.ts';
import { type KnownPage, pageSteps } from './sql/pages.ts';
import type { SqlStore } from './sql/sql-store.ts';
import { change } from './sql/steps.ts';

export type { MetItem };

/** A feed or sitemap that is watched, as the archive remembers it. Times are ISO 8601 in UTC. */
export interface FeedState {
  readonly url: string;
  readonly title: string | null;
  /** The version that was read last, as its server names it. */
  readonly etag: string | null;
  readonly modified: string | null;
  readonly checked_at: string | null;
  /** When it last had something new. */
  readonly changed_at: string | null;
  /** Before then it is not asked again. */
  readonly next_at: string | null;
  /** How often in a row it could not be read, and why the last time. */
  readonly failures: number;
  readonly failure: string | null;
  /** How many reports it brought. */
  readonly reports: number;
}

/** An item that could not be had so often is given up. */
export const MOST_TRIES = 5;
/** Keys asked about at once: databases bound the parameters of a question. */
const AT_ONCE = 200;

/** What an archive remembers of the feeds that are watched. */
export class FeedLog {
  readonly #store: SqlStore;

  constructor(store: SqlStore) {
    this.#store = store;
  }

  /** Every feed that was ever watched, by its address. */
  all(): Promise<FeedState[]> {
    const { kysely } = this.#store;
    return this.#told(kysely.selectFrom('feeds').selectAll().orderBy('url').execute());
  }

  /** What is known of a feed; of a new one nothing. */
  async get(url: string): Promise<FeedState> {
    const { kysely } = this.#store;
    const question = kysely.selectFrom('feeds').selectAll().where('url', '=', url);
    const never = { etag: null, modified: null, checked_at: null, changed_at: null, next_at: null };
    const unknown = { url, title: null, ...never, failures: 0, failure: null, reports: 0 };
    return (await this.#told(question.executeTakeFirst())) ?? unknown;
  }

  /** Remembers a feed as it is now. */
  async save(feed: FeedState): Promise<void> {
    const { url, title, etag, modified, checked_at, changed_at, next_at } = feed;
    const { failures, failure, reports } = feed;
    await this.#store.write(() =>
      change(
        `insert into feeds (url, title, etag, modified, checked_at, changed_at, next_at, failures, failure, reports)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
         on conflict (url) do update set title = excluded.title, etag = excluded.etag,
           modified = excluded.modified, checked_at = excluded.checked_at,
           changed_at = excluded.changed_at, next_at = excluded.next_at,
           failures = excluded.failures, failure = excluded.failure, reports = excluded.reports`,
        ...[url, title, etag, modified, checked_at, changed_at, next_at],
        ...[failures, failure, reports],
      ),
    );
  }

  /** Which of some items are settled: taken, refused for good, or tried often enough. */
  async settled(keys: readonly string[]): Promise<Set<string>> {
    const byItem = new Map(keys.map((key) => [sha256Hex(key), key]));
    const items = [...byItem.keys()];
    const settled = new Set<string>();
    for (let from = 0; from < items.length; from += AT_ONCE) {
      const question = this.#store.kysely
        .selectFrom('feed_items')
        .select('item')
        .where('item', 'in', items.slice(from, from + AT_ONCE))
        .where(({ or, eb }) => or([eb('outcome', '!=', 'later'), eb('tries', '>=', MOST_TRIES)]));
      for (const { item } of await this.#told(question.execute()))
        settled.add(byItem.get(item) ?? '');
    }
    return settled;
  }

  /** Remembers what became of an item; each time counts as a try. */
  async met(item: MetItem): Promise<void> {
    await this.#store.write(() => noteItem(item));
  }

  /** The report that an item was taken as; null where it was not met or is none. */
  reportOf(key: string): Promise<string | null> {
    return this.#told(this.#store.dialect.read(itemSteps(key)));
  }

  /** What is known of the page at an address. */
  pageAt(url: string): Promise<KnownPage | null> {
    return this.#told(this.#store.dialect.read(pageSteps(url)));
  }

  /** An answer, or an error that says what is wrong with the archive. */
  async #told<Result>(answer: Promise<Result>): Promise<Result> {
    try {
      return await answer;
    } catch (cause) {
      throw this.#store.dialect.error(cause);
    }
  }
}
