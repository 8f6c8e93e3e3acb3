import { type Columns, type Places, placesOf, type ReportField } from './columns.ts';
import { delimiterOf, rowsIn } from './csv-rows.ts';
import { Failure } from './failure.ts';
import { dayOf, type Incoming } from './incoming.ts';
import { linesIn, type NumberedLine } from './lines.ts';
import { dayIn } from './page-metadata.ts';

/** How numbers parted by slashes or dots are read: 03/04/2015 is a day in March, or in April. */
export const DATE_ORDERS = ['day-first', 'month-first'] as const;
export type DateOrder = (typeof DATE_ORDERS)[number];

export interface CsvOptions {
  readonly columns?: Columns;
  /** Where none is said, such dates are refused rather than guessed. */
  readonly dates?: DateOrder;
}

/**
 * The reports in a CSV file, a row each, as they are met. Delimiter (comma, semicolon, tab, bar) and
 * header are told from the first line. A row without text, with a date that is none, or with other
 * cells than the header has, comes as a Failure that names its line, and the rest follows. Throws
 * `file-empty`, `file-binary` and `column-missing`.
 */
export async function* reportsInCsv(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
  { columns = {}, dates }: CsvOptions = {},
): AsyncGenerator<Incoming | Failure> {
  const lines = linesIn(pieces, where);
  const head = await firstLine(lines);
  if (head === null) throw new Failure('file-empty', where);
  let places: Places | null = null;
  for await (const row of rowsIn(after(head, lines), delimiterOf(head.text))) {
    const place = `${where}:${row.line}`;
    if (row.error !== null) {
      yield new Failure('row-broken', place, { reason: row.error });
      continue;
    }
    if (places === null) {
      const found = placesOf(row.cells, columns, where);
      places = found.places;
      if (found.header) continue;
    }
    yield reportInRow(row.cells, { places, dates, where: place });
  }
}

interface RowContext {
  readonly places: Places;
  readonly dates: DateOrder | undefined;
  readonly where: string;
}

function reportInRow(
  cells: readonly string[],
  { places, dates, where }: RowContext,
): Incoming | Failure {
  const cell = (field: ReportField): string | null => {
    const place = places[field];
    return (place === undefined ? '' : (cells[place] ?? '')).trim() || null;
  };
  const text = cell('text');
  if (text === null) return new Failure('row-no-text', where);
  const id = cell('id');
  try {
    const [published, modified] = [cell('published'), cell('modified')];
    return {
      ...(id === null ? {} : { id }),
      text: cells[places.text ?? 0],
      title: cell('title'),
      outlet: cell('outlet'),
      url: cell('url'),
      byline: namesIn(cell('byline')),
      published: published === null ? null : dayInCell(published, dates, where),
      modified: modified === null ? null : dayInCell(modified, dates, where),
      raw: null,
      where,
    };
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** "Ada Moore; Ben Hill" are two authors; a comma may stand inside of a name. */
function namesIn(value: string | null): string[] {
  return (value ?? '')
    .split(/\s*[;|]\s*/)
    .map((name) => name.replace(/^by\s+/i, '').trim())
    .filter(Boolean);
}

/** The day in a cell: as ISO 8601 or mail writes it, in English words, or in numbers of a known order. */
function dayInCell(value: string, order: DateOrder | undefined, where: string): string {
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?:[ T,].*)?$/.exec(value);
  if (numbers) {
    const [one, other] = [numbers[1], numbers[2]].map((part) => part.padStart(2, '0'));
    const [day, month] = order === 'month-first' ? [other, one] : [one, other];
    if (order !== undefined) return dayOf(`${numbers[3]}-${month}-${day}`, where);
    throw new Failure('date-order', where, { value });
  }
  const year = /^\d{4}-\d{2}-\d{2}/.test(value) ? dayOf(value, where) : null;
  // What a lenient reader makes of other numbers ("20", "5.5") is no date.
  const day = year ?? (/\d{4}/.test(value) ? dayIn(value) : null);
  if (day === null) throw new Failure('date-wrong', where, { value });
  return day;
}

async function firstLine(lines: AsyncGenerator<NumberedLine>): Promise<NumberedLine | null> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done) return null;
    if (value.text.trim()) return value;
  }
}

async function* after(
  head: NumberedLine,
  lines: AsyncGenerator<NumberedLine>,
): AsyncGenerator<NumberedLine> {
  yield head;
  yield* lines;
}
