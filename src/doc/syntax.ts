import { type Analysis, BATCH, type Network } from '../weights/network.ts';
import type { SentenceColumns } from './columns.ts';
import { RELATIONS } from './columns.ts';
import type { Doc } from './doc.ts';
import { type HeadlineVerbs, headlinePlan, headlineVerb } from './headline-verb.ts';

/** Tags and trees of a whole report: one cell per token. */
export interface SyntaxColumns {
  /** Index into the network's `tags` ("UPOS/XPOS"). */
  readonly tag: Uint8Array;
  readonly tagScore: Float32Array;
  /** Token of the report, -1 for a sentence's root. */
  readonly head: Int32Array;
  /** Index into `RELATIONS`. */
  readonly rel: Uint8Array;
  readonly score: Float32Array;
  /** Scores of name labels, a row a token; empty where nothing is known of names. */
  readonly names: Float32Array;
}

/** A stretch of words read by itself, and what its root hangs on: nothing, the piece before, the one after. */
interface Piece {
  readonly from: number;
  readonly on: 'none' | 'last' | 'next';
}

const PARATAXIS = RELATIONS.indexOf('parataxis');
const FLAT = RELATIONS.indexOf('flat');
const JOINED: ReadonlySet<number> = new Set(
  (['conj', 'appos'] as const).map((name) => RELATIONS.indexOf(name)),
);

/**
 * The network over a report. Tags and tree come from one reading, so the stage that asks second finds
 * it done: a reading is remembered for as long as the report's sentences are.
 *
 * A sentence longer than `BATCH` words (a table, a text without stops) is read in pieces, each piece's
 * root hanging on the one before it as `parataxis`; so time stays linear. A dateline ("PARIS, Nov 24 (Reuters) -") is read apart from the sentence that it
 * opens, and hangs on that sentence's root as `parataxis`.
 */
export class Syntax {
  /** The joint tags, "UPOS/XPOS". */
  readonly tags: readonly string[];
  readonly #network: Network;
  readonly #relation: Uint8Array;
  /** Score of one name label after another, see `Network.nameSteps`. */
  readonly nameSteps: Float64Array;
  readonly #known: ((words: readonly string[]) => Int32Array) | null;
  readonly #verbs: HeadlineVerbs | null;
  readonly #done = new WeakMap<SentenceColumns, SyntaxColumns>();

  /**
   * `known` matches the words of a sentence with known names; without it no name labels are weighed.
   * `verbs` tells the verbs of titles; without it titles are read as the network has them.
   */
  constructor(
    network: Network,
    known: ((words: readonly string[]) => Int32Array) | null = null,
    verbs: HeadlineVerbs | null = null,
  ) {
    this.#network = network;
    this.#known = known;
    this.#verbs = verbs;
    this.nameSteps = network.nameSteps;
    this.tags = network.head.tags;
    const relations: readonly string[] = RELATIONS;
    this.#relation = Uint8Array.from(network.head.relations, (name) => relations.indexOf(name));
  }

  read(doc: Doc<'blocks' | 'tokens' | 'sentences'>): SyntaxColumns {
    const sentences = doc.layer('sentences');
    const columns = this.#done.get(sentences) ?? this.#read(doc);
    this.#done.set(sentences, columns);
    return columns;
  }

