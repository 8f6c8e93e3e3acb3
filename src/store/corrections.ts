import type { EntryRequest } from '../record/correcting.ts';
import type { Conflict, Correction, CorrectionAction } from '../record/correction.ts';

/** What people settle about entries and actors, for good; and what became of it. */
export interface Corrections {
  /**
   * Settles something about an entry. Throws CorrectionRefused where there is no such report or entry,
   * or where it would not be sound.
   */
  correct(report: string, request: EntryRequest, who: string): Promise<LoggedCorrection>;
  /** Makes one actor of two: everybody who goes by the key `from` goes by `to`. */
  merge(request: MergeRequest, who: string): Promise<LoggedCorrection>;
  /**
   * Says that one or more actors, each in its report, are one other: `to`, or somebody apart. All of it
   * or nothing; throws CorrectionRefused where one of them does not go by `key`.
   */
  split(request: SplitRequest, who: string): Promise<LoggedCorrection[]>;
  /** Takes a correction back, or an undo; the archive is then exactly as if it had not been made. */
  undo(id: string, who: string, why?: string): Promise<LoggedCorrection>;
  /** The log, the latest first. */
  list(query: CorrectionsQuery): Promise<CorrectionsPage>;
  /** The whole log in its order, one by one. */
  all(): AsyncIterable<LoggedCorrection>;
  /** The merges and splits that hold, in the order in which they were made. */
  keyed(): Promise<Correction[]>;
  /** Takes in a correction made in another archive: once, and only where it fits what is settled here. */
  take(correction: Correction): Promise<TakenCorrection>;
}

export interface MergeRequest {
  readonly from: string;
  readonly to: string;
  readonly why?: string;
}

export interface SplitRequest {
  /** Whom they are taken from. */
  readonly key: string;
  /** Each actor by its report and its id in that report's record; at least one. */
  readonly parts: readonly { readonly report: string; readonly entry: string }[];
  /** Key of the one that they are instead; left out: somebody who gets a key of their own. */
  readonly to?: string;
  readonly why?: string;
}

/** A correction in the log. */
export interface LoggedCorrection extends Correction {
  /** Whether a later line took it back. */
  readonly undone: boolean;
  /** What keeps it from fitting the reading in force. */
  readonly conflict: Conflict | null;
}

export interface CorrectionsQuery {
  readonly report?: string;
  readonly entry?: string;
  readonly who?: string;
  readonly action?: CorrectionAction;
  /** Merges and splits from or to this actor's key. */
  readonly actor?: string;
  /** true: only those that do not fit. */
  readonly conflicts?: boolean;
  readonly limit: number;
  readonly cursor?: string;
}

export interface CorrectionsPage {
  readonly corrections: readonly LoggedCorrection[];
  readonly total: number;
  readonly next: string | null;
}

/**
 * What became of a correction from elsewhere: `taken` in, `known` already; or left out, because no
 * report here has its text (`no-report`), what it undoes is not here (`no-target`), something else is
 * settled here about the same words (`disagrees`, with the local correction), or it would not be sound.
 */
export type TakenCorrection =
  | { readonly outcome: 'taken' | 'known'; readonly correction: LoggedCorrection }
  | {
      readonly outcome: 'no-report' | 'no-target' | 'disagrees' | 'unsound';
      readonly message: string;
    };
