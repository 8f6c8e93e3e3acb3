import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import type { WatchEvent } from '../intake/feed-check.ts';
import type { FeedState } from '../store/feeds.ts';
import { count, time } from './arguments.ts';
import { print, SOME_FAILED } from './exit.ts';
import { lexiconFor, lexiconOption } from './lexicon.ts';

interface WatchOptions {
  readonly archive: string;
  readonly every: number;
  readonly once?: boolean;
  readonly list?: boolean;
  readonly most?: number;
  readonly jobs: number;
  readonly quiet?: boolean;
  readonly lexicon?: readonly string[];
}

/** Times further off than this are told with their day (ms). */
const FAR = 12 * 3_600_000;

/** `chancery watch`: takes what is new in feeds and sitemaps into an archive, again and again. */
export function addWatch(program: Command): void {
  program
    .command('watch')
    .description('watch feeds and sitemaps, and keep what is new in them in an archive')
    .argument('[place...]', 'OPML lists of feeds, and URLs of feeds, sitemaps and such lists')
    .option('--archive <file>', 'the archive, made if it is not there', 'chancery.db')
    .option('--every <time>', 'how long to leave a feed alone: 90s, 15m, 2h, 1d', time, 900_000)
    .option('--once', 'ask each feed once and end, for timers such as cron')
    .option('--list', 'show what the archive knows of each feed, and end')
    .option('--most <number>', 'pages to take from one sitemap, the newest first (1000)', count)
    .option('--jobs <number>', 'reports to read at a time', count, 1)
    .option('--quiet', 'say nothing but what failed')
    .addOption(lexiconOption())
    .addHelpText(
      'after',
      `
A site's robots.txt is held to, each host gets one request at a time, and a feed that fails is left
alone for longer each time. Ctrl-C finishes the report in hand; started again, it goes on there.

Examples:
  $ chancery watch feeds.opml --every 15m
  $ chancery watch https://example.org/feed.xml https://example.org/news-sitemap.xml --once
  $ chancery watch --list`,
    )
    .action((places: string[], options: WatchOptions) =>
      options.list ? list(options) : watchAll(places, options),
    );
}

async function watchAll(places: readonly string[], options: WatchOptions): Promise<void> {
  if (places.length === 0) throw new Error('name a list of feeds or a feed, or say --list');
  const [{ openStore }, { FeedLog }, { Intake }, { ReaderPool }, { Visitor }, { watch }] =
    await Promise.all([
      import('../store/open.ts'),
      import('../store/feeds.ts'),
      import('../intake/intake.ts'),
      import('../intake/reader-pool.ts'),
      import('../sources/visitor.ts'),
      import('../intake/watch.ts'),
    ]);
  const lexicon = await lexiconFor(options.lexicon);
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(130));
      if (!options.quiet) say('finishing what is in hand …');
      stop.abort();
    });
  }
  const store = await openStore(options.archive);
  try {
    const pool = await ReaderPool.open(options.jobs, lexicon);
    try {
      const { every, once, most } = options;
      const visitor = new Visitor({ fetch: { signal: stop.signal } });
      const how = { places, every, once, most, signal: stop.signal };
      const log = new WatchLog(options.quiet ?? false);
      for await (const event of watch(new FeedLog(store), new Intake(store, pool), visitor, how)) {
        log.tell(event);
      }
      // Whoever runs it once wants to know how it went; one that runs for days ends when it is told.
      if (once && log.failed) process.exitCode = SOME_FAILED;
      if (once && stop.signal.aborted) process.exitCode = 130;
    } finally {
      await pool.close();
    }
  } finally {
    await store.close();
  }
}

/** What happens, a line each, on standard error. */
class WatchLog {
  failed = false;
  readonly #quiet: boolean;
  #waitingFor = 0;

  constructor(quiet: boolean) {
    this.#quiet = quiet;
  }

  tell(event: WatchEvent): void {
    if (event.kind === 'failed') {
      this.failed = true;
      say(`${event.message} Again after ${clock(event.next)}.`);
    } else if (event.kind === 'taken') {
      const { taken } = event;
      if (taken.outcome === 'failed') {
        this.failed = true;
        say(taken.message);
      } else if (!this.#quiet && taken.outcome !== 'known') {
        say(`${taken.outcome}: ${(taken.title ?? taken.where).replace(/\s+/g, ' ')}`);
      }
    } else if (this.#quiet) return;
    else if (event.kind === 'waiting') {
      if (event.until.getTime() === this.#waitingFor) return;
      this.#waitingFor = event.until.getTime();
      say(
        `${event.feeds} ${event.feeds === 1 ? 'feed' : 'feeds'}; nothing to ask before ${clock(event.until)}`,
      );
    } else {
      const { added, known, failed } = event;
      const counts = [
        `${added} new`,
        ...(known > 0 ? [`${known} known already`] : []),
        ...(failed > 0 ? [`${failed} failed`] : []),
      ];
      say(`${event.title ?? event.feed}: ${event.unchanged ? 'nothing new' : counts.join(', ')}`);
    }
  }
}

async function list({ archive }: WatchOptions): Promise<void> {
  const [{ openStore }, { FeedLog }] = await Promise.all([
    import('../store/open.ts'),
    import('../store/feeds.ts'),
  ]);
  if (!/^\w+:\/\//.test(archive) && !existsSync(archive)) {
    throw new Error(`${archive}: no such archive. Name it with --archive.`);
  }
  const store = await openStore(archive);
  try {
    const feeds = await new FeedLog(store).all();
    if (feeds.length === 0) say(`${archive} watches no feeds yet: chancery watch FEEDS.opml`);
    for (const feed of feeds) await print(described(feed));
  } finally {
    await store.close();
  }
}

function described(feed: FeedState): string {
  const { title, url, reports, checked_at, changed_at, next_at, failures, failure } = feed;
  const minute = (value: string | null) =>
    value === null ? 'never' : value.slice(0, 16).replace('T', ' ');
  const times = `asked ${minute(checked_at)}, last new ${minute(changed_at)}, next after ${minute(next_at)} UTC`;
  const brought = `${reports} ${reports === 1 ? 'report' : 'reports'}`;
  const lines = [
    `${title ?? url}`,
    ...(title === null ? [] : [`  ${url}`]),
    `  ${brought}; ${times}`,
  ];
  if (failure !== null)
    lines.push(`  failed ${failures === 1 ? 'once' : `${failures} times in a row`}: ${failure}`);
  return `${lines.join('\n')}\n`;
}

function clock(date: Date): string {
  const far = date.getTime() - Date.now() > FAR;
  return far ? date.toISOString().slice(0, 16).replace('T', ' ') : date.toTimeString().slice(0, 5);
}

function say(line: string): void {
  process.stderr.write(`chancery: ${line}\n`);
}
