import { bytesOfRows, bytesOfTable, Kernel, type Rows } from './kernel.ts';
import { Layout } from './layout.ts';
import { addKnown, NameScores } from './name-scores.ts';
import { type Pack, readPack } from './pack.ts';
import { layOut, type Norm, type Recurrent, type Workspace, workspace } from './recurrent.ts';
import type { WideWords } from './wide-words.ts';
import { addRows, WordEmbedder } from './word-embedder.ts';
import { plainForm, wordRows } from './word-input.ts';

/** The head of `models/tagger.bin`. */
export interface TaggerHead {
  readonly width: number;
  readonly depth: number;
  /** Rows and columns of the table of parts, and what 1 is worth in it. */
  readonly partRows: number;
  readonly partSize: number;
  readonly partUnit: number;
  /** By how much vectors are stretched. */
  readonly vectorScale: number;
  /** Numbers of the hidden layer that labels are weighed from. */
  readonly nameSize: number;
  readonly labels: number;
}

/** Words that a stretch of neighbouring sentences has at most, unless one sentence is longer. */
const STRETCH = 100;
/** Words read at a time; a longer sentence is cut. */
const BATCH = 256;
/** Bits of a match with known names. */
const KNOWN = 32;

/**
 * Weighs the labels of names: word embeddings by what a far larger text knows of a word and by its parts,
 * none by the word itself, so that what is learnt of one name holds for those like it; then gated recurrent
 * blocks over stretches of neighbouring sentences. Same words, same numbers, on every machine.
 */
export class Tagger {
  readonly labels: number;
  /** Score of one label after another, label × labels + next; -Infinity where it may not stand. */
  readonly steps: Float64Array;
  readonly #kernel: Kernel;
  readonly #embedder: WordEmbedder;
  /** What each bit of a match with known names adds to the first states. */
  readonly #known: Float32Array;
  readonly #blocks: readonly Recurrent[];
  readonly #end: Norm;
  readonly #view: Rows;
  readonly #names: NameScores;
  readonly #x: Float32Array;
  readonly #viewed: Float32Array;
  readonly #space: Workspace;

