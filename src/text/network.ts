import { bestTree } from './arborescence.ts';
import { bytesOfRows, bytesOfTable, Kernel, quantise, type Rows, type Table } from './kernel.ts';
import { type Pack, readPack } from './pack.ts';
import { layerNorm, Recurrent } from './recurrent.ts';
import { WordEmbedder } from './word-embedder.ts';

/** The head of `models/syntax.bin`. */
export interface NetworkHead {
  /** `UPOS/XPOS`, one per class. */
  readonly tags: readonly string[];
  readonly relations: readonly string[];
  readonly width: number;
  readonly depth: number;
  /** Before which block tags are guessed and fed back. */
  readonly mid: number;
  readonly wordSize: number;
  readonly partSize: number;
  readonly vectorSize: number;
  readonly wordUnit: number;
  readonly partUnit: number;
  readonly arcSize: number;
  readonly relSize: number;
}

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
}

/** Words a batch of sentences may hold; a sentence must not be longer. */
export const BATCH = 256;

/** Ranges of the two factors of a product of activations: width * CHILD * HEAD stays below 2^31. */
const CHILD = 4095;
const HEAD = 2047;

/**
 * Tags and parses sentences: word embeddings, gated recurrent blocks, then tags (from the middle of
 * the stack, fed back into it), arcs by a biaffine form (Dozat & Manning 2017) decoded to the best
 * tree, and relations. Same words, same numbers, on every machine.
 */
export class Network {
  readonly head: NetworkHead;
  readonly #kernel: Kernel;
  readonly #embedder: WordEmbedder;
  readonly #blocks: readonly Recurrent[];
  readonly #arrays: Pack<NetworkHead>['arrays'];
  readonly #tag: Rows;
  readonly #views: Rows;
  readonly #arc: Rows;
  readonly #rel: Rows;
  readonly #input: Rows;
  readonly #child: Rows;
  readonly #headRows: Rows;
  readonly #relInput: Rows;
  readonly #out: Table;
  readonly #viewed: Table;
  readonly #x: Float32Array;
  readonly #y: Float32Array;

