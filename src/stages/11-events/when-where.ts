import type { Doc } from '../../doc/doc.ts';
import type { Framed } from './frames.ts';
import type { Grammar } from './grammar.ts';

const WHERE = [
  'in',
  'at',
  'near',
  'over',
  'outside',
  'off',
  'around',
  'across',
  'inside',
  'along',
  'on',
];

/** When and where a deed happened, by the words that hang on it. */
export class WhenWhere {
  readonly #grammar: Grammar;
  readonly #times: readonly {
    readonly index: number;
    readonly head: number;
    readonly clause: number;
  }[];
  readonly #places = new Map<number, number>();

  constructor(doc: Doc<'times' | 'mentions'>, grammar: Grammar) {
    this.#grammar = grammar;
    this.#times = doc.layer('times').flatMap((time, index) => {
      if (time.type !== 'DATE' && time.type !== 'TIME') return [];
      let head = time.from;
      for (let token = time.from; token < time.to; token++) {
        const above = grammar.tree.head(token);
        if (above < time.from || above >= time.to) {
          head = token;
          break;
        }
      }
      const above = grammar.tree.head(head);
      return [{ index, head, clause: above < 0 ? head : above }];
    });
    doc.layer('mentions').forEach((mention, index) => {
      if (mention.type === 'place') this.#places.set(mention.head, index);
    });
  }

  /**
   * The time that hangs on the deed's noun, its verb, or the verbs that share its clause; the nearest
   * of several. Null where the sentence dates something else ("said on Monday that …").
   */
  time(framed: Framed): number | null {
    const holders = this.#holders(framed);
    let best: { index: number; rank: number } | null = null;
    for (const { index, head, clause } of this.#times) {
      const rank = holders.indexOf(clause);
      if (rank < 0) continue;
      const cost = rank * 100 + Math.abs(head - framed.trigger);
      if (best === null || cost < best.rank) best = { index, rank: cost };
    }
    return best?.index ?? null;
  }

  /** The place under "in", "at", "near" … that hangs on the deed; null where none does. */
  place(framed: Framed, taken: ReadonlySet<number>): number | null {
    for (const holder of this.#holders(framed)) {
      for (const { token, prep } of this.#grammar.obliques(holder)) {
        const place = this.#places.get(token);
        if (place !== undefined && WHERE.includes(prep) && !taken.has(place)) return place;
      }
    }
    return null;
  }

  /** The deed's noun, its verb, the noun it is done through, and verbs above that only carry it on. */
  #holders(framed: Framed): number[] {
    const grammar = this.#grammar;
    const found = [framed.trigger];
    if (framed.governor !== framed.trigger) found.push(framed.governor);
    for (const taken of framed.taken) if (!found.includes(taken)) found.push(taken);
    // "the downing of a plane over the strait": what it is done to carries the place.
    for (const { token, prep } of grammar.obliques(framed.trigger)) {
      if (prep === 'of' && !found.includes(token)) found.push(token);
    }
    for (let at = framed.governor, hops = 0; hops < 3; hops++) {
      const object = grammar.first(at, 'obj');
      if (object >= 0 && at === framed.governor && !found.includes(object)) found.push(object);
      const rel = grammar.tree.rel(at);
      if (rel !== 'xcomp') break;
      at = grammar.tree.head(at);
      if (at < 0) break;
      found.push(at);
    }
    return found;
  }
}
