import { writeFileSync } from 'node:fs';
import { Gazetteer } from '../../src/stages/6-names/lexicon.ts';
import { scenesOf } from '../../src/stages/6-names/scenes.ts';
import { UNKNOWN } from '../../src/weights/wide-words.ts';
import { readNames } from './corpora.ts';
import { gatherKnown } from './gazetteer.ts';
import { gumNames } from './gum.ts';

const FILES = {
  train: ['worldwide-train.tsv', 'uner-ewt-train.iob2', 'wikigold.txt'],
  dev: ['worldwide-dev.tsv', 'uner-ewt-dev.iob2'],
};

/**
 * Writes the sentences of the data sets of names for the training of networks, one JSON object a line:
 * `words`, `allowed` (one bit per label left open), `known` (bits of `Gazetteer.match`), `source` and
 * `document`.
 */
export function writeFlat(data: string, part: keyof typeof FILES, file: string): void {
  const lexicon = {
    classes: new Map<string, number>(),
    wide: { of: () => UNKNOWN },
    gazetteer: Gazetteer.of(gatherKnown(data)),
  };
  const documents = FILES[part].flatMap((name) => readNames(data, name));
  if (part === 'train') documents.push(...gumNames(data));
  const lines = documents.flatMap((document) => {
    const { scenes } = scenesOf(
      document.sentences.map(({ words }) => words),
      lexicon,
    );
    return document.sentences.map(({ words, allowed }, at) =>
      JSON.stringify({
        ...{ document: document.id, source: document.source, words },
        ...{ allowed: [...allowed], known: [...scenes[at].known] },
      }),
    );
  });
  writeFileSync(file, `${lines.join('\n')}\n`);
}
