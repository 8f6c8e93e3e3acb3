import { MAY_BEGIN, MAY_END } from '../../src/stages/6-names/chain.ts';
import { FeatureList } from '../../src/stages/6-names/feature-list.ts';
import {
  features,
  type Scene,
  type Syntax,
  voteFeatures,
  type Window,
} from '../../src/stages/6-names/features.ts';
import type { Lexicon } from '../../src/stages/6-names/lexicon.ts';
import { scenesOf } from '../../src/stages/6-names/scenes.ts';
import { mix } from '../../src/weights/linear.ts';
import { ALL_LABELS, type LabelledDocument, type LabelledSentence } from './corpora.ts';
import { type Example, mulberry } from './crf.ts';

const ROOM = 1 << 23;

/** Features met in enough documents to be learnt, by hash, each with its row (open addressing). */
export class FeatureTable {
  readonly #hashes = new Uint32Array(ROOM);
  readonly #counts = new Uint32Array(ROOM);
  readonly #rows = new Int32Array(ROOM);
  readonly #last = new Int32Array(ROOM).fill(-1);
  #met = 0;
  size = 0;

  /** Counts a feature once per document. */
  count(hash: number, document: number): void {
    const at = this.#place(hash);
    if (this.#counts[at] === 0) {
      if (++this.#met > ROOM * 0.8) throw new Error('too-many-features: raise ROOM');
      this.#hashes[at] = hash;
    }
    if (this.#last[at] !== document) this.#counts[at]++;
    this.#last[at] = document;
  }

  /** Keeps the features met in at least `least` documents and gives them rows. */
  close(least: number): void {
    this.size = 0;
    for (let at = 0; at < ROOM; at++) {
      this.#rows[at] = this.#counts[at] >= least ? this.size++ : -1;
    }
  }

  /** The row of a feature; -1 where it is not kept. */
  row(hash: number): number {
    const at = this.#place(hash);
    return this.#counts[at] === 0 ? -1 : this.#rows[at];
  }

  /** Hash and row of every feature kept. */
  *kept(): Generator<readonly [number, number]> {
    for (let at = 0; at < ROOM; at++) {
      if (this.#counts[at] > 0 && this.#rows[at] >= 0) yield [this.#hashes[at], this.#rows[at]];
    }
  }

  #place(hash: number): number {
    let at = hash & (ROOM - 1);
    while (this.#counts[at] > 0 && this.#hashes[at] !== hash) at = (at + 1) & (ROOM - 1);
    return at;
  }
}

/** Sentences of a document with their scenes; `votes` of an earlier model may be laid in. */
export interface Staged {
  readonly document: LabelledDocument;
  scenes: Scene[];
  /** Which sentences are learnt from; the others only vote. */
  readonly learnt: readonly boolean[];
  readonly border: ReturnType<typeof scenesOf>['border'];
}

export function stage(
  document: LabelledDocument,
  lexicon: Lexicon,
  syntaxOf: (sentences: readonly (readonly string[])[]) => readonly Syntax[],
): Staged {
  const sentences = document.sentences.map((sentence) => sentence.words);
  return {
    document,
    ...scenesOf(sentences, lexicon, syntaxOf(sentences)),
    learnt: sentences.map(() => true),
  };
}

/**
 * A document with some sentences in headline case, all capitals or small letters, so that all
 * survive: one in eight, one in twenty, one in twenty-five. Null where chance left every sentence alone.
 */
export function recased(document: LabelledDocument, seed: number): LabelledDocument {
  const random = mulberry(seed ^ mix(document.id.length, document.sentences.length));
  const sentences = document.sentences.map((sentence): LabelledSentence => {
    const dice = random();
    if (dice < 0.125) return { ...sentence, words: sentence.words.map(headline) };
    if (dice < 0.175) return { ...sentence, words: sentence.words.map((w) => w.toUpperCase()) };
    if (dice < 0.215) return { ...sentence, words: sentence.words.map((w) => w.toLowerCase()) };
    return sentence;
  });
  return { ...document, sentences };
}

const SMALL = /^(a|an|the|of|in|on|at|to|for|and|or|but|by|as|is|with|from|'s|’s|n't|n’t)$/i;
function headline(word: string, at: number): string {
  if (at > 0 && SMALL.test(word)) return word;
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Takes one feature of a token; `own` as in `FeatureList`. */
type Put = (token: number, hash: number, own: number) => void;

/**
 * The features of one window. A `domain` above 0 adds each word's own features once more in the name
 * of its data set, so that annotators who differ do not pull at the same weights.
 */
export function featuresOf(
  staged: Staged,
  at: number,
  window: Window,
  domain: number,
  put: Put,
): void {
  const scene = staged.scenes[at];
  const list = new FeatureList();
  const take = (token: number) => {
    for (let k = 0; k < list.count; k++) put(token, list.keys[k], list.own[k]);
  };
  features(scene, window, staged.border, list, take);
  voteFeatures(scene, window, list, take);
  if (domain === 0) return;
  for (let i = window.from; i < window.to; i++) {
    const word = scene.words[i];
    put(i, mix(1000 + domain, 1), 0);
    put(i, mix(1010 + domain, word.key), 1);
    put(i, mix(1020 + domain, word.shape), 0);
  }
}

const BEGINS = MAY_BEGIN.reduce((bits, may, label) => bits | (may << label), 0);
const ENDS = MAY_END.reduce((bits, may, label) => bits | (may << label), 0);

/** The labels of a window; those of a name that reaches over its border are left open. */
function opened(allowed: Int32Array, { from, to }: Window): Int32Array {
  const out = allowed.slice(from, to);
  for (let i = 0; i < out.length && (out[i] & BEGINS) === 0; i++) out[i] = ALL_LABELS;
  for (let i = out.length - 1; i >= 0 && (out[i] & ENDS) === 0; i--) out[i] = ALL_LABELS;
  return out;
}

/** A window as rows of features, with the labels left open at each token. */
export function exampleOf(
  staged: Staged,
  at: number,
  window: Window,
  table: FeatureTable,
  domain: number,
): Example {
  const length = window.to - window.from;
  const lists: number[][] = Array.from({ length }, () => []);
  const owns: number[][] = Array.from({ length }, () => []);
  featuresOf(staged, at, window, domain, (token, hash, given = 0) => {
    const row = table.row(hash);
    if (row < 0) return;
    lists[token - window.from].push(row);
    owns[token - window.from].push(given);
  });
  const first = new Int32Array(length + 1);
  for (let i = 0; i < length; i++) first[i + 1] = first[i] + lists[i].length;
  const allowed = opened(staged.document.sentences[at].allowed, window);
  const [rows, own] = [Int32Array.from(lists.flat()), Uint8Array.from(owns.flat())];
  return { length, first, rows, own, allowed };
}
