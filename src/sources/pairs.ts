import { CodePoints } from '../text/offsets.ts';
import { Failure } from './failure.ts';
import { objectOnLine } from './jsonl.ts';

type Chars = readonly [start: number, end: number];

/** A text with two parties named in it. Offsets are UTF-16. */
export interface Pair {
  readonly id: unknown;
  readonly text: string;
  readonly actor: readonly Chars[];
  readonly recipient: readonly Chars[];
}

/**
 * The pair on one line: `{id, text, actor: [[start, end]…], recipient: [[start, end]…]}`, offsets
 * in code points. Throws a Failure that names the field.
 */
export function pairOnLine(line: string, where: string): Pair {
  const { id = null, text, actor, recipient } = objectOnLine(line, where);
  if (typeof text !== 'string') throw new Failure('line-no-text', where);
  const points = new CodePoints(text);
  const length = points.fromUtf16(text.length);
  const spans = (field: string, value: unknown): Chars[] => {
    if (!Array.isArray(value)) throw new Failure('span-wrong', where, { field });
    return value.map((span) => {
      const [start, end] = Array.isArray(span) ? span : [];
      if (!Number.isInteger(start) || !Number.isInteger(end)) {
        throw new Failure('span-wrong', where, { field });
      }
      if (start < 0 || end <= start || end > length) {
        throw new Failure('range-outside', where, { start, end, length });
      }
      return [points.toUtf16(start), points.toUtf16(end)];
    });
  };
  return { id, text, actor: spans('actor', actor), recipient: spans('recipient', recipient) };
}
