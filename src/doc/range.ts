/** A stretch of tokens; `from` is included, `to` is not. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** What every entry owes its reader: how sure, and who says so. */
export interface Judged {
  /** 0 to 1, calibrated on held-out data where there is any. */
  readonly score: number;
  /** The rule ("apposition"), or model and version ("names@1"), that made the entry; `by` in the record. */
  readonly rule: string;
}
