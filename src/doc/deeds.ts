import type { CommitmentKind, EventStatus, EventType } from '../record/kinds.ts';
import type { Judged, TokenRange } from './range.ts';

/** Somebody's part in a deed: the words, and the mention they are (null where they are none). */
export interface Participant extends TokenRange {
  readonly mention: number | null;
}

export type { CommitmentKind, EventStatus, EventType };

/** Who did what to whom (PLOVER). One event told twice in a report is one event with two mentions. */
export interface Event extends Judged {
  readonly type: EventType;
  /** PLOVER mode ("aerial"), or null. */
  readonly mode: string | null;
  /** PLOVER contexts ("military", "diplomatic"). */
  readonly contexts: readonly string[];
  /** The CAMEO code it maps to, or null. */
  readonly cameo: string | null;
  readonly trigger: TokenRange;
  /** Further triggers of the same event elsewhere in the report. */
  readonly also: readonly TokenRange[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
  /** Index of the time it happened at, or null. */
  readonly time: number | null;
  /** Index of the mention of the place it happened at, or null. */
  readonly place: number | null;
  readonly status: EventStatus;
  /** Words that make it doubtful: "alleged", "reportedly", "denied that". */
  readonly hedges: readonly TokenRange[];
  /** Index of the statement whose content claims it; null where the reporter asserts it. */
  readonly statement: number | null;
  /** Every type that the trigger's senses allow with its share, the greatest first. */
  readonly ranking: readonly { readonly type: EventType; readonly score: number }[];
}

/** What somebody undertook, asked for, offered, refused or threatened. */
export interface Commitment extends Judged {
  readonly kind: CommitmentKind;
  readonly trigger: TokenRange;
  readonly by: readonly Participant[];
  readonly to: readonly Participant[];
  /** The undertaking in the report's own words. */
  readonly act: TokenRange;
  readonly condition: TokenRange | null;
  /** Index of the time by which it is due, or null. */
  readonly deadline: number | null;
  readonly strength: 'firm' | 'hedged';
  readonly negated: boolean;
  /** Index of the event it would be, or null. */
  readonly event: number | null;
  /** Index of the statement it stands in, or null. */
  readonly statement: number | null;
}

/** Who stands with or against whom or what. */
export interface Stance extends Judged {
  readonly kind: 'support' | 'oppose';
  readonly holder: Participant;
  readonly object: Participant;
  readonly cue: TokenRange;
  readonly statement: number | null;
}

/** A reported number that can be compared across reports. */
export interface Figure extends TokenRange, Judged {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** "more than", "at least", "about", or null where the number is given flatly. */
  readonly comparator: string | null;
  /** What is counted, in the report's words; null for a bare number. */
  readonly unit: string | null;
  /** Index of the event it counts, or null. */
  readonly about: number | null;
  readonly statement: number | null;
}
