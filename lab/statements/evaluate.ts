import { readFileSync } from 'node:fs';
import type { TokenRange } from '../../src/doc/layers.ts';
import { draftsOf } from '../../src/stages/9-statements/decode.ts';
import type { Ground } from '../../src/stages/9-statements/ground.ts';
import { completed, type Part } from '../../src/stages/9-statements/runs.ts';
import {
  type Attribution,
  addReport,
  emptyScore,
  f1,
  type StatementScore,
  type Stretch,
} from '../../src/stages/9-statements/score.ts';
import { tidy } from '../../src/stages/9-statements/tidy.ts';
import type { Weights } from '../../src/stages/9-statements/weights.ts';
import type { Parsed } from './corpus.ts';

const SAYINGS: ReadonlySet<string> = new Set(
  JSON.parse(readFileSync('src/stages/9-statements/sayings.json', 'utf8')) as string[],
);

/** Scores what is read of parsed articles, all of the stage's rules included but those for headlines. */
export function scoreOf(parsed: readonly Parsed[], weights: Weights): StatementScore {
  const score = emptyScore();
  for (const { article, ground } of parsed) {
    const told = completed(ground, draftsOf(ground, weights, SAYINGS), 'model');
    const given = tidy(ground, told).map((part) => attributionOf(ground, part));
    addReport(score, article.text, given, article.attributions);
  }
  return score;
}

/** The sum by which a cut is chosen: all four figures alike. */
export function worthOf(score: StatementScore): number {
  return f1(score.source) + f1(score.cue) + f1(score.content) + f1(score.found);
}

/** A statement in characters, as the scorer takes it. */
export function attributionOf(ground: Ground, { cue, source, content }: Part): Attribution {
  const stretch = (range: TokenRange): Stretch => {
    const { start, end } = ground.doc.chars(range);
    return [start, end];
  };
  return {
    source: source ? [stretch(source)] : [],
    cue: cue ? [stretch(cue)] : [],
    content: content.map(stretch),
  };
}
