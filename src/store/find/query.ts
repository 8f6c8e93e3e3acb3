/** What can be found: reports, and the kinds of entry in their records. */
export const FIND_KINDS = [
  'report',
  'statement',
  'event',
  'commitment',
  'stance',
  'figure',
  'actor',
] as const;
export type FindKind = (typeof FIND_KINDS)[number];

/**
 * Which date is meant: when the event happened, when the statement was made (for other entries: the
 * statement they stand in), when the report was published, last changed, retrieved or put into the archive,
 * or when a commitment falls due.
 */
export const DATES = [
  'event',
  'statement',
  'published',
  'modified',
  'retrieved',
  'added',
  'deadline',
] as const;
export type DateOf = (typeof DATES)[number];

export const SORTS = ['date', 'published', 'score', 'relevance', 'place-in-report'] as const;
export type Sort = (typeof SORTS)[number];

/**
 * A question to the archive. Whatever is given must hold together; a list means any of its values.
 * Somebody is named by resolved name, by any words a report uses for them, by a country's name or ISO
 * code (then whoever acts for it), or by key.
 */
export interface FindQuery {
  readonly kind: FindKind;
  /** Words that must all stand in the report, the statement, or the sentences of another entry. */
  readonly words?: string;
  /** Who does it: the speaker of a statement, the one who undertakes, the holder of a stance. */
  readonly actor?: string;
  /** To whom: addressee of a statement or commitment, object of a stance. */
  readonly recipient?: string;
  /** Who says it: of entries that stand in a statement, its speaker. */
  readonly speaker?: string;
  readonly addressee?: string;
  /** Has any part in it. */
  readonly anyone?: string;
  /** Both take part, either way round. */
  readonly between?: readonly [string, string];
  /** Event type, kind of commitment, stance, statement or actor. */
  readonly type?: readonly string[];
  readonly mode?: string;
  /** Name of the place where it happened. */
  readonly place?: string;
  /** ISO code or name of the country where it happened; of an actor, the one they act for. */
  readonly country?: string;
  /** The date that `from`, `to` and sorting by date mean; events: when they happened, else published. */
  readonly dateOf?: DateOf;
  /** YYYY, YYYY-MM or YYYY-MM-DD; both ends belong to it. */
  readonly from?: string;
  readonly to?: string;
  readonly outlet?: string;
  readonly language?: string;
  /** Id of one report. */
  readonly report?: string;
  /** Id of one entry, within its report. */
  readonly entry?: string;
  readonly status?: readonly string[];
  /** true: the report itself asserts it; false: it stands inside somebody's words. */
  readonly asserted?: boolean;
  readonly strength?: 'firm' | 'hedged';
  /** Whether a commitment has a condition. */
  readonly conditional?: boolean;
  readonly polarity?: readonly string[];
  /** What is counted. */
  readonly unit?: string;
  readonly minScore?: number;
  /** Of accepted, rejected, edited, added, unreviewed; rejected ones are left out unless asked for. */
  readonly review?: readonly string[];
  /** true: every copy of a report too, not only the first. */
  readonly copies?: boolean;
  /** Relevance where there are words, else date. */
  readonly sort?: Sort;
  /** Greatest first; true unless said otherwise, false for place-in-report. */
  readonly descending?: boolean;
  /** At most this many; 0 gives the total alone. */
  readonly limit: number;
  /** Where the page before ended, as its `next` said. */
  readonly cursor?: string;
}

/** What may be filtered by: everything in a query that is not about its order and size. */
export type FindFilter = Exclude<
  keyof FindQuery,
  'kind' | 'sort' | 'descending' | 'limit' | 'cursor'
>;

/** Who takes which part in an entry. */
export interface FoundParty {
  readonly role: 'speaker' | 'addressee' | 'actor' | 'recipient' | 'holder' | 'object';
  /** As the report has it there. */
  readonly words: string | null;
  readonly name: string | null;
  readonly key: string | null;
  readonly country: string | null;
}

/** The report that an entry stands in. */
export interface FoundReport {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

/** One entry with its report and its words. */
export interface Found {
  readonly kind: FindKind;
  readonly id: string;
  readonly report: FoundReport;
  /** UTF-16 offsets into the report's text; null for what has no place of its own. */
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
  /** The rest of the sentences it stands in. */
  readonly before: string;
  readonly after: string;
  readonly parties: readonly FoundParty[];
  readonly score: number;
  readonly rule: string;
  /** '', accepted, rejected, edited, added. */
  readonly review: string;
  /** The row's other columns; `type` is the event type or the kind of whatever else it is. */
  readonly fields: { readonly [name: string]: string | number | boolean | null };
}

export interface FoundPage {
  readonly entries: readonly Found[];
  /** How many match in all. */
  readonly total: number;
  /** Cursor of the following page; null at the end. */
  readonly next: string | null;
  /** Names in the query that nobody in the archive bears. */
  readonly unknown: readonly string[];
}

/** How often each value of a field stands among what a query finds, the most frequent first. */
export interface Facets {
  readonly [field: string]: readonly Facet[];
}
export interface Facet {
  readonly value: string;
  readonly count: number;
  /** For actors: the name that goes with the key. */
  readonly name?: string;
}
