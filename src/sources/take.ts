import { extname } from 'node:path';
import { bytesAt, firstBytes, nameOf } from './bytes.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';
import { fetchPage } from './fetch.ts';
import { reportOnPage } from './html.ts';
import { type Incoming, type Known, overlay } from './incoming.ts';
import { reportOnLine } from './jsonl.ts';
import { linesAt } from './lines.ts';

export const INPUT_KINDS = ['auto', 'text', 'html', 'jsonl', 'warc', 'pdf', 'feed'] as const;
export type InputKind = (typeof INPUT_KINDS)[number];

/**
 * Every report in a file, at a URL, or on standard input ("-"), in order, as it is met. What
 * cannot be taken in comes as a Failure in its place; the rest follows.
 */
export async function* take(
  place: string,
  kind: InputKind,
  known: Known = {},
): AsyncGenerator<Incoming | Failure> {
  try {
    for await (const report of reports(place, kind)) {
      yield report instanceof Failure ? report : overlay(report, known);
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield error;
  }
}

async function* reports(place: string, kind: InputKind): AsyncGenerator<Incoming | Failure> {
  if (/^https?:\/\//i.test(place)) {
    const page = await fetchPage(place);
    const report =
      /html/.test(page.type) || page.type === ''
        ? reportOnPage(page.bytes, place, page.charset)
        : plain(page.bytes, place);
    yield { ...report, url: report.url ?? page.url };
    return;
  }
  const sort = kind === 'auto' ? await guess(place) : kind;
  if (sort === 'jsonl') yield* lines(place);
  else if (sort === 'html') yield reportOnPage(await bytesAt(place), nameOf(place));
  else if (sort === 'text') yield plain(await bytesAt(place), nameOf(place));
  else throw new Failure('input-unsupported', nameOf(place), { kind: sort });
}

/** The kind a file's name tells, else what its first bytes look like. */
async function guess(place: string): Promise<InputKind> {
  const ending = extname(place).toLowerCase();
  if (['.jsonl', '.ndjson'].includes(ending)) return 'jsonl';
  if (['.html', '.htm', '.xhtml'].includes(ending)) return 'html';
  if (ending === '.pdf') return 'pdf';
  if (/\.warc(\.gz)?$/i.test(place)) return 'warc';
  if (place === '-') return 'text';
  const start = (await firstBytes(place)).trimStart();
  if (/^<!doctype html|^<html/i.test(start)) return 'html';
  if (/^%PDF-/.test(start)) return 'pdf';
  if (/^\{"[^\n]*"text"\s*:/.test(start)) return 'jsonl';
  return 'text';
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
async function* lines(place: string): AsyncGenerator<Incoming | Failure> {
  for await (const { line, where } of linesAt(place))
    yield attempt(() => reportOnLine(line, where));
}

function attempt(read: () => Incoming): Incoming | Failure {
  try {
    return read();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}
