/** What can go wrong with an archive, in words that a caller can test. */
export type StoreErrorCode =
  /** The file cannot be opened or created there. */
  | 'archive-unreachable'
  /** The file is something else than a Chancery archive. */
  | 'not-an-archive'
  /** A later Chancery wrote it. */
  | 'archive-newer'
  /** Another process is writing and did not finish in time. */
  | 'archive-busy'
  /** No room left, or the file may not be written. */
  | 'archive-not-writable'
  /** No SQLite for this Node and platform. */
  | 'no-sqlite'
  /** A cursor that this archive never gave out. */
  | 'bad-cursor';

/** A store failure with its code; `message` is a sentence for people. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
