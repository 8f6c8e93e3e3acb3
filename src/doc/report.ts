/** What is known of a report beside its text; fixed when the report enters. */
export interface Report {
  /** The report's id: the caller's own, else derived from the text. */
  readonly id: string;
  readonly url: string | null;
  readonly outlet: string | null;
  /** Given from outside; null where the text's own first line must serve. */
  readonly title: string | null;
  readonly byline: readonly string[];
  /** Day of publication, YYYY-MM-DD, or null. */
  readonly published: string | null;
  /** Day on which its source says that it was last changed, YYYY-MM-DD, or null. */
  readonly modified?: string | null;
  /** Day of retrieval, YYYY-MM-DD, or null. */
  readonly retrieved: string | null;
  /** The one string that every offset counts in. */
  readonly text: string;
  /** SHA-256 of the raw bytes the text was extracted from; null for plain text and JSONL. */
  readonly raw: string | null;
}
