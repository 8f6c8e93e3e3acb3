import { stage } from '../../doc/stage.ts';
import { WordClassesByName } from './classes.ts';
import type { FrameData } from './constraints.ts';
import { Deeds } from './deeds.ts';
import { Lexicon } from './lexicon.ts';
import { merged } from './merge.ts';
import { irregularForms, wordLists } from './words.ts';

/** The stage's data files as texts: `lexicon.tsv`, `classes.tsv` and `words.json` (parsed). */
export interface EventFiles {
  readonly lexicon: string;
  readonly classes: string;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** The files made ready to read with. Throws `lexicon-broken` where a row breaks its form. */
export function eventData({ lexicon, classes, words }: EventFiles): FrameData {
  return {
    lexicon: new Lexicon(lexicon),
    classes: new WordClassesByName(classes),
    lists: wordLists(words),
    irregular: irregularForms(words),
  };
}

/** Who did what to whom: the events of a report, in the order of their triggers. */
export function eventsStage(files: EventFiles) {
  const data = eventData(files);
  return stage({
    name: 'events',
    version: '1',
    needs: [
      'blocks',
      'tokens',
      'sentences',
      'tags',
      'tree',
      'times',
      'mentions',
      'statements',
      'actors',
      'references',
    ],
    gives: ['events'],
    read: (doc) => ({ layers: { events: merged(new Deeds(doc, data).read()) } }),
  });
}
