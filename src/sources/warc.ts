import { ByteQueue } from './byte-queue.ts';
import { Failure } from './failure.ts';
import { gzipMember } from './gzip-member.ts';
import { reportOnPage } from './html.ts';
import { bodyOf, fieldsOf, httpMessage } from './http-message.ts';
import type { Incoming } from './incoming.ts';
import { dayIn } from './page-metadata.ts';

/** A record, or a page in it once unpacked, that is larger than this is not read (bytes). */
const LARGEST_RECORD = 10_000_000;
/** Header blocks longer than this are taken for damage (bytes). */
const LONGEST_HEADER = 64_000;
/** An address longer than this is none that anybody publishes (characters). */
const LONGEST_ADDRESS = 4_000;

/**
 * The pages in a WARC file (ISO 28500, versions 1.0 and 1.1), plain or gzipped record by record, as
 * they are met: each HTTP response of type HTML with status 200 becomes a report, and each HTML page that
 * was kept without its response (`resource`). Other records are passed over, `revisit` among them, which
 * says that a page was as it had been; one that is damaged comes as `warc-damaged` with its number and offset, and those
 * after it are read. A file without a single page ends with `warc-no-pages`.
 */
export async function* reportsInWarc(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<Incoming | Failure> {
  let given = 0;
  for await (const record of recordsIn(new ByteQueue(pieces))) {
    const place = `${where} record ${record.number} at byte ${record.offset}`;
    try {
      const report = record.error === null ? reportIn(record, place) : failure(record.error, place);
      if (report === null) continue;
      given++;
      yield report;
    } catch (error) {
      given++;
      yield error instanceof Failure ? error : failure((error as Error).message, place);
    }
  }
  if (given === 0) yield new Failure('warc-no-pages', where);
}

function failure(reason: string, place: string): Failure {
  return new Failure('warc-damaged', place, { reason });
}

interface WarcRecord {
  /** From 1, counting every record. */
  readonly number: number;
  /** Of its first byte, or of its gzip member's, in the file. */
  readonly offset: number;
  readonly fields: ReadonlyMap<string, string>;
  /** Empty where the record is damaged or too large. */
  readonly content: Buffer;
  /** What is wrong with it, in words. */
  readonly error: string | null;
}
const NOTHING = { fields: new Map<string, string>(), content: Buffer.alloc(0) };

/** The report in a record; null where it holds no page. Throws where the page is damaged. */
function reportIn({ fields, content }: WarcRecord, place: string): Incoming | null {
  if (isPage(fields)) return placed(reportOnPage(content, place), fields);
  if (!holdsResponse(fields)) return null;
  const message = httpMessage(content);
  if (message === null) throw new Error('no HTTP response in it');
  const [type, ...parameters] = (message.headers.get('content-type') ?? '')
    .toLowerCase()
    .split(';');
  if (message.status !== 200 || !/^\s*(text\/html|application\/xhtml\+xml)\s*$/.test(type)) {
    return null;
  }
  const charset = /charset\s*=\s*["']?([\w-]+)/.exec(parameters.join(';'))?.[1] ?? null;
  return placed(reportOnPage(bodyOf(message, LARGEST_RECORD), place, charset), fields);
}

/** A report with the address and the day that its record names. */
function placed(report: Incoming, fields: ReadonlyMap<string, string>): Incoming {
  const url = addressIn(fields.get('warc-target-uri')) ?? report.url;
  return { ...report, url, retrieved: dayIn(fields.get('warc-date')) };
}

/**
 * A page's address, escapes and all; what a header names beside it (a path, a file) is nothing to anybody.
 * Of one that holds what no address may (spaces, other scripts, names and passwords) the escaped form.
 */
function addressIn(value: string | undefined): string | null {
  // Wget wrote the address in angle brackets, as the grammar of WARC/1.0 has it.
  const address = value?.replace(/^<(.*)>$/, '$1') ?? '';
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  if (address.length > LONGEST_ADDRESS) return null;
  const url = new URL(address);
  const plain = /^[!#-;=?-[\]_a-z~]+$/i.test(address) && !url.username && !url.password;
  [url.username, url.password] = ['', ''];
  return plain ? address : url.href;
}

/** Whether a record is an HTML page without a response around it. */
function isPage(fields: ReadonlyMap<string, string>): boolean {
  const type = (fields.get('content-type') ?? '').toLowerCase();
  return (
    fields.get('warc-type')?.toLowerCase() === 'resource' &&
    /^\s*(text\/html|application\/xhtml\+xml)\b/.test(type) &&
    addressIn(fields.get('warc-target-uri')) !== null
  );
}

function holdsResponse(fields: ReadonlyMap<string, string>): boolean {
  const type = fields.get('content-type') ?? 'application/http';
  return (
    fields.get('warc-type')?.toLowerCase() === 'response' && /^application\/http\b/i.test(type)
  );
}

async function* recordsIn(queue: ByteQueue): AsyncGenerator<WarcRecord> {
  if ((await queue.peek(2)).toString('latin1') !== '\x1f\x8b') {
    yield* recordsBetween(queue, 0, () => queue.offset);
    return;
  }
  let number = 0;
  while ((await queue.peek(1)).length > 0) {
    const offset = queue.offset;
    try {
      for await (const record of recordsBetween(
        new ByteQueue(gzipMember(queue)),
        number,
        () => offset,
      )) {
        number = record.number;
        yield record;
      }
    } catch (error) {
      yield { ...NOTHING, number: ++number, offset, error: (error as Error).message };
      if (queue.offset === offset) await queue.skip(1);
      if (!(await queue.seek('\x1f\x8b\x08'))) return;
    }
  }
}

/** The records of a plain stretch. `offset` tells where in the file its front stands. */
async function* recordsBetween(
  queue: ByteQueue,
  before: number,
  offset: () => number,
): AsyncGenerator<WarcRecord> {
  for (let number = before + 1; ; number++) {
    while (/^[\r\n]/.test((await queue.peek(1)).toString('latin1'))) await queue.skip(1);
    if ((await queue.peek(1)).length === 0) return;
    const at = offset();
    const record = { ...NOTHING, number, offset: at };
    const head = await header(queue);
    const fields = fieldsOf(head?.lines ?? []);
    const length = Number(fields.get('content-length') ?? Number.NaN);
    if (head === null || !Number.isSafeInteger(length) || length < 0) {
      yield { ...record, error: head ? 'no length is given' : 'no WARC header' };
      await queue.skip(1);
      if (!(await queue.seek('\nWARC/1.'))) return;
      continue;
    }
    await queue.skip(head.length);
    if (length > LARGEST_RECORD) {
      const whole = await queue.skip(length);
      const error = whole ? `it is larger than ${LARGEST_RECORD / 1e6} MB` : 'it is cut off';
      const holds = holdsResponse(fields) || isPage(fields);
      const wanted = !whole || holds;
      yield { ...record, fields: wanted ? fields : NOTHING.fields, error: wanted ? error : null };
      continue;
    }
    const content = await queue.take(length);
    // One byte more than the two line ends that close a record: at the end of a gzip member this
    // has its check sum looked at before the record is given.
    const after = (await queue.peek(5)).toString('latin1');
    if (content.length === length && /^(\r?\n\r?\n|\s*$|WARC)/.test(after)) {
      yield { ...record, fields, content, error: null };
      continue;
    }
    yield { ...record, error: content.length < length ? 'it is cut off' : 'its length is wrong' };
    // The next record may have begun inside of what the length claimed.
    queue.putBack(content);
    if (!(await queue.seek('\nWARC/1.'))) return;
  }
}

/** The lines of the header at the front, and its length with the blank line; null where there is none. */
async function header(queue: ByteQueue): Promise<{ lines: string[]; length: number } | null> {
  if (!/^WARC\/[01]\.\d/.test((await queue.peek(8)).toString('latin1'))) return null;
  for (let size = 1024; ; size *= 4) {
    const seen = await queue.peek(Math.min(size, LONGEST_HEADER));
    const end = /\r?\n\r?\n/.exec(seen.toString('latin1'));
    if (end) {
      const lines = seen.toString('utf8', 0, end.index).split(/\r?\n/);
      return { lines: lines.slice(1), length: end.index + end[0].length };
    }
    if (seen.length < size || size >= LONGEST_HEADER) return null;
  }
}
