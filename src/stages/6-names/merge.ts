import type { Name } from '../../doc/layers.ts';
import type { Gazetteer } from './lexicon.ts';
import { nestedNames } from './nested.ts';

/**
 * One row of names from those of the model (`own`, apart from one another) and those of rules
 * (`certain`). Found by rule goes first, save where the model sees a longer name of a body, person or
 * place ("Patriot Prayer"). "Six Tornado jets": a small word at its end does not make a name longer.
 * "A Russian Su-24 crashed": of a name that gives way the nationality at its head stays.
 */
export function merged(
  own: readonly Name[],
  certain: readonly Name[],
  words: readonly string[],
  known: Gazetteer,
): Name[] {
  // Which of the model's names stands at each word, from 1; 0 is none.
  const at = new Int32Array(words.length);
  own.forEach(({ from, to }, index) => {
    at.fill(index + 1, from, to);
  });
  const taken = new Uint8Array(words.length);
  const beaten = new Set<Name>();
  const kept: Name[] = [];
  for (const one of certain) {
    const rivals = new Set<Name>();
    let free = true;
    for (let i = one.from; i < one.to; i++) {
      if (taken[i]) free = false;
      if (at[i] > 0) rivals.add(own[at[i] - 1]);
    }
    if (!free || [...rivals].some((rival) => outweighs(rival, one, words))) continue;
    kept.push(one);
    taken.fill(1, one.from, one.to);
    for (const rival of rivals) beaten.add(rival);
  }
  const left = [...beaten].flatMap((name) =>
    nestedNames({ ...name, type: 'organisation' }, words, known).filter(
      (part) => part.type === 'nationality' && !taken.subarray(part.from, part.to).includes(1),
    ),
  );
  return [...own.filter((name) => !beaten.has(name)), ...kept, ...left];
}

/** Whether a name of the model stands against one found by rule. */
function outweighs(rival: Name, one: Name, words: readonly string[]): boolean {
  if (rival.type === 'other') return false;
  let last = rival.to;
  while (last > rival.from + 1 && words[last - 1] === words[last - 1].toLowerCase()) last--;
  return last - rival.from > one.to - one.from;
}
