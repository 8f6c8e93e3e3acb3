import { readFileSync, writeFileSync } from 'node:fs';
import { RELATIONS } from '../../src/doc/columns.ts';
import { Tagger } from '../../src/stages/4-tags/tagger.ts';
import { Parser } from '../../src/stages/5-tree/parser.ts';
import type { ConlluSentence } from '../../src/text/conllu.ts';
import type { WordClasses } from '../../src/text/word-classes.ts';
import { readTrain, readTreebank, TREEBANKS } from './corpus.ts';
import { trainTags } from './train-tags.ts';
import { type TreeExample, trainTree } from './train-tree.ts';
import { readWordClasses } from './words.ts';

const PLAN = { epochs: 10, seed: 1, cells: 1_200_000, explore: 0.9 };
const FOLDS = 5;
const FOLD_PLAN = { epochs: 5, seed: 2, cells: 2_000_000 };

/**
 * Trains the parser on both treebanks, tagged by taggers that never saw the sentence (five folds),
 * and writes `models/tree.bin`; prints dev scores on gold words with tags by `models/tags.bin`.
 */
export function train(data: string): void {
  const clusters = readWordClasses();
  const model = trainTree(jackknifed(readTrain(data), clusters), clusters, PLAN);
  writeFileSync('models/tree.bin', model);
  console.log(`models/tree.bin: ${model.length} bytes`);
  const tagger = new Tagger(readFileSync('models/tags.bin'), clusters);
  const parser = new Parser(model, clusters);
  for (const name of TREEBANKS) {
    const counts = { words: 0, heads: 0, labels: 0 };
    const examples = readTreebank(data, name, 'dev').map((one) => example(one, tagger));
    const begun = performance.now();
    for (const { forms, upos, xpos, head, rel } of examples) {
      const parsed = parser.parse(forms, upos, xpos);
      for (let i = 0; i < forms.length; i++) {
        counts.words++;
        if (parsed.head[i] !== head[i]) continue;
        counts.heads++;
        if (RELATIONS[parsed.rel[i]] === rel[i]) counts.labels++;
      }
    }
    const rate = (1000 * counts.words) / (performance.now() - begun);
    const part = (n: number) => ((100 * n) / counts.words).toFixed(2);
    console.log(
      `${name}-dev, gold words: UAS ${part(counts.heads)} LAS ${part(counts.labels)}, ${rate.toFixed(0)} words/s`,
    );
  }
}

/** Every sentence with the tags of a tagger trained without it. */
function jackknifed(sentences: readonly ConlluSentence[], clusters: WordClasses): TreeExample[] {
  const examples: TreeExample[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const rest = sentences.filter((_, i) => i % FOLDS !== fold);
    const tagger = new Tagger(trainTags(rest, clusters, FOLD_PLAN), clusters);
    sentences.forEach((sentence, i) => {
      if (i % FOLDS === fold) examples[i] = example(sentence, tagger);
    });
    console.log(`fold ${fold + 1} of ${FOLDS} tagged`);
  }
  return examples;
}

function example({ words }: ConlluSentence, tagger: Tagger): TreeExample {
  const forms = words.map((word) => word.form);
  const { tag } = tagger.tag(forms);
  return {
    forms,
    upos: Uint8Array.from(tag, (t) => tagger.upos(t)),
    xpos: Array.from(tag, (t) => tagger.xpos(t)),
    head: words.map((word) => word.head - 1),
    rel: words.map((word) => word.deprel),
  };
}
