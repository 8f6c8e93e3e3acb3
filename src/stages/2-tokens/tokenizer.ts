import type { TokenColumns } from '../../doc/columns.ts';
import { isAsciiLetter, isBlank } from '../../text/blank.ts';
import { addressEnd } from './addresses.ts';
import { cutsOf } from './clitics.ts';
import { type Lexicon, lexiconOf, type TokenWords } from './lexicon.ts';
import { numberEnd } from './numbers.ts';
import { punctuationEnd } from './punctuation.ts';
import { isWordCode, wordEnd } from './words.ts';

/**
 * Cuts text into words as Universal Dependencies does for English (EWT and GUM since 2.15):
 * clitics apart, hyphenated words in three, addresses, figures and abbreviations whole.
 *
 * Promises: tokens are in order and do not overlap; every character that is not blank is in
 * exactly one; time is linear in the text, whatever it is.
 */
export class Tokenizer {
  readonly #lexicon: Lexicon;

  constructor(words: TokenWords) {
    this.#lexicon = lexiconOf(words);
  }

  /** All tokens of a text; an empty text has none. */
  tokenize(text: string): TokenColumns {
    const starts: number[] = [];
    const ends: number[] = [];
    const glue: number[] = [];
    for (let i = 0; i < text.length; ) {
      if (isBlank(text.charCodeAt(i))) {
        i++;
        continue;
      }
      let end = i + 1;
      while (end < text.length && !isBlank(text.charCodeAt(end))) end++;
      this.#cut(text, i, end, (start, to, glued) => {
        starts.push(start);
        ends.push(to);
        glue.push(glued ? 1 : 0);
      });
      i = end;
    }
    return {
      length: starts.length,
      start: Int32Array.from(starts),
      end: Int32Array.from(ends),
      glue: Uint8Array.from(glue),
    };
  }

  /** Cuts what stands between two blanks. */
  #cut(text: string, from: number, to: number, give: Give): void {
    const lexicon = this.#lexicon;
    const plain = plainEnd(text, from, to);
    if (plain > from) {
      this.#word(text, from, plain, give);
      if (plain < to) give(plain, to, false);
      return;
    }
    const address = mayHoldAddress(text, from, to);
    for (let i = from; i < to; ) {
      const fresh = i === from || !isWordCode(text.charCodeAt(i - 1));
      let end = fresh ? wholeEnd(text, i, to, lexicon, address) : i;
      if (end === i) end = numberEnd(text, i, to, fresh, lexicon);
      if (end > i) {
        give(i, end, false);
        i = end;
        // "2003's best film"
        if (hasClitic(text, i)) {
          give(i, i + 2, true);
          i += 2;
        }
        continue;
      }
      end = wordEnd(text, i, to, lexicon);
      if (end === i) {
        end = punctuationEnd(text, i, to);
        give(i, end, isPossessive(text, i, end, from));
      } else {
        this.#word(text, i, end, give);
      }
      i = end;
    }
  }

  /** Gives a word of letters with its clitics cut off. */
  #word(text: string, start: number, end: number, give: Give): void {
    const word = text.slice(start, end);
    let at = start;
    const cuts = meansItIs(text, word, end, this.#lexicon) ? [2] : cutsOf(word, this.#lexicon);
    for (const cut of cuts) {
      give(at, start + cut, at > start);
      at = start + cut;
    }
    give(at, end, at > start);
  }
}

type Give = (start: number, end: number, glued: boolean) => void;

/**
 * End of a word of nothing but ASCII letters, where that is all that stands between the blanks but
 * for a comma or the like: most words of a text are, and need no pattern tried on them.
 */
function plainEnd(text: string, from: number, to: number): number {
  let end = from;
  while (end < to && isAsciiLetter(text.charCodeAt(end))) end++;
  if (end === to) return end;
  const code = text.charCodeAt(end);
  return end === to - 1 && (code === 44 || code === 59 || code === 63) ? end : from;
}

/** Addresses hold at least one of these marks; most words need not be looked at twice. */
function mayHoldAddress(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 46 || code === 64 || code === 35 || code === 58) return true;
  }
  return false;
}

/** Whether "'s" stands at a place and ends there: "2003|'s best film". */
function hasClitic(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code !== 39 && code !== 0x2019) return false;
  return (text.charCodeAt(at + 1) | 32) === 115 && !isWordCode(text.charCodeAt(at + 2));
}

/** "Its not over": the apostrophe was forgotten where no possessive can stand. */
function meansItIs(text: string, word: string, end: number, { afterIts }: Lexicon): boolean {
  if (word.length !== 3 || !/^its$/i.test(word)) return false;
  const next = /^ (\p{L}{1,12})(?![\p{L}-])/u.exec(text.slice(end, end + 16));
  return next !== null && afterIts.has(next[1]);
}

/** "the workers' rights": a lone apostrophe after s carries on its word, unless it closes a quotation. */
function isPossessive(text: string, start: number, end: number, from: number): boolean {
  if (start === from || end - start !== 1) return false;
  const code = text.charCodeAt(start);
  if (code !== 39 && code !== 0x2019) return false;
  const before = text.charCodeAt(start - 1) | 32;
  if (before !== 115 && before !== 122 && before !== 120) return false;
  const opening = text.charCodeAt(from);
  return end === text.length || isBlank(text.charCodeAt(end))
    ? opening !== 39 && opening !== 0x2018
    : false;
}

/** Words that hold punctuation of their own: addresses, faces, listed words; `start` where none. */
function wholeEnd(
  text: string,
  start: number,
  to: number,
  lexicon: Lexicon,
  address: boolean,
): number {
  const first = text[start];
  const faces = lexicon.emoticons.get(first);
  if (faces) {
    for (const face of faces) {
      const end = start + face.length;
      if (end <= to && text.startsWith(face, start) && !isWordCode(text.charCodeAt(end))) {
        // ":)" after a word without a blank is more often a colon before a bracket's end.
        if (
          !/^[:;=(].?$/.test(face) ||
          end === to ||
          !/[\p{L}\p{N}]/u.test(text[start - 1] ?? '')
        ) {
          return end;
        }
      }
    }
  }
  if (first === "'" || first === '’') {
    const listed = startsWithAny(text, start, to, lexicon.apostrophes);
    if (listed > start) return listed;
    // "the class of '72"
    const year = /['’]\d\ds?(?![\p{L}\p{N}])/uy;
    year.lastIndex = start;
    if (year.test(text)) return Math.min(year.lastIndex, to);
    return start;
  }
  if (!isWordCode(text.charCodeAt(start)) && first !== '@' && first !== '#') return start;
  for (const list of [lexicon.slashes, lexicon.names]) {
    const listed = startsWithAny(text, start, to, list);
    if (listed > start) return listed;
  }
  return address ? addressEnd(text, start, to, lexicon) : start;
}

/** End of the first listed word that stands at `start` as a whole; `start` where none does. */
function startsWithAny(text: string, start: number, to: number, list: readonly string[]): number {
  for (const word of list) {
    const end = start + word.length;
    if (end > to) continue;
    const here = text.slice(start, end).toLowerCase().replace('’', "'");
    if (here === word.toLowerCase() && (end === to || !isWordCode(text.charCodeAt(end))))
      return end;
  }
  return start;
}
