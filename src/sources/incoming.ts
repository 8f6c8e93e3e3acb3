import { Failure } from './failure.ts';
import type { Mark } from './fetch.ts';

/** What a place may hold; `auto` looks at its name and first bytes. */
export const INPUT_KINDS = [
  'auto',
  'text',
  'html',
  'jsonl',
  'csv',
  'warc',
  'pdf',
  'feed',
  'opml',
  'sitemap',
] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/** One report as a source gives it, before anything is read. */
export interface Incoming {
  readonly id?: string;
  readonly text: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly byline: readonly string[];
  /** YYYY-MM-DD, or null. */
  readonly published: string | null;
  /** The day its page says it was last changed, YYYY-MM-DD, where it does. */
  readonly modified?: string | null;
  /** The day it was fetched, YYYY-MM-DD, where the source tells. */
  readonly retrieved?: string | null;
  /** SHA-256 of the original bytes; null where the text is what came in. */
  readonly raw: string | null;
  /** Those bytes, to be kept beside the text. */
  readonly original?: { readonly media: string; readonly bytes: Uint8Array };
  /** The page that was fetched for it, to be known again. */
  readonly page?: FetchedPage;
  /** Where it came from, for messages: "news.jsonl:12". */
  readonly where: string;
}

/** A page that was fetched: by which address, in which version, and as which item of which list. */
export interface FetchedPage {
  readonly url: string;
  readonly mark: Mark | null;
  readonly item?: { readonly key: string; readonly list: string };
}

/** What the caller knows beside the files; it wins over what they say themselves. */
export interface Known {
  readonly published?: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
}

/** Today in UTC, YYYY-MM-DD: the day on which something that is fetched now is retrieved. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/**
 * The day of an ISO 8601 date or date-time ("2015-11-25", "2015-11-25T08:00Z"), in the time zone
 * it is written in. Throws `date-wrong` for anything else, and for days that no calendar has.
 */
export function dayOf(value: string, where: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/.exec(value.trim());
  if (match) {
    const [, year, month, day] = match;
    const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
    const iso = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
    if (iso === `${year}-${month}-${day}`) return iso;
  }
  throw new Failure('date-wrong', where, { value });
}

/** A title or an outlet's name is cut after so many characters; whoever has longer ones lost a tag. */
const LONGEST_NAME = 600;
/** An address longer than this is none that anybody could be sent to (bytes of UTF-8). */
const LONGEST_ADDRESS = 2_000;

/**
 * The report with what the caller knows laid over what the source said. Names and addresses are kept to
 * a length that archives can index.
 */
export function overlay(report: Incoming, known: Known): Incoming {
  const url = known.url ?? report.url;
  return {
    ...report,
    published: known.published ?? report.published,
    title: cut(known.title ?? report.title),
    outlet: cut(known.outlet ?? report.outlet),
    url: url !== null && Buffer.byteLength(url) > LONGEST_ADDRESS ? null : url,
  };
}

function cut(name: string | null): string | null {
  if (name === null || name.length <= LONGEST_NAME) return name;
  return `${name.slice(0, LONGEST_NAME - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
