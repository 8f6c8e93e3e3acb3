import { readFileSync } from 'node:fs';
import type { Placed } from '../../src/stages/12-commitments/score.ts';
import type { Drawn } from './draw.ts';

/** A drawn sentence with the commitments that were coded in it; offsets are code points of its line. */
export interface Coded extends Drawn {
  readonly commitments: readonly (Placed & { readonly trigger: readonly [number, number] })[];
}

/** A part of what was coded: a half of the first draw, or the second draw, which no rule has seen. */
export type Sample = 'open' | 'shut' | 'second';

/** The hand-coded sentences of a sample, in the order they were drawn. */
export function codedSentences(sample: Sample): Coded[] {
  const file = sample === 'second' ? './second.jsonl' : './gold.jsonl';
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Coded)
    .filter(({ split }) => sample === 'second' || split === sample);
}
