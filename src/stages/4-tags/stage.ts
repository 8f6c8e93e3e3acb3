import { stage } from '../../doc/stage.ts';
import type { Clusters } from './features.ts';
import { Tagger } from './tagger.ts';

/** Sentences longer than this are tagged in pieces of this many words, so that memory stays bounded. */
const PIECE = 4096;

/**
 * The tagging stage: universal and Penn tag, lemma and confidence of every token. `model` holds
 * `models/tags.bin`, `clusters` the classes of `models/words.bin`.
 */
export function tagsStage(model: Uint8Array, clusters: Clusters) {
  const tagger = new Tagger(model, clusters);
  return stage({
    name: 'tags',
    version: '1',
    needs: ['tokens', 'sentences'],
    gives: ['tags'],
    read(doc) {
      const { length, start, end } = doc.layer('tokens');
      const sentences = doc.layer('sentences');
      const upos = new Uint8Array(length);
      const xpos: string[] = new Array(length);
      const lemma: string[] = new Array(length);
      const score = new Float32Array(length);
      for (let s = 0; s < sentences.length; s++) {
        for (let from = sentences.from[s]; from < sentences.to[s]; from += PIECE) {
          const to = Math.min(from + PIECE, sentences.to[s]);
          const forms: string[] = [];
          for (let i = from; i < to; i++) forms.push(doc.text.slice(start[i], end[i]));
          const tagged = tagger.tag(forms);
          score.set(tagged.score, from);
          forms.forEach((form, k) => {
            upos[from + k] = tagger.upos(tagged.tag[k]);
            xpos[from + k] = tagger.xpos(tagged.tag[k]);
            lemma[from + k] = tagger.lemma(form, tagged.tag[k]);
          });
        }
      }
      return { layers: { tags: { upos, xpos, lemma, score } } };
    },
  });
}
