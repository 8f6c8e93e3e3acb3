import { endToEnd } from '../events/end-to-end.ts';
import { bestRoots, crossValidated, levels, patternExamples } from '../events/folds.ts';
import { pairExamples } from '../events/pair-set.ts';
import type { Measured, Part } from '../figures.ts';

/** Roots of given pairs by five-fold cross-validation, and pairs found from the sentence alone. */
export async function scoreEvents(data: string): Promise<Part> {
  const examples = await pairExamples(data);
  const gold = examples.map(({ item }) => item.type);
  const { binary, quad, root } = levels(
    gold,
    bestRoots(crossValidated(examples, patternExamples(data))),
  );
  const whole = await endToEnd(data);
  const peer = (zsp: number, bert: number) => `PLV test: ZSP ${zsp}, ConfliBERT ${bert}`;
  const figures: Measured[] = [
    {
      figure: 'PLV, given pair, binary',
      value: binary,
      unit: 'macro-F1',
      floor: 90,
      goal: 97,
      peer: peer(96.4, 98.4),
    },
    {
      figure: 'PLV, given pair, quad',
      value: quad,
      unit: 'macro-F1',
      floor: 75,
      goal: 90,
      peer: peer(89.6, 96.3),
    },
    {
      figure: 'PLV, given pair, root',
      value: root,
      unit: 'macro-F1',
      floor: 62,
      goal: 84,
      peer: peer(82.4, 86.7),
    },
    { figure: 'PLV, end to end, pair found', value: whole.pair, unit: '%', floor: 55, goal: 85 },
    {
      figure: 'PLV, end to end, pair and root right',
      value: whole.right,
      unit: '%',
      floor: 38,
      goal: 70,
    },
    {
      figure: 'PLV, events per sentence',
      value: whole.perSentence,
      unit: '',
      floor: 2.2,
      goal: 1.6,
      less: true,
    },
  ];
  return { part: 'Events', figures };
}
