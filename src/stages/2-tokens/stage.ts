import type { TokenColumns } from '../../doc/columns.ts';
import type { Block } from '../../doc/layers.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import type { TokenWords } from './lexicon.ts';
import { Tokenizer } from './tokenizer.ts';

/**
 * Cuts the text into UD words. `words` is `words.json`. Blocks in another language than English have
 * none, so that nothing after this stage reads them.
 */
export function tokensStage(words: TokenWords): Stage<'blocks', 'tokens'> {
  const tokenizer = new Tokenizer(words);
  return stage({
    name: 'tokens',
    version: '2',
    needs: ['blocks'],
    gives: ['tokens'],
    read(doc) {
      const foreign = doc.layer('blocks').filter(({ language }) => !/^(en|und)$/.test(language));
      const tokens = tokenizer.tokenize(doc.text);
      return { layers: { tokens: foreign.length === 0 ? tokens : without(tokens, foreign) } };
    },
  });
}

/** The tokens that begin in none of some blocks, which are in order. */
function without(tokens: TokenColumns, blocks: readonly Block[]): TokenColumns {
  const kept: number[] = [];
  let block = 0;
  for (let token = 0; token < tokens.length; token++) {
    const start = tokens.start[token];
    while (block < blocks.length && blocks[block].end <= start) block++;
    if (block === blocks.length || start < blocks[block].start) kept.push(token);
  }
  return {
    length: kept.length,
    start: Int32Array.from(kept, (token) => tokens.start[token]),
    end: Int32Array.from(kept, (token) => tokens.end[token]),
    glue: Uint8Array.from(kept, (token) => tokens.glue[token]),
  };
}
