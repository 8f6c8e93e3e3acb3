import { existsSync, readFileSync } from 'node:fs';
import type { Doc } from '../../src/doc/doc.ts';
import type { TokenRange } from '../../src/doc/range.ts';
import type { FoldedRoot } from '../../src/stages/11-events/roots.ts';
import { CodePoints } from '../../src/text/offsets.ts';

/** One line of PLV: a sentence, a given pair in code points, and the root between them. */
export interface PlvItem {
  readonly id: string;
  readonly text: string;
  readonly actor: readonly (readonly [number, number])[];
  readonly recipient: readonly (readonly [number, number])[];
  readonly type: FoldedRoot;
  readonly quad: 1 | 2 | 3 | 4;
}

/** Reads `events/plv-train.jsonl`; says what is missing where it isn't there. */
export function readPlv(data: string): PlvItem[] {
  const path = `${data}/events/plv-train.jsonl`;
  if (!existsSync(path)) throw new Error(`${path} is missing: give the data folder with --data`);
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as PlvItem);
}

/** Tokens that share a character with spans given in code points. */
export function tokenRanges(
  doc: Doc<'tokens'>,
  spans: readonly (readonly [number, number])[],
): TokenRange[] {
  const points = new CodePoints(doc.text);
  const { length, start, end } = doc.layer('tokens');
  return spans.flatMap(([from, to]) => {
    const first = points.toUtf16(from);
    const last = points.toUtf16(to);
    const held: number[] = [];
    for (let i = 0; i < length; i++) if (start[i] < last && end[i] > first) held.push(i);
    return held.length ? [{ from: held[0], to: held[held.length - 1] + 1 }] : [];
  });
}
