import type { Name, NameType } from '../../doc/layers.ts';
import { stage } from '../../doc/stage.ts';
import type { Syntax as NetworkReading } from '../../doc/syntax.ts';
import type { Tagger } from '../../weights/tagger.ts';
import { Amounts, type AmountWords } from './amounts.ts';
import { Arms, type ArmsWords } from './arms.ts';
import type { Syntax } from './features.ts';
import { figured } from './figures.ts';
import { type Found, KINDS, type Kind, LABELS } from './labels.ts';
import { merged } from './merge.ts';
import type { NamesModel } from './model.ts';
import { nestedNames } from './nested.ts';
import { NamesReader } from './reader.ts';

/** What the record calls each kind of the model. */
const TYPES: Readonly<Record<Kind, NameType>> = {
  PER: 'person',
  ORG: 'organisation',
  LOC: 'place',
  NORP: 'nationality',
  FAC: 'place',
  MISC: 'other',
};

/** Scores of what rules find: an amount is plain to see, an arm's name may be another's. */
const AMOUNT_SCORE = 0.97;
const ARM_SCORE = 0.85;

/**
 * The names stage. `loaded` is the model of `models/names.bin`, `network` the reading of tags and trees,
 * which weighs name labels with it (it must have been given `loaded.known`), `tagger` that of
 * `models/tagger.bin`, the others `amounts.json` and `arms.json` of this folder. Names stand in the order of their first token, a name before those
 * nested in it ("Bank of Uganda", "Uganda"); otherwise no two overlap.
 */
export function namesStage(
  loaded: NamesModel,
  network: NetworkReading,
  tagger: Tagger,
  amountWords: AmountWords,
  armsWords: ArmsWords,
) {
  const reader = new NamesReader(loaded, tagger, network.nameSteps);
  const amounts = new Amounts(amountWords);
  const arms = new Arms(armsWords);
  const rule = `names@${loaded.version}`;
  return stage({
    name: 'names',
    version: loaded.version,
    needs: ['blocks', 'tokens', 'sentences', 'tags', 'tree'],
    gives: ['names'],
    read(doc) {
      const { start, end } = doc.layer('tokens');
      const sentences = doc.layer('sentences');
      const words: string[][] = [];
      const glued: boolean[][] = [];
      const syntax: Syntax[] = [];
      const scores: Float32Array[] = [];
      const labels = network.read(doc).names;
      const { xpos } = doc.layer('tags');
      const { head, rel } = doc.layer('tree');
      for (let s = 0; s < sentences.length; s++) {
        const range = Array.from(
          { length: sentences.to[s] - sentences.from[s] },
          (_, i) => sentences.from[s] + i,
        );
        words.push(range.map((i) => doc.text.slice(start[i], end[i])));
        glued.push(range.map((i) => i > 0 && end[i - 1] === start[i]));
        const first = sentences.from[s];
        scores.push(labels.subarray(first * LABELS, sentences.to[s] * LABELS));
        syntax.push({
          xpos: range.map((i) => xpos[i]),
          head: range.map((i) => (head[i] < 0 ? -1 : head[i] - first)),
          rel: range.map((i) => rel[i]),
        });
      }
      const names: Name[] = [];
      reader.read(words, syntax, scores).forEach((found, s) => {
        const own: Name[] = apart(found, words[s]).map(({ kind, ...name }) => ({
          ...name,
          type: TYPES[KINDS[kind]],
          rule,
        }));
        const certain: Name[] = [
          ...amounts.find(words[s]).map((one) => ({ ...one, score: AMOUNT_SCORE, rule: 'amount' })),
          ...arms
            .find(words[s], glued[s])
            .map((one) => ({ ...one, score: ARM_SCORE, rule: 'arm' })),
        ];
        const known = loaded.lexicon.gazetteer;
        const all = figured(words[s], merged(own, certain, words[s], known), known);
        const nested = all.flatMap((name) => nestedNames(name, words[s], known));
        for (const name of [...all, ...nested].sort((a, b) => a.from - b.from || b.to - a.to)) {
          const { from, to } = name;
          names.push({ ...name, from: from + sentences.from[s], to: to + sentences.from[s] });
        }
      });
      return { layers: { names } };
    },
  });
}

/** "Talks in Graz, Austria, failed." A place and the one that holds it are two names. */
function apart(found: readonly Found[], words: readonly string[]): Found[] {
  return found.flatMap((name) => {
    let comma = name.from;
    while (comma < name.to && words[comma] !== ',') comma++;
    const split = TYPES[KINDS[name.kind]] === 'place' && comma > name.from && comma < name.to - 1;
    return split
      ? [{ ...name, to: comma }, ...apart([{ ...name, from: comma + 1 }], words)]
      : [name];
  });
}
