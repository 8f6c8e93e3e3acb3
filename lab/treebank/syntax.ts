import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Network } from '../../src/weights/network.ts';
import { writeFlat } from '../names/flat.ts';
import { writeSilver } from '../names/silver.ts';
import { python } from '../python.ts';
import { readTrain, readTreebank, TREEBANKS } from './corpus.ts';
import { learnFeatures } from './features.ts';
import { type LemmaExample, learnLemmas } from './lemmas.ts';
import { makeVectors, readWordClasses } from './words.ts';

const WORK = '.cache/treebank';
/** News with the names that the shipped models find in it. */
const SILVER = `${WORK}/silver.jsonl`;
/** How often the raw text is read before the treebanks. */
const READINGS = '2.3';
/**
 * The runs over treebanks and names, one going on from another: epochs, highest rate, seed. Before the last
 * the network so far labels news (`writeSilver`), which that run learns names from as well.
 */
const RUNS = [
  ['8', '0.001', '5'],
  ['26', '0.0022', '6'],
  ['18', '0.0013', '7'],
  ['75', '0.002', '8'],
] as const;

/**
 * Trains the network of tags and trees, names beside them (Python with PyTorch and a C compiler; a core for
 * three hours) and learns the tables of lemmas and features; writes `models/syntax.bin`,
 * `models/lemmas.json` and `models/features.json`.
 */
export async function train(data: string): Promise<void> {
  if (!existsSync(`${WORK}/classes.tsv`)) makeVectors(data);
  writeFlat(data, 'train', `${WORK}/names.jsonl`);
  writeFlat(data, 'dev', `${WORK}/names-dev.jsonl`);
  python('treebank/net/pretrain.py', data, WORK, READINGS);
  rmSync(SILVER, { force: true });
  let from = 'pretrained.pt';
  for (const [epochs, rate, seed] of RUNS) {
    if (seed === RUNS.at(-1)?.[2]) await writeSilver(data, SILVER);
    python('treebank/net/train.py', data, WORK, epochs, rate, seed, `${WORK}/${from}`);
    from = `net-${seed}.pt`;
    python('treebank/net/export.py', WORK, from, 'models/words.bin', 'models/syntax.bin');
  }
  trainTables(data);
  printScores(data);
}

/** Learns the tables of lemmas and features only. */
export function trainTables(data: string): void {
  const words = readTrain(data).flatMap((sentence) => sentence.words);
  writeFileSync('models/features.json', `${JSON.stringify(learnFeatures(words))}\n`);
  writeFileSync('models/lemmas.json', `${JSON.stringify(learnLemmas(words, irregularVerbs()))}\n`);
}

/** Past tenses and participles of the irregular verbs. */
function irregularVerbs(): LemmaExample[] {
  const rows = readFileSync('lab/treebank/irregular-verbs.tsv', 'utf8').trimEnd().split('\n');
  return rows.flatMap((row) => {
    const [lemma, past, participle] = row.split('\t');
    return [
      { form: past, xpos: 'VBD', lemma },
      { form: participle, xpos: 'VBN', lemma },
    ];
  });
}

/** What the network in `models/` scores on the development parts, words and sentences given. */
export function printScores(data: string): void {
  const words = readWordClasses();
  const kernel = readFileSync('models/kernel.wasm');
  const network = new Network(readFileSync('models/syntax.bin'), kernel, (form) => words.row(form));
  for (const name of TREEBANKS) {
    const dev = readTreebank(data, name, 'dev');
    const begun = process.cpuUsage().user;
    const found = network.read(dev.map((sentence) => sentence.words.map((word) => word.form)));
    const micros = process.cpuUsage().user - begun;
    const right = { UPOS: 0, XPOS: 0, UAS: 0, LAS: 0, 'LAS with subtypes': 0 };
    let count = 0;
    dev.forEach((sentence, s) => {
      sentence.words.forEach((word, i) => {
        count++;
        const [upos, xpos] = network.head.tags[found[s].tag[i]].split('/', 2);
        if (upos === word.upos) right.UPOS++;
        if (xpos === word.xpos) right.XPOS++;
        if (found[s].head[i] !== word.head - 1) return;
        const relation = network.head.relations[found[s].relation[i]];
        right.UAS++;
        if (relation.split(':')[0] === word.deprel.split(':')[0]) right.LAS++;
        if (relation === word.deprel) right['LAS with subtypes']++;
      });
    });
    const shown = Object.entries(right).map(
      ([what, n]) => `${what} ${((100 * n) / count).toFixed(2)}`,
    );
    const rate = Math.round((1e6 * count) / micros);
    console.log(
      `${name}-dev, words given: ${shown.join(', ')}; ${rate} words a second of processor`,
    );
  }
}
