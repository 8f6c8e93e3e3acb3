import { loadLanguage } from '../../src/engine/language.ts';
import { reportOf } from '../../src/engine/report.ts';
import { packagedAssets } from '../../src/intake/assets.ts';
import { scoreWords } from '../../src/stages/2-tokens/score.ts';
import { scoreSentences } from '../../src/stages/3-sentences/score.ts';
import { scoreTags } from '../../src/stages/4-tags/score.ts';
import { scoreTree } from '../../src/stages/5-tree/score.ts';
import { conlluDocuments, conlluText } from '../../src/text/conllu.ts';
import type { SpanCounts } from '../../src/text/span-score.ts';
import { f1, type Measured, type Part } from '../figures.ts';
import { readTreebank, TREEBANKS } from '../treebank/corpus.ts';

/** Floors, goals and peers of EWT and GUM, by figure. */
const HELD: { readonly [figure: string]: Partial<Measured> } = {
  'EWT dev, words': { floor: 99, goal: 99.3 },
  'EWT dev, sentences': { floor: 82, goal: 88 },
  'EWT dev, UPOS': { floor: 95.5, goal: 97 },
  'EWT dev, UAS': { floor: 87, goal: 90.5 },
  'EWT dev, LAS': { floor: 84.5, goal: 88.5, peer: 'EWT test: UDPipe 1 77.0, Stanza 86.8' },
  'GUM dev, LAS': { floor: 84, goal: 88 },
};

/** From raw text to trees, as CoNLL 2018 counts: every document read as it stood. */
export async function scoreLanguage(data: string): Promise<Part> {
  const { pipeline } = await loadLanguage(packagedAssets);
  const figures = TREEBANKS.flatMap((name) => {
    const tallies = new Map<string, { right: number; given: number; expected: number }>();
    const add = (figure: string, { right, given, expected }: SpanCounts) => {
      const sum = tallies.get(figure) ?? { right: 0, given: 0, expected: 0 };
      sum.right += right;
      sum.given += given;
      sum.expected += expected;
      tallies.set(figure, sum);
    };
    for (const document of conlluDocuments(readTreebank(data, name, 'dev'))) {
      const gold = conlluText(document);
      const doc = pipeline.read(reportOf({ text: gold.text }));
      const tokens = doc.layer('tokens');
      add('words', scoreWords(tokens, gold));
      add('sentences', scoreSentences(doc.layer('sentences'), tokens, gold));
      const tags = scoreTags(tokens, doc.layer('tags'), document, gold);
      add('UPOS', tags.upos);
      add('XPOS', tags.xpos);
      add('lemmas', tags.lemma);
      const tree = scoreTree(tokens, doc.layer('tree'), document, gold);
      add('UAS', tree.uas);
      add('LAS', tree.las);
    }
    return [...tallies].map(([what, { right, given, expected }]): Measured => {
      const figure = `${name.toUpperCase()} dev, ${what}`;
      return { figure, value: f1(right, given, expected).f1, unit: 'F1', ...HELD[figure] };
    });
  });
  return { part: 'Language, from raw text', figures };
}
