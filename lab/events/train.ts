import { writeFileSync } from 'node:fs';
import { featureKey, type PairModelHead } from '../../src/stages/11-events/pair-model.ts';
import { FOLDED_ROOTS } from '../../src/stages/11-events/roots.ts';
import { writePack } from '../../src/weights/pack.ts';
import {
  bestRoots,
  crossValidated,
  levels,
  lexiconRoots,
  OPTIONS,
  patternExamples,
  withoutLexicon,
} from './folds.ts';
import { BAG_LENGTH, type Logistic, trainLogistic } from './logistic.ts';
import { pairExamples } from './pair-set.ts';

/** Rows whose heaviest weight is lighter than this share of the heaviest of all are left out. */
const LEAST = 0.02;

/** Cross-validates the pair coder, trains it on everything, and writes `models/events.bin` and its card. */
export async function train(data: string): Promise<void> {
  const examples = await pairExamples(data);
  const patterns = patternExamples(data);
  const gold = examples.map(({ item }) => item.type);
  const plain = withoutLexicon(examples);
  const rows = {
    'lexicon alone': levels(gold, lexiconRoots(examples)),
    'model alone': levels(gold, bestRoots(crossValidated(plain, patterns))),
    'both, without the patterns': levels(gold, bestRoots(crossValidated(examples, []))),
    both: levels(gold, bestRoots(crossValidated(examples, patterns))),
  };
  const table = Object.entries(rows).map(
    ([name, { binary, quad, root }]) =>
      `| ${name} | ${binary.toFixed(1)} | ${quad.toFixed(1)} | ${root.toFixed(1)} |`,
  );
  console.log(table.join('\n'));
  const model = trainLogistic([...examples, ...patterns], OPTIONS);
  const { bytes, kept } = packed(model);
  writeFileSync('models/events.bin', bytes);
  writeFileSync(
    'models/events.md',
    card(table, examples.length, patterns.length, kept, bytes.length),
  );
  console.log(`models/events.bin: ${kept} rows, ${bytes.length} bytes`);
}

/** The model as int8 rows under hashed keys; of two features that share a key the first is kept. */
export function packed(model: Logistic): { bytes: Uint8Array; kept: number } {
  const { classes, rows, weights } = model;
  const bias = Array.from(weights.subarray(rows.size * classes));
  const cells = weights.subarray(0, rows.size * classes);
  let most = 0;
  for (const weight of cells) most = Math.max(most, Math.abs(weight));
  const unit = most / 127;
  const held = new Map<number, Int8Array>();
  for (const [name, row] of rows) {
    const own = cells.subarray(row * classes, (row + 1) * classes);
    if (own.every((weight) => Math.abs(weight) < LEAST * most)) continue;
    const key = featureKey(name);
    if (!held.has(key))
      held.set(
        key,
        Int8Array.from(own, (weight) => Math.round(weight / unit)),
      );
  }
  const keys = Uint32Array.from(held.keys()).sort();
  const flat = new Int8Array(keys.length * classes);
  keys.forEach((key, row) => {
    flat.set(held.get(key)!, row * classes);
  });
  const head: PairModelHead = { roots: FOLDED_ROOTS, unit, bias, length: BAG_LENGTH };
  return { bytes: writePack({ head, arrays: { keys, weights: flat } }), kept: keys.length };
}

function card(
  table: readonly string[],
  sentences: number,
  patterns: number,
  rows: number,
  bytes: number,
): string {
  return `# models/events.bin

The PLOVER root of a given pair: multinomial logistic regression over the words around the pair, the
path between its parties in the tree, tense and negation, and what \`lexicon.tsv\` says of the words
near it. ${rows} features of ${FOLDED_ROOTS.length} roots each, int8, ${bytes} bytes.

Made by \`npm run train -- events\` from

- PLV train (snowood1/Zero-Shot-PLOVER, no licence stated): ${sentences} sentences; weights only, no text is shipped;
- the CAMEO verb patterns (openeventdata, MIT), coded to PLOVER by its conversion table (CC BY-SA 4.0):
  ${patterns} patterns, each worth a tenth of a sentence.

Options: ${JSON.stringify(OPTIONS)}.

5-fold cross-validation on PLV train, macro-F1 (CONCEDE and RETREAT folded into YIELD, INVESTIGATE
into ACCUSE, as the benchmark has them):

| | binary | quad | root |
|---|---|---|---|
${table.join('\n')}
`;
}
