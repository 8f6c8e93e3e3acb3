import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { MAY_BEGIN, MAY_END } from '../../src/stages/6-names/chain.ts';
import { follows, LABELS } from '../../src/stages/6-names/labels.ts';

/** A sentence ready for training: feature rows per token (`first` has one cell more), labels open. */
export interface Example {
  readonly length: number;
  readonly first: Int32Array;
  readonly rows: Int32Array;
  /** What each row gives away of its word, see `Put` of the features. */
  readonly own: Uint8Array;
  readonly allowed: Int32Array;
}

/** Weights in training: one row of LABELS per feature, and the transitions. */
export interface Weights {
  readonly emit: Float32Array;
  readonly between: Float64Array;
}

export interface CrfOptions {
  readonly epochs: number;
  readonly rate: number;
  /** Squared weights count this much, over the whole of training: the "C2" of other trainers. */
  readonly decay: number;
  /** What every weight's summed squared slope begins at; the larger, the more careful the first steps. */
  readonly caution: number;
  /** Share of features left out at random at each look, so that no single one is leant on. */
  readonly drop: number;
  /** Share of looks at a word that are denied all features of its own, spelling, class and lists. */
  readonly hide: number;
  /** Share of looks that are denied its spelling only, as with a word never met. */
  readonly blur: number;
  /** Share of looks that are denied tags and tree, which are not always right. */
  readonly deaf: number;
  readonly seed: number;
}

const WORK = '.cache/names';

/**
 * Trains a conditional random field by AdaGrad (Duchi, Hazan and Singer 2011) on the marginal
 * likelihood of the labels left open; the answer is the average over the last half of the epochs.
 * The work is done by `crf.c`, ten times as fast as the same here; throws `compiler-missing` where
 * there is no C compiler (`cc`, or what `CC` names).
 */
export function trainCrf(
  examples: readonly Example[],
  features: number,
  options: CrfOptions,
  say: (line: string) => void,
): Weights {
  mkdirSync(WORK, { recursive: true });
  const flags = ['-O3', '-march=native', '-ffp-contract=off', '-fno-math-errno'];
  const program = `${WORK}/crf`;
  const built = spawnSync(process.env.CC ?? 'cc', [
    ...flags,
    ...['-o', program, 'lab/names/crf.c', '-lm'],
  ]);
  if (built.status !== 0) throw new Error(`compiler-missing: ${built.stderr ?? built.error}`);
  const [file, answer] = [`${WORK}/examples.bin`, `${WORK}/weights.bin`];
  write(file, examples, features);
  const { epochs, rate, decay, caution, drop, hide, blur, deaf, seed } = options;
  const numbers = [epochs, rate, decay, caution, drop, hide, blur, deaf, seed].map(String);
  say(
    execFileSync(program, [file, answer, ...numbers])
      .toString()
      .trimEnd(),
  );
  const bytes = readFileSync(answer);
  const cells = features * LABELS * 4;
  const part = (from: number, to: number) =>
    bytes.buffer.slice(bytes.byteOffset + from, bytes.byteOffset + to);
  return {
    emit: new Float32Array(part(0, cells)),
    between: new Float64Array(part(cells, cells + LABELS * LABELS * 8)),
  };
}

/** Lays the examples out as `crf.c` reads them. */
function write(file: string, examples: readonly Example[], features: number) {
  const to = openSync(file, 'w');
  const put = (array: NodeJS.ArrayBufferView) => {
    if (array.byteLength > 0) writeSync(to, array);
  };
  const tokens = examples.reduce((sum, one) => sum + one.length, 0);
  const rows = examples.reduce((sum, one) => sum + one.rows.length, 0);
  put(Int32Array.of(LABELS, examples.length, features, tokens, rows));
  put(
    Uint8Array.from(
      { length: LABELS * LABELS },
      (_, cell) => +follows(Math.floor(cell / LABELS), cell % LABELS),
    ),
  );
  put(MAY_BEGIN);
  put(MAY_END);
  put(Int32Array.from(examples, ({ length }) => length));
  const joined = (length: number, list: (one: Example) => ArrayLike<number>) => {
    const out = new Int32Array(length);
    let at = 0;
    for (const one of examples) {
      out.set(list(one), at);
      at += list(one).length;
    }
    return out;
  };
  put(joined(tokens, ({ first }) => first.subarray(1).map((end, i) => end - first[i])));
  put(joined(tokens, ({ allowed }) => allowed));
  put(joined(rows, (one) => one.rows));
  put(Uint8Array.from(joined(rows, ({ own }) => own)));
  closeSync(to);
}

/** A small seeded generator (mulberry32): numbers from 0 to 1. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
