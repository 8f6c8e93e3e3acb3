import type { HeadlineVerbs } from '../doc/headline-verb.ts';
import type { LayerName } from '../doc/layers.ts';
import { Syntax } from '../doc/syntax.ts';
import type { BlockData } from '../stages/1-blocks/stage.ts';
import { blocksStage } from '../stages/1-blocks/stage.ts';
import type { TokenWords } from '../stages/2-tokens/lexicon.ts';
import { tokensStage } from '../stages/2-tokens/stage.ts';
import type { GuardWords } from '../stages/3-sentences/guards.ts';
import { sentencesStage } from '../stages/3-sentences/stage.ts';
import type { LemmaTable } from '../stages/4-tags/lemma.ts';
import { tagsStage } from '../stages/4-tags/stage.ts';
import { treeStage } from '../stages/5-tree/stage.ts';
import { Network } from '../weights/network.ts';
import { WordClasses } from '../weights/word-classes.ts';
import { type Assets, jsonOf } from './assets.ts';
import { Pipeline } from './pipeline.ts';

/** The layers that knowledge of the language alone gives. */
export type LanguageLayers = Extract<
  LayerName,
  'blocks' | 'tokens' | 'sentences' | 'quotations' | 'tags' | 'tree'
>;

/** The language core: from text to trees, and its last two stages for words that are given. */
export interface Language {
  readonly pipeline: Pipeline<LanguageLayers>;
  readonly tags: ReturnType<typeof tagsStage>;
  readonly tree: ReturnType<typeof treeStage>;
  /** Word classes, which later models use too. */
  readonly classes: WordClasses;
  /** The network's reading of a report, which weighs name labels too. */
  readonly syntax: Syntax;
  /** The arithmetic of networks, see `Kernel`. */
  readonly kernel: Uint8Array;
}

/**
 * Loads the weights and word lists of the language core. Rejects where one is missing. Name labels are
 * weighed only where `known` matches the words of a sentence with known names.
 */
export async function loadLanguage(
  assets: Assets,
  known: ((words: readonly string[]) => Int32Array) | null = null,
): Promise<Language> {
  const [words, languages, tokenWords, sentences, guards, wordBytes, model, kernel, lemmas, verbs] =
    await Promise.all([
      jsonOf<BlockData['words']>(assets, 'stages/1-blocks/blocks.json'),
      jsonOf<BlockData['languages']>(assets, 'stages/1-blocks/languages.json'),
      jsonOf<TokenWords>(assets, 'stages/2-tokens/words.json'),
      assets.bytes('models/sentences.bin'),
      jsonOf<GuardWords>(assets, 'stages/3-sentences/guards.json'),
      assets.bytes('models/words.bin'),
      assets.bytes('models/syntax.bin'),
      assets.bytes('models/kernel.wasm'),
      jsonOf<LemmaTable>(assets, 'models/lemmas.json'),
      jsonOf<HeadlineVerbs>(assets, 'stages/4-tags/headline-verbs.json'),
    ]);
  const classes = new WordClasses(wordBytes);
  const network = new Network(model, kernel, (form) => classes.row(form));
  const syntax = new Syntax(network, known, verbs);
  const tags = tagsStage(syntax, lemmas, (word) => classes.row(word) >= 0);
  const tree = treeStage(syntax);
  const pipeline = Pipeline.start()
    .add(blocksStage({ words, languages }))
    .add(tokensStage(tokenWords))
    .add(sentencesStage(sentences, guards))
    .add(tags)
    .add(tree);
  return { pipeline, tags, tree, classes, syntax, kernel };
}
