import type { Record, ReportPart } from '../record/record.ts';
import type { Corrections } from './corrections.ts';
import type { Asking } from './find/asking.ts';
import type { Facets, FindQuery, FoundPage } from './find/query.ts';
import type { Users } from './users.ts';

/**
 * Where reports and their records are kept. One interface whatever the database; an `add` is written
 * whole or not at all.
 */
export interface Store {
  /** Where the archive is, in words: a path or an address. */
  readonly location: string;
  /** What questions across reports (`src/resolve/`) are asked of. */
  readonly asking: Asking;
  /** What the archive has of a report before it is read: the id and facts to read it with. */
  known(facts: ReportFacts, engine: string): Promise<Known>;
  /**
   * Keeps a report and its record in one transaction, and how it came: by `meeting`, else as the record
   * says. The same report again adds nothing.
   */
  add(record: Record, meeting?: Meeting): Promise<Added>;
  /** Keeps that a report was met again: at another address, on another day, in other bytes. */
  met(id: string, meeting: Meeting): Promise<void>;
  /** The bytes with a hash (`report.raw`), or null where they are not kept. */
  original(sha256: string): Promise<Original | null>;
  /** The states of a report's article, the oldest first; the report alone where there is only one. */
  versions(id: string): Promise<readonly Version[]>;
  /** The reports that give the same text, the first one first; empty where no other does. */
  copies(id: string): Promise<readonly ReportName[]>;
  /** Sentences of a report that stand in others too, in the order of its text. */
  passages(id: string): Promise<readonly Passage[]>;
  /** Reports in order: newest first, or best match first where there are words to find. */
  list(query: ReportQuery): Promise<ReportPage>;
  /** A report's title and how many entries it has, or null where no report has that id. */
  tally(id: string): Promise<ReportTally | null>;
  /** The current record of a report as corrected, or null where no report has that id. */
  record(id: string): Promise<Record | null>;
  /** Entries that hold together with everything asked, in order; see `FindQuery`. */
  find(query: FindQuery): Promise<FoundPage>;
  /** What there is to narrow a query by, with counts. */
  facets(query: FindQuery): Promise<Facets>;
  counts(): Promise<ArchiveCounts>;
  /** A word that is another as soon as anything in the archive is; it means nothing beyond this opening. */
  revision(): Promise<string>;
  /** How often a report was read, the oldest reading first. */
  readings(id: string): Promise<readonly Reading[]>;
  /** The record that one reading gave, by its `nr`; null where there is none. */
  reading(nr: number): Promise<Record | null>;
  /** Ids of reports that were read more than once: a page of them, after the one named. */
  reread(after: string | null): Promise<readonly string[]>;
  /** Reports that another engine read: a page of them, after the one named. */
  stale(engine: string, after: string | null): Promise<readonly Stale[]>;
  /** How many `stale` gives in all. */
  staleCount(engine: string): Promise<number>;
  /** What people settled about entries; put over every reading when its rows are written. */
  readonly corrections: Corrections;
  /** Who may sign in, where the archive is served to a team. */
  readonly users: Users;
  /** Gives the file back. No call may follow. */
  close(): Promise<void>;
}

/** What names a report before it is read. */
export type ReportFacts = Pick<
  ReportPart,
  'id' | 'sha256' | 'title' | 'outlet' | 'url' | 'published' | 'modified' | 'byline' | 'raw'
>;

/** The bytes that a report's text was taken from: the page, the PDF, the feed's item. */
export interface Original {
  /** SHA-256 of the bytes, as in `report.raw`. */
  readonly sha256: string;
  /** Media type, as "text/html". */
  readonly media: string;
  readonly bytes: Uint8Array;
}

/** `done` where this engine has read the report with all these facts: reading it again is idle. */
export interface Known {
  readonly facts: ReportFacts;
  readonly done: boolean;
}

/**
 * What `add` did: `added` a new report; found it `known`; or put a `reread` in the place of the
 * reading before (a newer engine, or facts such as the date that were missing).
 */
export interface Added {
  readonly id: string;
  readonly outcome: 'added' | 'known' | 'reread';
  /** The first report of the same text, where this one is a copy of it. */
  readonly copyOf?: string;
  /** The first report of the same article, where this one is a later or earlier state of it. */
  readonly versionOf?: string;
}

