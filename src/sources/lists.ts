import { Failure } from './failure.ts';
import { LARGEST_FEED, leadsInFeed } from './feed.ts';
import { followedUnlessHeld } from './follow.ts';
import { Held, type Holdings, NONE } from './holdings.ts';
import type { Incoming, InputKind } from './incoming.ts';
import { type Input, pageInput } from './input.ts';
import type { Lead } from './lead.ts';
import { merged } from './merged.ts';
import { feedsIn, LARGEST_OPML } from './opml.ts';
import { LARGEST_SITEMAP, sitemapIn } from './sitemap.ts';
import type { Visitor } from './visitor.ts';

/** Kinds of input that name reports rather than hold them. */
export type ListKind = Extract<InputKind, 'feed' | 'opml' | 'sitemap'>;

/** Pages that are taken from one sitemap, unless more are asked for. */
export const MOST_PAGES = 1_000;
/** Feeds of a list that are followed at a time; each host has one request at a time all the same. */
const AT_A_TIME = 4;

interface ListOptions {
  readonly visitor: Visitor;
  readonly follow?: boolean;
  readonly most?: number;
  readonly holdings?: Holdings;
}

/**
 * The reports that a feed, a sitemap or a list of feeds names, each fetched where the list does not
 * give it whole. A feed that lies on this machine gives what is in it, and nothing is fetched for it.
 */
export async function* reportsInList(
  input: Input,
  kind: ListKind,
  options: ListOptions,
): AsyncGenerator<Incoming | Failure | Held> {
  const { follow = true } = options;
  if (kind !== 'feed' && !follow) throw new Failure('list-refused', input.where);
  if (kind !== 'opml') {
    const fetches = follow && (kind !== 'feed' || input.address !== null);
    for await (const lead of leadsIn(input, kind, options)) {
      if (lead instanceof Failure) yield lead;
      else if (fetches) yield await behind(lead, input.where, options);
      else if (lead.given !== null) yield lead.given;
    }
    return;
  }
  const feeds = feedsIn(await input.whole(LARGEST_OPML), input.where, input.charset);
  yield* merged(
    feeds.map(({ url }) => reportsAt(url, options)),
    AT_A_TIME,
  );
}

/** The reports of one feed of a list; a feed that fails is one Failure. */
async function* reportsAt(
  url: string,
  options: ListOptions,
): AsyncGenerator<Incoming | Failure | Held> {
  try {
    for await (const lead of leadsAt(url, options)) {
      yield lead instanceof Failure ? lead : await behind(lead, url, options);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield error;
  }
}

/** What a lead leads to: a report, unless it is had already and has not changed. */
async function behind(
  lead: Lead,
  list: string,
  { visitor, holdings = NONE }: ListOptions,
): Promise<Incoming | Failure | Held> {
  const report = await followedUnlessHeld(lead, visitor, holdings);
  if (report instanceof Failure || report instanceof Held || !report.page) return report;
  return { ...report, page: { ...report.page, item: { key: lead.key, list } } };
}

/** What the feed or the sitemap at an address leads to. Throws a Failure where it is neither. */
async function* leadsAt(url: string, options: ListOptions): AsyncGenerator<Lead | Failure> {
  const page = await options.visitor.visit(url, { bytes: LARGEST_SITEMAP });
  const input = pageInput(page, url);
  yield* leadsIn(input, (await input.kind()) === 'sitemap' ? 'sitemap' : 'feed', options);
}

/** What a feed or a sitemap leads to; of a sitemap the newest pages. */
export async function* leadsIn(
  input: Input,
  kind: 'feed' | 'sitemap',
  options: ListOptions,
): AsyncGenerator<Lead | Failure> {
  if (kind === 'feed') {
    const { where, charset, address } = input;
    yield* leadsInFeed(await input.whole(LARGEST_FEED), where, charset, address);
  } else yield* leadsInSitemap(await input.whole(LARGEST_SITEMAP), input.where, options, true);
}

/** An index leads to the pages of its sitemaps, one after the other until there are enough. */
async function* leadsInSitemap(
  bytes: Uint8Array,
  where: string,
  options: ListOptions,
  mayBeIndex: boolean,
): AsyncGenerator<Lead | Failure> {
  const { most = MOST_PAGES, visitor } = options;
  const { pages, sitemaps } = sitemapIn(bytes, where);
  yield* pages.slice(0, most);
  if (pages.length > most) {
    yield new Failure('sitemap-long', where, { count: pages.length, most });
  }
  if (sitemaps.length > 0 && !mayBeIndex) throw new Failure('list-in-list', where);
  let left = most - pages.length;
  for (const [index, url] of sitemaps.entries()) {
    if (left <= 0) {
      const count = `${sitemaps.length} sitemaps and in the first ${index} more than ${most}`;
      yield new Failure('sitemap-long', where, { count, most });
      return;
    }
    try {
      const { bytes: inner } = await visitor.visit(url, { bytes: LARGEST_SITEMAP });
      for await (const lead of leadsInSitemap(inner, url, { ...options, most: left }, false)) {
        if (!(lead instanceof Failure)) left--;
        yield lead;
      }
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      yield error;
    }
  }
}
