import type { ErrorAnswer, ListAnswer, RecordAnswer, Taken } from '../../../src/api/contract.ts';

/** What the API answers, as the pages use it. */
export type { ErrorAnswer, ListAnswer, Taken };
export type ReportRecord = RecordAnswer['data'];

export type FindKind = 'statement' | 'event' | 'commitment' | 'stance' | 'figure';

/** The report that an entry stands in. */
export interface FoundReport {
  readonly id: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly url: string | null;
  readonly published: string | null;
}

/** Somebody who has a part in an entry: as the report words it, and as resolved. */
export interface FoundParty {
  readonly role: 'speaker' | 'addressee' | 'actor' | 'recipient' | 'holder' | 'object';
  readonly words: string | null;
  readonly name: string | null;
  readonly key: string | null;
  readonly country: string | null;
}

/** One entry with its report and its words in context. */
export interface Found {
  readonly kind: FindKind;
  readonly id: string;
  readonly report: FoundReport;
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly parties: readonly FoundParty[];
  readonly score: number;
  readonly rule: string;
  readonly review: string;
  readonly fields: { readonly [name: string]: string | number | boolean | null };
}

/** A page of a list. */
export interface Paged<One> {
  readonly data: readonly One[];
  readonly total: number;
  readonly next: string | null;
}

export interface Facet {
  readonly value: string;
  readonly count: number;
  readonly name?: string | null;
}
export type Facets = { readonly [field: string]: readonly Facet[] };

export interface ActorLine {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly role?: string | null;
  readonly reports: number;
  readonly mentions: number;
}

export interface Dossier {
  readonly key: string;
  readonly name: string;
  readonly kind: string;
  readonly country: string | null;
  readonly code: string | null;
  readonly wikidata: string | null;
  readonly roles: readonly {
    readonly role: string;
    readonly from: string | null;
    readonly to: string | null;
    readonly reports: number;
  }[];
  readonly aliases: readonly {
    readonly words: string;
    readonly reports: number;
    readonly count: number;
  }[];
  readonly counts: { readonly [part in DossierPart]: number };
  readonly months: readonly {
    readonly month: string;
    readonly statements: number;
    readonly events: number;
    readonly commitments: number;
  }[];
  readonly topics: readonly { readonly word: string; readonly count: number }[];
  readonly meets: readonly Known[];
  readonly opposes: readonly Known[];
  readonly supports: readonly Known[];
}
export type DossierPart = 'said' | 'did' | 'received' | 'undertook' | 'asked';
export interface Known {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

export type LedgerStatus = 'open' | 'kept' | 'broken' | 'due' | 'unknown';
export interface LedgerRow extends Found {
  readonly status: LedgerStatus;
  readonly deeds: readonly {
    readonly entry: Found;
    readonly relation: 'kept' | 'broken' | 'confirmed' | 'related';
    readonly score: number;
    readonly why: string;
  }[];
}

export interface Timeline {
  readonly buckets: readonly {
    readonly from: string;
    readonly to: string;
    readonly counts: { readonly [type: string]: number };
  }[];
  readonly total: number;
}

export interface NetworkNode extends Known {
  readonly kind: string | null;
  readonly country: string | null;
}
export interface NetworkEdge {
  readonly a: string;
  readonly b: string;
  readonly count: number;
  /** From −1, hostile, to 1, friendly. */
  readonly tone: number;
  readonly types: { readonly [type: string]: number };
}
export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly edges: readonly NetworkEdge[];
}

export interface PlaceMark {
  readonly name: string;
  readonly country: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly count: number;
  readonly types: { readonly [type: string]: number };
}

export interface Rivals {
  readonly unit: string;
  readonly about: {
    readonly type: string | null;
    readonly place: string | null;
    readonly date: string | null;
    readonly words: string | null;
  };
  readonly figures: readonly Found[];
  readonly spread: number | null;
}

export interface Archive {
  readonly location: string;
  readonly reports: number;
  readonly statements: number;
  readonly events: number;
  readonly commitments: number;
  readonly stances: number;
  readonly figures: number;
  readonly problems: number;
}

export type Action = 'accept' | 'reject' | 'edit' | 'add' | 'merge' | 'split' | 'undo';
export interface Correction {
  readonly id: string;
  readonly at: string;
  readonly who: string | null;
  readonly why: string | null;
  readonly action: Action;
  readonly kind: string | null;
  readonly report: string | null;
  readonly entry: string | null;
  readonly anchor: { readonly start: number; readonly end: number; readonly words: string } | null;
  readonly patch: { readonly [field: string]: unknown } | null;
  readonly undoes: string | null;
  readonly from?: string;
  readonly to?: string;
}

/** A sentence of a report that stands in another one too. */
export interface Passage {
  readonly start: number;
  readonly end: number;
  readonly report: Pick<FoundReport, 'id' | 'title' | 'outlet' | 'published'>;
}
