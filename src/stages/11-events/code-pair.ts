import type { EventType } from '../../doc/deeds.ts';
import type { Doc } from '../../doc/doc.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { FrameData, Who } from './constraints.ts';
import { Frames } from './frames.ts';
import { Grammar } from './grammar.ts';
import { Moods } from './mood.ts';
import {
  type Clusters,
  type Hint,
  hintsFor,
  type Pair,
  pairFeatures,
  sceneOf,
} from './pair-features.ts';
import { PairModel } from './pair-model.ts';
import { FOLDED_ROOTS, ROOTS } from './roots.ts';

/** The root of a given pair: always one, with every root ranked. */
export interface PairCode {
  readonly type: EventType;
  readonly mode: string | null;
  readonly score: number;
  /** All roots with their probability, the likeliest first. */
  readonly ranking: readonly (readonly [EventType, number])[];
}

/** Share of YIELD that is RETREAT, and of ACCUSE that is INVESTIGATE, where the lexicon is silent. */
const SHARES = { RETREAT: 0.6, INVESTIGATE: 0.1 } as const;
/** The same where the best-placed sense names the part. */
const TOLD = 0.9;

export type PairDoc = Doc<'tokens' | 'sentences' | 'tags' | 'tree'>;

/** What the model and the lexicon see of one pair; training reads the same. */
export function viewOf(doc: PairDoc, pair: Pair, data: FrameData, clusters: Clusters) {
  const grammar = new Grammar(doc, data.lists);
  const scene = sceneOf(grammar, pair);
  const who: Who = {
    kind(token) {
      if (token < 0) return null;
      const given = scene.side[token - scene.from] > 0;
      if (given || grammar.upos(token) === 'PROPN') return 'organisation';
      return data.lists.political.has(grammar.lemma(token)) ? 'group' : null;
    },
    state: () => false,
  };
  const frames = new Frames(grammar, data, who);
  const moods = new Moods(grammar, data.lists);
  const hints = hintsFor(
    grammar,
    scene,
    (token) => frames.all(token),
    (verb) => moods.of(verb),
  );
  const bag = pairFeatures(grammar, clusters, pair, hints, (verb) => moods.of(verb));
  return { hints, bag };
}

/** Codes given pairs: lexicon and learned model together. */
export class PairCoder {
  readonly #data: FrameData;
  readonly #clusters: Clusters;
  readonly #model: PairModel;

  /** `model` is `models/events.bin`, `clusters` the classes of `models/words.bin`. */
  constructor(model: Uint8Array, clusters: Clusters, data: FrameData) {
    this.#model = new PairModel(model);
    this.#clusters = clusters;
    this.#data = data;
  }

  /** The best root between two parties given in tokens. Either list may be empty; ranges outside the text are misuse. */
  code(doc: PairDoc, actor: readonly TokenRange[], recipient: readonly TokenRange[]): PairCode {
    const { hints, bag } = viewOf(doc, { actor, recipient }, this.#data, this.#clusters);
    return ranked(this.#model.score(bag), hints);
  }
}

/** The model's folded roots spread over the record's, and the mode of the sense that agrees. */
export function ranked(probabilities: Float64Array, hints: readonly Hint[]): PairCode {
  const best = (types: readonly EventType[]) =>
    hints
      .filter(({ framed }) => types.includes(framed.sense.type))
      .reduce<Hint | null>(
        (top, hint) => (top === null || hint.weight > top.weight ? hint : top),
        null,
      );
  const share = (one: keyof typeof SHARES, other: EventType) => {
    const told = best([one, other]);
    if (told === null) return SHARES[one];
    return told.framed.sense.type === one ? TOLD : 1 - TOLD;
  };
  const of = (root: (typeof FOLDED_ROOTS)[number]) => probabilities[FOLDED_ROOTS.indexOf(root)];
  const retreat = share('RETREAT', 'CONCEDE');
  const investigate = share('INVESTIGATE', 'ACCUSE');
  const parts: Partial<Record<EventType, number>> = {
    RETREAT: of('YIELD') * retreat,
    CONCEDE: of('YIELD') * (1 - retreat),
    INVESTIGATE: of('ACCUSE') * investigate,
    ACCUSE: of('ACCUSE') * (1 - investigate),
  };
  const ranking = ROOTS.map((type) => [type, parts[type] ?? of(type as never)] as const).sort(
    ([a, p], [b, q]) => q - p || (a < b ? -1 : 1),
  );
  // A folded root that wins must not lose by being split in two.
  const top = FOLDED_ROOTS[probabilities.indexOf(Math.max(...probabilities))];
  const split: Partial<Record<string, readonly EventType[]>> = {
    YIELD: ['RETREAT', 'CONCEDE'],
    ACCUSE: ['ACCUSE', 'INVESTIGATE'],
  };
  const within = split[top] ?? [top as EventType];
  const first = ranking.findIndex(([type]) => within.includes(type));
  const ordered = [ranking[first], ...ranking.filter((_, index) => index !== first)];
  const [type] = ordered[0];
  const mode = best([type])?.framed.sense.mode ?? null;
  const round = (value: number) => Math.round(value * 1000) / 1000;
  return {
    type,
    mode,
    score: round(probabilities[FOLDED_ROOTS.indexOf(top)]),
    ranking: ordered.map(([root, value]) => [root, round(value)] as const),
  };
}
