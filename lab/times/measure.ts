import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LayerName } from '../../src/doc/layers.ts';
import type { Pipeline } from '../../src/engine/pipeline.ts';
import { reportOf } from '../../src/engine/report.ts';
import {
  countTimes,
  type GoldTime,
  scoreTimes,
  type TimeCounts,
} from '../../src/stages/7-times/score.ts';
import { CodePoints } from '../../src/text/offsets.ts';

type Timed = Extract<LayerName, 'tokens' | 'times'>;

/** A line of `times/tbaq.jsonl`: code-point offsets and values. */
interface Line {
  readonly id: string;
  readonly published: string;
  readonly text: string;
  readonly times: readonly (readonly [number, number, string])[];
}

export interface TimesMeasured {
  readonly relaxed: number;
  readonly valued: number;
  /** One line per mistake, for reading. */
  readonly mistakes: readonly string[];
}

/** Times of TimeBank and AQUAINT against those a pipeline reads; says what is missing where it is not there. */
export function measureTimes(data: string, pipeline: Pipeline<Timed>): TimesMeasured {
  const path = join(data, 'times', 'tbaq.jsonl');
  if (!existsSync(path)) throw new Error(`data-missing: there is no ${path}`);
  const counts: TimeCounts[] = [];
  const mistakes: string[] = [];
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const { text, published, times } = JSON.parse(line) as Line;
    const points = new CodePoints(text);
    const gold: GoldTime[] = times.map(([start, end, value]) => ({
      start: points.toUtf16(start),
      end: points.toUtf16(end),
      value,
    }));
    const doc = pipeline.read(reportOf({ text, published: published.slice(0, 10), title: null }));
    const given = doc
      .layer('times')
      .map((time) => ({ ...doc.chars(time), value: time.value, rule: time.rule }));
    counts.push(countTimes(given, gold));
    const say = (kind: string, one: GoldTime, note: string) =>
      mistakes.push(
        `${kind}\t${text.slice(one.start, one.end)}\t${note}\t${published}\t…${text.slice(Math.max(0, one.start - 50), one.end + 30)}`.replace(
          /\n/g,
          ' ',
        ),
      );
    for (const one of gold) {
      const match = given.find((other) => other.start < one.end && one.start < other.end);
      if (!match) say('missed', one, String(one.value));
      else if (match.value !== one.value) {
        say(
          'value',
          one,
          `${one.value} read ${match.value} "${text.slice(match.start, match.end)}"`,
        );
      }
    }
    for (const one of given) {
      if (!gold.some((other) => other.start < one.end && one.start < other.end))
        say('extra', one, one.rule);
    }
  }
  return { ...scoreTimes(counts), mistakes };
}
