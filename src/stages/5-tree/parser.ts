import { RELATIONS } from '../../doc/columns.ts';
import { Linear, type LinearHead } from '../../text/linear.ts';
import { readPack } from '../../text/pack.ts';
import { type Clusters, gather, layOut, MOST_FEATURES } from './features.ts';
import { isLeft, relationOf, SHIFT, State } from './transitions.ts';

/** The head of `models/tree.bin`. */
export interface TreeHead extends LinearHead {
  /** Relations in the order in which moves number them. */
  readonly relations: readonly string[];
  /** What turns the lead of the best move over the next into a probability. */
  readonly slope: number;
}

/** The tree of one sentence; arrays of its length. */
export interface Parsed {
  /** Word each word hangs on, counted from the sentence's first; -1 for the root. */
  readonly head: Int32Array;
  /** Index into `RELATIONS`. */
  readonly rel: Uint8Array;
  readonly score: Float32Array;
}

/**
 * Greedy transition parser: an averaged perceptron chooses each move of the arc-hybrid system
 * (trained with the dynamic oracle of Goldberg & Nivre 2013). Time is linear in the sentence.
 */
export class Parser {
  readonly #model: Linear;
  readonly #head: TreeHead;
  readonly #clusters: Clusters;
  readonly #rels: Uint8Array;
  readonly #rootRelation: number;
  readonly #keys = new Uint32Array(MOST_FEATURES);
  readonly #scores: Int32Array;

  /** `model` holds `models/tree.bin`; a file that is no such model throws `model-broken`. */
  constructor(model: Uint8Array, clusters: Clusters) {
    const pack = readPack<TreeHead>(model);
    this.#head = pack.head;
    this.#model = new Linear(pack, pack.head);
    this.#clusters = clusters;
    this.#scores = new Int32Array(pack.head.classes);
    const codes: readonly string[] = RELATIONS;
    this.#rels = Uint8Array.from(pack.head.relations, (name) => codes.indexOf(name));
    this.#rootRelation = pack.head.relations.indexOf('root');
  }

  /** Parses one sentence from its forms, universal tags (codes of `UPOS`) and Penn tags. */
  parse(forms: readonly string[], upos: ArrayLike<number>, xpos: readonly string[]): Parsed {
    const { length } = forms;
    const input = layOut(forms, upos, xpos, this.#clusters);
    const state = new State(length);
    const rel = new Uint8Array(length);
    const score = new Float32Array(length);
    const scores = this.#scores;
    // A word's certainty is that of the move that attached it.
    while (!state.done) {
      const count = gather(input, state, this.#keys);
      this.#model.score(this.#keys, count, scores);
      const [best, second] = bestMoves(scores, state, this.#rootRelation);
      const lead = second < 0 ? Infinity : scores[best] - scores[second];
      if (best !== SHIFT) {
        const child = state.top(0);
        score[child] = 1 / (1 + Math.exp(-lead * this.#head.unit * this.#head.slope));
        rel[child] = this.#rels[relationOf(best)];
      }
      state.apply(best);
    }
    return { head: state.head, rel, score };
  }
}

/** The two best allowed moves; the second is -1 where only one is allowed. */
export function bestMoves(
  scores: ArrayLike<number>,
  state: State,
  rootRelation: number,
): [number, number] {
  const shift = state.canShift();
  const left = state.canLeft();
  const right = state.canRight();
  // The last word becomes the root under no other name, and no other word does.
  const root = state.depth === 1;
  let best = -1;
  let second = -1;
  for (let move = 0; move < scores.length; move++) {
    if (move === SHIFT ? !shift : isLeft(move) ? !left : !right) continue;
    if (move !== SHIFT && (relationOf(move) === rootRelation) !== (root && !isLeft(move))) continue;
    if (best < 0 || scores[move] > scores[best]) {
      second = best;
      best = move;
    } else if (second < 0 || scores[move] > scores[second]) second = move;
  }
  return [best, second];
}
