/** What a thread that answers is started with. */
export interface AnswerData {
  /** Path of the archive. */
  readonly archive: string;
  /** Version of the package. */
  readonly version: string;
}

/** Headers by name. */
export type Heads = readonly (readonly [name: string, value: string])[];

/** A request as it goes to a thread. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Heads;
  readonly body: ArrayBuffer | null;
}

/** An answer: whole, or, where it goes out as it comes, a stream that is handed over. */
export interface Answered {
  readonly kind: 'answer';
  readonly status: number;
  readonly headers: Heads;
  readonly body: ArrayBuffer | ReadableStream<Uint8Array>;
}

/** Null ends the thread once it has closed the archive. */
export type ToThread = Asked | null;
/** First whether it is up, then one answer to each request. */
export type FromThread =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly reason: string }
  | Answered;
