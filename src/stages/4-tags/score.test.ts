import { expect, it } from 'vitest';
import { docByHand } from '../../doc/by-hand.ts';
import { conlluText, parseConllu } from '../../text/conllu.ts';
import { scoreTags } from './score.ts';

it('counts tags and lemmas on words cut as in the treebank, and no others', () => {
  const doc = docByHand(`
    Envoys NOUN NNS envoy 2 nsubj
    met VERB VBN meet 0 root
    there ADV RB there 2 advmod`);
  const gold = parseConllu(
    [
      '1\tEnvoys\tenvoy\tNOUN\tNNS\t_\t2\tnsubj\t_\t_',
      '2\tmet\tmeet\tVERB\tVBD\t_\t0\troot\t_\t_',
      '3-4\tthere\t_\t_\t_\t_\t_\t_\t_\t_',
      '3\tthe\tthe\tDET\tDT\t_\t2\tobl\t_\t_',
      '4\tre\tre\tNOUN\tNN\t_\t2\tobl\t_\t_',
    ].join('\n'),
  );
  const score = scoreTags(doc.layer('tokens'), doc.layer('tags'), gold, conlluText(gold));
  expect(score.upos).toEqual({ right: 2, given: 3, expected: 4 });
  expect(score.xpos.right).toBe(1);
  expect(score.lemma.right).toBe(2);
});
