import { readFileSync } from 'node:fs';

const { parser } = await import('../../lab/events/parsed.ts');
const { Grammar } = await import('../../src/stages/11-events/grammar.ts');
const { Frames } = await import('../../src/stages/11-events/frames.ts');
const { eventData, eventsStage } = await import('../../src/stages/11-events/stage.ts');
const root = 'src/stages/11-events/';
const files = { lexicon: readFileSync(root+'lexicon.tsv','utf8'), classes: readFileSync(root+'classes.tsv','utf8'), words: JSON.parse(readFileSync(root+'words.json','utf8')) };
const data = eventData(files); const stage = eventsStage(files);
const { loadEngine } = await import('../../src/engine/load.ts'); const { packagedAssets } = await import('../../src/intake/assets.ts'); const { reportOf } = await import('../../src/engine/report.ts'); const eng = await loadEngine(packagedAssets); const read = (text: string) => eng.pipeline.read(reportOf({ text }));
for (const text of process.argv.slice(2)) {
  const base = read(text);
  const doc: any = base;
  const g = new Grammar(doc);
  for (let i = 0; i < g.length; i++) console.log(i, base.words({from:i,to:i+1}), g.lemma(i), g.upos(i), g.xpos(i), g.tree.rel(i), g.tree.head(i));
  const f = new Frames(g, data, { kind: (t: number) => 'organisation', state: () => false });
  for (let i = 0; i < g.length; i++) for (const fr of f.all(i)) console.log('FRAME', i, fr.sense.lemma, fr.sense.type, fr.sense.row, fr.fit, JSON.stringify(fr.actors), JSON.stringify(fr.recipients), JSON.stringify(fr.both));
  console.log(doc.layer('mentions').map((m: any) => base.words(m) + '/' + m.type).join(' | '));
  for (const e of doc.layer('events')) console.log(`     ${e.type} ${e.status} [${base.words(e.trigger)}] A=${e.actors.map((r: any) => base.words(r))} R=${e.recipients.map((r: any) => base.words(r))} ${e.rule}`);
}
