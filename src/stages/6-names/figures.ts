import type { Name } from '../../doc/layers.ts';
import type { Gazetteer } from './lexicon.ts';

/** List of bodies and groups in the gazetteer, as its bit of a word that stands alone. */
const BODY = 8 << (2 * 4);
const SCORE = 0.8;

// "the alliance that includes M23"
/**
 * Bodies and groups with figures in their names that no name of `found` covers. The model reads every
 * figure as 0, so it cannot know them; the lists do.
 */
export function figured(
  words: readonly string[],
  found: readonly Name[],
  known: Gazetteer,
): Omit<Name, 'rule'>[] {
  return words.flatMap((word, at) => {
    if (!/^\p{Lu}+-?\p{N}+$/u.test(word)) return [];
    if (found.some(({ from, to }) => from <= at && at < to)) return [];
    const [lists] = known.match([{ lower: word.toLowerCase(), case: 3 }]);
    if ((lists & BODY) === 0) return [];
    return [{ from: at, to: at + 1, type: 'organisation' as const, score: SCORE }];
  });
}
