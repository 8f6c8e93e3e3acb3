import { UPOS } from '../../doc/columns.ts';
import { stage } from '../../doc/stage.ts';
import type { Syntax } from '../../doc/syntax.ts';
import { type LemmaTable, lemmaOf } from './lemma.ts';

/**
 * The tagging stage: universal and Penn tag, lemma and confidence of every token. The network chooses
 * both tags as one; `lemmas` holds `models/lemmas.json`, `known` tells real words for it.
 */
export function tagsStage(syntax: Syntax, lemmas: LemmaTable, known: (word: string) => boolean) {
  const pairs = syntax.tags.map((tag) => tag.split('/', 2));
  const codes: readonly string[] = UPOS;
  const uposOf = Uint8Array.from(pairs, ([upos]) => codes.indexOf(upos));
  return stage({
    name: 'tags',
    version: '2',
    needs: ['blocks', 'tokens', 'sentences'],
    gives: ['tags'],
    read(doc) {
      const { start, end } = doc.layer('tokens');
      const { tag, tagScore } = syntax.read(doc);
      const xpos = Array.from(tag, (code) => pairs[code][1]);
      const lemma = xpos.map((name, i) =>
        lemmaOf(doc.text.slice(start[i], end[i]), name, lemmas, known),
      );
      const upos = tag.map((code) => uposOf[code]);
      return { layers: { tags: { upos, xpos, lemma, score: tagScore } } };
    },
  });
}
