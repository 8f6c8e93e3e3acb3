import type { AnyFeed } from 'feedsmith';

/** Words with how they are marked up: HTML, or plain text to be taken as it stands. */
export interface Words {
  readonly value: string;
  readonly html: boolean;
}

/** What the four formats say of one item, in the same terms. Dates and links are as written. */
export interface FeedItem {
  readonly title: Words | null;
  readonly content: Words | null;
  readonly summary: Words | null;
  readonly link: string | null;
  readonly published: string | null;
  readonly authors: readonly string[];
  /** What the feed calls it, whatever becomes of its link; null where it calls it nothing. */
  readonly id: string | null;
  /** When it last changed, as written, where the feed tells. */
  readonly updated: string | null;
}

/** A feed's title and home, and its items, from RSS 2.0, RSS 1.0 (RDF), Atom (RFC 4287) or JSON Feed 1.1. */
export function itemsOf({ format, feed }: AnyFeed): {
  readonly outlet: string | null;
  readonly link: string | null;
  readonly items: readonly FeedItem[];
} {
  if (format === 'rss' || format === 'rdf') {
    const items: readonly RssItem[] = feed.items ?? [];
    return { outlet: feed.title ?? null, link: feed.link ?? null, items: items.map(fromRss) };
  }
  if (format === 'atom') {
    return {
      outlet: feed.title?.value ?? null,
      link: alternate(feed.links),
      items: (feed.entries ?? []).map((entry) => fromAtom(entry, feed.authors)),
    };
  }
  return {
    outlet: feed.title ?? null,
    link: feed.home_page_url ?? feed.feed_url ?? null,
    items: (feed.items ?? []).map((item) => fromJson(item, feed.authors)),
  };
}

type RssFeed = Extract<AnyFeed, { format: 'rss' }>['feed'];
type RdfFeed = Extract<AnyFeed, { format: 'rdf' }>['feed'];
type AtomFeed = Extract<AnyFeed, { format: 'atom' }>['feed'];
type JsonFeed = Extract<AnyFeed, { format: 'json' }>['feed'];
type RssItem = Partial<
  NonNullable<RssFeed['items']>[number] & NonNullable<RdfFeed['items']>[number]
>;
type AtomEntry = NonNullable<AtomFeed['entries']>[number];
type JsonItem = NonNullable<JsonFeed['items']>[number];

/** Titles and descriptions of RSS are HTML in practice, whatever the feed's makers meant. */
function fromRss(item: RssItem): FeedItem {
  const { guid, dc, atom } = item;
  const permanent = guid?.isPermaLink === false ? null : guid?.value;
  const writers = dc?.creators ?? item.authors?.map(({ name }) => name);
  return {
    title: html(item.title),
    content: html(item.content?.encoded) ?? marked(atom?.content),
    summary: html(item.description) ?? marked(atom?.summary),
    link: item.link ?? web(permanent) ?? web(item.rdf?.about),
    published: item.pubDate ?? dc?.dates?.[0] ?? atom?.published ?? null,
    authors: named(writers),
    id: guid?.value ?? item.rdf?.about ?? null,
    updated: atom?.updated ?? null,
  };
}

/** `updated` stands in where an entry has no `published`, which Atom leaves optional. */
function fromAtom(entry: AtomEntry, feedAuthors: AtomFeed['authors']): FeedItem {
  return {
    title: marked(entry.title),
    content: marked(entry.content),
    summary: marked(entry.summary),
    link: alternate(entry.links) ?? web(entry.id),
    published: entry.published ?? entry.updated ?? null,
    authors: named((entry.authors ?? feedAuthors)?.map(({ name }) => name)),
    id: entry.id ?? null,
    updated: entry.updated ?? null,
  };
}

function fromJson(item: JsonItem, feedAuthors: JsonFeed['authors']): FeedItem {
  return {
    title: plain(item.title),
    content: html(item.content_html) ?? plain(item.content_text),
    summary: plain(item.summary),
    link: item.url ?? item.external_url ?? web(item.id),
    published: item.date_published ?? null,
    authors: named((item.authors ?? feedAuthors)?.map(({ name }) => name)),
    id: item.id ?? null,
    updated: item.date_modified ?? null,
  };
}

function html(value: string | undefined): Words | null {
  return value?.trim() ? { value, html: true } : null;
}

function plain(value: string | undefined): Words | null {
  return value?.trim() ? { value, html: false } : null;
}

/** Atom says how its text is marked up; a content of another kind (a picture) holds no words. */
function marked(
  text: { readonly value?: string; readonly type?: string } | undefined,
): Words | null {
  const type = text?.type?.toLowerCase() ?? 'text';
  if (/html/.test(type)) return html(text?.value);
  return /^text/.test(type) ? plain(text?.value) : null;
}

function alternate(
  links: readonly { readonly href?: string; readonly rel?: string }[] | undefined,
): string | null {
  const link = links?.find(({ rel = 'alternate' }) => rel === 'alternate');
  return link?.href ?? null;
}

function web(value: string | null | undefined): string | null {
  return value && /^https?:\/\//i.test(value) ? value : null;
}

function named(names: readonly (string | undefined)[] | undefined): string[] {
  return (names ?? []).filter((name): name is string => Boolean(name?.trim()));
}