  /**
   * `model` holds `models/tagger.bin`, `kernel` `models/kernel.wasm` (null for plain JavaScript), `wide`
   * the words of `models/wide.bin`.
   */
  constructor(model: Uint8Array, kernel: Uint8Array | null, wide: WideWords) {
    const pack = readPack<TaggerHead>(model);
    const { width, depth, partSize, nameSize, labels } = pack.head;
    // The kernel's rows are multiples of eight.
    const joined = (partSize + wide.size + 7) & ~7;
    const room = new Kernel(kernel, memoryOf(pack.head, joined));
    // Weights are laid out in it, before it is what products are written to.
    const out = room.table(BATCH * 3 * width);
    const layout = new Layout(room, pack, out);
    this.labels = labels;
    this.steps = Float64Array.from(pack.arrays.between);
    this.#kernel = room;
    this.#x = room.table(BATCH * width);
    this.#viewed = room.table(BATCH * nameSize);
    this.#space = workspace(room, BATCH, width, out);
    this.#embedder = new WordEmbedder(
      lookUp(pack, wide),
      room,
      layout.matrix('join', joined),
      layout.norm('start'),
      { joined: out, input: room.rows(BATCH, joined), out, normed: this.#space.normed },
    );
    this.#known = layout.numbers('known');
    this.#blocks = layout.blocks(depth, width);
    this.#end = layout.norm('end');
    this.#view = layout.matrix('view', width);
    const name = layout.matrix('name', nameSize);
    const input = room.rows(BATCH, nameSize);
    this.#names = new NameScores(
      room,
      { known: layout.numbers('name.known'), name, input, out },
      labels,
    );
  }

  /**
   * Scores of every label at every token, one array a sentence; the sentences follow one another in one
   * report, `known` holds the matches of each with known names (see `Gazetteer.match`).
   */
  read(
    sentences: readonly (readonly string[])[],
    known: readonly Int32Array[],
  ): readonly Float32Array[] {
    const bounds = stretchesOf(sentences.map((words) => words.length));
    const forms = sentences.flat();
    const matches = new Int32Array(forms.length);
    const scores = new Float32Array(forms.length * this.labels);
    let at = 0;
    const own = sentences.map((words, s) => {
      matches.set(known[s], at);
      const from = at * this.labels;
      at += words.length;
      return scores.subarray(from, at * this.labels);
    });
    for (let first = 0; first + 1 < bounds.length; ) {
      let last = first + 1;
      while (last + 1 < bounds.length && bounds[last + 1] - bounds[first] <= BATCH) last++;
      const [from, to] = [bounds[first], bounds[last]];
      const inner = bounds.slice(first, last + 1).map((bound) => bound - from);
      const read = this.#batch(forms.slice(from, to), matches.subarray(from, to), inner);
      scores.set(read, from * this.labels);
      first = last;
    }
    return own;
  }

  #batch(forms: readonly string[], known: Int32Array, bounds: readonly number[]): Float32Array {
    const kernel = this.#kernel;
    const count = forms.length;
    const width = this.#end.gain.length;
    this.#embedder.embed(forms, this.#x);
    addKnown(this.#known, width, known, this.#x, width, 0);
    for (const block of this.#blocks) block.run(kernel, this.#x, bounds, this.#space);
    layOut(kernel, this.#x, count, this.#end, this.#space);
    const size = kernel.product(
      this.#space.input,
      count,
      this.#view,
      this.#view.count,
      this.#viewed,
    );
    return this.#names.read(this.#viewed, size, 0, count, known);
  }
}

/** What the tables hold of a form: its parts, and its vector or what stands for a missing one. */
function lookUp({ head, arrays }: Pack<TaggerHead>, wide: WideWords) {
  const { partRows, partSize, partUnit, vectorScale } = head;
  const parts = arrays.parts as Int8Array;
  const lone = arrays.lone as Float32Array;
  return (form: string, joined: Float32Array) => {
    const rows = wordRows(form).parts.map((row) => row % partRows);
    addRows(parts, partSize, rows, partUnit, joined, 0);
    const row = wide.row(plainForm(form));
    if (row < 0) joined.set(lone, partSize);
    else wide.add(row, vectorScale, joined, partSize);
  };
}

/** Where stretches begin, and the end: neighbouring sentences together, long ones in pieces. */
function stretchesOf(sizes: readonly number[]): number[] {
  const bounds = [0];
  let end = 0;
  for (const size of sizes) {
    const begun = bounds[bounds.length - 1];
    if (end > begun && end + size - begun > STRETCH) bounds.push(end);
    end += size;
    while (end - bounds[bounds.length - 1] > BATCH) bounds.push(bounds[bounds.length - 1] + BATCH);
  }
  if (end > bounds[bounds.length - 1]) bounds.push(end);
  return bounds;
}

/** Bytes of all that a tagger keeps in the kernel's memory, its weights and one batch. */
function memoryOf({ width, depth, nameSize, labels }: TaggerHead, joined: number): number {
  const shapes: readonly (readonly [number, number])[] = [
    ...([
      [width, joined],
      [depth * 3 * width, width],
      [nameSize, width],
      [labels, nameSize],
    ] as const),
    ...([
      [BATCH, joined],
      [BATCH, width],
      [BATCH, nameSize],
    ] as const),
  ];
  const cells =
    BATCH * (5 * width + nameSize) + KNOWN * (width + nameSize) + (depth * 7 + 8) * width;
  // Every array begins at a multiple of 16, rows are padded to eight.
  const slack = 64 * (depth * 8 + 40) + 32 * width;
  return (
    shapes.reduce((sum, [rows, columns]) => sum + bytesOfRows(rows, columns), 0) +
    bytesOfTable(cells) +
    slack
  );
}
