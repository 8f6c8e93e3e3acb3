import type { SentenceColumns, TokenColumns } from '../../doc/columns.ts';
import type { ConlluText } from '../../text/conllu.ts';
import { countSpans, type SpanCounts } from '../../text/span-score.ts';

/** Sentences against those of the treebank the text was rebuilt from (CoNLL 2018, "Sentences"). */
export function scoreSentences(
  sentences: SentenceColumns,
  tokens: TokenColumns,
  gold: ConlluText,
): SpanCounts {
  return countSpans(
    {
      length: sentences.length,
      start: sentences.from.map((from) => tokens.start[from]),
      end: sentences.to.map((to) => tokens.end[to - 1]),
    },
    {
      length: gold.sentences.length,
      start: gold.sentences.map(({ from }) => gold.starts[from]),
      end: gold.sentences.map(({ to }) => gold.ends[to - 1]),
    },
  );
}
