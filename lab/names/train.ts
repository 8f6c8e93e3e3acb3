import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { lattice, marginals } from '../../src/stages/6-names/chain.ts';
import { type Window, windowsOf } from '../../src/stages/6-names/features.ts';
import { LABELS } from '../../src/stages/6-names/labels.ts';
import { Gazetteer, type Lexicon } from '../../src/stages/6-names/lexicon.ts';
import type { NamesHead } from '../../src/stages/6-names/model.ts';
import { Votes } from '../../src/stages/6-names/votes.ts';
import { writePack } from '../../src/weights/pack.ts';
import { readWordClasses } from '../treebank/words.ts';
import { type LabelledDocument, readNames } from './corpora.ts';
import { type CrfOptions, type Example, mulberry, trainCrf, type Weights } from './crf.ts';
import { exampleOf, FeatureTable, featuresOf, recased, type Staged, stage } from './examples.ts';
import { type Classes, exchange } from './exchange.ts';
import { gatherKnown } from './gazetteer.ts';
import { parse } from './parsed.ts';
import { rawParagraphs } from './raw-words.ts';
import { allWideWords } from './wide.ts';

const CACHE = '.cache/names';
const DOMAINS = { worldwide: 0, ewt: 1, wikigold: 2, gum: 3, silver: 4 } as const;
const OPTIONS: CrfOptions = {
  ...{ epochs: 8, rate: 0.1, decay: 2, caution: 1, drop: 0.45 },
  ...{ hide: 0.2, blur: 0.2, deaf: 0.2, seed: 1 },
};
/** What the two voters are trained with. */
const VOTERS: CrfOptions = { ...OPTIONS, epochs: 3, decay: 1, drop: 0.3, hide: 0.15 };
/** How many models, each with a seed of its own, the shipped one is the mean of. */
const SEEDS = 5;
/** Features met in fewer documents are not learnt. */
const LEAST = 2;
/** Stands for the topic of words that `models/words.bin` lacks. */
const NO_TOPIC = 1023;
/** Weights kept in the file. */
const CELLS = Number(process.env.NAMES_CELLS ?? 450_000);

