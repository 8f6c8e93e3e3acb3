import type { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scores } from '../../src/stages/12-commitments/score.ts';
import { scoreSample } from '../commitments/sample.ts';
import type { Measured, Part } from '../figures.ts';

/**
 * Commitments with their kind on the hand-coded sentences: the open half, which the rules were
 * written with, and the shut half, which nobody looked at before they were done.
 */
export async function scoreCommitments(data: string): Promise<Part> {
  const { pipeline } = await loadEngine(packagedAssets);
  const read = (text: string) => pipeline.read(reportOf({ text })) as unknown as Doc;
  const figures = (['open', 'shut'] as const).flatMap((half): Measured[] => {
    const { precision, recall, f1 } = scores(scoreSample(data, half, read, null));
    const held = half === 'shut' ? { floor: 60, goal: 80 } : {};
    return [
      { figure: `${half} half, precision`, value: 100 * precision, unit: '%' },
      { figure: `${half} half, recall`, value: 100 * recall, unit: '%' },
      { figure: `${half} half, F1 with kind`, value: 100 * f1, unit: 'F1', ...held },
    ];
  });
  return { part: 'Commitments', figures };
}
