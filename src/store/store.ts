import type { Record, ReportPart } from '../record/record.ts';
import type { Facets, FindQuery, FoundPage } from './find/query.ts';

/**
 * Where reports and their records are kept. One interface whatever the database; an `add` is written
 * whole or not at all.
 */
export interface Store {
  /** Where the archive is, in words: a path or an address. */
  readonly location: string;
  /** What the archive has of a report before it is read: the id and facts to read it with. */
  known(facts: ReportFacts, engine: string): Promise<Known>;
  /** Keeps a report and its record in one transaction. The same report again adds nothing. */
  add(record: Record): Promise<Added>;
  /** Reports in order: newest first, or best match first where there are words to find. */
  list(query: ReportQuery): Promise<ReportPage>;
  /** The current record of a report, or null where no report has that id. */
  record(id: string): Promise<Record | null>;
  /** Entries that hold together with everything asked, in order; see `FindQuery`. */
  find(query: FindQuery): Promise<FoundPage>;
  /** What there is to narrow a query by, with counts. */
  facets(query: FindQuery): Promise<Facets>;
  counts(): Promise<ArchiveCounts>;
  /** Gives the file back. No call may follow. */
  close(): Promise<void>;
}

/** What names a report before it is read. */
export type ReportFacts = Pick<
  ReportPart,
  'id' | 'sha256' | 'title' | 'outlet' | 'url' | 'published' | 'byline'
>;

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
}

export interface ReportQuery {
  /** Words that must all stand in the report; "…" keeps a phrase together. */
  readonly words?: string;
  readonly outlet?: string;
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
  readonly words: number;
  readonly added: string;
  readonly counts: EntryCounts;
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
