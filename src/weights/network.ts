import { ArcReader } from './arc-reader.ts';
import { bytesOfRows, bytesOfTable, Kernel, type Rows } from './kernel.ts';
import { Layout } from './layout.ts';
import { NameScores } from './name-scores.ts';
import type { NetworkHead } from './network-head.ts';
import { type Pack, readPack } from './pack.ts';
import { layOut, type Norm, type Recurrent, type Workspace, workspace } from './recurrent.ts';
import { addRow, addRows, WordEmbedder } from './word-embedder.ts';
import { wordRows } from './word-input.ts';

/** What the network says of one sentence; arrays of its length. */
export interface Analysis {
  /** Index into the head's `tags`, and how probable it is. */
  readonly tag: Uint8Array;
  readonly tagScore: Float32Array;
  /** Head counted from the sentence's first word, -1 for the root; index into `relations`. */
  readonly head: Int32Array;
  readonly relation: Uint8Array;
  /** Probability of head and relation together. */
  readonly score: Float32Array;
  /** Scores of the name labels, token by token; empty where no names were asked for. */
  readonly names: Float32Array;
}

/** Words a batch of sentences may hold; a sentence must not be longer. */
export const BATCH = 256;

/** Range of both factors of the product of guessed tags: width * GUESS * GUESS stays below 2^31. */
const GUESS = 2896;

/** Name labels there is room for. */
const LABELS_ROOM = 32;

/** Relations of which a clause has but one; `nsubj:outer` is the subject of another clause. */
const SINGLE = [['nsubj', 'nsubj:pass', 'csubj', 'csubj:pass'], ['obj']];

/**
 * Tags and parses sentences and weighs name labels: word embeddings, gated recurrent blocks (tags are
 * guessed in the middle of the stack and fed back), then one product for all that is asked of a word:
 * its tag, its part in arcs (biaffine, Dozat & Manning 2017, decoded to the best tree), in relations and
 * in names. Same words, same numbers, on every machine.
 */
export class Network {
  readonly head: NetworkHead;
  readonly #kernel: Kernel;
  readonly #embedder: WordEmbedder;
  readonly #blocks: readonly Recurrent[];
  /** What each tag says back to the states: a row per number of a state. */
  readonly #tagBack: Rows;
  readonly #guessed: Rows;
  readonly #tagNorm: Norm;
  readonly #endNorm: Norm;
  readonly #tag: Rows;
  readonly #views: Rows;
  readonly #arcs: ArcReader;
  readonly #names: NameScores;
  /** Score of one name label after another, label × labels + next; -Infinity where it may not stand. */
  readonly nameSteps: Float64Array;
  /** Universal tag (a number of its own) of each joint tag. */
  readonly #upos: Uint8Array;
  readonly #space: Workspace;
  readonly #out: Float32Array;
  readonly #viewed: Float32Array;
  readonly #x: Float32Array;

