import { readFileSync } from 'node:fs';
import { f1 } from '../../src/stages/9-statements/score.ts';
import { Weights } from '../../src/stages/9-statements/weights.ts';
import type { Part } from '../figures.ts';
import { parsedPolnear } from '../statements/corpus.ts';
import { scoreOf } from '../statements/evaluate.ts';

/** Statements from raw text on PolNeAR dev; what counts is written down in the stage's `score.ts`. */
export async function scoreStatements(data: string): Promise<Part> {
  const dev = await parsedPolnear(data, 'dev');
  const weights = Weights.read(readFileSync('models/statements.bin'));
  const words = dev.reduce((sum, { ground }) => sum + ground.length, 0);
  const begun = performance.now();
  const score = scoreOf(dev, weights);
  const rate = (1000 * words) / (performance.now() - begun);
  const right = score.sourceRight.right / (score.sourceRight.given || 1);
  const exact = (
    label: 'source' | 'cue' | 'content',
    floor: number,
    goal: number,
    peer: string,
  ) => ({
    figure: `PolNeAR dev, exact ${label}`,
    value: 100 * f1(score[label]),
    unit: 'F1',
    floor,
    goal,
    peer,
  });
  return {
    part: 'Statements',
    figures: [
      exact('source', 65, 83, 'PolNeAR test: CofeNet (BERT) 83.2, BiLSTM-CRF 69.6'),
      exact('cue', 66, 76, 'PolNeAR test: CofeNet (BERT) 75.3, BiLSTM-CRF 66.7'),
      exact('content', 52, 73, 'PolNeAR test: CofeNet (BERT) 72.9, BiLSTM-CRF 59.0'),
      {
        figure: 'PolNeAR dev, attribution found',
        value: 100 * f1(score.found),
        unit: 'F1',
        floor: 75,
        goal: 88,
      },
      { figure: 'PolNeAR dev, closely found', value: 100 * f1(score.close), unit: 'F1' },
      {
        figure: 'PolNeAR dev, source right where found',
        value: 100 * right,
        unit: '%',
        floor: 88,
        goal: 95,
      },
      { figure: 'statements beside parsing', value: rate, unit: 'words/s' },
    ],
  };
}
