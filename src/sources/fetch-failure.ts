import { Failure } from './failure.ts';

interface Details {
  /** Of HTTP, where the server answered. */
  readonly status?: number | null;
  /** Whether asking again later may help. */
  readonly passes: boolean;
  /** Seconds that the server asks to be left alone for. */
  readonly retryAfter?: number | null;
}

/** A page that could not be fetched, though nothing speaks against fetching it. */
export class FetchFailure extends Failure {
  readonly status: number | null;
  readonly passes: boolean;
  readonly retryAfter: number | null;
  readonly reason: string;

  constructor(where: string, reason: string, { status = null, passes, retryAfter }: Details) {
    super('url-failed', where, { reason });
    this.reason = reason;
    this.status = status;
    this.passes = passes;
    this.retryAfter = retryAfter ?? null;
  }
}

/** The seconds in a Retry-After header (RFC 9110, section 10.2.3): a number or a date; null for none. */
export function secondsIn(value: string | undefined, now = Date.now()): number | null {
  if (value === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(value)) return Number(value);
  // Every form of HTTP dates names the month; lenient readers make dates of numbers too.
  const date = /[a-z]{3}/i.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(date) ? null : Math.max(0, Math.ceil((date - now) / 1000));
}
