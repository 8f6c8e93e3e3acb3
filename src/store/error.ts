import { type ErrorCode, say } from '../messages/errors.ts';

/** What can go wrong with an archive. */
export type StoreErrorCode = Extract<
  ErrorCode,
  | 'archive-unreachable'
  | 'archive-server-unfit'
  | 'archive-damaged'
  | 'archive-gone'
  | 'archive-slow'
  | 'not-an-archive'
  | 'archive-newer'
  | 'archive-busy'
  | 'archive-not-writable'
  | 'no-sqlite'
  | 'cursor-wrong'
  | 'find-value-wrong'
  | 'find-filter-unfit'
  | 'find-date-wrong'
  | 'find-date-unfit'
>;

/** An archive that cannot serve: its code, and a sentence for people as the message. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  /** `where` is the archive (or the cursor); `details` fill the message; `cause` is what the database said. */
  constructor(
    code: StoreErrorCode,
    where: string,
    details: { readonly [name: string]: string } = {},
    cause?: unknown,
  ) {
    super(say(code, { where, ...details }), { cause });
    this.name = 'StoreError';
    this.code = code;
  }
}
