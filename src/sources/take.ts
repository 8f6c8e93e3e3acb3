import { BYTE_ORDER_MARK, bytesAt, firstBytes, type Meter, nameOf, piecesAt } from './bytes.ts';
import { type CsvOptions, reportsInCsv } from './csv.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import { type Fetched, fetchPage } from './fetch.ts';
import { reportOnPage } from './html.ts';
import { type Incoming, type InputKind, type Known, overlay } from './incoming.ts';
import { reportOnLine } from './jsonl.ts';
import { kindByName, kindByStart, kindByType } from './kind.ts';
import { linesIn } from './lines.ts';

/** How the inputs are to be understood, and who wants to know how far it is. */
export interface TakeOptions extends CsvOptions {
  readonly meter?: Meter;
}

/**
 * Every report in a file, at a URL, or on standard input ("-"), in order, as it is met. What
 * cannot be taken in comes as a Failure in its place; the rest follows.
 */
export async function* take(
  place: string,
  kind: InputKind,
  known: Known = {},
  how: TakeOptions = {},
): AsyncGenerator<Incoming | Failure> {
  try {
    for await (const report of reports(place, kind, how)) {
      yield report instanceof Failure ? report : sized(overlay(report, known));
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield error;
  }
}

/** The most characters that one report may have: forty times the longest article anyone prints. */
const MOST_CHARACTERS = 1_000_000;

/** The report, or why it is too long to be one. */
function sized(report: Incoming): Incoming | Failure {
  const { length } = report.text;
  if (length <= MOST_CHARACTERS) return report;
  return new Failure('text-too-long', report.where, { length, most: MOST_CHARACTERS });
}

async function* reports(
  place: string,
  kind: InputKind,
  how: TakeOptions,
): AsyncGenerator<Incoming | Failure> {
  if (/^https?:\/\//i.test(place)) {
    const page = await fetchPage(place);
    for await (const report of reportsOnPage(page, place, kind, how)) {
      yield report instanceof Failure ? report : { ...report, url: report.url ?? page.url };
    }
    return;
  }
  const where = nameOf(place);
  const sort = kind === 'auto' ? await guess(place) : kind;
  const whole = async (limit?: number): Promise<Uint8Array> => {
    const bytes = await bytesAt(place, limit);
    how.meter?.(bytes.length);
    return bytes;
  };
  // What only some inputs need is loaded when one is met.
  if (sort === 'jsonl') yield* reportsInLines(piecesAt(place, how.meter), where, how);
  else if (sort === 'csv') yield* reportsInCsv(piecesAt(place, how.meter), where, how);
  else if (sort === 'html') yield reportOnPage(await whole(), where);
  else if (sort === 'text') yield plain(await whole(), where);
  else if (sort === 'feed') {
    const { LARGEST_FEED, reportsInFeed } = await import('./feed.ts');
    yield* reportsInFeed(await whole(LARGEST_FEED), where);
  } else if (sort === 'pdf') {
    const { LARGEST_PDF, reportInPdf } = await import('./pdf.ts');
    yield await reportInPdf(await whole(LARGEST_PDF), where);
  } else {
    const { reportsInWarc } = await import('./warc.ts');
    yield* reportsInWarc(piecesAt(place, how.meter), where);
  }
}

/** The reports in what a server sent: the kind asked for, else what its type or its bytes tell. */
async function* reportsOnPage(
  page: Fetched,
  place: string,
  kind: InputKind,
  how: TakeOptions,
): AsyncGenerator<Incoming | Failure> {
  const { bytes, type, charset } = page;
  const start = Buffer.from(bytes.subarray(0, 1024)).toString('latin1');
  const told = kind === 'auto' ? kindByType(type) : kind;
  const sort = told ?? (type === '' ? 'html' : kindByStart(start.replace(BYTE_ORDER_MARK, '')));
  if (sort === 'html') yield reportOnPage(bytes, place, charset);
  else if (sort === 'feed') {
    const { reportsInFeed } = await import('./feed.ts');
    yield* reportsInFeed(bytes, place, charset);
  } else if (sort === 'pdf') {
    const { reportInPdf } = await import('./pdf.ts');
    yield await reportInPdf(bytes, place);
  } else if (sort === 'warc') {
    const { reportsInWarc } = await import('./warc.ts');
    yield* reportsInWarc(only(bytes), place);
  } else if (sort === 'jsonl') yield* reportsInLines(only(bytes), place, how);
  else if (sort === 'csv') yield* reportsInCsv(only(bytes), place, how);
  else yield plain(bytes, place);
}

async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The kind a file's name tells, else what its first bytes look like. */
async function guess(place: string): Promise<InputKind> {
  if (place === '-') return 'text';
  return kindByName(place) ?? kindByStart(await firstBytes(place));
}

function plain(bytes: Uint8Array, where: string): Incoming {
  const text = decode(bytes, where);
  if (!text.trim()) throw new Failure('file-empty', where);
  return {
    text,
    title: null,
    outlet: null,
    url: null,
    byline: [],
    published: null,
    raw: null,
    where,
  };
}

/** Every report of a JSONL source; a line that holds none comes as a Failure in its place. */
async function* reportsInLines(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
  { columns }: TakeOptions,
): AsyncGenerator<Incoming | Failure> {
  let none = true;
  for await (const { text, number, cut } of linesIn(pieces, where)) {
    none = false;
    const place = `${where}:${number}`;
    if (cut) yield new Failure('line-too-long', place);
    else if (text.trim()) yield attempt(() => reportOnLine(text, place, columns));
  }
  if (none) throw new Failure('file-empty', where);
}

function attempt(read: () => Incoming): Incoming | Failure {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
