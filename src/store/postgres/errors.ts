import { StoreError } from '../error.ts';

/**
 * What PostgreSQL's error codes mean for the reader, by code or, where all of a class mean the same, by
 * its first two characters (https://www.postgresql.org/docs/current/errcodes-appendix.html).
 */
const MEANINGS: { readonly [code: string]: (message: string) => Meaning } = {
  '28': (message) => ['archive-unreachable', message],
  '3D000': (message) => ['archive-unreachable', `${message}; createdb makes one`],
  '57P03': (message) => ['archive-unreachable', message],
  '53300': (message) => ['archive-unreachable', message],
  '08': (message) => ['archive-gone', message],
  '57P01': () => ['archive-gone', 'it was shut down'],
  '57P02': () => ['archive-gone', 'it crashed'],
  '57P05': () => ['archive-gone', 'it closed the connection'],
  '25P03': () => ['archive-gone', 'it closed the connection'],
  '55P03': () => ['archive-busy'],
  '57014': () => ['archive-slow'],
  '40': () => ['archive-busy'],
  '53': () => ['archive-not-writable', 'the disk is full or memory is short'],
  '58': () => ['archive-not-writable', 'the disk is full or fails'],
  '25006': () => ['archive-not-writable', 'it is read-only'],
  '42501': (message) => ['archive-not-writable', message],
};
type Meaning = [code: ConstructorParameters<typeof StoreError>[0], reason?: string];

/** What the network says where there is no connection yet, or none any more. */
const UNREACHABLE: { readonly [code: string]: string } = {
  ECONNREFUSED: 'nothing answers on that host and port; start the server',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up',
  ETIMEDOUT: 'the host does not answer',
  EHOSTUNREACH: 'there is no way to the host',
  ENOENT: 'there is no socket of that name; start the server',
};
const LOST = /^(ECONNRESET|EPIPE)$/;

/** What an error of the server or the network means, as a StoreError; others come back as they are. */
export function postgresError(cause: unknown, location: string): unknown {
  if (cause instanceof StoreError || !(cause instanceof Error)) return cause;
  const { message } = cause;
  const told = ([code, reason = message]: Meaning) =>
    new StoreError(code, location, { reason }, cause);
  const code = codeOf(cause);
  const meaning = MEANINGS[code] ?? (code.length === 5 ? MEANINGS[code.slice(0, 2)] : undefined);
  if (meaning) return told(meaning(message));
  if (code in UNREACHABLE) return told(['archive-unreachable', UNREACHABLE[code]]);
  if (LOST.test(code) || /connection terminated|not queryable|connection ended/i.test(message)) {
    return told(['archive-gone', 'the connection broke off']);
  }
  if (/timeout exceeded when trying to connect|connection timeout/i.test(message)) {
    return told(['archive-unreachable', UNREACHABLE.ETIMEDOUT]);
  }
  if (/password must be a string/.test(message)) {
    return told(['archive-unreachable', 'the server asks for a password; give it in PGPASSWORD']);
  }
  return cause;
}

/** The code of an error; of several at once (IPv6 and IPv4 both refused) the first one's. */
function codeOf(cause: Error): string {
  const { code } = cause as { code?: unknown };
  if (typeof code === 'string') return code;
  return cause instanceof AggregateError && cause.errors[0] instanceof Error
    ? codeOf(cause.errors[0])
    : '';
}
