import type { Clauses } from '../../doc/clauses.ts';
import type { TokenRange } from '../../doc/range.ts';

/** Words of tallies, by lemma. */
export interface TallyWords {
  /** Nouns for a number of something: "toll", "number". */
  readonly tally: ReadonlySet<string>;
  /** Nouns that are counted without more: "casualties", "the dead". */
  readonly losses: ReadonlySet<string>;
  /** Verbs that give a tally its number: "put", "stand". */
  readonly reckoning: ReadonlySet<string>;
}

/** What a tally counts: "the number of [refugees]"; null where its noun alone says it. */
export interface Tally {
  readonly unit: TokenRange | null;
}

// "Officials put the toll at 31", "the number of refugees stands at 900,000"
/**
 * The tally that a number is the sum of: the noun that a verb of reckoning puts "at" or "as" it. Null where
 * the number is no sum.
 */
export function tallyOf(clauses: Clauses, number: TokenRange, words: TallyWords): Tally | null {
  const verb = reckoned(clauses, number, words);
  if (verb < 0) return null;
  const noun = ['obj', 'nsubj:pass', 'nsubj']
    .map((relation) => clauses.first(verb, relation))
    .find((token) => token >= 0 && token < number.from && counts(clauses, token, words));
  if (noun === undefined) return null;
  if (words.losses.has(clauses.lemma(noun))) return { unit: { from: noun, to: noun + 1 } };
  const of = clauses.all(noun, 'nmod').find((child) => clauses.prep(child) === 'of');
  if (of === undefined) return { unit: null };
  // "the number of displaced people [killed]": the words before the counted noun, and not its "of".
  const { from } = clauses.tree.span(of);
  const first = Array.from({ length: of - from }, (_, i) => from + i).find(
    (token) => !['ADP', 'DET', 'PRON'].includes(clauses.upos(token)),
  );
  return { unit: { from: first ?? of, to: of + 1 } };
}

function counts(clauses: Clauses, noun: number, { tally, losses }: TallyWords): boolean {
  return tally.has(clauses.lemma(noun)) || losses.has(clauses.lemma(noun));
}

/** The verb of reckoning under which a number stands with "at" or "as", or -1. */
function reckoned(clauses: Clauses, { from, to }: TokenRange, words: TallyWords): number {
  for (let token = to - 1; token >= from; token--) {
    const above = clauses.tree.head(token);
    if (above < 0 || (above >= from && above < to)) continue;
    // Comparators stand between: "at more than 40".
    const marked = [token - 1, token - 2, token - 3, token - 4].some(
      (at) => at > above && at < from && /^(?:at|as)$/.test(clauses.lower(at)),
    );
    // "the toll at 31", where the tree hangs the number on the noun.
    const verb = words.reckoning.has(clauses.lemma(above)) ? above : clauses.tree.head(above);
    const told = verb >= 0 && clauses.upos(verb) === 'VERB' && verb < token;
    return marked && told && words.reckoning.has(clauses.lemma(verb)) ? verb : -1;
  }
  return -1;
}
