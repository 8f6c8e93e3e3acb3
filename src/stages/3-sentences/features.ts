import type { TokenColumns } from '../../doc/columns.ts';
import { hashText, mix } from '../../weights/linear.ts';

/** Room for the features of one place between two tokens. */
export const MOST_FEATURES = 64;

/** Tokens of a block as the features see them, laid out once. Index 0 is the block's first token. */
export interface BlockView {
  readonly length: number;
  /** Hash of each token in lower case, digits as 0. */
  readonly form: Uint32Array;
  /** Hash of each token's shape: "Xx", "X.X.", "0,0". */
  readonly shape: Uint32Array;
  readonly kind: Uint8Array;
  /** 1 where white space follows the token. */
  readonly spaced: Uint8Array;
}

/** What a token is to the end of a sentence. */
export const STOP = 1;
/** A word with a full stop of its own: "Gen.", "U.S." */
export const DOTTED = 2;
export const QUOTE = 3;
/** Opening and closing brackets. */
export const OPEN = 4;
export const CLOSE = 5;
/** Any other mark or symbol. */
export const MARK = 6;
/** Words by their first letter. */
export const CAPITAL = 7;
export const SMALL = 8;
export const FIGURE = 9;
export const DASH = 10;
/** Colons and semicolons. */
export const COLON = 11;

/** What the features need of a word, so that it is worked out once for each word of a text. */
interface Traits {
  readonly form: number;
  readonly shape: number;
  readonly kind: number;
}
export type Memo = Map<string, Traits>;

function remember(word: string, memo: Memo): Traits {
  const lower = word.toLowerCase();
  const plain = /[\d’]/.test(lower) ? lower.replace(/\d/g, '0').replace(/’/g, "'") : lower;
  const traits = { form: hashText(plain), shape: hashText(shapeOf(word)), kind: kindOf(word) };
  memo.set(word, traits);
  return traits;
}

/** Lays out the tokens from `from` to `to`; `memo` may be shared by all blocks of a text. */
export function viewOf(
  text: string,
  tokens: TokenColumns,
  from: number,
  to: number,
  memo: Memo = new Map(),
): BlockView {
  const length = to - from;
  const view = {
    length,
    form: new Uint32Array(length),
    shape: new Uint32Array(length),
    kind: new Uint8Array(length),
    spaced: new Uint8Array(length),
  };
  for (let i = 0; i < length; i++) {
    const at = from + i;
    const word = text.slice(tokens.start[at], Math.min(tokens.end[at], tokens.start[at] + 40));
    const traits = memo.get(word) ?? remember(word, memo);
    view.form[i] = traits.form;
    view.shape[i] = traits.shape;
    view.kind[i] = traits.kind;
    view.spaced[i] = at + 1 < tokens.length && tokens.start[at + 1] > tokens.end[at] ? 1 : 0;
  }
  return view;
}

/** "Okoye" is "Xx", "U.S." is "X.X.", "1,200" is "0,0": runs count once. */
function shapeOf(word: string): string {
  return word
    .slice(0, 12)
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/[\p{Ll}\p{Lo}\p{M}]+/gu, 'x')
    .replace(/\d+/g, '0')
    .replace(/(.)\1+/gu, '$1$1');
}

/** The kind of a word, as numbered above. */
function kindOf(word: string): number {
  if (/^[.!?。]+$/.test(word)) return STOP;
  if (/^["“”«»„]|^``|^''|^['‘’]$/.test(word)) return QUOTE;
  if (/^[([{<]+$/.test(word)) return OPEN;
  if (/^[)\]}>]+$/.test(word)) return CLOSE;
  if (/^\p{Lu}/u.test(word)) return word.endsWith('.') ? DOTTED : CAPITAL;
  if (/^\p{L}/u.test(word)) return word.endsWith('.') ? DOTTED : SMALL;
  if (/^[.+#]?\d/.test(word)) return FIGURE;
  if (/^[-–—]+$/.test(word)) return DASH;
  return word === ':' || word === ';' ? COLON : MARK;
}

/** What the splitter remembers of the sentence it is in and of the block. */
export interface Memory {
  /** First token of the sentence, counted from the block's first. */
  from: number;
  /** Brackets open in this sentence. */
  open: number;
  /** Quotation marks met in this sentence, and in the block. */
  quotes: number;
  blockQuotes: number;
}

/** Stands for the words before a block begins and after it ends. */
const NOWHERE = 0x5e17;

/**
 * Writes the features of the place after token `at` into `keys` and answers how many there are.
 * A key names its template and its values, so equal keys mean the same thing everywhere.
 */
export function gather(view: BlockView, at: number, memory: Memory, keys: Uint32Array): number {
  const form = (i: number) => (i >= 0 && i < view.length ? view.form[i] : NOWHERE);
  const shape = (i: number) => (i >= 0 && i < view.length ? view.shape[i] : NOWHERE);
  const kind = (i: number) => (i >= 0 && i < view.length ? view.kind[i] : 0);
  let count = 0;
  const add = (template: number, value: number) => {
    keys[count++] = mix(template, value);
  };
  const f0 = form(at);
  const f1 = form(at + 1);
  const s0 = shape(at);
  const s1 = shape(at + 1);
  const spaced = view.spaced[at];
  const kinds = kind(at) * 16 + kind(at + 1) + spaced * 256;
  const length = bucket(at - memory.from);
  const state = Math.min(memory.open, 2) * 4 + (memory.quotes & 1) * 2 + (memory.blockQuotes & 1);
  add(0, 0);
  add(1, f0);
  add(2, f1);
  add(3, mix(s0, spaced));
  add(4, s1);
  add(5, mix(f0, f1));
  add(6, mix(s0, s1));
  add(7, mix(f0, s1));
  add(8, mix(s0, f1));
  add(9, kinds);
  add(10, form(at - 1));
  add(11, mix(form(at - 1), f0));
  add(12, mix(mix(form(at - 1), f0), s1));
  add(13, mix(mix(shape(at - 1), f0), s1));
  add(14, form(at + 2));
  add(15, mix(f1, form(at + 2)));
  add(16, mix(mix(f0, s1), shape(at + 2)));
  add(17, mix(kinds, length));
  add(18, mix(f0, length));
  add(19, mix(kinds, state));
  add(20, mix(mix(f0, s1), state));
  add(21, mix(mix(kind(at - 1), kinds), kind(at + 2)));
  add(22, mix(f0, bucket(view.length - at - 1)));
  add(23, mix(kinds, bucket(view.length)));
  add(24, mix(form(at - 2), mix(form(at - 1), f0)));
  add(25, mix(f0, mix(f1, form(at + 2))));
  add(26, mix(shape(memory.from), mix(kinds, length)));
  add(27, mix(form(memory.from), kinds));
  add(28, mix(mix(kind(at - 2), kind(at - 1)), mix(kinds, mix(kind(at + 2), kind(at + 3)))));
  add(29, mix(f0, kind(view.length - 1)));
  add(30, mix(kinds, mix(kind(view.length - 1), kind(at + 3))));
  add(31, mix(mix(form(at - 1), s1), kinds));
  return count;
}

/** Lengths in classes that widen: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-24, 25-49, 50 and more. */
function bucket(length: number): number {
  if (length < 5) return length;
  if (length < 7) return 5;
  if (length < 10) return 6;
  if (length < 15) return 7;
  if (length < 25) return 8;
  return length < 50 ? 9 : 10;
}