  /**
   * `model` holds `models/syntax.bin`, `kernel` `models/kernel.wasm` (null for plain JavaScript);
   * `vectorRow` finds a word's row among the vectors, -1 where it has none.
   */
  constructor(model: Uint8Array, kernel: Uint8Array | null, vectorRow: (form: string) => number) {
    const pack = readPack<NetworkHead>(model);
    const { width, depth, arcSize, relSize, tags, relations } = pack.head;
    this.head = pack.head;
    this.#arrays = pack.arrays;
    const joined = pack.head.wordSize + pack.head.partSize + pack.head.vectorSize;
    const views = 2 * arcSize + 2 * relSize;
    const widest = Math.max(3 * width, views, BATCH + 8);
    const shapes: [number, number][] = [
      ...[[width, joined] as const, [tags.length, width] as const, [views, width] as const],
      ...[[arcSize, arcSize] as const, [relations.length, relSize] as const],
      ...Array.from({ length: depth }, () => [3 * width, width] as const),
      ...[[BATCH, width] as const, [BATCH, joined] as const, [BATCH, arcSize] as const],
      ...[[BATCH + 4, arcSize] as const, [BATCH, relSize] as const],
    ].map(([rows, columns]) => [rows, columns]);
    let bytes = bytesOfTable(BATCH * widest) + bytesOfTable(BATCH * views);
    for (const [rows, columns] of shapes) bytes += bytesOfRows(rows, columns);
    const room = new Kernel(kernel, bytes);
    this.#kernel = room;
    this.#tag = matrix(room, pack, 'tag', width);
    this.#views = matrix(room, pack, 'views', width);
    this.#arc = matrix(room, pack, 'arc', arcSize);
    this.#rel = matrix(room, pack, 'rel', relSize);
    this.#input = room.rows(BATCH, width);
    this.#child = room.rows(BATCH, arcSize);
    this.#headRows = room.rows(BATCH + 4, arcSize);
    this.#relInput = room.rows(BATCH, relSize);
    this.#out = room.table(BATCH * widest);
    this.#viewed = room.table(BATCH * views);
    this.#blocks = Array.from(
      { length: depth },
      (_, i) => new Recurrent(pack, `block${i}`, matrix(room, pack, `block${i}.gates`, width)),
    );
    const join = matrix(room, pack, 'join', joined);
    this.#embedder = new WordEmbedder(
      pack,
      room,
      join,
      room.rows(BATCH, joined),
      this.#out,
      vectorRow,
    );
    this.#x = new Float32Array(BATCH * width);
    this.#y = new Float32Array(BATCH * width);
  }

  /** Reads sentences of at most `BATCH` words each; longer ones are misuse. */
  read(sentences: readonly (readonly string[])[]): Analysis[] {
    const done: Analysis[] = [];
    let from = 0;
    let count = 0;
    sentences.forEach((forms, i) => {
      if (forms.length > BATCH) throw new Error(`sentence-too-long: ${forms.length} words`);
      if (count + forms.length > BATCH) {
        done.push(...this.#batch(sentences.slice(from, i)));
        from = i;
        count = 0;
      }
      count += forms.length;
    });
    done.push(...this.#batch(sentences.slice(from)));
    return done;
  }

  #batch(sentences: readonly (readonly string[])[]): Analysis[] {
    const { width, mid } = this.head;
    const forms = sentences.flat();
    const count = forms.length;
    if (count === 0) return sentences.map(() => emptyAnalysis());
    const bounds: number[] = [0];
    for (const sentence of sentences) bounds.push(bounds[bounds.length - 1] + sentence.length);
    const x = this.#x;
    this.#embedder.embed(forms, x);
    const tag = new Uint8Array(count);
    const tagScore = new Float32Array(count);
    this.#blocks.forEach((block, i) => {
      if (i === mid) this.#tags(count, tag, tagScore);
      block.run(this.#kernel, x, count, bounds, this.#input, this.#out);
    });
    layerNorm(x, count, width, this.#arrays, 'end', this.#y);
    for (let t = 0; t < count; t++) quantise(this.#y, t * width, width, this.#input, t, 32767);
    this.#kernel.product(this.#input, count, this.#views, this.#views.count, this.#viewed);
    return sentences.map((_, s) => {
      const [from, to] = [bounds[s], bounds[s + 1]];
      return {
        tag: tag.slice(from, to),
        tagScore: tagScore.slice(from, to),
        ...this.#tree(from, to),
      };
    });
  }

  /** Guesses every word's tag and adds what the guess says to the word's state. */
  #tags(count: number, tag: Uint8Array, score: Float32Array): void {
    const { width, tags } = this.head;
    const back = this.#arrays['tag.back'] as Float32Array;
    layerNorm(this.#x, count, width, this.#arrays, 'tag.norm', this.#y);
    for (let t = 0; t < count; t++) quantise(this.#y, t * width, width, this.#input, t, 32767);
    const stride = this.#kernel.product(this.#input, count, this.#tag, tags.length, this.#out);
    const p = this.#out.values;
    for (let t = 0; t < count; t++) {
      const best = softmax(p, t * stride, tags.length);
      tag[t] = best;
      score[t] = p[t * stride + best];
      for (let k = 0; k < tags.length; k++) {
        const weight = p[t * stride + k];
        if (weight < 0.001) continue;
        for (let d = 0; d < width; d++) this.#x[t * width + d] += weight * back[k * width + d];
      }
    }
  }

  /** Heads and relations of the sentence whose words are `from` to `to` of the batch. */
  #tree(from: number, to: number): Pick<Analysis, 'head' | 'relation' | 'score'> {
    const { arcSize, relSize, relations } = this.head;
    const n = to - from;
    const view = this.#viewed.values;
    const stride = this.#views.count;
    const headAt = arcSize;
    const relChildAt = 2 * arcSize;
    const relHeadAt = 2 * arcSize + relSize;
    const pull = this.#arrays['arc.pull'] as Float32Array;
    const rootArc = this.#arrays['root.arc'] as Float32Array;
    const rootRel = this.#arrays['root.rel'] as Float32Array;
    for (let t = 0; t < n; t++) {
      const at = (from + t) * stride;
      for (let k = at; k < at + 2 * arcSize; k++) if (view[k] < 0) view[k] = 0;
      quantise(view, at, arcSize, this.#child, t, 32767);
      quantise(view, at + headAt, arcSize, this.#headRows, t, HEAD);
      this.#headRows.bias[t] = dot(view, at + headAt, pull, arcSize);
    }
    quantise(rootArc, 0, arcSize, this.#headRows, n, HEAD);
    this.#headRows.bias[n] = dot(rootArc, 0, pull, arcSize);
    // child · U, then with every head.
    this.#kernel.product(this.#child, n, this.#arc, arcSize, this.#out);
    const wide = this.#arc.count;
    for (let t = 0; t < n; t++)
      quantise(this.#out.values, t * wide, arcSize, this.#child, t, CHILD);
    const scored = this.#kernel.product(this.#child, n, this.#headRows, n + 1, this.#out);
    const scores = this.#out.values;
    const head = bestTree(scores, n, scored);
    const score = new Float32Array(n);
    const relation = new Uint8Array(n);
    const hidden = new Float32Array(relSize);
    for (let t = 0; t < n; t++) {
      const h = head[t] < 0 ? n : head[t];
      scores[t * scored + t] = -1e4;
      softmax(scores, t * scored, n + 1);
      score[t] = scores[t * scored + h];
      const a = (from + t) * stride + relChildAt;
      const b = (from + h) * stride + relHeadAt;
      for (let k = 0; k < relSize; k++) {
        const sum = view[a + k] + (h === n ? rootRel[k] : view[b + k]);
        hidden[k] = Math.max(sum, 0);
      }
      quantise(hidden, 0, relSize, this.#relInput, t, 32767);
    }
    const named = this.#kernel.product(this.#relInput, n, this.#rel, relations.length, this.#out);
    for (let t = 0; t < n; t++) {
      relation[t] = softmax(this.#out.values, t * named, relations.length);
      score[t] *= this.#out.values[t * named + relation[t]];
    }
    return { head, relation, score };
  }
}

/** A matrix of the file in the kernel's memory. */
function matrix(kernel: Kernel, pack: Pack<unknown>, name: string, width: number): Rows {
  const source = pack.arrays[name] as Int8Array;
  const count = source.length / width;
  const rows = kernel.rows(count, width);
  for (let i = 0; i < count; i++) {
    rows.values.set(source.subarray(i * width, (i + 1) * width), i * rows.width);
  }
  rows.unit.set(pack.arrays[`${name}.unit`] as Float32Array);
  rows.bias.set(pack.arrays[`${name}.bias`] as Float32Array);
  return rows;
}

/** Turns scores into probabilities in place and answers the place of the largest. */
function softmax(values: Float32Array, at: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) if (values[at + k] > values[at + best]) best = k;
  const most = values[at + best];
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const power = Math.exp(values[at + k] - most);
    values[at + k] = power;
    sum += power;
  }
  for (let k = 0; k < count; k++) values[at + k] /= sum;
  return best;
}

function dot(a: Float32Array, at: number, b: Float32Array, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += a[at + k] * b[k];
  return sum;
}

function emptyAnalysis(): Analysis {
  const none = new Float32Array(0);
  return {
    tag: new Uint8Array(0),
    tagScore: none,
    head: new Int32Array(0),
    relation: new Uint8Array(0),
    score: none,
  };
}
