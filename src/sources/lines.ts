import { nameOf, piecesAt } from './bytes.ts';
import { Failure } from './failure.ts';
import { textIn } from './text-stream.ts';

/** A line that is not blank, with its place: "news.jsonl:12". */
export interface Line {
  readonly line: string;
  readonly where: string;
}

/** A line with its number, counted from 1. */
export interface NumberedLine {
  readonly text: string;
  readonly number: number;
  /** Whether it was longer than anybody writes and is cut off. */
  readonly cut: boolean;
}

/** The longest line that is read: a report is a million characters at most. */
const LONGEST_LINE = 20_000_000;

/**
 * The lines of a file, or of standard input for "-", one at a time, so that memory does not grow
 * with its length. A byte-order mark is dropped, blank lines are passed over, of an endless line only
 * the beginning is given. Throws a Failure where the file cannot be read or holds nothing.
 */
export async function* linesAt(place: string): AsyncGenerator<Line> {
  const where = nameOf(place);
  let none = true;
  for await (const { text, number } of linesIn(piecesAt(place), where)) {
    none = false;
    if (text.trim()) yield { line: text, where: `${where}:${number}` };
  }
  if (none) throw new Failure('file-empty', where);
}

/** The lines of bytes that arrive in pieces, blank ones too, without their ends (LF or CRLF). */
export async function* linesIn(
  pieces: AsyncIterable<Uint8Array>,
  where: string,
): AsyncGenerator<NumberedLine> {
  let [number, size, held] = [0, 0, [] as string[]];
  const finish = (last: string): NumberedLine => {
    const whole = held.join('') + last;
    const cut = size + last.length > LONGEST_LINE;
    [size, held] = [0, []];
    number++;
    return { text: (cut ? whole.slice(0, LONGEST_LINE) : whole).replace(/\r$/, ''), number, cut };
  };
  for await (const text of textIn(pieces, where)) {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      yield finish(text.slice(from, end));
      from = end + 1;
    }
    const rest = text.slice(from);
    size += rest.length;
    // What is beyond the longest line is counted but not kept.
    if (size <= LONGEST_LINE + rest.length) held.push(rest);
  }
  if (size > 0) yield finish('');
}
