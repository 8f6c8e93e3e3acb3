import { RELATIONS } from '../../doc/columns.ts';
import { stage } from '../../doc/stage.ts';
import type { Clusters } from './features.ts';
import { Parser } from './parser.ts';

/**
 * Sentences longer than this are parsed in pieces of this many words, each piece's root hanging on
 * the one before it as `parataxis`: no written sentence is so long, lists and tables are.
 */
const PIECE = 512;
const PARATAXIS = RELATIONS.indexOf('parataxis');

/**
 * The parsing stage: head, relation and confidence of every token. `model` holds `models/tree.bin`,
 * `clusters` the classes of `models/words.bin`.
 */
export function treeStage(model: Uint8Array, clusters: Clusters) {
  const parser = new Parser(model, clusters);
  return stage({
    name: 'tree',
    version: '1',
    needs: ['tokens', 'sentences', 'tags'],
    gives: ['tree'],
    read(doc) {
      const { length, start, end } = doc.layer('tokens');
      const sentences = doc.layer('sentences');
      const tags = doc.layer('tags');
      const head = new Int32Array(length).fill(-1);
      const rel = new Uint8Array(length);
      const score = new Float32Array(length);
      for (let s = 0; s < sentences.length; s++) {
        let root = -1;
        for (let from = sentences.from[s]; from < sentences.to[s]; from += PIECE) {
          const to = Math.min(from + PIECE, sentences.to[s]);
          const forms: string[] = [];
          for (let i = from; i < to; i++) forms.push(doc.text.slice(start[i], end[i]));
          const parsed = parser.parse(
            forms,
            tags.upos.subarray(from, to),
            tags.xpos.slice(from, to),
          );
          rel.set(parsed.rel, from);
          score.set(parsed.score, from);
          for (let i = from; i < to; i++) {
            const above = parsed.head[i - from];
            head[i] = above < 0 ? root : above + from;
            if (above >= 0) continue;
            if (root >= 0) rel[i] = PARATAXIS;
            root = i;
          }
        }
      }
      return { layers: { tree: { head, rel, score } } };
    },
  });
}
