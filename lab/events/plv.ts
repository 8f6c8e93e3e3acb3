import { existsSync, readFileSync } from 'node:fs';
import type { Doc } from '../../src/doc/doc.ts';
import type { TokenRange } from '../../src/doc/range.ts';
import { tokensOver } from '../../src/doc/span.ts';
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
  const tokens = doc.layer('tokens');
  return spans.flatMap(([from, to]) => {
    const chars = { start: points.toUtf16(from), end: points.toUtf16(to) };
    return tokensOver(tokens, chars) ?? [];
  });
}
