import type { Name, NameType } from '../../doc/layers.ts';
import type { Gazetteer } from './lexicon.ts';

/** Bits of the lists that may stand inside another name, as `lab/names/gazetteer.ts` orders them. */
const INSIDE: readonly { readonly list: number; readonly type: NameType }[] = [
  { list: 0, type: 'place' },
  { list: 1, type: 'nationality' },
  { list: 6, type: 'place' },
];
const NESTED_SCORE = 0.8;

/**
 * The countries, capitals and nationalities inside a longer name. "The Bank of Uganda raised rates."
 * holds the place "Uganda"; persons hold none ("Paris Hilton"). Words are the sentence's; the
 * answers count tokens as the name does.
 */
export function nestedNames(name: Name, words: readonly string[], known: Gazetteer): Name[] {
  if (name.to - name.from < 2 || !(name.type === 'organisation' || name.type === 'place'))
    return [];
  const inner = words.slice(name.from, name.to);
  const hits = known.match(
    inner.map((text) => ({ lower: text.toLowerCase(), case: caseOf(text) })),
  );
  const out: Name[] = [];
  for (const { list, type } of INSIDE) {
    for (let from = 0; from < inner.length; from++) {
      const place = (hits[from] >>> (list * 4)) & 15;
      let to = from + 1;
      // Places in a match: 1 begins, 2 goes on, 4 ends, 8 stands alone.
      if (place === 1) while (to < inner.length && ((hits[to++] >>> (list * 4)) & 4) === 0);
      else if (place !== 8) continue;
      const part = { from: name.from + from, to: name.from + to };
      if (to - from === inner.length) continue;
      if (out.some((one) => one.from < part.to && part.from < one.to)) continue;
      out.push({ ...part, type, score: NESTED_SCORE * name.score, rule: 'nested-name' });
    }
  }
  return out;
}

/** 2 for a word that begins large, else 1: all that the gazetteer asks. */
function caseOf(text: string): number {
  return text[0] === text[0]?.toLowerCase() ? 1 : 2;
}
