import type { SentenceColumns, TokenColumns } from '../../doc/columns.ts';
import type { CharSpan } from '../../text/offsets.ts';
import { Linear } from '../../weights/linear.ts';
import {
  type BlockView,
  CAPITAL,
  CLOSE,
  COLON,
  DASH,
  gather,
  MARK,
  type Memo,
  type Memory,
  MOST_FEATURES,
  OPEN,
  QUOTE,
  SMALL,
  STOP,
  viewOf,
} from './features.ts';
import { Guards, type GuardWords } from './guards.ts';

/** No sentence is longer, in tokens: what comes after must not drown in a text without stops. */
export const LONGEST = 400;

/**
 * Cuts blocks into sentences: a linear classifier looks at every place between two tokens where a
 * sentence may end and says whether it does. The end of a block is always the end of a sentence.
 */
export class Splitter {
  readonly #model: Linear;
  readonly #guards: Guards;
  readonly #keys = new Uint32Array(MOST_FEATURES);
  readonly #scores = new Int32Array(1);

  /** `bytes` is `models/sentences.bin`, `guards` is `guards.json`. */
  constructor(bytes: Uint8Array, guards: GuardWords) {
    this.#model = Linear.read(bytes);
    this.#guards = new Guards(guards);
  }

  /** Every token is in exactly one sentence; tokens outside all blocks join the next one. */
  split(
    text: string,
    tokens: TokenColumns,
    blocks: readonly (CharSpan & { readonly kind?: string })[],
  ): SentenceColumns {
    const ends: number[] = [];
    const memo: Memo = new Map();
    let from = 0;
    for (const [index, block] of blocks.entries()) {
      let to = from;
      const limit = index === blocks.length - 1 ? text.length : block.end;
      while (to < tokens.length && tokens.start[to] < limit) to++;
      if (to > from) {
        const view = viewOf(text, tokens, from, to, memo);
        // "Obama, Hollande agree to meet": in a title a comma joins.
        const joins = (at: number) =>
          block.kind === 'title' && text[tokens.start[from + at]] === ',';
        const held = (at: number) => joins(at) || this.#isHeld(text, tokens, from + at);
        for (const end of this.#cut(view, held)) ends.push(from + end);
      }
      from = to;
    }
    if (from < tokens.length) ends.push(tokens.length);
    return {
      length: ends.length,
      from: Int32Array.from(ends, (_, i) => (i === 0 ? 0 : ends[i - 1])),
      to: Int32Array.from(ends),
    };
  }

  /** Ends of the sentences of a block, the block's own end included. */
  #cut(view: BlockView, held: (at: number) => boolean): number[] {
    const ends: number[] = [];
    const memory: Memory = { from: 0, open: 0, quotes: 0, blockQuotes: 0 };
    for (let at = 0; at < view.length; at++) {
      step(view, at, memory);
      const last = at === view.length - 1 || at + 1 - memory.from >= LONGEST;
      if (last || (mayEnd(view, at) && this.#ends(view, at, memory) && !held(at))) {
        ends.push(at + 1);
        begin(memory, at + 1);
      }
    }
    return ends;
  }

  /** Whether a token and the next one may not be parted. */
  #isHeld(text: string, { start, end }: TokenColumns, token: number): boolean {
    if (end[token] - start[token] > 8) return false;
    const next = text.slice(start[token + 1], Math.min(end[token + 1], start[token + 1] + 16));
    return this.#guards.holds(text.slice(start[token], end[token]), next);
  }

  /** What the classifier says of the place after a token. */
  #ends(view: BlockView, at: number, memory: Memory): boolean {
    const count = gather(view, at, memory, this.#keys);
    this.#model.score(this.#keys, count, this.#scores);
    return this.#scores[0] > 0;
  }
}

/**
 * Whether a sentence may end after a token: at white space, or at a mark written to the next word;
 * after a word without a mark only where the next one has a capital, opens something or is a figure.
 */
export function mayEnd(view: BlockView, at: number): boolean {
  const kind = view.kind[at];
  if (kind < CAPITAL) return view.spaced[at] === 1 || kind <= CLOSE || kind === MARK;
  if (view.spaced[at] === 0) return false;
  const next = view.kind[at + 1];
  return kind >= DASH || (next !== SMALL && next !== STOP && next !== CLOSE && next !== COLON);
}

/** Takes a token into the memory of its sentence. */
export function step(view: BlockView, at: number, memory: Memory): void {
  const kind = view.kind[at];
  if (kind === OPEN) memory.open++;
  else if (kind === CLOSE) memory.open = Math.max(0, memory.open - 1);
  else if (kind === QUOTE) {
    memory.quotes++;
    memory.blockQuotes++;
  }
}

/** Begins a new sentence at a token. */
export function begin(memory: Memory, from: number): void {
  memory.from = from;
  memory.open = 0;
  memory.quotes = 0;
}
