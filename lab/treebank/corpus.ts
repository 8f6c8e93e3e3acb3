import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConlluSentence, parseConllu } from '../../src/text/conllu.ts';

/** The treebanks; each has a train and a dev part. */
export const TREEBANKS = ['ewt', 'gum'] as const;

/** Reads `treebank/<name>-<part>.conllu` under the data folder; says what is missing where it is not there. */
export function readTreebank(
  data: string,
  name: (typeof TREEBANKS)[number],
  part: 'train' | 'dev',
): ConlluSentence[] {
  const path = join(data, 'treebank', `${name}-${part}.conllu`);
  if (!existsSync(path)) throw new Error(`data-missing: there is no ${path}`);
  return parseConllu(readFileSync(path, 'utf8'));
}

/** Both training parts, EWT first. */
export function readTrain(data: string): ConlluSentence[] {
  return TREEBANKS.flatMap((name) => readTreebank(data, name, 'train'));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A shuffled copy (Fisher and Yates). */
export function shuffled<Item>(items: readonly Item[], next: () => number): Item[] {
  const copy = [...items];
  for (let i = copy.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1));
    [copy[i], copy[j]] = [copy[j], copy[i]];
  }
  return copy;
}
