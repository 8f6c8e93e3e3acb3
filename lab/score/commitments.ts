import type { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scores } from '../../src/stages/12-commitments/score.ts';
import { scoreSample } from '../commitments/sample.ts';
import type { Measured, Part } from '../figures.ts';

/**
 * Commitments with their kind on the hand-coded sentences: the two halves of the first draw, which the
 * rules have by now been written with, and the second draw, coded by another hand and kept from them.
 */
export async function scoreCommitments(data: string): Promise<Part> {
  const { pipeline } = await loadEngine(packagedAssets);
  const read = (text: string) => pipeline.read(reportOf({ text })) as unknown as Doc;
  const figures = (['open', 'shut', 'second'] as const).flatMap((sample): Measured[] => {
    const { precision, recall, f1 } = scores(scoreSample(data, sample, read, null));
    const name = sample === 'second' ? 'second draw' : `${sample} half`;
    const held = sample === 'second' ? { floor: 60, goal: 80 } : {};
    return [
      { figure: `${name}, precision`, value: 100 * precision, unit: '%' },
      { figure: `${name}, recall`, value: 100 * recall, unit: '%' },
      { figure: `${name}, F1 with kind`, value: 100 * f1, unit: 'F1', ...held },
    ];
  });
  return { part: 'Commitments', figures };
}
