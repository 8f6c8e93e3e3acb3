import { readFileSync } from 'node:fs';
import { KINDS, kindOf, OUTSIDE, placeOf } from '../../src/stages/6-names/labels.ts';
import { NamesModel } from '../../src/stages/6-names/model.ts';
import { NamesReader } from '../../src/stages/6-names/reader.ts';
import { type Score, scoreNames, type TypedStretch } from '../../src/stages/6-names/score.ts';
import { type LabelledSentence, readNames } from './corpora.ts';
import { nameSteps, parseNamed } from './parsed.ts';
import { readTagger, readWideWords } from './wide.ts';

/** Types by kind; `loose` counts a facility as a place, as Universal NER does. */
function typeOf(kind: number, loose: boolean): string {
  return loose && KINDS[kind] === 'FAC' ? 'LOC' : KINDS[kind];
}

/** Names of a sentence as its data set marks them; of several labels left open the first counts. */
export function goldOf({ allowed }: LabelledSentence, loose: boolean): TypedStretch[] {
  const out: TypedStretch[] = [];
  let from = 0;
  for (let i = 0; i < allowed.length; i++) {
    if ((allowed[i] >>> OUTSIDE) & 1) continue;
    const label = 31 - Math.clz32(allowed[i] & -allowed[i]);
    if (placeOf(label) === 0 || placeOf(label) === 3) from = i;
    if (placeOf(label) >= 2) out.push({ from, to: i + 1, type: typeOf(kindOf(label), loose) });
  }
  return out;
}

/** Scores of a model on the two development sets, words as the data sets cut them. */
export function evaluateNames(data: string, bytes: Uint8Array = readFileSync('models/names.bin')) {
  const model = new NamesModel(bytes, readWideWords());
  const reader = new NamesReader(model, readTagger(), nameSteps());
  const read = (file: string) =>
    readNames(data, file).flatMap((document) => {
      const words = document.sentences.map((sentence) => sentence.words);
      const { syntax, scores } = parseNamed(words, (sentence) => model.known(sentence));
      const found = reader.read(words, syntax, scores);
      return document.sentences.map((sentence, at) => ({ sentence, found: found[at] }));
    });
  type Reading = ReturnType<typeof read>;
  const score = (reading: Reading, types: readonly string[], loose: boolean): Score =>
    scoreNames(
      reading.map(({ sentence, found }) => ({
        gold: goldOf(sentence, loose),
        found: found.map((one) => ({ ...one, type: typeOf(one.kind, loose) })),
      })),
      new Set(types),
    );
  const four = ['PER', 'ORG', 'LOC', 'NORP'];
  const worldwide = read('worldwide-dev.tsv');
  return {
    'worldwide dev, four types': score(worldwide, four, false),
    'worldwide dev, four types, facilities as places': score(worldwide, four, true),
    ...Object.fromEntries(
      four.map((type) => [`worldwide dev, ${type}`, score(worldwide, [type], false)]),
    ),
    'worldwide dev, all seven': score(worldwide, KINDS, false),
    'uner-ewt dev': score(read('uner-ewt-dev.iob2'), ['PER', 'ORG', 'LOC'], true),
  };
}
