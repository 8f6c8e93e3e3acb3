import { FOLDED_ROOTS, type FoldedRoot, quadOf } from '../../src/stages/11-events/roots.ts';
import { cameoExamples } from './cameo.ts';
import {
  type Example,
  type LogisticOptions,
  predict,
  randomOf,
  trainLogistic,
} from './logistic.ts';
import type { PairExample } from './pair-set.ts';

export const FOLDS = 5;
const SEED = 11;

/** Chosen by cross-validation; the patterns weigh a tenth of a sentence each. */
export const OPTIONS: LogisticOptions = {
  classes: FOLDED_ROOTS.length,
  epochs: 12,
  rate: 0.1,
  l2: 1e-2,
  balance: 0.5,
  seed: 3,
  least: 1,
};
const PATTERN_WEIGHT = 0.1;

/** Features that the lexicon gives; the rest is the model's own reading. */
const FROM_LEXICON = /^(sense|row|best) /;

/** The classic patterns as further examples. */
export function patternExamples(data: string): Example[] {
  return cameoExamples(data).map((one) => ({ ...one, weight: PATTERN_WEIGHT }));
}

/** In which fold each of so many examples is held out; the same for the same count. */
export function foldsOf(count: number): number[] {
  const order = Array.from({ length: count }, (_, i) => i);
  const random = randomOf(SEED);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  const fold: number[] = new Array(count);
  order.forEach((example, place) => {
    fold[example] = place % FOLDS;
  });
  return fold;
}

/** Probabilities of every example by a model that never saw it. */
export function crossValidated(
  examples: readonly Example[],
  patterns: readonly Example[],
): Float64Array[] {
  const fold = foldsOf(examples.length);
  const found: Float64Array[] = new Array(examples.length);
  for (let held = 0; held < FOLDS; held++) {
    const seen = examples.filter((_, i) => fold[i] !== held);
    const model = trainLogistic([...seen, ...patterns], OPTIONS);
    examples.forEach(({ bag }, i) => {
      if (fold[i] === held) found[i] = predict(model, bag);
    });
  }
  return found;
}

/** The examples without what the lexicon says. */
export function withoutLexicon<One extends Example>(examples: readonly One[]): One[] {
  return examples.map((one) => ({
    ...one,
    bag: new Map([...one.bag].filter(([name]) => !FROM_LEXICON.test(name))),
  }));
}

/** The likeliest root of each. */
export function bestRoots(probabilities: readonly Float64Array[]): FoldedRoot[] {
  return probabilities.map((row) => FOLDED_ROOTS[row.indexOf(Math.max(...row))]);
}

/** The root of the best-placed sense alone; ACCUSE, the most common conflict, where there is none. */
export function lexiconRoots(examples: readonly PairExample[]): FoldedRoot[] {
  return examples.map(({ hints }) => {
    const best = hints.reduce((top, hint) => (hint.weight > top.weight ? hint : top), {
      weight: -1,
      root: 'ACCUSE' as FoldedRoot,
    });
    return best.root;
  });
}

/** Macro-F1 in per cent over the labels of the gold. */
export function macroF1(gold: readonly string[], found: readonly string[]): number {
  const labels = [...new Set(gold)];
  const scores = labels.map((label) => {
    const right = gold.filter((one, i) => one === label && found[i] === label).length;
    const wanted = gold.filter((one) => one === label).length;
    const given = found.filter((one) => one === label).length;
    return (200 * right) / (wanted + given);
  });
  return scores.reduce((sum, score) => sum + score, 0) / labels.length;
}

/** Macro-F1 of binary, quad and root, as the benchmark folds them. */
export function levels(gold: readonly FoldedRoot[], found: readonly FoldedRoot[]) {
  const quads = (roots: readonly FoldedRoot[]) => roots.map((root) => String(quadOf(root)));
  const sides = (roots: readonly FoldedRoot[]) =>
    roots.map((root) => (quadOf(root) <= 2 ? 'with' : 'against'));
  return {
    binary: macroF1(sides(gold), sides(found)),
    quad: macroF1(quads(gold), quads(found)),
    root: macroF1(gold, found),
  };
}
