import type { NumberedLine } from './lines.ts';

/** A row of a CSV file: its cells and the line it begins on, counted from 1; or what is wrong there. */
export type Row =
  | { readonly cells: readonly string[]; readonly line: number; readonly error: null }
  | { readonly cells: null; readonly line: number; readonly error: string };

/** A row longer than this has a quotation mark that was never closed (characters). */
const LONGEST_ROW = 2_000_000;
/** And so has one that runs over more lines than this. */
const MOST_LINES = 20_000;

/**
 * The rows of CSV (RFC 4180, any delimiter of one character): cells may stand in double quotes, and
 * then hold delimiters, line breaks and doubled quotes. A quote inside of an unquoted cell is a
 * character like others. A row with another number of cells than the first is a bad one: its columns
 * have moved. Where a bad row runs over several lines a quote was lost, and reading goes on with the
 * line after its first. Blank lines are passed over.
 */
export async function* rowsIn(
  lines: AsyncIterable<NumberedLine>,
  delimiter: string,
): AsyncGenerator<Row> {
  const source = lines[Symbol.asyncIterator]();
  /** Lines that were read ahead in search of a closing quote, to be read again, the next one last. */
  const again: NumberedLine[] = [];
  const next = async (): Promise<NumberedLine | null> => {
    const line = again.pop();
    if (line) return line;
    const { value, done } = await source.next();
    return done ? null : value;
  };
  let width = 0;
  for (let line = await next(); line; line = await next()) {
    if (line.text.trim() === '') continue;
    const row = new OpenRow(delimiter);
    const more: NumberedLine[] = [];
    row.read(line.text);
    while (row.open && row.size < LONGEST_ROW && more.length < MOST_LINES) {
      const following = await next();
      if (following === null) break;
      more.push(following);
      row.read(following.text);
    }
    width ||= row.cells.length;
    const error = line.cut ? 'it is too long' : errorIn(row, width);
    if (error === null) yield { cells: row.cells, line: line.number, error };
    else {
      yield { cells: null, line: line.number, error };
      again.push(...more.reverse());
    }
  }
}

function errorIn({ open, cells }: OpenRow, width: number): string | null {
  if (open) return 'a quotation mark is never closed';
  const same = cells.length >= width && cells.slice(width).every((cell) => cell.trim() === '');
  return same ? null : `it has ${cells.length} cells where ${width} are expected`;
}

/** A row that is being read, line by line. */
class OpenRow {
  readonly cells: string[] = [];
  readonly #delimiter: string;
  /** Pieces of the quoted cell that is open, or null where none is. */
  #quoted: string[] | null = null;
  size = 0;

  constructor(delimiter: string) {
    this.#delimiter = delimiter;
  }

  get open(): boolean {
    return this.#quoted !== null;
  }

  read(line: string): void {
    this.size += line.length;
    let from = 0;
    if (this.#quoted) {
      this.#quoted.push('\n');
      from = this.#quotedCell(line, 0, this.#quoted);
    }
    while (from >= 0) from = this.#cell(line, from);
  }

  /** One cell; where the next one begins, -1 at the end of the line. */
  #cell(line: string, from: number): number {
    if (line[from] === '"') return this.#quotedCell(line, from + 1, []);
    const end = line.indexOf(this.#delimiter, from);
    this.cells.push(line.slice(from, end < 0 ? undefined : end));
    return end < 0 ? -1 : end + 1;
  }

  #quotedCell(line: string, start: number, pieces: string[]): number {
    for (let from = start; ; ) {
      const quote = line.indexOf('"', from);
      pieces.push(line.slice(from, quote < 0 ? undefined : quote));
      if (quote < 0) {
        this.#quoted = pieces;
        return -1;
      }
      if (line[quote + 1] !== '"') {
        this.#quoted = null;
        // What stands between the closing quote and the delimiter belongs to nobody's standard; it is kept.
        const end = line.indexOf(this.#delimiter, quote + 1);
        this.cells.push(pieces.join('') + line.slice(quote + 1, end < 0 ? undefined : end));
        return end < 0 ? -1 : end + 1;
      }
      pieces.push('"');
      from = quote + 2;
    }
  }
}

/** Delimiters that files of that name have, the likeliest first. */
const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that parts the most cells of a first line; a comma where none does. */
export function delimiterOf(line: string): string {
  const counts = DELIMITERS.map((delimiter) => {
    const row = new OpenRow(delimiter);
    row.read(line);
    return row.cells.length;
  });
  return DELIMITERS[counts.indexOf(Math.max(...counts))];
}
