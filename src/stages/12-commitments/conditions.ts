import type { Clauses } from '../../doc/clauses.ts';
import type { TokenRange } from '../../doc/range.ts';
import type { Words } from './words.ts';

/** Longer phrases first, so that "only if" is not read as "if". */
function byFirst(phrases: ReadonlySet<string>): Map<string, string[][]> {
  const found = new Map<string, string[][]>();
  for (const phrase of [...phrases].sort((a, b) => b.length - a.length)) {
    const words = phrase.split(' ');
    found.set(words[0], [...(found.get(words[0]) ?? []), words]);
  }
  return found;
}

/** Finds what a commitment hangs on: "only if …", "unless …", "in exchange for …". */
export class Conditions {
  readonly #clauses: Clauses;
  /** Phrases by their first word. */
  readonly #openers: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly #barred: ReadonlyMap<string, readonly (readonly string[])[]>;
  readonly #untilOnly: ReadonlySet<string>;

  constructor(clauses: Clauses, words: Words) {
    this.#clauses = clauses;
    this.#openers = byFirst(words.condition);
    this.#barred = byFirst(words['no-condition']);
    this.#untilOnly = words['until-only'];
  }

  /**
   * The condition of an act in its sentence, or null. `anchors` are the tokens it may hang on: the
   * act's head, the trigger, the verb that reports it. "Until" counts for refusals alone.
   */
  find(
    sentence: TokenRange,
    act: TokenRange,
    anchors: readonly number[],
    refusal: boolean,
  ): TokenRange | null {
    for (let at = sentence.from; at < sentence.to; at++) {
      const word = this.#clauses.lower(at);
      if (this.#barred.get(word)?.some((phrase) => this.#stands(phrase, at))) continue;
      const opener = this.#openers.get(word)?.find((words) => this.#stands(words, at));
      if (!opener) continue;
      if (this.#untilOnly.has(opener[0]) && !refusal) continue;
      // "should" opens a condition only before its subject: "should Kyiv attack".
      if (opener[0] === 'should' && !this.#inverted(at)) continue;
      // "even if"; "for as long as it takes" is how long.
      const before = at > sentence.from ? this.#clauses.lower(at - 1) : '';
      if (before === 'even' || (before === 'for' && word === 'as')) continue;
      // "promised that it would be subject to review": the act itself.
      if (at === anchors[0]) continue;
      const range = this.#phrase(at, opener.length, anchors, this.#follows(at, act));
      if (range) return range;
    }
    return null;
  }

  /** "to host the talks, but only if …": right behind the act, wherever the tree hangs it. */
  #follows(at: number, act: TokenRange): boolean {
    if (at < act.to || at > act.to + 3) return false;
    for (let between = act.to; between < at; between++) {
      if (!/^(?:,|–|—|-|but|and|though)$/.test(this.#clauses.lower(between))) return false;
    }
    return true;
  }

  /** Whether a phrase's words stand from a token on. */
  #stands(words: readonly string[], at: number): boolean {
    return words.every(
      (word, k) => at + k < this.#clauses.length && this.#clauses.lower(at + k) === word,
    );
  }

  /** "[should] Kyiv attack": the auxiliary before its subject. */
  #inverted(at: number): boolean {
    const verb = this.#clauses.tree.head(at);
    return (
      verb >= 0 &&
      this.#clauses.tree.base(verb) === 'advcl' &&
      this.#clauses.first(verb, 'nsubj') > at
    );
  }

  /** The clause or phrase that the opener heads, where it hangs on one of the anchors. */
  #phrase(
    at: number,
    width: number,
    anchors: readonly number[],
    follows: boolean,
  ): TokenRange | null {
    const { tree } = this.#clauses;
    // The phrase's head is the first word above the opener that is not part of the opener itself.
    let head = at + width - 1;
    for (let hops = 0; head >= 0 && head >= at && head < at + width && hops < width + 1; hops++) {
      head = tree.head(head);
    }
    if (head < 0) return null;
    const own = this.#clauses.tree.span(head);
    if (follows && own.from < at + width && own.to > at + width)
      return this.#clauses.trim({ from: at, to: own.to });
    for (let top = head, hops = 0; top >= 0 && hops < 3; top = tree.head(top), hops++) {
      if (anchors.includes(top)) break;
      const above = tree.head(top);
      if (!anchors.includes(above)) continue;
      // The opener's clause is the widest one that still begins at the opener.
      const span = tree.span(top);
      // A clause that began well before the opener holds more than the condition.
      if (
        span.from >= at + width ||
        span.from < at - 2 ||
        ![
          'advcl',
          'obl',
          'nmod',
          'acl',
          'conj',
          'amod',
          'parataxis',
          'advmod',
          'ccomp',
          'xcomp',
        ].includes(tree.base(top))
      )
        continue;
      return this.#clauses.trim({ from: at, to: span.to });
    }
    return null;
  }
}
