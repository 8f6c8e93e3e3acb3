import { type AnyFeed, parseFeed } from 'feedsmith';
import { sha256Hex } from '../text/hash.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import { type FeedItem, itemsOf, type Words } from './feed-items.ts';
import { itemsIn, pieceAlone } from './feed-pieces.ts';
import { withoutFurniture } from './furniture.ts';
import { fragmentText, titled } from './html.ts';
import type { Incoming } from './incoming.ts';
import type { Lead, LeadFacts } from './lead.ts';
import { dayIn } from './page-metadata.ts';

/** A feed larger than this is refused rather than parsed (bytes). */
export const LARGEST_FEED = 20_000_000;
/** Feeds carry the last few dozen items; one with more than this is no feed. */
const MOST_ITEMS = 5_000;
/** What stands before the items of a feed is read again for each item saved (characters). */
const LONGEST_HEAD = 50_000;

/** Content shorter than this may be a teaser, and a summary longer than that is none (characters). */
const TEASER = 600;
const ARTICLE = 1_500;
/** How texts end that go on elsewhere. */
const GOES_ON =
  /(?:\u2026|\.\.\.|\bread more|continue reading|read the full (?:story|article))[\s\])\u00bb>.]*$/i;

/** The reports in a feed, as far as the feed itself gives them: `leadsInFeed` without what leads on. */
export function* reportsInFeed(
  bytes: Uint8Array,
  where: string,
  label: string | null = null,
): Generator<Incoming | Failure> {
  for (const lead of leadsInFeed(bytes, where, label)) {
    if (lead instanceof Failure) yield lead;
    else if (lead.given !== null) yield lead.given;
  }
}

/**
 * The reports in an RSS, RDF, Atom or JSON feed, in its order: the full content where the feed
 * carries it, else the summary. An item without words comes as `item-no-text` in its place. Of a
 * damaged feed the complete items are given, and each lost one comes as a Failure in its place.
 * Links are relative to the feed's home, and that to `address`, where the feed was found.
 * Nothing is fetched and no entity is expanded but those of XML and HTML themselves. Throws
 * `feed-empty`, and `feed-broken` where nothing can be saved.
 */
export function* leadsInFeed(
  bytes: Uint8Array,
  where: string,
  label: string | null = null,
  address: string | null = null,
): Generator<Lead | Failure> {
  if (bytes.length > LARGEST_FEED) {
    throw new Failure('file-too-large', where, { limit: `${LARGEST_FEED / 1e6} MB` });
  }
  const text = xmlText(bytes, where, label);
  const whole = parsed(text);
  const pieces = itemsIn(text);
  const count = whole instanceof Error ? 0 : itemsOf(whole).items.length;
  if (Math.max(count, pieces.length) > MOST_ITEMS)
    throw broken(where, `more than ${MOST_ITEMS} items`);
  // An item that is not closed swallows those after it without a word from the parser.
  if (!(whole instanceof Error) && (whole.format === 'json' || count === pieces.length)) {
    if (count === 0) throw new Failure('feed-empty', where);
    const feed = feedOf(whole, address);
    for (const [index, item] of feed.items.entries()) yield leadOf(item, feed, where, index);
    return;
  }
  const first = pieces.find((piece) => piece !== null);
  if (!first || first.start > LONGEST_HEAD) {
    throw broken(where, whole instanceof Error ? whole.message : 'its items cannot be told apart');
  }
  if (whole instanceof Error) {
    yield new Failure('feed-damaged', where, { reason: whole.message });
  }
  for (const [index, piece] of pieces.entries()) {
    const alone = piece === null ? null : parsed(pieceAlone(text, piece));
    const feed = alone === null || alone instanceof Error ? null : feedOf(alone, address);
    if (feed?.items.length === 1) yield leadOf(feed.items[0], feed, where, index);
    else yield broken(`${where} item ${index + 1}`, 'the item is empty, damaged or cut off');
  }
}

/** The characters of a feed: the label from HTTP, else the XML declaration, says which set. */
function xmlText(bytes: Uint8Array, where: string, label: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  const declared = /^\W*<\?xml[^>]+encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? null;
  const text = decode(bytes, where, label ?? declared).trimStart();
  const root = text.search(/<(\w+:)?(rss|feed|rdf)[\s>]/i);
  if (/<!ENTITY/i.test(text.slice(0, Math.max(root, 0)))) {
    throw broken(where, 'it declares entities of its own, which are not expanded');
  }
  return text;
}

