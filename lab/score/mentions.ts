import type { Part } from '../figures.ts';
import { evaluateMentions } from '../mentions/evaluate.ts';

/** Mentions of persons, organisations and places against GUM's entities, on gold trees, by head word. */
export async function scoreMentions(data: string): Promise<Part> {
  const { precision, recall, span, type } = await evaluateMentions(data);
  return {
    part: 'Mentions',
    figures: [
      { figure: 'GUM dev, precision', value: 100 * precision, unit: '%' },
      { figure: 'GUM dev, recall', value: 100 * recall, unit: '%' },
      { figure: 'GUM dev, whole span right where found', value: 100 * span, unit: '%' },
      { figure: 'GUM dev, type right where found', value: 100 * type, unit: '%' },
    ],
  };
}
