import type { Block } from '../../doc/layers.ts';
import type { Problem } from '../../doc/problem.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import { conditionOf } from './condition.ts';
import { type DatelineWords, datelineOf } from './dateline.ts';
import { type BylineWords, kindOf } from './kinds.ts';
import { type FunctionWords, LanguageDetector } from './language.ts';
import { paragraphsOf } from './paragraphs.ts';

/** The data files of this stage: `blocks.json` and `languages.json`. */
export interface BlockData {
  readonly words: DatelineWords & BylineWords;
  readonly languages: FunctionWords;
}

/** Cuts the text into title, byline and paragraphs, finds datelines, and tells each one's language. */
export function blocksStage({ words, languages }: BlockData): Stage<never, 'blocks'> {
  const detector = new LanguageDetector(languages);
  return stage({
    name: 'blocks',
    version: '1',
    needs: [],
    gives: ['blocks'],
    read(doc) {
      const { text } = doc;
      const blocks = blocksOf(text, words, detector);
      return { layers: { blocks }, problems: [...conditionOf(text), ...foreign(blocks)] };
    },
  });
}

/** The blocks of a text; pure, for tests and for training. */
export function blocksOf(
  text: string,
  words: BlockData['words'],
  detector: LanguageDetector,
): Block[] {
  const spans = paragraphsOf(text);
  return spans.map((span, index) => {
    const dateline = datelineOf(text, span, words);
    const kind = dateline ? 'paragraph' : kindOf(text, span, index, spans.length, words);
    const language = detector.languageOf(
      text.slice(span.start, Math.min(span.end, span.start + 8000)),
    );
    return { ...span, kind, language, dateline };
  });
}

/** One problem for every run of blocks in the same foreign language. */
function foreign(blocks: readonly Block[]): Problem[] {
  const problems: Problem[] = [];
  for (let i = 0; i < blocks.length; i++) {
    const { language, start } = blocks[i];
    if (language === 'en' || language === 'und') continue;
    while (blocks[i + 1]?.language === language) i++;
    problems.push({
      kind: 'not-english',
      start,
      end: blocks[i].end,
      message: `This part is not in English (it looks like "${language}"), so it was not read.`,
    });
  }
  return problems;
}
