/** Number words, comparators and what is no figure: `words.json`. */
export interface NumberWords {
  readonly units: { readonly [word: string]: number };
  readonly tens: { readonly [word: string]: number };
  readonly scales: { readonly [word: string]: number };
  /** "tens of thousands": between which bounds it is usually meant. */
  readonly loose: { readonly [phrase: string]: readonly [number, number] };
  readonly fractions: { readonly [word: string]: number };
}

/** A number as the text spells it: which words, and what they amount to. */
export interface Numeral {
  readonly from: number;
  readonly to: number;
  /** Null for a range and for "dozens". */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Whether it is written in figures. */
  readonly digits: boolean;
  /** The last scale word ("million") applied, 1 where there is none. */
  readonly scale: number;
}

const DIGITS = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([kmbt]n?)?$/;
const DASHES: ReadonlySet<string> = new Set(['-', '–', '—', 'to']);

/**
 * The longest number that begins at a word: "8,000", "1.2 billion", "two hundred and fifty",
 * "a dozen", "tens of thousands", "half a million". `words` are the sentence's tokens in lower case.
 */
export function numeralAt(
  words: readonly string[],
  at: number,
  lists: NumberWords,
): Numeral | null {
  return loose(words, at, lists) ?? article(words, at, lists) ?? plain(words, at, lists);
}

/** "dozens", "tens of thousands". */
function loose(words: readonly string[], at: number, lists: NumberWords): Numeral | null {
  for (const width of [3, 1]) {
    const bounds = lists.loose[words.slice(at, at + width).join(' ')];
    if (!bounds) continue;
    const [low, high] = bounds;
    return { from: at, to: at + width, value: null, low, high, digits: false, scale: low };
  }
  return null;
}

/** "a dozen", "a hundred", "half a million", "two thirds", "a quarter". */
function article(words: readonly string[], at: number, lists: NumberWords): Numeral | null {
  const [one, two, three] = words.slice(at, at + 3);
  const exact = (to: number, value: number) => {
    const scale = value >= 1000 ? value : 1;
    return { from: at, to, value, low: null, high: null, digits: false, scale };
  };
  if (one === 'half' && two === 'a' && own(lists.scales, three)) {
    return exact(at + 3, 0.5 * lists.scales[three]);
  }
  if ((one === 'a' || one === 'an') && two !== undefined) {
    if (own(lists.fractions, two) && three === 'of') return exact(at + 2, lists.fractions[two]);
    if (two.length < 3 || !own(lists.scales, two)) return null;
    // "a hundred thousand".
    const rest = lists.scales[two] < 1000 && own(lists.scales, three) && three.length > 2;
    return exact(at + (rest ? 3 : 2), lists.scales[two] * (rest ? lists.scales[three] : 1));
  }
  if (one === 'half' && two === 'of') return exact(at + 1, 0.5);
  const count = own(lists.units, one) ? lists.units[one] : null;
  const part = two === '-' ? three : two;
  if (count && own(lists.fractions, part)) {
    return exact(at + (two === '-' ? 3 : 2), Math.round(count * lists.fractions[part] * 100) / 100);
  }
  return null;
}

/** "8,000", "1.2 billion", "twenty-five", "two hundred and fifty". */
function plain(words: readonly string[], at: number, lists: NumberWords): Numeral | null {
  const figures = DIGITS.exec(words[at] ?? '');
  let to = at + 1;
  let total = 0;
  let current: number;
  let scale = 1;
  if (figures) {
    current = Number(figures[1].replaceAll(',', '') + (figures[2] ?? ''));
    if (figures[3]) {
      scale = lists.scales[figures[3]] ?? 1;
      current *= scale;
    }
  } else {
    const first = small(words[at], lists);
    if (first === null) return null;
    current = first;
  }
  for (; to < words.length; ) {
    const word = words[to];
    if (own(lists.scales, word) && (figures || word.length > 2) && !(figures && scale > 1)) {
      const factor = lists.scales[word];
      if (factor >= 1000) {
        total += current * factor;
        current = 0;
      } else current *= factor;
      scale = factor;
      to++;
      continue;
    }
    if (figures) break;
    const skip = word === '-' || word === 'and' ? 1 : 0;
    const next = small(words[to + skip], lists);
    // "two hundred [and] fifty", "twenty-five"; but not "two and three", "five six".
    const fits =
      next !== null &&
      (current === 0 ||
        (current >= 100 && current % 100 === 0) ||
        (current >= 20 && current % 10 === 0 && next < 10 && word !== 'and'));
    if (!fits || (word === 'and' && total + current < 100)) break;
    current += next;
    to += skip + 1;
  }
  const value = Math.round((total + current) * 1e6) / 1e6;
  return { from: at, to, value, low: null, high: null, digits: figures !== null, scale };
}

/** A word below a hundred, hyphens allowed; null for any other. */
function small(word: string | undefined, lists: NumberWords): number | null {
  if (word === undefined) return null;
  if (own(lists.units, word)) return lists.units[word];
  if (own(lists.tens, word)) return lists.tens[word];
  const [ten, unit, rest] = word.split('-');
  if (rest === undefined && own(lists.tens, ten) && own(lists.units, unit ?? '')) {
    return lists.tens[ten] + lists.units[unit];
  }
  return null;
}

function own(list: object, word: string | undefined): boolean {
  return word !== undefined && Object.hasOwn(list, word);
}

/**
 * A range that begins at a word: "between 20 and 30", "from 3 to 5 million", "20-30", "20 to 30".
 * Null where there is none, or where the second number is not the greater.
 */
export function rangeAt(words: readonly string[], at: number, lists: NumberWords): Numeral | null {
  const opener = words[at] === 'between' || words[at] === 'from';
  const money = (index: number) => (/^\p{Sc}$/u.test(words[index] ?? '') ? index + 1 : index);
  const first = numeralAt(words, money(opener ? at + 1 : at), lists);
  if (!first || first.value === null) return joined(words, at);
  const link = words[first.to];
  if (!(words[at] === 'between' ? link === 'and' : DASHES.has(link))) return null;
  const second = numeralAt(words, money(first.to + 1), lists);
  if (!second || second.value === null) return null;
  // "3 to 5 million": the scale is said once.
  const low =
    first.scale === 1 && first.value < second.scale ? first.value * second.scale : first.value;
  if (low >= second.value) return null;
  return {
    from: at,
    to: second.to,
    value: null,
    low,
    high: second.value,
    digits: second.digits,
    scale: second.scale,
  };
}

/** "20-30" as one word. */
function joined(words: readonly string[], at: number): Numeral | null {
  const parts = /^(\d[\d,]*)[-–](\d[\d,]*)$/.exec(words[at] ?? '');
  if (!parts) return null;
  const [low, high] = parts.slice(1).map((part) => Number(part.replaceAll(',', '')));
  if (!(low < high)) return null;
  return { from: at, to: at + 1, value: null, low, high, digits: true, scale: 1 };
}