  #read(doc: Doc<'blocks' | 'tokens' | 'sentences'>): SyntaxColumns {
    const { length, start, end } = doc.layer('tokens');
    const sentences = doc.layer('sentences');
    const pieces: Piece[] = [];
    const forms: string[][] = [];
    const add = (from: number, to: number, on: Piece['on']) => {
      pieces.push({ from, on });
      forms.push(
        Array.from({ length: to - from }, (_, i) => doc.text.slice(start[from + i], end[from + i])),
      );
    };
    const datelines = new Map<number, number>();
    for (const { dateline } of doc.layer('blocks'))
      if (dateline) datelines.set(dateline.start, dateline.end);
    for (let s = 0; s < sentences.length; s++) {
      const [first, to] = [sentences.from[s], sentences.to[s]];
      const until = datelines.get(start[first]) ?? -1;
      let body = first;
      while (body < to && body - first < BATCH && end[body] <= until) body++;
      if (body > first && body < to) add(first, body, 'next');
      else body = first;
      for (let from = body; from < to; from += BATCH) {
        add(from, Math.min(from + BATCH, to), from === body ? 'none' : 'last');
      }
    }
    const columns: SyntaxColumns = {
      tag: new Uint8Array(length),
      tagScore: new Float32Array(length),
      head: new Int32Array(length).fill(-1),
      rel: new Uint8Array(length),
      score: new Float32Array(length),
      names: new Float32Array(this.#known ? length * this.nameSteps.length ** 0.5 : 0),
    };
    let root = -1;
    let dateline = -1;
    const known = this.#known ? forms.map(this.#known) : null;
    this.#network.read(forms, known).forEach((analysis, p) => {
      const { from, on } = pieces[p];
      const found = this.#settle(columns, analysis, from, on === 'last' ? root : -1);
      if (on === 'next') dateline = found;
      else if (dateline >= 0) {
        columns.head[dateline] = found;
        columns.rel[dateline] = PARATAXIS;
        dateline = -1;
      }
      root = found;
    });
    if (this.#verbs !== null) this.#titles(doc, columns, this.#verbs);
    return columns;
  }

  /** Lists of those who act, and their verb, in titles. */
  #titles(
    doc: Doc<'blocks' | 'tokens' | 'sentences'>,
    columns: SyntaxColumns,
    verbs: HeadlineVerbs,
  ): void {
    const { start, end } = doc.layer('tokens');
    const sentences = doc.layer('sentences');
    const titles = doc.layer('blocks').filter(({ kind }) => kind === 'title');
    const verb = this.tags.indexOf('VERB/VBP');
    for (let s = 0; s < sentences.length; s++) {
      const [from, to] = [sentences.from[s], sentences.to[s]];
      if (
        to - from > BATCH ||
        !titles.some((one) => one.start <= start[from] && start[from] < one.end)
      )
        continue;
      const forms = Array.from({ length: to - from }, (_, i) =>
        doc.text.slice(start[from + i], end[from + i]),
      );
      headlineVerb(columns, forms, from, this.tags, verb, verbs);
      headlinePlan(columns, forms, from, this.tags);
    }
  }

  /** Copies one piece's analysis to its place; its root hangs on `above` (-1: on nothing). Answers the root. */
  #settle(columns: SyntaxColumns, analysis: Analysis, from: number, above: number): number {
    columns.tag.set(analysis.tag, from);
    columns.tagScore.set(analysis.tagScore, from);
    columns.score.set(analysis.score, from);
    if (this.#known) columns.names.set(analysis.names, from * this.nameSteps.length ** 0.5);
    let root = -1;
    analysis.head.forEach((head, i) => {
      columns.rel[from + i] = this.#relation[analysis.relation[i]];
      columns.head[from + i] = head < 0 ? above : from + head;
      if (head >= 0) return;
      root = from + i;
      columns.rel[root] = above < 0 ? RELATIONS.indexOf('root') : PARATAXIS;
    });
    raiseFromNames(columns, from, from + analysis.head.length);
    return root;
  }
}

/**
 * "Ines Varga and her colleague": what is joined to a name hangs on the name's first word, to which its
 * others are `flat` (universaldependencies.org/u/dep/flat.html). Raises no token above itself.
 */
function raiseFromNames({ head, rel }: SyntaxColumns, from: number, to: number): void {
  for (let token = from; token < to; token++) {
    const above = head[token];
    if (above < 0 || !JOINED.has(rel[token]) || rel[above] !== FLAT || head[above] < 0) continue;
    if (head[above] !== token) head[token] = head[above];
  }
}
