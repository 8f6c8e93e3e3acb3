import type { Meter } from './bytes.ts';
import { type CsvOptions, reportsInCsv } from './csv.ts';
import { Failure } from './failure.ts';
import { Held, type Holdings, NONE } from './holdings.ts';
import { reportOnPage } from './html.ts';
import { type Incoming, type InputKind, type Known, overlay, today } from './incoming.ts';
import { fileInput, type Input, pageInput } from './input.ts';
import { reportOnLine } from './jsonl.ts';
import { linesIn } from './lines.ts';
import { plain } from './plain.ts';
import { LARGEST_SITEMAP } from './sitemap.ts';
import { Visitor } from './visitor.ts';

/** How the inputs are to be understood, and who wants to know how far it is. */
export interface TakeOptions extends CsvOptions {
  readonly meter?: Meter;
  /** Who fetches; a new one where none is given, which does not know what was asked for before. */
  readonly visitor?: Visitor;
  /** Whether the pages that feeds, sitemaps and lists of feeds name are fetched too. */
  readonly follow?: boolean;
  /** How many pages are taken from one sitemap, the newest first. */
  readonly most?: number;
}

/** With somebody who knows which pages need not be fetched; where nobody does, all of them are. */
export interface TakeNewOptions extends TakeOptions {
  readonly holdings: Holdings;
}
type Options = TakeOptions & Partial<TakeNewOptions>;

/**
 * Every report in a file, at a URL, or on standard input ("-"), in order, as it is met. What
 * cannot be taken in comes as a Failure in its place, and what is had already as Held, where there are
 * `holdings`; the rest follows.
 */
export function take(
  place: string,
  kind: InputKind,
  known: Known | undefined,
  how: TakeNewOptions,
): AsyncGenerator<Incoming | Failure | Held>;
export function take(
  place: string,
  kind: InputKind,
  known?: Known,
  how?: TakeOptions,
): AsyncGenerator<Incoming | Failure>;
export async function* take(
  place: string,
  kind: InputKind,
  known: Known = {},
  how: Options = {},
): AsyncGenerator<Incoming | Failure | Held> {
  try {
    for await (const report of reports(place, kind, how)) {
      yield report instanceof Failure || report instanceof Held
        ? report
        : sized(overlay(report, known));
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    yield error;
  }
}

/** The most characters that one report may have: forty times the longest article anyone prints. */
const MOST_CHARACTERS = 1_000_000;
/** What is named may be a list as large as sitemaps are (bytes). */
const LARGEST_ANSWER = LARGEST_SITEMAP;

/** The report, or why it is too long to be one. */
function sized(report: Incoming): Incoming | Failure {
  const { length } = report.text;
  if (length <= MOST_CHARACTERS) return report;
  return new Failure('text-too-long', report.where, { length, most: MOST_CHARACTERS });
}

async function* reports(
  place: string,
  kind: InputKind,
  how: Options,
): AsyncGenerator<Incoming | Failure | Held> {
  const visitor = how.visitor ?? new Visitor();
  if (!/^https?:\/\//i.test(place)) {
    const input = fileInput(place, how.meter);
    yield* reportsIn(input, kind === 'auto' ? await input.kind() : kind, { ...how, visitor });
    return;
  }
  const holding = await (how.holdings ?? NONE).heldAt(place);
  const mark = holding?.mark ?? undefined;
  const page = await visitor.visit(place, { named: true, bytes: LARGEST_ANSWER, mark });
  if (page.unchanged && holding) {
    yield new Held(place, holding.report);
    return;
  }
  const input = pageInput(page, place);
  const sort = kind === 'auto' ? await input.kind() : kind;
  const fetched = { retrieved: today(), page: { url: place, mark: page.mark } };
  for await (const one of reportsIn(input, sort, { ...how, visitor })) {
    const alone = SINGLE.includes(sort) && !(one instanceof Failure || one instanceof Held);
    yield alone ? { ...one, ...fetched } : one;
  }
}

/** Kinds of input that are one report. */
const SINGLE: readonly InputKind[] = ['html', 'text', 'pdf'];

/** The reports of one input. What only some inputs need is loaded when one is met. */
async function* reportsIn(
  input: Input,
  kind: Exclude<InputKind, 'auto'>,
  how: Options & { readonly visitor: Visitor },
): AsyncGenerator<Incoming | Failure | Held> {
  const { where, charset, address } = input;
  if (kind === 'jsonl') yield* reportsInLines(input, how);
  else if (kind === 'csv') yield* reportsInCsv(input.pieces(), where, how);
  else if (kind === 'html') yield reportOnPage(await input.whole(), where, charset, address);
  else if (kind === 'text') {
    yield { ...plain(await input.whole(), where, charset), url: address };
  } else if (kind === 'pdf') {
    const { LARGEST_PDF, reportInPdf } = await import('./pdf.ts');
    yield { ...(await reportInPdf(await input.whole(LARGEST_PDF), where)), url: address };
  } else if (kind === 'warc') {
    const { reportsInWarc } = await import('./warc.ts');
    yield* reportsInWarc(input.pieces(), where);
  } else {
    const { reportsInList } = await import('./lists.ts');
    yield* reportsInList(input, kind, how);
  }
}

/** Every report of a JSONL source; a line that holds none comes as a Failure in its place. */
async function* reportsInLines(
  input: Input,
  { columns }: TakeOptions,
): AsyncGenerator<Incoming | Failure> {
  const { where } = input;
  let none = true;
  for await (const { text, number, cut } of linesIn(input.pieces(), where)) {
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
