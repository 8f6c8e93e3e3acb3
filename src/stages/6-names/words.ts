import { hashText, mix } from '../../weights/linear.ts';
import type { WideClass } from '../../weights/wide-words.ts';
import type { Lexicon } from './lexicon.ts';

/** How a word is cased, in the order of their codes. */
export const CASES = ['none', 'lower', 'capital', 'upper', 'mixed', 'digit'] as const;
export const LOWER = 1;
export const CAPITAL = 2;
export const UPPER = 3;
export const DIGIT = 5;

/**
 * All that the features ask of one spelling. Hashes are signed, so that the machine keeps them as whole
 * numbers; as keys they count as unsigned.
 */
export interface Word {
  readonly text: string;
  readonly lower: string;
  /** Hash of the lower-case spelling, digits as 0. */
  readonly key: number;
  /** Hash of the spelling itself. */
  readonly cased: number;
  /** Index into `CASES`. */
  readonly case: number;
  /** Hash of the shape: "Xx", "X.X.", "0-0"; runs of one kind count once. */
  readonly shape: number;
  /** Hashes of first and last letters of the lower-case spelling, each tied to its length and side. */
  readonly affixes: readonly number[];
  /** Word class, fine and coarse; -1 where the spelling is unknown. */
  readonly fine: number;
  readonly coarse: number;
  /** Class by what the word is about, of `models/words.bin`; -1 where it is unknown. */
  readonly topic: number;
  /** Classes by a far larger text, narrow to wide; -1 where the spelling is unknown. */
  readonly wide: WideClass;
  /** Fine class of the lower-case spelling, where it is another spelling; else -1. */
  readonly lowerFine: number;
  /** Fine class of the spelling with only its first letter large, where it is another; else -1. */
  readonly capitalFine: number;
}

/** Whether a word is spelt as names are: with a capital, and no mere figure. */
export function isLarge(word: { readonly case: number }): boolean {
  return word.case >= CAPITAL && word.case !== DIGIT;
}

/** Words kept; beyond, all are forgotten at once, which changes no result. */
const KEPT = 8192;

/** Makes words and keeps them, so that each spelling is worked out once. */
export class Words {
  readonly #lexicon: Lexicon;
  readonly #known = new Map<string, Word>();
  readonly border: Word;

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
    this.border = { ...this.#make('\u0000'), case: 0 };
  }

  of(text: string): Word {
    let word = this.#known.get(text);
    if (word === undefined) {
      if (this.#known.size >= KEPT) this.#known.clear();
      word = this.#make(text);
      this.#known.set(text, word);
    }
    return word;
  }

  #make(spelling: string): Word {
    // One very long token must not cost more than a long word.
    const text = straight(spelling.length > 60 ? spelling.slice(0, 60) : spelling);
    const lower = text.toLowerCase();
    const capital = lower.slice(0, 1).toUpperCase() + lower.slice(1);
    const self = this.#classOf(text);
    return {
      text,
      lower,
      key: hashText(lower) | 0,
      cased: hashText(text) | 0,
      case: caseOf(text),
      shape: hashText(shapeOf(text)) | 0,
      affixes: affixesOf(lower),
      fine: fineOf(self),
      coarse: self < 0 ? -1 : self & 255,
      topic: self < 0 ? -1 : self >> 18,
      lowerFine: lower === text ? -1 : fineOf(this.#classOf(lower)),
      capitalFine: capital === text ? -1 : fineOf(this.#classOf(capital)),
      wide: this.#lexicon.wide.of(lower),
    };
  }

  /** Class of a spelling, or of its last part where only that is known ("non-Chechen"). */
  #classOf(text: string): number {
    const whole = this.#lexicon.classes.get(text);
    if (whole !== undefined) return whole;
    const hyphen = text.lastIndexOf('-');
    return hyphen < 0 ? -1 : (this.#lexicon.classes.get(text.slice(hyphen + 1)) ?? -1);
  }
}

function fineOf(packed: number): number {
  return packed < 0 ? -1 : (packed >> 8) & 1023;
}

/** Quotation marks straight, digits 0: the spelling the classes were made from. */
function straight(text: string): string {
  return text.replace(/[0-9]/g, '0').replace(/[“”„]/g, '"').replace(/[‘’]/g, "'");
}

/** Index into `CASES`. */
export function caseOf(text: string): number {
  const upper = text.toUpperCase();
  const lower = text.toLowerCase();
  if (upper === lower) return /[0-9]/.test(text) ? DIGIT : 0;
  if (text === lower) return LOWER;
  if (text === upper) return text.length === 1 ? CAPITAL : UPPER;
  const first = text.slice(0, 1);
  return first !== first.toLowerCase() && text.slice(1) === lower.slice(1) ? CAPITAL : 4;
}

/** "Xx" for "Paris", "X" for "NATO", "X.X." for "U.S.", "x-Xx" for "al-Assad". */
function shapeOf(text: string): string {
  let out = '';
  for (const char of text) {
    const upper = char.toUpperCase();
    const lower = char.toLowerCase();
    const kind = upper === lower ? (/[0-9]/.test(char) ? '0' : char) : char === upper ? 'X' : 'x';
    if (!out.endsWith(kind) || kind === char) out += kind;
  }
  return out.slice(0, 12);
}

function affixesOf(lower: string): number[] {
  const out: number[] = [];
  for (let n = 1; n <= 5 && n < lower.length; n++) {
    if (n > 1) out.push(mix(n, hashText(lower.slice(0, n))) | 0);
    out.push(mix(n + 16, hashText(lower.slice(-n))) | 0);
  }
  return out;
}
