import { Failure } from '../sources/failure.ts';
import type { Fetched } from '../sources/fetch.ts';
import { FetchFailure } from '../sources/fetch-failure.ts';
import { followedUnlessHeld, mayPass } from '../sources/follow.ts';
import { pageInput } from '../sources/input.ts';
import type { Lead } from '../sources/lead.ts';
import { leadsIn } from '../sources/lists.ts';
import type { ListedFeed } from '../sources/opml.ts';
import { LARGEST_SITEMAP } from '../sources/sitemap.ts';
import type { Visitor } from '../sources/visitor.ts';
import type { FeedLog, FeedState } from '../store/feeds.ts';
import { backOff } from './back-off.ts';
import { ArchiveHoldings } from './holdings.ts';
import type { Intake, Taken } from './intake.ts';

/** What happens while feeds are watched. */
export type WatchEvent =
  | { readonly kind: 'taken'; readonly feed: string; readonly taken: Taken }
  | {
      readonly kind: 'checked';
      readonly feed: string;
      readonly title: string | null;
      /** Whether the server said, or its answer showed, that there is nothing new. */
      readonly unchanged: boolean;
      readonly added: number;
      readonly known: number;
      readonly failed: number;
      readonly next: Date;
    }
  | {
      readonly kind: 'failed';
      readonly feed: string;
      readonly message: string;
      readonly next: Date;
    }
  | { readonly kind: 'waiting'; readonly feeds: number; readonly until: Date };

interface CheckOptions {
  readonly every: number;
  readonly most?: number;
  readonly signal?: AbortSignal;
  readonly random?: () => number;
}

type Counts = { added: number; known: number; failed: number };

/** Asks a feed what is new, takes it into the archive, and remembers both. */
export class FeedCheck {
  readonly #log: FeedLog;
  readonly #intake: Intake;
  readonly #visitor: Visitor;
  readonly #holdings: ArchiveHoldings;
  readonly #options: CheckOptions;
  /** Items that another feed has in hand: outlets put one article into several feeds. */
  readonly #inHand = new Set<string>();

  constructor(log: FeedLog, intake: Intake, visitor: Visitor, options: CheckOptions) {
    this.#log = log;
    this.#intake = intake;
    this.#visitor = visitor;
    this.#holdings = new ArchiveHoldings(log);
    this.#options = options;
  }

  /** One feed, once. What fails is an event, and the feed is left alone for longer. */
  async *run({ url, title }: ListedFeed): AsyncGenerator<WatchEvent> {
    if (this.#options.signal?.aborted) return;
    const before = await this.#log.get(url);
    const named = { ...before, title: before.title ?? title };
    try {
      const { etag, modified } = named;
      const page = await this.#visitor.visit(url, {
        mark: { etag, modified },
        bytes: LARGEST_SITEMAP,
      });
      if (page.unchanged) yield await this.#done(named, { added: 0, known: 0, failed: 0 }, true);
      else yield* this.#take(named, page);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (!this.#options.signal?.aborted) yield await this.#failed(named, error);
    }
  }

  /** Takes the items that are not settled yet. */
  async *#take(feed: FeedState, page: Fetched): AsyncGenerator<WatchEvent> {
    const { url } = feed;
    const { leads, title, faults } = await this.#leadsOn(page, url);
    const named = { ...feed, title: feed.title ?? title };
    const settled = await this.#log.settled(leads.map(({ key }) => key));
    const counts: Counts = { added: 0, known: 0, failed: 0 };
    let whole = true;
    for (const fault of faults) {
      counts.failed++;
      yield { kind: 'taken', feed: url, taken: failedAs(fault) };
    }
    for (const lead of leads) {
      if (settled.has(lead.key) || this.#inHand.has(lead.key)) continue;
      if (this.#options.signal?.aborted) return;
      this.#inHand.add(lead.key);
      try {
        const { taken, later } = await this.#takeOne(lead, url);
        if (this.#options.signal?.aborted && later !== null) return;
        if (later !== null) whole = false;
        if (taken.outcome === 'failed') counts.failed++;
        else if (taken.outcome === 'known') counts.known++;
        else counts.added++;
        yield { kind: 'taken', feed: url, taken };
        // A server that wants to be left alone is: the rest comes with the next round.
        if (later && isBusy(later)) break;
      } finally {
        this.#inHand.delete(lead.key);
      }
    }
    // Where items are left for later the feed must be given whole again, as if it were new.
    const mark = whole ? page.mark : { etag: null, modified: null };
    yield await this.#done({ ...named, ...mark }, counts, false);
  }

  async #leadsOn(page: Fetched, url: string) {
    const input = pageInput(page, url);
    const kind = (await input.kind()) === 'sitemap' ? 'sitemap' : 'feed';
    const { most } = this.#options;
    const leads = new Map<string, Lead>();
    const faults: Failure[] = [];
    try {
      for await (const lead of leadsIn(input, kind, { visitor: this.#visitor, most })) {
        if (lead instanceof Failure) faults.push(lead);
        else leads.set(lead.key, lead);
      }
    } catch (error) {
      // A feed without items is an outlet that rests.
      if (!(error instanceof Failure) || error.code !== 'feed-empty') throw error;
    }
    const all = [...leads.values()];
    return { leads: all, faults, title: all[0]?.facts.outlet ?? null };
  }

  async #takeOne(lead: Lead, feed: string): Promise<{ taken: Taken; later: Failure | null }> {
    const report = await followedUnlessHeld(lead, this.#visitor, this.#holdings);
    const later = report instanceof Failure && mayPass(report) ? report : null;
    const taken = await this.#intake.take(report);
    const failed = taken.outcome === 'failed';
    // What was cut short, or what a server had no time for, was not tried at all.
    if (!later || !(this.#options.signal?.aborted || isBusy(later))) {
      await this.#log.met({
        key: lead.key,
        feed,
        url: lead.url,
        outcome: later ? 'later' : taken.outcome,
        message: failed ? taken.message : null,
        report: failed ? null : taken.id,
      });
    }
    return { taken, later };
  }

  async #done(feed: FeedState, counts: Counts, unchanged: boolean): Promise<WatchEvent> {
    const now = Date.now();
    const next = new Date(now + this.#options.every);
    const at = new Date(now).toISOString();
    await this.#log.save({
      ...feed,
      checked_at: at,
      changed_at: counts.added > 0 ? at : feed.changed_at,
      next_at: next.toISOString(),
      failures: 0,
      failure: null,
      reports: feed.reports + counts.added,
    });
    const nothing = unchanged || counts.added + counts.known + counts.failed === 0;
    return {
      kind: 'checked',
      feed: feed.url,
      title: feed.title,
      unchanged: nothing,
      ...counts,
      next,
    };
  }

  async #failed(feed: FeedState, failure: Failure): Promise<WatchEvent> {
    const { every, random = Math.random } = this.#options;
    const failures = feed.failures + 1;
    const retryAfter = failure instanceof FetchFailure ? failure.retryAfter : null;
    const now = Date.now();
    const next = new Date(now + backOff(every, failures, retryAfter, random));
    await this.#log.save({
      ...feed,
      checked_at: new Date(now).toISOString(),
      next_at: next.toISOString(),
      failures,
      failure: failure.message,
    });
    return { kind: 'failed', feed: feed.url, message: failure.message, next };
  }
}

/** Whether a server asked to be left alone. */
function isBusy(failure: Failure): boolean {
  const status = failure instanceof FetchFailure ? failure.status : null;
  return failure.code === 'host-resting' || status === 429 || status === 503;
}

function failedAs({ where, code, message }: Failure): Taken {
  return { outcome: 'failed', where, code, message };
}