  /**
   * `model` holds `models/syntax.bin`, `kernel` `models/kernel.wasm` (null for plain JavaScript);
   * `vectorRow` finds a word's row among the vectors, -1 where it has none.
   */
  constructor(model: Uint8Array, kernel: Uint8Array | null, vectorRow: (form: string) => number) {
    const pack = readPack<NetworkHead>(model);
    const { width, depth, arcSize, relSize, nameSize, tags, relations } = pack.head;
    const joined = pack.head.wordSize + pack.head.partSize + pack.head.vectorSize;
    const views = 2 * arcSize + 2 * relSize + tags.length + nameSize;
    const widest = Math.max(3 * width, BATCH + 8);
    const room = new Kernel(kernel, memoryOf(pack.head, joined, views, widest));
    this.head = pack.head;
    this.#kernel = room;
    // Weights are laid out in it, before it is what products are written to.
    this.#out = room.table(BATCH * widest);
    const layout = new Layout(room, pack, this.#out);
    this.#tag = layout.matrix('tag', width);
    this.#views = layout.matrix('views', width);
    this.#tagBack = turned(room, pack.arrays['tag.back'] as Float32Array, width, this.#out);
    this.#guessed = room.rows(BATCH, tags.length);
    this.#tagNorm = layout.norm('tag.norm');
    this.#endNorm = layout.norm('end');
    this.#viewed = room.table(BATCH * (this.#views.count + 4));
    this.#x = room.table(BATCH * width);
    this.#space = workspace(room, BATCH, width, this.#out);
    const arcs = {
      arc: layout.matrix('arc', arcSize),
      rel: layout.matrix('rel', relSize),
      pull: pack.arrays['arc.pull'] as Float32Array,
      rootArc: layout.numbers('root.arc'),
      rootRel: layout.numbers('root.rel'),
      child: room.rows(BATCH, arcSize),
      heads: room.woven(BATCH + 4, arcSize),
      pair: room.rows(BATCH, relSize),
      out: this.#out,
    };
    this.#arcs = new ArcReader(room, arcs, relations, SINGLE, pack.head.arcPower);
    this.#names = new NameScores(
      room,
      {
        known: layout.numbers('name.known'),
        name: layout.matrix('name', nameSize),
        input: room.rows(BATCH, nameSize),
        out: this.#out,
      },
      pack.arrays['name.between'].length ** 0.5,
    );
    this.nameSteps = Float64Array.from(pack.arrays['name.between']);
    const upos = tags.map((tag) => tag.split('/', 1)[0]);
    this.#upos = Uint8Array.from(upos, (name) => upos.indexOf(name));
    this.#blocks = layout.blocks(depth, width);
    const space = {
      joined: this.#out,
      input: room.rows(BATCH, joined),
      out: this.#out,
      normed: this.#space.normed,
    };
    this.#embedder = new WordEmbedder(
      lookUp(pack, vectorRow),
      room,
      layout.matrix('join', joined),
      layout.norm('start'),
      space,
    );
    if (tags.length > 256 || relations.length > 256)
      throw new Error('model-broken: too many classes');
  }

  /**
   * Reads sentences of at most `BATCH` words each; longer ones are misuse. Where `known` is given, one
   * array of matches with known names per sentence (see `Gazetteer.match`), name labels are weighed too.
   */
  read(
    sentences: readonly (readonly string[])[],
    known: readonly Int32Array[] | null = null,
  ): Analysis[] {
    const done: Analysis[] = [];
    let from = 0;
    let count = 0;
    sentences.forEach((forms, i) => {
      if (forms.length > BATCH) throw new Error(`sentence-too-long: ${forms.length} words`);
      if (count + forms.length > BATCH) {
        done.push(...this.#batch(sentences.slice(from, i), known?.slice(from, i) ?? null));
        from = i;
        count = 0;
      }
      count += forms.length;
    });
    done.push(...this.#batch(sentences.slice(from), known?.slice(from) ?? null));
    return done;
  }

  #batch(
    sentences: readonly (readonly string[])[],
    known: readonly Int32Array[] | null,
  ): Analysis[] {
    const { mid, arcSize, relSize, tags } = this.head;
    const forms = sentences.flat();
    const count = forms.length;
    if (count === 0) return sentences.map(() => emptyAnalysis());
    const bounds: number[] = [0];
    for (const sentence of sentences) bounds.push(bounds[bounds.length - 1] + sentence.length);
    this.#embedder.embed(forms, this.#x);
    this.#blocks.forEach((block, i) => {
      if (i === mid) this.#feedTags(count);
      block.run(this.#kernel, this.#x, bounds, this.#space);
    });
    layOut(this.#kernel, this.#x, count, this.#endNorm, this.#space);
    const views = this.#views;
    const wide = this.#kernel.product(this.#space.input, count, views, views.count, this.#viewed);
    const tagAt = 2 * arcSize + 2 * relSize;
    const tag = new Uint8Array(count);
    const tagScore = new Float32Array(count);
    this.#kernel.softmax(this.#viewed, tagAt, wide, count, tags.length);
    for (let t = 0; t < count; t++) {
      const at = t * wide + tagAt;
      tag[t] = this.#bestTag(at);
      tagScore[t] = this.#viewed[at + tag[t]];
    }
    return sentences.map((_, s) => {
      const [from, to] = [bounds[s], bounds[s + 1]];
      const view = this.#viewed.subarray(from * wide);
      const names = known
        ? this.#names.read(view, wide, tagAt + tags.length, to - from, known[s])
        : NONE;
      return {
        tag: tag.slice(from, to),
        tagScore: tagScore.slice(from, to),
        names,
        ...this.#arcs.read(view, wide, to - from),
      };
    });
  }

  /**
   * The best joint tag of the best universal tag, by the probabilities at a place of the views; it may be
   * likelier in sum than the one of the best joint tag.
   */
  #bestTag(at: number): number {
    const count = this.head.tags.length;
    const p = this.#viewed;
    let joint = 0;
    for (let k = 1; k < count; k++) if (p[at + k] > p[at + joint]) joint = k;
    // One of them has more than all others together.
    if (p[at + joint] > 0.5) return joint;
    const sums = new Float32Array(count);
    for (let k = 0; k < count; k++) sums[this.#upos[k]] += p[at + k];
    const upos = sums.indexOf(Math.max(...sums));
    let best = -1;
    for (let k = 0; k < count; k++) {
      if (this.#upos[k] === upos && (best < 0 || p[at + k] > p[at + best])) best = k;
    }
    return best;
  }

  /** Guesses every word's tag and adds what the guess says to the word's state. */
  #feedTags(count: number): void {
    const { width, tags } = this.head;
    layOut(this.#kernel, this.#x, count, this.#tagNorm, this.#space);
    const stride = this.#kernel.product(
      this.#space.input,
      count,
      this.#tag,
      this.#guessed.width,
      this.#out,
    );
    // What stands beyond the tags in a row is 0, as the matrix is there.
    this.#kernel.softmax(this.#out, 0, stride, count, tags.length);
    this.#kernel.quantise(this.#out, 0, stride, count, this.#guessed, GUESS);
    this.#kernel.product(this.#guessed, count, this.#tagBack, width, this.#out);
    for (let i = 0; i < count * width; i++) this.#x[i] += this.#out[i];
  }
}

