import { readFileSync } from 'node:fs';
import type { Placed } from '../../src/stages/12-commitments/score.ts';
import type { Drawn } from './draw.ts';

/** A drawn sentence with the commitments that were coded in it; offsets are code points of its line. */
export interface Coded extends Drawn {
  readonly commitments: readonly (Placed & { readonly trigger: readonly [number, number] })[];
}

/** The hand-coded sentences, in the order they were drawn. */
export function codedSentences(): Coded[] {
  const text = readFileSync(new URL('./gold.jsonl', import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Coded);
}
