import type { TokenColumns, TreeColumns } from '../../doc/columns.ts';
import { RELATIONS } from '../../doc/columns.ts';
import type { ConlluSentence, ConlluText } from '../../text/conllu.ts';
import { alignSpans } from '../../text/span-alignment.ts';
import type { SpanCounts } from '../../text/span-score.ts';

export interface TreeScore {
  readonly uas: SpanCounts;
  /** Head and relation without its subtype, as the CoNLL 2018 scorer compares them. */
  readonly las: SpanCounts;
  /** Head and relation, subtype included: stricter than the published figure. */
  readonly full: SpanCounts;
}

const base = (relation: string) => relation.split(':', 1)[0];

/**
 * Trees of one document against the treebank's (CoNLL 2018: a word counts where it is cut as in the
 * treebank and hangs on the word that is the treebank's head, or on none where that is so there).
 */
export function scoreTree(
  tokens: TokenColumns,
  tree: TreeColumns,
  document: readonly ConlluSentence[],
  gold: ConlluText,
): TreeScore {
  const words = document.flatMap((sentence, s) =>
    sentence.words.map(({ head, deprel }) => ({
      head: head > 0 ? gold.sentences[s].from + head - 1 : -1,
      deprel,
    })),
  );
  const expected = { length: words.length, start: gold.starts, end: gold.ends };
  const given = alignSpans(tokens, expected);
  const right = { uas: 0, las: 0, full: 0 };
  words.forEach(({ head, deprel }, i) => {
    if (given[i] < 0 || (head >= 0 && given[head] < 0)) return;
    if (tree.head[given[i]] !== (head < 0 ? -1 : given[head])) return;
    const relation = RELATIONS[tree.rel[given[i]]];
    right.uas++;
    if (base(relation) === base(deprel)) right.las++;
    if (relation === deprel) right.full++;
  });
  const counts = (n: number) => ({ right: n, given: tokens.length, expected: words.length });
  return { uas: counts(right.uas), las: counts(right.las), full: counts(right.full) };
}
