import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Network } from '../../src/weights/network.ts';
import { writeFlat } from '../names/flat.ts';
import { readTrain, readTreebank, TREEBANKS } from './corpus.ts';
import { learnFeatures } from './features.ts';
import { type LemmaExample, learnLemmas } from './lemmas.ts';
import { python } from './python.ts';
import { makeVectors, readWordClasses } from './words.ts';

const WORK = '.cache/treebank';
/** How often the raw text is read, and the treebanks with the names in each of three runs. */
const READINGS = '2.3';
const EPOCHS = '8';
const EPOCHS_AGAIN = ['26', '18'];

/**
 * Trains the network of tags, trees and name labels (Python with PyTorch and a C compiler; a core for an
 * hour and a half) and learns the tables of lemmas and features; writes `models/syntax.bin`,
 * `models/lemmas.json` and `models/features.json`.
 */
export function train(data: string): void {
  if (!existsSync(`${WORK}/classes.tsv`)) makeVectors(data);
  writeFlat(data, 'train', `${WORK}/names.jsonl`);
  writeFlat(data, 'dev', `${WORK}/names-dev.jsonl`);
  python('net/pretrain.py', data, WORK, READINGS);
  python('net/train.py', data, WORK, EPOCHS, '0.001', '5');
  python('net/train.py', data, WORK, EPOCHS_AGAIN[0], '0.0022', '6', `${WORK}/net.pt`);
  python('net/train.py', data, WORK, EPOCHS_AGAIN[1], '0.0013', '7', `${WORK}/net-6.pt`);
  python('net/export.py', WORK, 'net-7.pt', 'models/words.bin', 'models/syntax.bin');
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
