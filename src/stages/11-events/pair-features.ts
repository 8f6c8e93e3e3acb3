import type { TokenRange } from '../../doc/range.ts';
import { sentenceOf } from '../../doc/span.ts';
import type { Framed } from './frames.ts';
import type { Grammar } from './grammar.ts';
import type { Mood } from './mood.ts';
import { type FoldedRoot, folded, quadOf } from './roots.ts';
import { shifted } from './shift.ts';

/** The two parties of a given pair, in tokens. Either may be empty. */
export interface Pair {
  readonly actor: readonly TokenRange[];
  readonly recipient: readonly TokenRange[];
}

/** Word classes learned from plain text, as `models/words.bin` holds them. */
export interface Clusters {
  fine(form: string): number;
  coarse(form: string): number;
}

/** A bag of named features with their weights. */
export type Bag = Map<string, number>;

/** One lexicon reading of a word near the pair: its root after tense and negation, and how well it fits the pair. */
export interface Hint {
  readonly framed: Framed;
  readonly root: FoldedRoot;
  /** 0 to 4: constraints met, and whether the parties stand where the frame has them. */
  readonly weight: number;
  readonly actor: boolean;
  readonly recipient: boolean;
}

const FAR = 9;

/**
 * What a given pair looks like in its sentence: the words before, between and after the parties,
 * those near the path between them in the tree (the nearer the heavier), tense and negation of the
 * verbs on that path, and what the lexicon makes of it. The parties' own words count only as the
 * kind of thing they are, so that the model learns deeds and not who usually does them.
 */
export function pairFeatures(
  grammar: Grammar,
  clusters: Clusters,
  pair: Pair,
  hints: readonly Hint[],
  moods: (verb: number) => Mood,
): Bag {
  const bag: Bag = new Map();
  const add = (name: string, value = 1) => bag.set(name, Math.max(bag.get(name) ?? 0, value));
  const scene = sceneOf(grammar, pair);
  surface(grammar, clusters, scene, add);
  alongTree(grammar, clusters, scene, moods, add);
  fromHints(hints, add);
  return bag;
}

/** Where the pair stands. */
export interface Scene {
  readonly from: number;
  readonly to: number;
  /** For every token of the stretch: 1 actor, 2 recipient, 0 neither. */
  readonly side: Uint8Array;
  readonly actorHead: number;
  readonly recipientHead: number;
}

/** The sentences that hold the pair; the whole text's first sentence where there is no party at all. */
export function sceneOf(grammar: Grammar, pair: Pair): Scene {
  const sentences = grammar.doc.layer('sentences' as never) as unknown as {
    length: number;
    from: Int32Array;
    to: Int32Array;
  };
  const ranges = [...pair.actor, ...pair.recipient].filter(({ from, to }) => to > from);
  const first = ranges.length ? Math.min(...ranges.map(({ from }) => from)) : 0;
  const last = ranges.length ? Math.max(...ranges.map(({ to }) => to - 1)) : 0;
  const from = sentences.length ? sentences.from[Math.max(0, sentenceOf(sentences, first))] : 0;
  const to = sentences.length ? sentences.to[Math.max(0, sentenceOf(sentences, last))] : 0;
  const side = new Uint8Array(Math.max(0, to - from));
  for (const range of pair.recipient) side.fill(2, range.from - from, range.to - from);
  for (const range of pair.actor) side.fill(1, range.from - from, range.to - from);
  return {
    from,
    to,
    side,
    actorHead: headOf(grammar, pair.actor[0]),
    recipientHead: headOf(grammar, pair.recipient[0]),
  };
}

/** The token of a range that hangs on one outside it; -1 for an empty range. */
export function headOf(grammar: Grammar, range: TokenRange | undefined): number {
  if (range === undefined || range.to <= range.from) return -1;
  for (let token = range.from; token < range.to; token++) {
    const head = grammar.tree.head(token);
    if ((head < range.from || head >= range.to) && grammar.upos(token) !== 'PUNCT') return token;
  }
  return range.to - 1;
}

/** Puts a feature into the bag; of two with one name the heavier stays. */
type Add = (name: string, value?: number) => void;

/**
 * Lemmas and word classes before, between and after the parties, with pairs and triples of them. Words
 * far outside weigh less: what stands between the parties tells most.
 */
