import { stage } from '../../doc/stage.ts';
import type { Syntax } from '../../doc/syntax.ts';

/** The parsing stage: head, relation and confidence of every token, one tree to a sentence. */
export function treeStage(syntax: Syntax) {
  return stage({
    name: 'tree',
    version: '2',
    needs: ['blocks', 'tokens', 'sentences'],
    gives: ['tree'],
    read(doc) {
      const { head, rel, score } = syntax.read(doc);
      return { layers: { tree: { head, rel, score } } };
    },
  });
}
