/** What a page says of itself in JSON-LD, OpenGraph, `<meta>` and `<time>`. */
export interface PageMetadata {
  readonly title: string | null;
  /** The headline that its JSON-LD gives, which carries no outlet's name, or null. */
  readonly headline: string | null;
  readonly byline: readonly string[];
  /** YYYY-MM-DD in the page's own time zone, or null. */
  readonly published: string | null;
  /** The day it was last changed, as far as it says so. */
  readonly modified: string | null;
  /** Primary language subtag ("en"), or null. */
  readonly language: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
}

/** Reads the metadata of a page, the most specific source first. Damaged JSON-LD is passed over. */
export function metadataOf(document: Document, address: string | null = null): PageMetadata {
  const article = articleOf(document);
  const meta = metaReader(document);
  const published =
    text(article?.datePublished) ??
    meta(
      'article:published_time',
      'datepublished',
      'date',
      'dc.date',
      'dcterms.created',
      'parsely-pub-date',
      'pubdate',
      'sailthru.date',
    ) ??
    document.querySelector('time[datetime]')?.getAttribute('datetime') ??
    null;
  const headline = text(article?.headline);
  const outlet = meta('og:site_name', 'application-name') ?? text(nameOf(article?.publisher));
  const named = titleAndOutlet(
    headline ??
      meta('og:title', 'twitter:title', 'dc.title', 'parsely-title') ??
      document.querySelector('title')?.textContent ??
      null,
    outlet,
    document,
  );
  return {
    headline,
    title: named.title,
    byline: bylineOf(
      article,
      meta('author', 'dc.creator', 'parsely-author', 'article:author', 'byl'),
    ),
    published: dayIn(published),
    modified: dayIn(
      text(article?.dateModified) ??
        meta(
          'article:modified_time',
          'datemodified',
          'og:updated_time',
          'dcterms.modified',
          'last-modified',
        ),
    ),
    language: document.documentElement.getAttribute('lang')?.toLowerCase().split(/[-_]/)[0] || null,
    outlet: named.outlet,
    url: canonical(document, meta('og:url'), address),
  };
}

type Json = { readonly [key: string]: unknown };

/** The first schema.org Article, NewsArticle or the like in the page's JSON-LD. */
function articleOf(document: Document): Json | null {
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    let value: unknown;
    try {
      value = JSON.parse(script.textContent ?? '');
    } catch {
      continue;
    }
    const graph = Array.isArray(value) ? value : ((value as Json | null)?.['@graph'] ?? [value]);
    for (const node of Array.isArray(graph) ? graph : []) {
      const type = (node as Json | null)?.['@type'];
      if ([type].flat().some((name) => /(Article|BlogPosting|Report)$/.test(String(name))))
        return node as Json;
    }
  }
  return null;
}

/** Looks a list of names up among the `<meta>` elements, the first that has content wins. */
function metaReader(document: Document): (...names: readonly string[]) => string | null {
  const content = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const value = element.getAttribute('content')?.trim();
    for (const attribute of ['property', 'name', 'itemprop']) {
      for (const name of (element.getAttribute(attribute) ?? '').toLowerCase().split(/\s+/)) {
        if (name && value && !content.has(name)) content.set(name, value);
      }
    }
  }
  return (...names) => names.map((name) => content.get(name)).find(Boolean) ?? null;
}

function bylineOf(article: Json | null, meta: string | null): string[] {
  const authors = [article?.author].flat().map((author) => text(nameOf(author)) ?? text(author));
  const names = authors.filter((name): name is string => name !== null);
  return (names.length ? names : [meta ?? ''])
    .map((name) => name.replace(/^\s*by\s+/i, '').trim())
    .filter((name) => name && !/^https?:/.test(name));
}

function nameOf(value: unknown): unknown {
  return value !== null && typeof value === 'object' ? (value as Json).name : null;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() ? value.trim() : null;
}

/** How titles part the article's from the outlet's name. */
const PARTED = / (?:[|\u2013\u2014\u00b7\u00bb-]|::) /;

/**
 * "Ministers meet | The Courier" is "Ministers meet" where the outlet says it is The Courier; and where
 * a page that names no outlet has the heading "Ministers meet", The Courier is its outlet.
 */
function titleAndOutlet(
  given: string | null,
  outlet: string | null,
  document: Document,
): { readonly title: string | null; readonly outlet: string | null } {
  const title = folded(given);
  if (!title) return { title: null, outlet };
  const parts = title.split(PARTED);
  if (parts.length < 2) return { title, outlet };
  const last = parts[parts.length - 1];
  // What stands before the last part, its own dashes as they were written.
  const rest = title.slice(0, -last.length).replace(/ (?:\S|::) $/, '');
  if (last.toLowerCase() === outlet?.toLowerCase()) return { title: rest, outlet };
  const headings = [...document.querySelectorAll('h1')].map(({ textContent }) =>
    folded(textContent),
  );
  return { title, outlet: outlet ?? (headings.includes(rest) ? last : null) };
}

function folded(value: string | null): string | null {
  return value?.replace(/\s+/g, ' ').trim() || null;
}

/**
 * The address that the page says is its own, else the one it was found at. Pages whose makers left
 * every one of them pointing at the front page are not believed.
 */
function canonical(document: Document, og: string | null, address: string | null): string | null {
  const href = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  for (const candidate of [href, og]) {
    if (!candidate) continue;
    try {
      const url = new URL(candidate, address ?? undefined);
      const front = url.pathname === '/' && url.search === '';
      if (!/^https?:$/.test(url.protocol)) continue;
      if (address === null || !front || new URL(address).pathname === '/') return url.href;
    } catch {
      // No address, or a relative one of a page that was found nowhere.
    }
  }
  return address;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day in an ISO 8601 or RFC 2822 date-time, in the time zone it is written in, or in an English
 * date; null for anything else and for days that no calendar has.
 */
export function dayIn(value: string | null | undefined): string | null {
  if (!value) return null;
  const iso = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d)/.exec(value.trim());
  if (iso) return calendarDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  // "Tue, 24 Nov 2015 23:15:00 -0500" is the 24th where it was written, though the 25th in UTC.
  const mail = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{4}|\d{2})\b/i.exec(
    value.trim(),
  );
  const month = mail ? MONTHS.indexOf(mail[2].toLowerCase()) + 1 : 0;
  if (mail && month > 0) {
    // RFC 2822, section 4.3: years of two digits below 50 are of this century.
    const year = Number(mail[3]) + (mail[3].length > 2 ? 0 : Number(mail[3]) < 50 ? 2000 : 1900);
    return calendarDay(year, month, Number(mail[1]));
  }
  const parsed = new Date(`${value} UTC`);
  const fallback = Number.isNaN(parsed.getTime()) ? new Date(value) : parsed;
  return Number.isNaN(fallback.getTime()) ? null : fallback.toISOString().slice(0, 10);
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}
