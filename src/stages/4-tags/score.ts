import type { TagColumns, TokenColumns } from '../../doc/columns.ts';
import { UPOS } from '../../doc/columns.ts';
import type { ConlluSentence, ConlluText } from '../../text/conllu.ts';
import { alignSpans } from '../../text/span-alignment.ts';
import type { SpanCounts } from '../../text/span-score.ts';

export interface TagScore {
  readonly upos: SpanCounts;
  readonly xpos: SpanCounts;
  readonly lemma: SpanCounts;
}

/**
 * Tags and lemmas of one document against the treebank's (CoNLL 2018: a tag is right only on a word
 * cut as the treebank cuts it). `gold` is `conlluText(document)`, whose text was read. A lemma that
 * the treebank leaves out is not asked for: it counts as right on a word rightly cut.
 */
export function scoreTags(
  tokens: TokenColumns,
  tags: TagColumns,
  document: readonly ConlluSentence[],
  gold: ConlluText,
): TagScore {
  const words = document.flatMap((sentence) => sentence.words);
  const expected = { length: words.length, start: gold.starts, end: gold.ends };
  const right = { upos: 0, xpos: 0, lemma: 0 };
  alignSpans(tokens, expected).forEach((given, i) => {
    if (given < 0) return;
    if (UPOS[tags.upos[given]] === words[i].upos) right.upos++;
    if (tags.xpos[given] === words[i].xpos) right.xpos++;
    if (words[i].lemma === '_' || tags.lemma[given] === words[i].lemma) right.lemma++;
  });
  const counts = (n: number) => ({ right: n, given: tokens.length, expected: words.length });
  return { upos: counts(right.upos), xpos: counts(right.xpos), lemma: counts(right.lemma) };
}
