import type { TokenColumns } from '../../doc/columns.ts';
import type { ConlluText } from '../../text/conllu.ts';
import { countSpans, type SpanCounts } from '../../text/span-score.ts';

/** Words of a text against those of the treebank it was rebuilt from (CoNLL 2018, "Words"). */
export function scoreWords(tokens: TokenColumns, gold: ConlluText): SpanCounts {
  return countSpans(tokens, { length: gold.starts.length, start: gold.starts, end: gold.ends });
}
