import type { Measured, Part } from '../figures.ts';
import { evaluateNames } from '../names/evaluate.ts';

const HELD: { readonly [figure: string]: Partial<Measured> } = {
  'worldwide dev, four types': { floor: 86, goal: 91 },
  'uner-ewt dev': { floor: 80, goal: 86, peer: 'XLM-R large: 86.0' },
};

/** Names on words as the data sets cut them, exact spans and types. */
export async function scoreNames(data: string): Promise<Part> {
  const figures = Object.entries(evaluateNames(data)).map(
    ([figure, { f1 }]): Measured => ({ figure, value: 100 * f1, unit: 'F1', ...HELD[figure] }),
  );
  return { part: 'Names', figures };
}
