import { loadEngine } from '../../src/engine/load.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { reportOf } from '../../src/engine/report.ts';
import { readFileSync } from 'node:fs';
const { pipeline } = await loadEngine(packagedAssets);
const texts = process.argv[2] === '-f' ? [readFileSync(process.argv[3], 'utf8')] : process.argv.slice(2);
for (const text of texts) {
  const doc = pipeline.read(reportOf({ text, published: '2015-11-27' }));
  const { show } = await import('../../test/show.ts');
  if (process.env.M) console.log(show['8-mentions'](doc as never).join('\n'),show['10-references'](doc as never).join('\n'));
  console.log(show['11-events'](doc as never).join('\n'));
  if (process.env.R) for (const e of doc.layer('events')) console.log(e.rule, doc.words(e.trigger), e.cameo, e.score);
}
