import { endToEnd } from '../events/end-to-end.ts';
import {
  bestRoots,
  crossValidated,
  levels,
  lexiconRoots,
  patternExamples,
  withoutLexicon,
} from '../events/folds.ts';
import { pairExamples } from '../events/pair-set.ts';
import type { Measured, Part } from '../figures.ts';

const HELD = {
  binary: { floor: 90, goal: 97, peer: 'PLV test: GPT-4 93.4, ZSP 96.4, ConfliBERT 98.4' },
  quad: { floor: 75, goal: 90, peer: 'PLV test: GPT-4 76.7, ZSP 89.6, ConfliBERT 96.3' },
  root: { floor: 62, goal: 84, peer: 'PLV test: GPT-4 61.5, ZSP 82.4, ConfliBERT 86.7' },
} as const;

/**
 * Events on PLV train: the root of a given pair by 5-fold cross-validation, and pairs found by the
 * whole engine, in which the learned root model takes no part.
 */
export async function scoreEvents(data: string): Promise<Part> {
  const examples = await pairExamples(data);
  const patterns = patternExamples(data);
  const gold = examples.map(({ item }) => item.type);
  const both = levels(gold, bestRoots(crossValidated(examples, patterns)));
  const model = levels(gold, bestRoots(crossValidated(withoutLexicon(examples), patterns)));
  const lexicon = levels(gold, lexiconRoots(examples));
  const figures: Measured[] = (['binary', 'quad', 'root'] as const).flatMap((level) => [
    { figure: `given pair, ${level}`, value: both[level], unit: 'macro-F1', ...HELD[level] },
    { figure: `given pair, ${level}, model alone`, value: model[level], unit: 'macro-F1' },
    { figure: `given pair, ${level}, lexicon alone`, value: lexicon[level], unit: 'macro-F1' },
  ]);
  const { pair, right, perSentence } = await endToEnd(data);
  figures.push(
    { figure: 'pair found', value: pair, unit: '%', floor: 55, goal: 85 },
    { figure: 'pair and root right', value: right, unit: '%', floor: 38, goal: 70 },
    {
      figure: 'events per sentence',
      value: perSentence,
      unit: '',
      floor: 2.2,
      goal: 1.6,
      less: true,
    },
  );
  return { part: 'Events (PLV train)', figures };
}
