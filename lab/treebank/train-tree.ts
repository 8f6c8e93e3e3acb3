import { RELATIONS } from '../../src/doc/columns.ts';
import { type Clusters, gather, layOut, MOST_FEATURES } from '../../src/stages/5-tree/features.ts';
import { bestMoves, type TreeHead } from '../../src/stages/5-tree/parser.ts';
import { leftMove, rightMove, SHIFT, State } from '../../src/stages/5-tree/transitions.ts';
import { writePack } from '../../src/text/pack.ts';
import { LinearTrainer } from '../linear.ts';
import { random, shuffled } from './corpus.ts';
import { projective } from './projective.ts';

/** A training sentence: forms, the tags a tagger gave it, and the gold tree (heads from 0, -1 root). */
export interface TreeExample {
  readonly forms: readonly string[];
  readonly upos: ArrayLike<number>;
  readonly xpos: readonly string[];
  readonly head: readonly number[];
  readonly rel: readonly string[];
}

export interface TreePlan {
  readonly epochs: number;
  readonly seed: number;
  readonly cells: number;
  /** Chance of following the parser's own move although it is wrong, from the second epoch on. */
  readonly explore: number;
}

/** Trains the parser with the dynamic oracle; non-projective trees are made projective first. */
export function trainTree(
  examples: readonly TreeExample[],
  clusters: Clusters,
  plan: TreePlan,
): Uint8Array {
  const seen = new Set(examples.flatMap((example) => example.rel));
  const relations = RELATIONS.filter((name) => seen.has(name));
  const number = new Map<string, number>(relations.map((name, i) => [name, i]));
  const root = number.get('root')!;
  const classes = 1 + 2 * relations.length;
  const data = examples.map(({ forms, upos, xpos, head, rel }) => ({
    input: layOut(forms, upos, xpos, clusters),
    head: projective(head),
    rel: rel.map((name) => number.get(name) ?? 0),
  }));
  const trainer = new LinearTrainer(classes);
  const keys = new Uint32Array(MOST_FEATURES);
  const scores = new Float32Array(classes);
  const next = random(plan.seed);
  for (let epoch = 0; epoch < plan.epochs; epoch++) {
    let right = 0;
    let all = 0;
    for (const { input, head, rel } of shuffled(data, next)) {
      const state = new State(head.length);
      while (!state.done) {
        const count = gather(input, state, keys);
        trainer.score(keys, count, scores);
        const [guess] = bestMoves(scores, state, root);
        const good = goodMoves(state, head, rel, root);
        let gold = good[0];
        for (const move of good) if (scores[move] > scores[gold]) gold = move;
        all++;
        if (good.includes(guess)) right++;
        else {
          trainer.update(keys, count, gold, 1);
          trainer.update(keys, count, guess, -1);
        }
        trainer.step();
        const wander = epoch > 0 && next() < plan.explore;
        state.apply(wander || good.includes(guess) ? guess : gold);
      }
    }
    console.log(`epoch ${epoch + 1}: ${((100 * right) / all).toFixed(2)} of moves right`);
  }
  const { head, arrays } = trainer.finish(plan.cells);
  const full: TreeHead = { ...head, relations, slope: 1 };
  return writePack({ head: full, arrays });
}

/**
 * The moves after which the best reachable tree is as good as before (arc-hybrid's dynamic oracle):
 * those that lose the fewest gold arcs. Never empty.
 */
function goodMoves(
  state: State,
  head: readonly number[],
  rel: readonly number[],
  root: number,
): number[] {
  const { stack, depth, next, length } = state;
  const top = depth > 0 ? stack[depth - 1] : -1;
  const below = depth > 1 ? stack[depth - 2] : -1;
  // Gold children of the top still in the buffer are lost by any move that takes it off the stack.
  let waiting = 0;
  if (top >= 0) for (let i = next; i < length; i++) if (head[i] === top) waiting++;
  const costs: [number, number][] = [];
  if (state.canShift()) {
    let cost = 0;
    for (let k = 0; k < depth; k++) {
      if (head[stack[k]] === next) cost++;
      if (k < depth - 1 && head[next] === stack[k]) cost++;
    }
    // The root has to lie at the bottom of the stack.
    if (head[next] < 0 && depth > 0) cost++;
    costs.push([SHIFT, cost]);
  }
  const name = top >= 0 ? rel[top] : 0;
  // The root relation names a place, not an arc: a word wrongly attached needs some other name.
  const plain = name === root ? 0 : name;
  if (state.canLeft()) {
    const lost =
      head[top] !== next && (head[top] > next || (below >= 0 && head[top] === below)) ? 1 : 0;
    const early = head[top] < 0 ? 1 : 0;
    costs.push([leftMove(plain), lost + early + waiting]);
  }
  if (state.canRight()) {
    const lost = head[top] >= next ? 1 : 0;
    const early = head[top] < 0 && below >= 0 ? 1 : 0;
    costs.push([rightMove(below < 0 ? root : plain), lost + early + waiting]);
  }
  const least = Math.min(...costs.map(([, cost]) => cost));
  return costs.filter(([, cost]) => cost === least).map(([move]) => move);
}
