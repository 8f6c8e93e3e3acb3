import { readFileSync } from 'node:fs';
import { viewOf } from '../../src/stages/11-events/code-pair.ts';
import type { FrameData } from '../../src/stages/11-events/constraints.ts';
import type { Hint } from '../../src/stages/11-events/pair-features.ts';
import { FOLDED_ROOTS } from '../../src/stages/11-events/roots.ts';
import { type EventFiles, eventData } from '../../src/stages/11-events/stage.ts';
import { WordClasses } from '../../src/weights/word-classes.ts';
import type { Example } from './logistic.ts';
import { parser } from './parsed.ts';
import { type PlvItem, readPlv, tokenRanges } from './plv.ts';

const ROOM = 'src/stages/11-events';

/** The stage's data files, read from the source tree. */
export function eventFiles(): EventFiles {
  return {
    lexicon: readFileSync(`${ROOM}/lexicon.tsv`, 'utf8'),
    classes: readFileSync(`${ROOM}/classes.tsv`, 'utf8'),
    words: JSON.parse(readFileSync(`${ROOM}/words.json`, 'utf8')),
  };
}

/** One given pair with what the coder sees of it. */
export interface PairExample extends Example {
  readonly item: PlvItem;
  readonly hints: readonly Hint[];
}

/** All of PLV train, parsed and viewed. */
export async function pairExamples(data: string): Promise<PairExample[]> {
  const read = await parser();
  const frames: FrameData = eventData(eventFiles());
  const clusters = new WordClasses(readFileSync('models/words.bin'));
  return readPlv(data).map((item) => {
    const doc = read(item.text);
    const pair = {
      actor: tokenRanges(doc, item.actor),
      recipient: tokenRanges(doc, item.recipient),
    };
    const { bag, hints } = viewOf(doc, pair, frames, clusters);
    return { item, bag, hints, klass: FOLDED_ROOTS.indexOf(item.type) };
  });
}
