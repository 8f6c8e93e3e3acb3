import { type ErrorCode, say } from '../messages/errors.ts';

/** One report, line or file that could not be taken in: what, where, what to do. */
export class Failure extends Error {
  readonly code: ErrorCode;
  /** The file, line or URL. */
  readonly where: string;

  constructor(
    code: ErrorCode,
    where: string,
    details: { readonly [name: string]: string | number } = {},
  ) {
    super(say(code, { where, ...details }));
    this.name = 'Failure';
    this.code = code;
    this.where = where;
  }
}
