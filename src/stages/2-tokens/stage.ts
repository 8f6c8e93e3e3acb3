import { type Stage, stage } from '../../doc/stage.ts';
import type { TokenWords } from './lexicon.ts';
import { Tokenizer } from './tokenizer.ts';

/** Cuts the text into UD words. `words` is `words.json`. Needs the blocks only for its place. */
export function tokensStage(words: TokenWords): Stage<'blocks', 'tokens'> {
  const tokenizer = new Tokenizer(words);
  return stage({
    name: 'tokens',
    version: '1',
    needs: ['blocks'],
    gives: ['tokens'],
    read: (doc) => ({ layers: { tokens: tokenizer.tokenize(doc.text) } }),
  });
}
