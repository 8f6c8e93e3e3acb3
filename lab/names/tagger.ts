import { existsSync, mkdirSync, statSync } from 'node:fs';
import { python } from '../python.ts';
import { writeFlat } from './flat.ts';
import { writeSilver } from './silver.ts';

const WORK = '.cache/names';
/** Millions of words of the raw text that are read before any name. */
const MILLIONS = '26';
const RATE = '0.002';
const EPOCHS = { labelled: '12', told: '9' } as const;
/** Size and seed of the taggers that together read the news the shipped one learns from as well. */
const TEACHERS = [
  ['large', '5'],
  ['large', '6'],
  ['small', '5'],
  ['small', '6'],
] as const;
const SEED = '6';

/**
 * `npm run train -- tagger`: teaches taggers to guess hidden words, then names, then one of the small size
 * what all of them say of news without labels, and writes `models/tagger.bin` (Python with PyTorch and a C
 * compiler; a core for two hours). Throws `vectors-missing` where `npm run train -- wide` has not been run.
 */
export async function train(data: string): Promise<void> {
  if (!existsSync(`${WORK}/wide.npz`))
    throw new Error('vectors-missing: first run npm run train -- wide');
  mkdirSync(WORK, { recursive: true });
  for (const part of ['train', 'dev'] as const) writeFlat(data, part, `${WORK}/flat-${part}.jsonl`);
  for (const size of ['small', 'large']) python('names/net/guess.py', data, WORK, MILLIONS, size);
  const learn = (size: string, epochs: string, ...rest: string[]) =>
    python('names/net/learn.py', WORK, size, epochs, RATE, ...rest);
  for (const [size, seed] of TEACHERS) learn(size, EPOCHS.labelled, seed);
  await writeSilver(data, `${WORK}/silver.jsonl`);
  python('names/net/teach.py', WORK, ...TEACHERS.map((teacher) => `${teacher.join('-')}.pt`));
  learn('small', EPOCHS.told, SEED, 'told');
  python('names/net/export.py', `${WORK}/told-${SEED}.pt`, 'models/tagger.bin');
  console.log(`models/tagger.bin: ${statSync('models/tagger.bin').size} bytes`);
}
