import { expect, it } from 'vitest';
import { docByHand } from '../../doc/by-hand.ts';
import { conlluText, parseConllu } from '../../text/conllu.ts';
import { scoreTree } from './score.ts';

it('compares heads across sentence cuts and leaves subtypes out of LAS alone', () => {
  const doc = docByHand(`
    Towns NOUN NNS town 3 nsubj
    were AUX VBD be 3 aux:pass
    hit VERB VBN hit 0 root

    Envoys NOUN NNS envoy 2 nsubj
    left VERB VBD leave 0 root`);
  const gold = parseConllu(
    [
      '1\tTowns\t_\tNOUN\tNNS\t_\t3\tnsubj:pass\t_\t_',
      '2\twere\t_\tAUX\tVBD\t_\t3\taux:pass\t_\t_',
      '3\thit\t_\tVERB\tVBN\t_\t0\troot\t_\t_',
      '4\tEnvoys\t_\tNOUN\tNNS\t_\t5\tnsubj\t_\t_',
      '5\tleft\t_\tVERB\tVBD\t_\t3\tparataxis\t_\t_',
    ].join('\n'),
  );
  const score = scoreTree(doc.layer('tokens'), doc.layer('tree'), gold, conlluText(gold));
  expect(score.uas).toEqual({ right: 4, given: 5, expected: 5 });
  expect(score.las.right).toBe(4);
  expect(score.full.right).toBe(3);
});
