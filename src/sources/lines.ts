import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { nameOf, unreadable } from './bytes.ts';
import { Failure } from './failure.ts';

/** A line that is not blank, with its place: "news.jsonl:12". */
export interface Line {
  readonly line: string;
  readonly where: string;
}

/**
 * The lines of a file, or of standard input for "-", one at a time, so that memory does not grow
 * with its length. A byte-order mark is dropped, blank lines are passed over. Throws a Failure
 * where the file cannot be read or holds nothing.
 */
export async function* linesAt(place: string): AsyncGenerator<Line> {
  const input = place === '-' ? process.stdin : createReadStream(place);
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  try {
    for await (const raw of reader) {
      number++;
      const line = number === 1 ? raw.replace(/^\ufeff/, '') : raw;
      if (line.trim()) yield { line, where: `${nameOf(place)}:${number}` };
    }
  } catch (error) {
    throw unreadable(error, place);
  }
  if (number === 0) throw new Failure('file-empty', nameOf(place));
}
