import type { Lexicon } from './lexicon.ts';

/** The words of one sentence as the grammar reads them; numbers of tokens count from its first. */
export class View {
  readonly lexicon: Lexicon;
  readonly words: readonly string[];
  readonly lower: readonly string[];

  constructor(words: readonly string[], lexicon: Lexicon) {
    this.words = words;
    this.lower = words.map((word) => word.toLowerCase());
    this.lexicon = lexicon;
  }

  /** The word in lower case; empty outside the sentence. */
  at(index: number): string {
    return this.lower[index] ?? '';
  }

  /** Token after `index`, past a hyphen where one joins it to the next word. */
  past(index: number): number {
    const next = this.at(index + 1);
    return next === '-' || next === '–' ? index + 2 : index + 1;
  }

  /** Whether one of the words stands at a token. */
  is(index: number, ...words: readonly string[]): boolean {
    return words.includes(this.at(index));
  }

  /** Reads a phrase of words parted by blanks; answers the token after it, or -1. */
  phrase(index: number, phrase: string): number {
    const parts = phrase.split(' ');
    return parts.every((part, i) => this.at(index + i) === part) ? index + parts.length : -1;
  }

  /** Whether a word begins with a capital. */
  capital(index: number): boolean {
    return /^\p{Lu}/u.test(this.words[index] ?? '');
  }
}

/** A number as read: its value (null where it is vague: "several") and the token after it. */
export interface Read {
  readonly value: number | null;
  readonly to: number;
}

/** "12", "twenty-five", "two and a half", "a couple of", "several", "the next few"; null where none. */
export function readNumber(view: View, index: number): Read | null {
  const { lexicon } = view;
  const word = view.at(index);
  if (/^\d{1,3}(,\d{3})*(\.\d+)?$|^\d+(\.\d+)?$/.test(word)) {
    const value = Number(word.replaceAll(',', ''));
    // "9 1/2 hours"
    const fraction = /^(\d)\/(\d)$/.exec(view.at(index + 1));
    if (fraction)
      return { value: value + Number(fraction[1]) / Number(fraction[2]), to: index + 2 };
    return { value, to: index + 1 };
  }
  if (word === 'a' || word === 'an' || word === 'the') {
    if (view.is(index + 1, 'couple')) {
      return { value: 2, to: view.is(index + 2, 'of') ? index + 3 : index + 2 };
    }
    if (view.is(index + 1, 'few')) return { value: null, to: index + 2 };
    if (view.is(index + 1, 'hundred', 'thousand', 'dozen')) return readNumber(view, index + 1);
    if (view.is(index + 1, 'half') && word === 'a') return null;
    return word === 'the' ? null : { value: 1, to: index + 1 };
  }
  // "the next couple of years"
  if (view.phrase(index, 'couple of') > 0) return { value: 2, to: index + 2 };
  if (lexicon.has('vagueNumbers', word)) {
    return { value: null, to: view.is(index + 1, 'of') ? index + 2 : index + 1 };
  }
  return readCardinal(view, index);
}

/** "twenty-five", "three hundred", "nineteen". */
function readCardinal(view: View, index: number): Read | null {
  let value = view.lexicon.get('numbers', view.at(index));
  if (value === undefined) return null;
  let to = index + 1;
  if (value >= 20 && value < 100) {
    const next = view.past(index);
    const ones = view.lexicon.get('numbers', view.at(next));
    if (ones !== undefined && ones < 10 && !view.is(next, 'a', 'an')) {
      value += ones;
      to = next + 1;
    }
  }
  // "two thousand"
  while (view.is(to, 'hundred', 'thousand', 'dozen')) {
    value *= view.lexicon.get('numbers', view.at(to)) as number;
    to++;
  }
  // "two and a half years"
  return view.phrase(to, 'and a half') > 0 ? { value: value + 0.5, to: to + 3 } : { value, to };
}

/** "3rd", "third", "twenty-first", or a plain "3"; null where none. */
export function readOrdinal(view: View, index: number): Read | null {
  const word = view.at(index);
  const digits = /^(\d{1,4})(st|nd|rd|th)$/.exec(word);
  if (digits) return { value: Number(digits[1]), to: index + 1 };
  const plain = view.lexicon.get('ordinals', word);
  if (plain !== undefined) return { value: plain, to: index + 1 };
  const tens = view.lexicon.get('numbers', word);
  if (tens === undefined || tens < 20 || tens > 90) return null;
  const next = view.past(index);
  const ones = view.lexicon.get('ordinals', view.at(next));
  return ones !== undefined && ones < 10 ? { value: tens + ones, to: next + 1 } : null;
}