/** Bytes of all that a network keeps in the kernel's memory, its weights and one batch. */
function memoryOf(head: NetworkHead, joined: number, views: number, widest: number): number {
  const { width, depth, arcSize, relSize, nameSize, tags, relations } = head;
  const shapes: readonly (readonly [number, number])[] = [
    ...([
      [tags.length, width],
      [width, tags.length],
      [BATCH, tags.length],
      [views, width],
      [arcSize, arcSize],
      [relations.length, relSize],
      [LABELS_ROOM, nameSize],
    ] as const),
    ...([
      [width, joined],
      [depth * 3 * width, width],
      [BATCH, width],
      [BATCH, joined],
    ] as const),
    ...([
      [2 * BATCH + 4, arcSize],
      [BATCH, relSize],
      [BATCH, nameSize],
    ] as const),
  ];
  const cells =
    BATCH * (widest + views + 8 + 2 * width) +
    34 * nameSize +
    2 * tags.length +
    (depth * 7 + 9) * width +
    joined +
    2 * (arcSize + relSize);
  // Every array begins at a multiple of 16.
  const slack = 64 * (depth * 8 + 60);
  return (
    shapes.reduce((sum, [rows, columns]) => sum + bytesOfRows(rows, columns), 0) +
    bytesOfTable(cells) +
    slack
  );
}

/**
 * What the tables hold of a form: a hashed embedding of the word, one of its parts, and a fixed vector
 * learned from plain text.
 */
function lookUp({ head, arrays }: Pack<NetworkHead>, vectorRow: (form: string) => number) {
  const { wordSize, partSize, vectorSize, wordUnit, partUnit } = head;
  const [words, parts, vectors] = ['words', 'parts', 'vectors'].map(
    (name) => arrays[name] as Int8Array,
  );
  const units = arrays['vectors.unit'] as Float32Array;
  const lone = arrays.lone as Float32Array;
  return (form: string, joined: Float32Array) => {
    const rows = wordRows(form);
    for (const row of rows.words) addRow(words, wordSize, row, wordUnit, joined, 0);
    addRows(parts, partSize, rows.parts, partUnit, joined, wordSize);
    const row = vectorRow(form);
    for (let d = 0; d < vectorSize; d++) {
      joined[wordSize + partSize + d] =
        row < 0 ? lone[d] : vectors[row * vectorSize + d] * units[d];
    }
  };
}

/** A table of rows of `width` numbers as a matrix of its columns, laid out in the table `room`. */
function turned(kernel: Kernel, table: Float32Array, width: number, room: Float32Array): Rows {
  const count = table.length / width;
  const rows = kernel.woven(width, count);
  room.fill(0, 0, width * rows.width);
  for (let k = 0; k < count; k++) {
    for (let d = 0; d < width; d++) room[d * rows.width + k] = table[k * width + d];
  }
  kernel.quantise(room, 0, rows.width, width, rows, GUESS);
  return rows;
}

const NONE = new Float32Array(0);

function emptyAnalysis(): Analysis {
  const none = { tagScore: NONE, score: NONE, names: NONE };
  return {
    ...none,
    ...{ tag: new Uint8Array(0), head: new Int32Array(0), relation: new Uint8Array(0) },
  };
}
