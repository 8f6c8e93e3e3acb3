import { extname } from 'node:path';
import type { InputKind } from './incoming.ts';

type Kind = Exclude<InputKind, 'auto'>;

const BY_ENDING: { readonly [ending: string]: Kind } = {
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'csv',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
  '.pdf': 'pdf',
  '.rss': 'feed',
  '.atom': 'feed',
  '.warc': 'warc',
  '.opml': 'opml',
};

/**
 * The kind that a file's name tells; null where it tells none (".xml" and ".json" may be anything). Of
 * gzipped files those that are read as a stream.
 */
export function kindByName(name: string): Kind | null {
  const kind = BY_ENDING[extname(name.replace(/\.gz$/i, '')).toLowerCase()] ?? null;
  const streamed = kind === 'jsonl' || kind === 'csv' || kind === 'warc';
  return streamed || !/\.gz$/i.test(name) ? kind : null;
}

/** The kind that a media type tells; null where it tells none (plain XML and JSON, or no type). */
export function kindByType(type: string): Kind | null {
  if (/^application\/(rss|atom|rdf|feed)\+(xml|json)$/.test(type)) return 'feed';
  if (/^(text|application)\/(x-)?opml\b/.test(type)) return 'opml';
  if (/html/.test(type)) return 'html';
  if (type === 'text/csv' || type === 'text/tab-separated-values') return 'csv';
  if (type === 'application/pdf') return 'pdf';
  if (type === 'application/warc') return 'warc';
  return null;
}

/** What may stand before a document's root in XML. */
const PROLOGUE =
  /^(?:\s+|<\?[^>]*\?>|<!--[\s\S]*?-->|<!doctype (?!html)[^>[]*(?:\[[^\]]*\]\s*)?>)/i;

/** The kind that the first kilobyte looks like, byte for character, without a byte-order mark. */
export function kindByStart(start: string): Kind {
  let rest = start.trimStart();
  if (/^%PDF-/.test(rest)) return 'pdf';
  if (/^WARC\/[01]\.\d/.test(rest)) return 'warc';
  for (let found = PROLOGUE.exec(rest); found; found = PROLOGUE.exec(rest)) {
    rest = rest.slice(found[0].length);
  }
  if (/^<!doctype html|^<html[\s>]/i.test(rest)) return 'html';
  if (/^<(?:\w+:)?(?:rss|feed|rdf)[\s>]/i.test(rest)) return 'feed';
  if (/^<(?:\w+:)?opml[\s>]/i.test(rest)) return 'opml';
  if (/^<(?:\w+:)?(?:urlset|sitemapindex)[\s>]/i.test(rest)) return 'sitemap';
  if (/^\{[\s\S]*?"https?:\\?\/\\?\/(?:www\.)?jsonfeed\.org\\?\/version/i.test(rest)) return 'feed';
  if (/^\{"[^\n]*"text"\s*:/.test(rest)) return 'jsonl';
  return 'text';
}
