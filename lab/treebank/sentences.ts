import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { paragraphsOf } from '../../src/stages/1-blocks/paragraphs.ts';
import type { TokenWords } from '../../src/stages/2-tokens/lexicon.ts';
import { scoreWords } from '../../src/stages/2-tokens/score.ts';
import { Tokenizer } from '../../src/stages/2-tokens/tokenizer.ts';
import {
  type BlockView,
  gather,
  type Memory,
  MOST_FEATURES,
  viewOf,
} from '../../src/stages/3-sentences/features.ts';
import type { GuardWords } from '../../src/stages/3-sentences/guards.ts';
import { scoreSentences } from '../../src/stages/3-sentences/score.ts';
import { begin, mayEnd, Splitter, step } from '../../src/stages/3-sentences/splitter.ts';
import { type ConlluSentence, conlluDocuments, conlluText } from '../../src/text/conllu.ts';
import { f1, type SpanCounts, sumCounts } from '../../src/text/span-score.ts';
import { writePack } from '../../src/weights/pack.ts';
import { LinearTrainer } from '../linear.ts';
import { random, readTrain, readTreebank, shuffled, TREEBANKS } from './corpus.ts';

const EPOCHS = 12;
const SEED = 7;
/** Weights kept. */
const CELLS = 120_000;

/** A block of the training text and, for each of its tokens, whether a sentence ends there. */
interface Lesson {
  readonly view: BlockView;
  readonly ends: Uint8Array;
}

/** Lessons from treebank sentences, cut into words as the reader will cut them. */
function lessonsOf(sentences: readonly ConlluSentence[], tokenizer: Tokenizer): Lesson[] {
  const lessons: Lesson[] = [];
  for (const document of conlluDocuments(sentences)) {
    const { text, ends, sentences: gold } = conlluText(document);
    const stops = new Set(gold.map(({ to }) => ends[to - 1]));
    const tokens = tokenizer.tokenize(text);
    let from = 0;
    for (const block of paragraphsOf(text)) {
      let to = from;
      while (to < tokens.length && tokens.start[to] < block.end) to++;
      const view = viewOf(text, tokens, from, to);
      const marks = Uint8Array.from({ length: to - from }, (_, i) =>
        stops.has(tokens.end[from + i]) ? 1 : 0,
      );
      lessons.push({ view, ends: marks });
      from = to;
    }
  }
  return lessons;
}

/** Averaged perceptron over every place where a sentence may end; the history is the true one. */
export function trainSentences(
  sentences: readonly ConlluSentence[],
  words: TokenWords,
): Uint8Array {
  const lessons = lessonsOf(sentences, new Tokenizer(words));
  const trainer = new LinearTrainer(1);
  const keys = new Uint32Array(MOST_FEATURES);
  const scores = new Float32Array(1);
  const next = random(SEED);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    for (const { view, ends } of shuffled(lessons, next)) {
      const memory: Memory = { from: 0, open: 0, quotes: 0, blockQuotes: 0 };
      for (let at = 0; at + 1 < view.length; at++) {
        step(view, at, memory);
        const truth = ends[at] === 1;
        if (mayEnd(view, at)) {
          const count = gather(view, at, memory, keys);
          trainer.score(keys, count, scores);
          // A margin keeps the weights moving after the training text is known by heart.
          const margin = truth ? scores[0] : -scores[0];
          if (margin <= MARGIN) trainer.update(keys, count, 0, truth ? 1 : -1);
          trainer.step();
        }
        if (truth) begin(memory, at + 1);
      }
    }
  }
  return writePack(trainer.finish(CELLS));
}

const MARGIN = 3;

/** Words and sentences F1 in per cent from raw text, documents read one by one. */
export function scoreRaw(
  sentences: readonly ConlluSentence[],
  tokenizer: Tokenizer,
  splitter: Splitter,
): { words: number; sentences: number } {
  const words: SpanCounts[] = [];
  const cuts: SpanCounts[] = [];
  for (const document of conlluDocuments(sentences)) {
    const gold = conlluText(document);
    const tokens = tokenizer.tokenize(gold.text);
    const found = splitter.split(gold.text, tokens, paragraphsOf(gold.text));
    words.push(scoreWords(tokens, gold));
    cuts.push(scoreSentences(found, tokens, gold));
  }
  return { words: f1(sumCounts(words)), sentences: f1(sumCounts(cuts)) };
}

/** `npm run train -- sentences`: writes `models/sentences.bin` and its card. */
export function train(data: string): void {
  const path = 'src/stages/2-tokens/words.json';
  if (!existsSync(path)) throw new Error(`data-missing: there is no ${path}`);
  const words = JSON.parse(readFileSync(path, 'utf8')) as TokenWords;
  const guards = JSON.parse(
    readFileSync('src/stages/3-sentences/guards.json', 'utf8'),
  ) as GuardWords;
  const bytes = trainSentences(readTrain(data), words);
  mkdirSync('models', { recursive: true });
  writeFileSync(join('models', 'sentences.bin'), bytes);
  const splitter = new Splitter(bytes, guards);
  const tokenizer = new Tokenizer(words);
  for (const name of TREEBANKS) {
    const score = scoreRaw(readTreebank(data, name, 'dev'), tokenizer, splitter);
    console.log(
      `${name}-dev words ${score.words.toFixed(2)} sentences ${score.sentences.toFixed(2)}`,
    );
  }
}
