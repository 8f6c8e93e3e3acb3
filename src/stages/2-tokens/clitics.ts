import type { Lexicon } from './lexicon.ts';

/** "do|n't" */
const NEGATION = /\p{L}(n['’‘`´]?t)$/iu;
/** "Obama|'s", "they|'ll", also with the accents that are typed for apostrophes. */
const CLITIC = /[\p{L}\p{N}.](['’‘`´](?:s|re|ve|ll|d|m))$/iu;

/**
 * Where a written word is cut into words, ascending, in characters from its start: "don't" at 2,
 * "Obama's" at 5, "shouldn't've" at 6 and 9, "cannot" at 3; none for most words.
 */
export function cutsOf(word: string, lexicon: Lexicon): number[] {
  if (word.length > 60) return [];
  const apostrophe = /['’‘`´]/.test(word);
  // The longest word that is cut without one has six letters ("cannot").
  if (!apostrophe && word.length > 7) return [];
  const listed = lexicon.clitics.get(word.toLowerCase().replace(/[’‘`´]/g, "'"));
  // "IM" and "LETS" may be names or verbs; only as ordinary words are they cut.
  if (listed && (word.length > 4 || word !== word.toUpperCase())) {
    const cuts: number[] = [];
    let at = 0;
    for (const length of listed.slice(0, -1)) {
      at += length;
      cuts.push(at);
    }
    return cuts;
  }
  if (!apostrophe) return [];
  const cuts: number[] = [];
  let end = word.length;
  while (end > 1) {
    const head = word.slice(0, end);
    const found = CLITIC.exec(head) ?? negation(head);
    if (!found) break;
    end -= found[1].length;
    cuts.unshift(end);
  }
  return cuts;
}

/** "don't"; but the apostrophe must be there ("want" is one word). */
function negation(word: string): RegExpExecArray | null {
  const found = NEGATION.exec(word);
  return found && found[1].length === 3 ? found : null;
}
