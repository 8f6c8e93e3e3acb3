/** Word lists of `amounts.json`, all in lower case save the symbols. */
export interface AmountWords {
  readonly symbols: readonly string[];
  readonly codes: readonly string[];
  readonly currencies: readonly string[];
  /** Words that may stand before a currency's name ("Hong Kong dollars"). */
  readonly adjectives: readonly string[];
  readonly scales: readonly string[];
  readonly numbers: readonly string[];
  readonly units: readonly string[];
  /** Words that may stand before a unit ("square miles"). */
  readonly squares: readonly string[];
}

export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly type: 'money' | 'quantity';
}

/** Finds sums of money and measured quantities among the words of one sentence. */
export class Amounts {
  readonly #sets: { readonly [List in keyof AmountWords]: ReadonlySet<string> };

  constructor(words: AmountWords) {
    this.#sets = Object.fromEntries(
      Object.entries(words).map(([list, items]) => [list, new Set(items)]),
    ) as unknown as { [List in keyof AmountWords]: ReadonlySet<string> };
  }

  /** Amounts left to right, apart from one another. Takes time linear in the words. */
  find(words: readonly string[]): Amount[] {
    const out: Amount[] = [];
    for (let i = 0; i < words.length; ) {
      const amount = this.#signed(words, i) ?? this.#spoken(words, i);
      if (amount === null) i++;
      else {
        out.push(amount);
        i = amount.to;
      }
    }
    return out;
  }

  /** "The bank pledged US$4.2 billion." */
  #signed(words: readonly string[], from: number): Amount | null {
    let at = from;
    if (/^(US|A|C|HK|NZ|S|R|NT)$/.test(words[at]) && words[at + 1] === '$') at++;
    const { symbols, codes } = this.#sets;
    if (!symbols.has(words[at]) && !codes.has(words[at].toLowerCase())) return null;
    const to = this.#number(words, at + 1);
    return to > at + 1 && /\d/.test(words[at + 1]) ? { from, to, type: 'money' } : null;
  }

  /** "It cost 40 million Hong Kong dollars." "Rebels stood 30 km away." */
  #spoken(words: readonly string[], from: number): Amount | null {
    // A number in the middle of a larger one was passed over on purpose.
    const end = this.#number(words, from);
    if (end === from) return null;
    const { currencies, adjectives, units, squares } = this.#sets;
    const low = (i: number) => words[i]?.toLowerCase() ?? '';
    let at = end;
    if (low(at) === 'of' && /s$/.test(low(at - 1))) at++;
    const start = at;
    while (at < start + 2 && adjectives.has(low(at))) at++;
    if (currencies.has(low(at))) return { from, to: at + 1, type: 'money' };
    at = start;
    if (low(at) === '-') at++;
    if (squares.has(low(at))) at++;
    if (low(at) === 'per' && low(at + 1) === 'cent') return { from, to: at + 2, type: 'quantity' };
    if (units.has(low(at))) return { from, to: at + 1, type: 'quantity' };
    return null;
  }

  /** Where a number that begins at a word ends; the same place where none does. */
  #number(words: readonly string[], from: number): number {
    const { scales, numbers } = this.#sets;
    let at = from;
    while (at < words.length && at < from + 8) {
      const word = words[at].toLowerCase();
      const begun = at > from;
      if (/^\d[\d.,]*(m|mn|bn|tn|k)?$/.test(word) || numbers.has(word)) at++;
      else if (begun && scales.has(word)) at++;
      else if (begun && /^(-|–|to|and|of)$/.test(word) && this.#goesOn(words[at + 1])) at += 2;
      else break;
    }
    return at;
  }

  #goesOn(word: string | undefined): boolean {
    const low = word?.toLowerCase() ?? '';
    const { scales, numbers } = this.#sets;
    return /^\d/.test(low) || numbers.has(low) || scales.has(low) || /^(m|b|tr)illions$/.test(low);
  }
}
