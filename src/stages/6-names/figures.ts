import type { Name } from '../../doc/layers.ts';
import type { Gazetteer } from './lexicon.ts';

/** List of bodies and groups in the gazetteer, as its bit of a word that stands alone. */
const BODY = 8 << (2 * 4);
const SCORE = 0.8;

// "the alliance that includes M23"
/**
 * The names of a sentence with the bodies and groups that have figures in their names. The model reads
 * every figure as 0, so it cannot know them and takes them for something else or nothing; the lists do.
 */
export function figured(
  words: readonly string[],
  found: readonly Name[],
  known: Gazetteer,
): readonly Name[] {
  const names = [...found];
  words.forEach((word, at) => {
    if (!/^\p{Lu}+-?\p{N}+$/u.test(word)) return;
    const [lists] = known.match([{ lower: word.toLowerCase(), case: 3 }]);
    if ((lists & BODY) === 0) return;
    const place = names.findIndex(({ from, to }) => from <= at && at < to);
    const own = {
      from: at,
      to: at + 1,
      type: 'organisation',
      score: SCORE,
      rule: 'figures',
    } as const;
    if (place < 0) names.push(own);
    else if (names[place].type === 'other' && names[place].to - names[place].from === 1)
      names[place] = own;
  });
  return names;
}