function surface(grammar: Grammar, clusters: Clusters, scene: Scene, add: Add): void {
  const { from, to, side } = scene;
  const parties = [...side.keys()].filter((i) => side[i] > 0);
  const first = parties.length ? side[parties[0]] : 0;
  const start = parties.length ? from + parties[0] : from;
  const end = parties.length ? from + parties[parties.length - 1] : to;
  add(`first=${first}`);
  let previous = '^';
  let before = '^^';
  for (let token = from; token < to; token++) {
    const at = side[token - from];
    const word = at === 1 ? 'ACTOR' : at === 2 ? 'RECIPIENT' : grammar.lemma(token);
    if (at > 0 && word === previous) continue;
    const region = token < start ? 'before' : token > end ? 'after' : 'between';
    const closeness =
      region === 'between'
        ? 1
        : 1 / (1 + Math.max(0, (region === 'before' ? start - token : token - end) - 4) / 6);
    if (at === 0) {
      if (grammar.upos(token) !== 'PUNCT') {
        add(`${region} ${word}`, closeness);
        add(`any ${word}`, 0.7);
        const group = clusters.fine(grammar.lower(token));
        if (group >= 0) add(`${region} #${group}`, closeness * 0.6);
      }
    }
    if (region === 'between' || at > 0 || token <= end + 6) {
      add(`2 ${previous} ${word}`, closeness);
      add(`3 ${before} ${previous} ${word}`, closeness * 0.8);
    }
    before = previous;
    previous = word;
  }
}

/** Distances in the tree from the path that joins the parties (or from the one party there is). */
function alongTree(
  grammar: Grammar,
  clusters: Clusters,
  scene: Scene,
  moods: (verb: number) => Mood,
  add: Add,
): void {
  const { from, to, side, actorHead, recipientHead } = scene;
  const { tree } = grammar;
  const up = (token: number) => {
    const chain: number[] = [];
    for (let at = token; at >= 0 && chain.length < 60; at = tree.head(at)) chain.push(at);
    return chain;
  };
  const actorChain = up(actorHead);
  const recipientChain = up(recipientHead);
  const meets = actorChain.find((token) => recipientChain.includes(token)) ?? -1;
  const path = new Set<number>();
  const legs = [['a', actorChain] as const, ['r', recipientChain] as const];
  for (const [leg, chain] of legs) {
    const stop = meets >= 0 ? chain.indexOf(meets) : Math.min(chain.length - 1, 2);
    const links: string[] = [];
    for (let i = 0; i <= stop && i < chain.length; i++) {
      const token = chain[i];
      path.add(token);
      if (i < stop)
        links.push(
          tree.base(token) === 'obl' || tree.base(token) === 'nmod'
            ? `${tree.base(token)}:${grammar.prep(token)}`
            : tree.rel(token),
        );
      if (i > 0 && side[token - from] === 0) {
        add(`leg ${leg} ${grammar.lemma(token)}`);
        if (i === 1) add(`parent ${leg} ${grammar.lemma(token)} ${links[0] ?? ''}`);
        if (i === 1) add(`parent ${leg} #${clusters.fine(grammar.lower(token))} ${links[0] ?? ''}`);
      }
    }
    add(`path ${leg} ${links.join('<')}`);
  }
  if (meets >= 0 && side[meets - from] === 0) {
    add(`meet ${grammar.lemma(meets)}`);
    add(`meet #${clusters.fine(grammar.lower(meets))}`);
  }
  const distance = new Map<number, number>([...path].map((token) => [token, 0]));
  const queue = [...path];
  for (let token = queue.shift(); token !== undefined; token = queue.shift()) {
    const next = distance.get(token)! + 1;
    if (next > FAR) continue;
    for (const other of [tree.head(token), ...tree.children(token)]) {
      if (other < from || other >= to || distance.has(other)) continue;
      distance.set(other, next);
      queue.push(other);
    }
  }
  for (const [token, far] of distance) {
    if (side[token - from] > 0) continue;
    const upos = grammar.upos(token);
    if (upos === 'PUNCT' || upos === 'DET') continue;
    add(`near ${grammar.lemma(token)}`, 1.4 / (1 + far));
    if (upos === 'VERB' || upos === 'NOUN' || upos === 'ADJ') {
      const group = clusters.fine(grammar.lower(token));
      if (group >= 0) add(`near #${group}`, 1 / (1 + far));
      const wide = clusters.coarse(grammar.lower(token));
      if (wide >= 0) add(`near ##${wide}`, 0.6 / (1 + far));
      const head = tree.head(token);
      if (far <= 2 && head >= 0 && distance.has(head) && side[head - from] !== 1) {
        add(
          `edge ${grammar.lemma(head)} ${tree.base(token)} ${grammar.lemma(token)}`,
          1.4 / (1 + far),
        );
      }
    }
  }
  const verb =
    actorHead >= 0
      ? grammar.clause(tree.head(actorHead) < 0 ? actorHead : tree.head(actorHead))
      : meets;
  if (verb >= 0) {
    const mood = moods(verb);
    add(`mood ${mood.status}${mood.negated ? ' not' : ''}`);
    add(`mood ${mood.status}${mood.negated ? ' not' : ''} ${grammar.lemma(verb)}`);
    add(`verb ${grammar.lemma(verb)}`, 1.2);
    for (const child of tree.children(verb)) {
      const rel = tree.base(child);
      if (
        side[child - from] === 0 &&
        (rel === 'obj' || rel === 'xcomp' || rel === 'compound' || rel === 'ccomp')
      ) {
        add(`verb ${grammar.lemma(verb)} ${rel} ${grammar.lemma(child)}`);
        add(`under ${rel} ${grammar.lemma(child)}`);
      }
    }
  }
}