const started = Date.now();
const say = (line: string) =>
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(5)} s  ${line}`);

/** `npm run train -- names`: word classes, then the model, then `models/names.bin`. */
export function train(data: string): void {
  const spelt = spellings(data);
  const known = gatherKnown(data);
  const staged = stageAll(
    data,
    { classes: new Map(spelt), wide: allWideWords(), gazetteer: Gazetteer.of(known) },
    parse,
  );
  let table = tableOf(staged);
  say(`${staged.length} documents, ${table.size} features`);
  jackknife(staged, table, VOTERS);
  table = tableOf(staged);
  const examples = examplesOf(staged, table, 0.35);
  const weights = mean(
    Array.from({ length: SEEDS }, (_, i) =>
      trainCrf(examples, table.size, { ...OPTIONS, seed: OPTIONS.seed + i }, say),
    ),
  );
  const bytes = packed(table, weights, spelt, known);
  writeFileSync('models/names.bin', bytes);
  say(`models/names.bin: ${bytes.length} bytes`);
}

/** The mean of several models over the same features. */
function mean(models: readonly Weights[]): Weights {
  const of = <Row extends Float32Array | Float64Array>(rows: readonly Row[]): Row => {
    const out = rows[0].slice() as Row;
    for (let i = 0; i < out.length; i++) {
      out[i] = rows.reduce((sum, row) => sum + row[i], 0) / rows.length;
    }
    return out;
  };
  return { emit: of(models.map(({ emit }) => emit)), between: of(models.map((m) => m.between)) };
}

/** All training documents, each followed by a copy of which some sentences are recased. */
export function stageAll(data: string, lexicon: Lexicon, syntaxOf: typeof parse): Staged[] {
  const documents = ['worldwide-train.tsv', 'uner-ewt-train.iob2', 'wikigold.txt'].flatMap((file) =>
    readNames(data, file),
  );
  return documents.flatMap((full) => {
    const document = thinned(full);
    const noisy = recased(document, 0);
    // Of the copy only the sentences that chance recased are learnt from.
    const learnt = noisy.sentences.map((sentence, at) => sentence !== document.sentences[at]);
    return [stage(document, lexicon, syntaxOf), { ...stage(noisy, lexicon, syntaxOf), learnt }];
  });
}

/** Lays in votes: each half is judged by a model that has not seen it, as a fresh report will be. */
export function jackknife(staged: readonly Staged[], table: FeatureTable, options: CrfOptions) {
  for (const half of [0, 1]) {
    const mine = staged.filter((_, i) => (i >> 1) % 2 === half);
    const examples = examplesOf(mine, table, 0);
    say(`half ${half + 1}`);
    const weights = trainCrf(examples, table.size, options, say);
    for (const other of staged.filter((_, i) => (i >> 1) % 2 !== half)) vote(other, table, weights);
  }
}

/** Every spelling with its three classes, packed as `Lexicon.classes` holds them. */
export function spellings(data: string): (readonly [string, number])[] {
  const fine = classes(data, 800, 8);
  const coarse = new Map(zip(classes(data, 120, 10)));
  const topics = readWordClasses();
  return zip(fine).map(([word, klass]) => {
    const topic = topics.fine(word);
    return [
      word,
      ((topic < 0 ? NO_TOPIC : topic) << 18) | (klass << 8) | (coarse.get(word) ?? 255),
    ];
  });
}

/** Half of the sentences without a name tell nothing new; every second of them is left out. */
export function thinned(document: LabelledDocument): LabelledDocument {
  let bare = 0;
  const sentences = document.sentences.filter(
    ({ allowed }) => allowed.some((bits) => (bits & 1) === 0) || bare++ % 2 === 0,
  );
  return { ...document, sentences };
}

export function tableOf(staged: readonly Staged[], least = LEAST): FeatureTable {
  const table = new FeatureTable();
  const numbers = new Map<string, number>();
  for (const one of staged) {
    // A document and its recased copy are one.
    const number = numbers.get(one.document.id) ?? numbers.size;
    numbers.set(one.document.id, number);
    const domain = DOMAINS[one.document.source];
    for (const [at, scene] of one.scenes.entries()) {
      for (const window of one.learnt[at] ? windowsOf(scene) : []) {
        featuresOf(one, at, window, domain, (_, hash) => table.count(hash, number));
      }
    }
  }
  table.close(least);
  return table;
}

/** Every sentence as an example; votes are withheld from a share, for the first reading has none. */
export function examplesOf(
  staged: readonly Staged[],
  table: FeatureTable,
  mute: number,
): Example[] {
  const random = mulberry(11);
  return staged.flatMap((one) =>
    one.scenes.flatMap((scene, at) => {
      if (!one.learnt[at]) return [];
      const domain = random() < 0.5 ? DOMAINS[one.document.source] : 0;
      const silent = random() < mute;
      const scenes = silent ? one.scenes.with(at, { ...scene, votes: null }) : one.scenes;
      return windowsOf(scene).map((window) =>
        exampleOf({ ...one, scenes }, at, window, table, domain),
      );
    }),
  );
}

/** Lays the votes of a model into a document's scenes. */
export function vote(staged: Staged, table: FeatureTable, weights: Weights): void {
  const votes = new Votes();
  const room = lattice();
  const expBetween = weights.between.map(Math.exp);
  const read = (at: number, window: Window) => {
    const { length, first, rows } = exampleOf(staged, at, window, table, 0);
    const emit = new Float64Array(length * LABELS);
    for (let i = 0; i < length; i++) {
      for (let f = first[i]; f < first[i + 1]; f++) {
        for (let l = 0; l < LABELS; l++) emit[i * LABELS + l] += weights.emit[rows[f] * LABELS + l];
      }
    }
    marginals(emit, length, expBetween, room);
    return emit.map((_, cell) => room.alpha[cell] * room.beta[cell]);
  };
  const readings = staged.scenes.map((scene, at) =>
    windowsOf(scene).map((window) => {
      const chances = read(at, window);
      votes.add(scene.words, window, chances);
      return { window, chances };
    }),
  );
  staged.scenes = staged.scenes.map((scene, at) => {
    const heard = new Uint8Array(scene.words.length);
    for (const { window, chances } of readings[at]) votes.on(scene.words, window, chances, heard);
    return { ...scene, votes: heard };
  });
}

/** The weightiest cells as int8, with word classes and known names, in the project's packed form. */
export function packed(
  table: FeatureTable,
  { emit, between }: Weights,
  spelt: readonly (readonly [string, number])[],
  known: ReadonlyMap<string, number>,
  most = CELLS,
): Uint8Array {
  const sizes = emit.map(Math.abs).sort();
  const unit = sizes[Math.floor(sizes.length * 0.9995)] / 127;
  const least = Math.max(sizes[Math.max(0, sizes.length - most)], unit / 2);
  const rows: { hash: number; cells: [number, number][] }[] = [];
  for (const [hash, row] of table.kept()) {
    const cells: [number, number][] = [];
    for (let label = 0; label < LABELS; label++) {
      const weight = emit[row * LABELS + label];
      const whole = Math.max(-127, Math.min(127, Math.round(weight / unit)));
      if (Math.abs(weight) >= least && whole !== 0) cells.push([label, whole]);
    }
    if (cells.length > 0) rows.push({ hash, cells });
  }
  rows.sort((a, b) => a.hash - b.hash);
  const cells = rows.flatMap((row) => row.cells);
  const words = [...spelt].sort(([a], [b]) => (a < b ? -1 : 1));
  const names = [...known].sort(([a], [b]) => (a < b ? -1 : 1));
  const head: NamesHead = {
    ...{ version: '1', classes: LABELS, unit },
    words: words.map(([word]) => word).join('\n'),
    known: names.map(([name]) => name).join('\n'),
  };
  say(`${rows.length} features, ${cells.length} weights kept`);
  return writePack({
    head,
    arrays: {
      keys: Uint32Array.from(rows, (row) => row.hash),
      sizes: Uint8Array.from(rows, (row) => row.cells.length),
      class: Uint8Array.from(cells, ([label]) => label),
      weight: Int8Array.from(cells, ([, weight]) => weight),
      between: Float32Array.from(between),
      fine: Uint16Array.from(words, ([, klass]) => (klass >> 8) & 1023),
      coarse: Uint8Array.from(words, ([, klass]) => klass & 255),
      topic: Uint16Array.from(words, ([, klass]) => klass >> 18),
      lists: Uint8Array.from(names, ([, bits]) => bits),
    },
  });
}

/** Word classes of the raw text, kept in `.cache/names` from one training to the next. */
export function classes(data: string, many: number, rounds: number): Classes {
  const file = `${CACHE}/classes-${many}.tsv`;
  if (!existsSync(file)) {
    say(`${many} word classes`);
    const made = exchange(rawParagraphs(data), { classes: many, least: 3, rounds }, say);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(
      file,
      zip(made)
        .map((pair) => pair.join('\t'))
        .join('\n'),
    );
  }
  const rows = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'));
  return {
    words: rows.map(([word]) => word),
    classes: Uint16Array.from(rows, ([, c]) => Number(c)),
  };
}

export function zip({ words, classes }: Classes): [string, number][] {
  return words.map((word, i) => [word, classes[i]]);
}
