import type { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scores } from '../../src/stages/12-commitments/score.ts';
import type { Sample } from './gold.ts';
import { scoreSample } from './sample.ts';

/**
 * Scores commitments against a sample of the hand-coded sentences:
 *
 *     npx tsx lab/commitments/score.ts [../shared/data] [open|shut|second] [show]
 *
 * Every line is read whole, so that a sentence keeps its context. `show` lists what differs.
 */
const [folder = '../shared/data', sample = 'open', show] = process.argv.slice(2);
const { pipeline } = await loadEngine(packagedAssets);
const read = (text: string) => pipeline.read(reportOf({ text })) as unknown as Doc;
const total = scoreSample(folder, sample as Sample, read, show ? console.log : null);
console.log(JSON.stringify({ sample, ...total, ...scores(total) }));
