import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Attribution, Stretch } from '../../src/stages/9-statements/score.ts';
import { CodePoints } from '../../src/text/offsets.ts';

/** One article of PolNeAR with the attributions of its first annotator, in UTF-16 offsets. */
export interface Article {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly attributions: readonly Attribution[];
}

/** Reads a part of the corpus. Throws `data-missing` and names the file where it is not there. */
export function readPolnear(data: string, part: 'train' | 'dev'): Article[] {
  const path = join(data, 'attribution', `polnear-${part}.jsonl`);
  if (!existsSync(path)) throw new Error(`data-missing: ${path} (PolNeAR) is not there`);
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const raw = JSON.parse(line) as Raw;
      const points = new CodePoints(raw.text);
      const shift = (spans: readonly Stretch[]): Stretch[] =>
        spans.map(([start, end]) => [points.toUtf16(start), points.toUtf16(end)] as const);
      const attributions = raw.annotations[0].attributions.map((one: Attribution) => ({
        source: shift(one.source),
        cue: shift(one.cue),
        content: shift(one.content),
      }));
      return {
        id: raw.id,
        title: raw.title,
        published: raw.published,
        text: raw.text,
        attributions,
      };
    });
}

/** A line of the file; offsets count code points. */
interface Raw {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly text: string;
  readonly annotations: readonly { readonly attributions: readonly Attribution[] }[];
}
