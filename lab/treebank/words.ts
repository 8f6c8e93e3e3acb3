import { readFileSync, writeFileSync } from 'node:fs';
import { writePack } from '../../src/weights/pack.ts';
import { WordClasses, type WordClassesHead } from '../../src/weights/word-classes.ts';
import { python } from '../python.ts';

const WORK = '.cache/treebank';

/** Makes vectors and classes from the raw text (Python, about a minute and a half), kept in `.cache/treebank`. */
export function makeVectors(data: string): void {
  python('treebank/vectors.py', data, WORK);
  python('treebank/classes.py', WORK);
}

/** Makes vectors and classes anew and packs the classes. */
export function train(data: string): void {
  makeVectors(data);
  const rows = readFileSync(`${WORK}/classes.tsv`, 'utf8').trimEnd().split('\n');
  const cells = rows.map((row) => row.split('\t')).sort(([a], [b]) => (a < b ? -1 : 1));
  const head: WordClassesHead = { words: cells.map(([word]) => word).join('\n') };
  const fine = Uint16Array.from(cells, ([, klass]) => Number(klass));
  const coarse = Uint8Array.from(cells, ([, , klass]) => Number(klass));
  writeFileSync('models/words.bin', writePack({ head, arrays: { fine, coarse } }));
  console.log(`models/words.bin: ${cells.length} words`);
}

/** The classes as they were last made; throws where `npm run train -- words` has not been run. */
export function readWordClasses(): WordClasses {
  return new WordClasses(readFileSync('models/words.bin'));
}