/** What the lexicon says, each reading by its root and by which parties stand where its frame has them. */
function fromHints(hints: readonly Hint[], add: Add): void {
  let best: Hint | null = null;
  for (const hint of hints) {
    const where = `${hint.actor ? 'A' : ''}${hint.recipient ? 'R' : ''}`;
    add(`sense ${hint.root} ${where}`, 0.5 + hint.weight / 4);
    add(
      `row ${hint.framed.sense.lemma} ${hint.framed.sense.type} ${hint.root}`,
      0.5 + hint.weight / 4,
    );
    if (best === null || hint.weight > best.weight) best = hint;
  }
  if (best === null) add('sense none');
  else {
    add(`best ${best.root}`, 1 + best.weight / 3);
    add(`best quad ${quadOf(best.root)}`, 1);
  }
}

/** What the lexicon says of each word of the pair's sentences. */
export function hintsFor(
  grammar: Grammar,
  scene: Scene,
  framesAt: (token: number) => readonly Framed[],
  moods: (verb: number) => Mood,
): Hint[] {
  const hints: Hint[] = [];
  const touches = (places: readonly (readonly number[])[], wanted: number) =>
    places.some((place) => place.some((token) => reaches(grammar, scene, token, wanted)));
  const depth = distances(grammar, scene);
  for (let token = scene.from; token < scene.to; token++) {
    for (const framed of framesAt(token).slice(0, 3)) {
      const parties = [...framed.both, ...framed.recipients];
      const actor = touches(framed.actors, 1) || (framed.mutual && touches(framed.both, 1));
      const recipient = touches(parties, 2) || (framed.mutual && touches(framed.actors, 2));
      const mood = moods(framed.governor);
      const near = depth.get(token) ?? FAR;
      const weight =
        Math.min(1.2, framed.fit / 4) +
        (actor ? 1.4 : 0) +
        (recipient ? 1 : 0) +
        (actor && recipient ? 0.6 : 0) -
        Math.min(1, near / 6) +
        (mood.reported && !actor ? -0.6 : 0);
      hints.push({
        framed,
        root: folded(shifted(framed.sense.type, mood).type),
        weight: Math.max(0, Math.min(4, weight)),
        actor,
        recipient,
      });
    }
  }
  return hints;
}

/** Whether a filler is, or holds at its own level, a word of the wanted party. */
function reaches(grammar: Grammar, scene: Scene, token: number, wanted: number): boolean {
  const { from, to, side } = scene;
  const is = (at: number) => at >= from && at < to && side[at - from] === wanted;
  if (is(token)) return true;
  const { tree } = grammar;
  for (const child of tree.children(token)) {
    const base = tree.base(child);
    if (
      (base === 'nmod' ||
        base === 'amod' ||
        base === 'compound' ||
        base === 'conj' ||
        base === 'flat' ||
        base === 'appos') &&
      (is(child) || reaches(grammar, scene, child, wanted))
    ) {
      return true;
    }
  }
  return false;
}

/** Steps in the tree from the nearer party's head to every token of the stretch. */
function distances(grammar: Grammar, scene: Scene): Map<number, number> {
  const { tree } = grammar;
  const start = [scene.actorHead, scene.recipientHead].filter((token) => token >= 0);
  const distance = new Map<number, number>(start.map((token) => [token, 0]));
  const queue = start.slice();
  for (let token = queue.shift(); token !== undefined; token = queue.shift()) {
    for (const other of [tree.head(token), ...tree.children(token)]) {
      if (other < scene.from || other >= scene.to || distance.has(other)) continue;
      distance.set(other, distance.get(token)! + 1);
      queue.push(other);
    }
  }
  return distance;
}