function parsed(text: string): AnyFeed | Error {
  try {
    return parseFeed(text);
  } catch (error) {
    const { message, cause } = error as Error;
    return new Error(cause instanceof Error ? (cause.message.split('. ')[0] ?? message) : message);
  }
}

interface Feed {
  readonly outlet: string | null;
  readonly link: string | null;
}

function leadOf(item: FeedItem, feed: Feed, place: string, index: number): Lead {
  const called = item.title?.value.slice(0, 80) ?? item.link ?? '';
  const where = `${place} item ${index + 1}${called ? ` (${called.replace(/\s+/g, ' ')})` : ''}`;
  let given: Incoming | Failure;
  try {
    given = reportOf(item, feed, where);
  } catch (error) {
    given = broken(where, (error as Error).message);
  }
  const url = absolute(item.link, feed.link);
  const facts = factsOf(item, feed);
  // Names that feeds give their items are their own; addresses are everybody's.
  const name = url ?? `${place} ${item.id ?? facts.title ?? index}`;
  const version = item.updated ?? hashOf(item);
  const key = `${name} ${version}`;
  return { url, key, version, given, whole: isWhole(item, given), facts, where };
}

/**
 * An item that says nothing of updates is another version of itself where its words are others; how they
 * are marked up says nothing.
 */
function hashOf({ title, content, summary }: FeedItem): string {
  const words = [title, content, summary].map((one) =>
    (one?.value ?? '')
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  return sha256Hex(words.join('\n')).slice(0, 16);
}

/** Whether a feed gives an article and not only its beginning. */
function isWhole({ content }: FeedItem, given: Incoming | Failure): boolean {
  if (given instanceof Failure || GOES_ON.test(given.text.slice(-80))) return false;
  return given.text.length >= (wordsOf(content) === null ? ARTICLE : TEASER);
}

function factsOf(item: FeedItem, feed: Feed): LeadFacts {
  return {
    title: wordsOf(item.title)?.replace(/\s+/g, ' ') ?? null,
    outlet: feed.outlet,
    byline: item.authors.map((name) => name.replace(/^\s*by\s+/i, '').trim()).filter(Boolean),
    published: dayIn(item.published),
    modified: dayIn(item.updated),
  };
}

function reportOf(item: FeedItem, feed: Feed, where: string): Incoming | Failure {
  const facts = factsOf(item, feed);
  const { title } = facts;
  const content = [item.content, item.summary].find((words) => wordsOf(words) !== null) ?? null;
  const text = withoutFurniture(wordsOf(content) ?? '') || null;
  // A summary that only says the title again is no text either.
  if (text === null || content === null || text === title)
    return new Failure('item-no-text', where);
  return {
    ...facts,
    text: titled(title, text),
    url: absolute(item.link, feed.link),
    raw: sha256Hex(content.value),
    original: {
      media: content.html ? 'text/html' : 'text/plain',
      bytes: new TextEncoder().encode(content.value),
    },
    where,
  };
}

/** The words as plain text, or null where there are none. Plain text keeps its line breaks. */
function wordsOf(words: Words | null): string | null {
  if (words === null) return null;
  const { value, html } = words;
  if (!html) return value.trim() || null;
  // Without a tag, blank lines part the paragraphs; entities stand for characters all the same.
  const marked = /<[a-z!/]/i.test(value)
    ? value
    : value.replace(/</g, '&lt;').replace(/\r?\n\s*\r?\n/g, '<p>');
  return fragmentText(marked) || null;
}

/** The items of a feed, its home made whole. */
function feedOf(parsedFeed: AnyFeed, address: string | null) {
  const feed = itemsOf(parsedFeed);
  return { ...feed, link: absolute(feed.link, address) ?? address };
}

/** An http(s) address, made whole by another where that is needed; null for any other. */
function absolute(link: string | null, base: string | null): string | null {
  if (link === null) return null;
  try {
    const url = new URL(link, base ?? undefined);
    return /^https?:$/.test(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function broken(where: string, reason: string): Failure {
  return new Failure('feed-broken', where, { reason });
}
