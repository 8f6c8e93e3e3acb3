import { jsonOf } from '../../src/engine/assets.ts';
import { loadLanguage } from '../../src/engine/language.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import type { TimeWords } from '../../src/stages/7-times/lexicon.ts';
import { timesStage } from '../../src/stages/7-times/stage.ts';
import type { Part } from '../figures.ts';
import { measureTimes } from '../times/measure.ts';

/** TIMEX3 expressions of TimeBank and AQUAINT, from raw text, against the day of publication. */
export async function scoreTimes(data: string): Promise<Part> {
  const { pipeline } = await loadLanguage(packagedAssets);
  const words = await jsonOf<TimeWords>(packagedAssets, 'stages/7-times/words.json');
  const { relaxed, valued } = measureTimes(data, pipeline.add(timesStage(words)));
  const peer = 'TempEval-3 platinum: HeidelTime';
  return {
    part: 'Times',
    figures: [
      {
        figure: 'TBAQ, relaxed',
        value: relaxed,
        unit: 'F1',
        floor: 86,
        goal: 93,
        peer: `${peer} 90.3`,
      },
      {
        figure: 'TBAQ, relaxed with value',
        value: valued,
        unit: 'F1',
        floor: 72,
        goal: 84,
        peer: `${peer} 77.6`,
      },
    ],
  };
}