/** How a report came: from where, when, in which bytes, which are kept where they are given. */
export interface Meeting extends Pick<ReportPart, 'url' | 'retrieved' | 'raw'> {
  readonly original?: Original;
  readonly page?: MetPage;
}

/** The page that was fetched for a report. */
export interface MetPage {
  /** By which address. */
  readonly url: string;
  /** In which version, as its server names it (RFC 9110, section 8.8); null where it names none. */
  readonly mark: { readonly etag: string | null; readonly modified: string | null } | null;
  /** As which item of which list, where one named it. */
  readonly item?: { readonly key: string; readonly list: string };
}

/** One reading of a report. */
export interface Reading {
  /** Its number in the archive. */
  readonly nr: number;
  readonly engine: string;
  /** When, ISO 8601 in UTC. */
  readonly read: string;
  /** Whether it is the one in force. */
  readonly current: boolean;
}

/** A report to be read anew: its text and what is known about it. */
export type Stale = Omit<ReportPart, 'sha256' | 'language'>;

/** What names a report to people. */
export type ReportName = Pick<ReportPart, 'id' | 'title' | 'outlet' | 'url' | 'published'>;

/** One state of an article. */
export interface Version extends ReportName {
  /** 1 for the oldest. */
  readonly version: number;
  readonly latest: boolean;
  readonly modified: string | null;
  readonly retrieved: string | null;
  readonly added: string;
  readonly words: number;
}

/** A stretch of a report, of whole sentences, that stands in other reports too. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly elsewhere: readonly Elsewhere[];
  /** In how many other reports; `elsewhere` names the first of them. */
  readonly total: number;
}

/** Where a passage stands in another report, and what that report is to the one asked about. */
export interface Elsewhere {
  readonly report: ReportName;
  readonly start: number;
  readonly end: number;
  readonly kinship: 'version' | 'copy' | null;
}

export interface ReportQuery {
  /** Words that must all stand in the report; "…" keeps a phrase together. */
  readonly words?: string;
  readonly outlet?: string;
  /** ISO 639-1. */
  readonly language?: string;
  /** Somebody with a part in it: by name, country or key. */
  readonly actor?: string;
  /** Days of publication, both inclusive: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly from?: string;
  readonly to?: string;
  /**
   * false: the first of several copies stands for all of them, except where an outlet is asked for, whose
   * own copy is shown. Otherwise each has a line of its own.
   */
  readonly copies?: boolean;
  /** At most this many; 1 to 200. */
  readonly limit: number;
  /** Where the page before ended, as its `next` said. */
  readonly cursor?: string;
}

export interface ReportPage {
  readonly reports: readonly ReportSummary[];
  /** How many match in all. */
  readonly total: number;
  /** Cursor of the following page, or null at the end. */
  readonly next: string | null;
}

/** One line of the list of reports. */
export interface ReportSummary
  extends Pick<ReportPart, 'id' | 'title' | 'outlet' | 'url' | 'published' | 'language'> {
  readonly modified: string | null;
  readonly words: number;
  readonly added: string;
  readonly counts: EntryCounts;
  /** Later reports in the archive that give the same text. */
  readonly copies: number;
  /** The text's first words, or those around what was searched for. */
  readonly extract: readonly ExtractPart[];
}

/** A run of the extract; `found` where it is what was searched for. */
export interface ExtractPart {
  readonly text: string;
  readonly found: boolean;
}

export const COUNTED = [
  'statements',
  'events',
  'commitments',
  'stances',
  'figures',
  'problems',
] as const;
export type EntryCounts = { readonly [Kind in (typeof COUNTED)[number]]: number };

/** What is in a report, in brief. */
export interface ReportTally {
  readonly title: string | null;
  readonly language: string;
  readonly counts: EntryCounts;
}

export interface ArchiveCounts extends EntryCounts {
  readonly reports: number;
}

/** Name of an engine with its version and models: two readings by the same engine are the same. */
export function engineName(engine: Record['engine']): string {
  const models = Object.entries(engine.models)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, version]) => `${name} ${version}`);
  return [`${engine.name} ${engine.version}`, ...models].join(', ');
}
