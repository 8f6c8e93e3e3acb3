import { sentenceOf } from '../../doc/span.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import type { GuardWords } from './guards.ts';
import { quotationsOf } from './quotations.ts';
import { Splitter } from './splitter.ts';

/** Cuts blocks into sentences and pairs quotation marks. `weights` is `models/sentences.bin`. */
export function sentencesStage(
  weights: Uint8Array,
  guards: GuardWords,
): Stage<'blocks' | 'tokens', 'sentences' | 'quotations'> {
  const splitter = new Splitter(weights, guards);
  return stage({
    name: 'sentences',
    version: '1',
    needs: ['blocks', 'tokens'],
    gives: ['sentences', 'quotations'],
    read(doc) {
      const { text } = doc;
      const tokens = doc.layer('tokens');
      const blocks = doc.layer('blocks');
      const sentences = splitter.split(text, tokens, blocks);
      const sentenceAt = (token: number) => {
        const index = sentenceOf(sentences, token);
        return { from: sentences.from[index], to: sentences.to[index] };
      };
      const { quotations, problems } = quotationsOf({ text, tokens, blocks, sentenceAt });
      return { layers: { sentences, quotations }, problems };
    },
  });
}
