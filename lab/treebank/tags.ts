import { writeFileSync } from 'node:fs';
import { UPOS } from '../../src/doc/columns.ts';
import { Tagger } from '../../src/stages/4-tags/tagger.ts';
import { readTrain, readTreebank, TREEBANKS } from './corpus.ts';
import { trainTags } from './train-tags.ts';
import { readWordClasses } from './words.ts';

const PLAN = { epochs: 8, seed: 1, cells: 700_000 };

/** Trains the tagger on both treebanks and writes `models/tags.bin`; prints dev scores on gold words. */
export function train(data: string): void {
  const clusters = readWordClasses();
  const model = trainTags(readTrain(data), clusters, PLAN);
  writeFileSync('models/tags.bin', model);
  console.log(`models/tags.bin: ${model.length} bytes`);
  const tagger = new Tagger(model, clusters);
  for (const name of TREEBANKS) {
    const counts = { words: 0, upos: 0, xpos: 0, lemma: 0 };
    const begun = performance.now();
    for (const { words } of readTreebank(data, name, 'dev')) {
      const { tag } = tagger.tag(words.map((word) => word.form));
      words.forEach((word, i) => {
        const label = UPOS[tagger.upos(tag[i])];
        counts.words++;
        if (label === word.upos) counts.upos++;
        if (tagger.xpos(tag[i]) === word.xpos) counts.xpos++;
        if (tagger.lemma(word.form, tag[i]) === word.lemma) counts.lemma++;
      });
    }
    const rate = (1000 * counts.words) / (performance.now() - begun);
    const part = (n: number) => ((100 * n) / counts.words).toFixed(2);
    console.log(
      `${name}-dev, gold words: UPOS ${part(counts.upos)} XPOS ${part(counts.xpos)} lemma ${part(counts.lemma)}, ${rate.toFixed(0)} words/s`,
    );
  }
}
