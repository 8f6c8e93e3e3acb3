import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { unreadable } from '../sources/bytes.ts';
import { Failure } from '../sources/failure.ts';
import { merged } from '../sources/merged.ts';
import { feedsIn, type ListedFeed } from '../sources/opml.ts';
import type { Visitor } from '../sources/visitor.ts';
import type { FeedLog } from '../store/feeds.ts';
import { FeedCheck, type WatchEvent } from './feed-check.ts';
import type { Intake } from './intake.ts';
import { onDisk } from './places.ts';

export interface WatchOptions {
  /** Lists of feeds (OPML), and addresses of feeds, sitemaps and such lists. */
  readonly places: readonly string[];
  /** How long a feed is left alone after it was read (ms). */
  readonly every: number;
  /** Each feed once, those that failed only where their time has come; then it ends. */
  readonly once?: boolean;
  /** Pages to take from one sitemap, the newest first. */
  readonly most?: number;
  /** Finishes the report in hand and ends. */
  readonly signal?: AbortSignal;
  /** For tests: what chance there is in waiting. */
  readonly random?: () => number;
}

/** Feeds that are asked at a time; each host gets one request at a time all the same. */
const AT_A_TIME = 4;
/** The longest time between two looks at the lists of feeds (ms): what is written into one is met. */
const LONGEST_SLEEP = 60_000;

/**
 * Watches feeds and takes what is new in them into the archive, round after round, until it is told to
 * end. What it knows of each feed stands in the archive, so that it goes on where it was, whenever it
 * is started again. A feed that fails is left alone for longer each time and keeps nobody else waiting.
 * Throws only where the archive or a list of feeds fails.
 */
export async function* watch(
  log: FeedLog,
  intake: Intake,
  visitor: Visitor,
  options: WatchOptions,
): AsyncGenerator<WatchEvent> {
  const { once = false, signal, every } = options;
  const check = new FeedCheck(log, intake, visitor, options);
  let feeds: readonly ListedFeed[] = [];
  for (;;) {
    try {
      feeds = await feedsAt(options.places, visitor);
    } catch (error) {
      // A list that is being written just now is not the end; one that was never there is.
      if (!(error instanceof Failure) || feeds.length === 0) throw error;
      const next = new Date(Date.now() + LONGEST_SLEEP);
      yield { kind: 'failed', feed: error.where, message: error.message, next };
    }
    const due: ListedFeed[] = [];
    let next = Date.now() + every;
    for (const feed of feeds) {
      const { next_at, failures } = await log.get(feed.url);
      const at = next_at === null ? 0 : Date.parse(next_at);
      if (at <= Date.now() || (once && failures === 0)) due.push(feed);
      else next = Math.min(next, at);
    }
    yield* merged(
      due.map((feed) => check.run(feed)),
      AT_A_TIME,
    );
    if (once || signal?.aborted) return;
    if (due.length === 0) {
      yield { kind: 'waiting', feeds: feeds.length, until: new Date(next) };
      await sleep(Math.min(LONGEST_SLEEP, Math.max(0, next - Date.now())), signal);
      if (signal?.aborted) return;
    }
  }
}

/** Every feed that some places name, each once. */
async function feedsAt(places: readonly string[], visitor: Visitor): Promise<ListedFeed[]> {
  const feeds = new Map<string, ListedFeed>();
  const add = (feed: ListedFeed) => {
    if (!feeds.has(feed.url)) feeds.set(feed.url, feed);
  };
  for (const place of places) {
    if (onDisk(place)) {
      const bytes = await readFile(place).catch((error) => {
        throw unreadable(error, place);
      });
      for (const feed of feedsIn(bytes, place)) add(feed);
    } else if (URL.canParse(place) && /\.opml$/i.test(new URL(place).pathname)) {
      const { bytes, charset } = await visitor.visit(place, { named: true });
      for (const feed of feedsIn(bytes, place, charset)) add(feed);
    } else add({ url: place, title: null });
  }
  if (feeds.size === 0) throw new Failure('opml-broken', places.join(', '), { reason: 'no feeds' });
  return [...feeds.values()];
}

async function sleep(time: number, signal: AbortSignal | undefined): Promise<void> {
  await pause(time, undefined, { signal }).catch(() => {});
}
