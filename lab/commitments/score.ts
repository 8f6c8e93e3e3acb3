import type { Doc } from '../../src/doc/doc.ts';
import { loadEngine } from '../../src/engine/load.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scores } from '../../src/stages/12-commitments/score.ts';
import { scoreHalf } from './half.ts';

/**
 * Scores commitments against one half of the hand-coded sentences:
 *
 *     npx tsx lab/commitments/score.ts [../shared/data] [open|shut] [show]
 *
 * Every line is read whole, so that a sentence keeps its context. `show` lists what differs.
 */
const [folder = '../shared/data', half = 'open', show] = process.argv.slice(2);
const { pipeline } = await loadEngine(packagedAssets);
const read = (text: string) => pipeline.read(reportOf({ text })) as unknown as Doc;
const total = scoreHalf(folder, half as 'open' | 'shut', read, show ? console.log : null);
console.log(JSON.stringify({ half, ...total, ...scores(total) }));
