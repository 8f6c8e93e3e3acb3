import { type Clusters, gather, layOut, MOST_FEATURES } from '../../src/stages/4-tags/features.ts';
import type { TagHead } from '../../src/stages/4-tags/tagger.ts';
import type { ConlluSentence } from '../../src/text/conllu.ts';
import { writePack } from '../../src/text/pack.ts';
import { LinearTrainer } from '../linear.ts';
import { random, shuffled } from './corpus.ts';
import { learnLemmas } from './lemmas.ts';

export interface TagPlan {
  readonly epochs: number;
  readonly seed: number;
  /** Weights kept. */
  readonly cells: number;
}

const jointTag = ({ upos, xpos }: { upos: string; xpos: string }) => `${upos}/${xpos}`;

/** Trains the tagger; the history it sees in training is its own, as it will be later. */
export function trainTags(
  sentences: readonly ConlluSentence[],
  clusters: Clusters,
  plan: TagPlan,
): Uint8Array {
  const words = sentences.flatMap((sentence) => sentence.words);
  const tags = [...new Set(words.map(jointTag))].sort();
  const number = new Map(tags.map((tag, i) => [tag, i]));
  const data = sentences.map((sentence) => ({
    forms: sentence.words.map((word) => word.form),
    gold: Uint8Array.from(sentence.words, (word) => number.get(jointTag(word))!),
  }));
  const trainer = new LinearTrainer(tags.length);
  const keys = new Uint32Array(MOST_FEATURES);
  const scores = new Float32Array(tags.length);
  const next = random(plan.seed);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    for (const { forms, gold } of shuffled(data, next)) {
      const input = layOut(forms, clusters);
      const given = new Uint8Array(forms.length);
      for (let i = 0; i < forms.length; i++) {
        const count = gather(input, i, given, keys);
        trainer.score(keys, count, scores);
        let best = 0;
        for (let k = 1; k < scores.length; k++) if (scores[k] > scores[best]) best = k;
        if (best !== gold[i]) {
          trainer.update(keys, count, gold[i], 1);
          trainer.update(keys, count, best, -1);
        }
        trainer.step();
        given[i] = best;
      }
    }
  }
  const { head, arrays } = trainer.finish(plan.cells);
  const full: TagHead = { ...head, tags, lemmas: learnLemmas(words), slope: 1 };
  return writePack({ head: full, arrays });
}
