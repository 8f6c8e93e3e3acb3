import type { FindKind } from '../api/answers.ts';
import { FIND_KINDS, KIND_WORDS } from '../entries/kinds.ts';
import { PARAMS, type Param, type Query } from '../query/params.ts';

/** A question as somebody types it: which kind of entry, what narrows it. */
export interface WrittenQuery {
  readonly kind: FindKind | null;
  readonly query: Query;
}

const PART = /(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi;

/**
 * Reads a typed question: `events between:FRA,RUS type:CONSULT from:2015-11 "line of contact"`. Names are
 * those of addresses and of the API, in any case; a kind of entry may stand first, in the singular or the
 * plural; whatever else stands there are words to be found. A name that there is not is words too.
 */
export function queryWritten(typed: string): WrittenQuery {
  const query: { [name in Param]?: string } = {};
  const words: string[] = [];
  let kind: FindKind | null = null;
  for (const [index, [whole, given, quoted, bare]] of [...typed.matchAll(PART)].entries()) {
    const name = PARAMS.find((one) => one.toLowerCase() === given?.toLowerCase());
    const value = (quoted ?? bare).trim();
    const first = index === 0 ? kindNamed(whole) : null;
    if (first) kind = first;
    else if (name && value) query[name] = name === 'type' ? value.toUpperCase() : value;
    else if (whole.trim()) words.push(whole);
  }
  if (words.length > 0) query.words = [query.words, ...words].filter(Boolean).join(' ');
  return { kind, query };
}

function kindNamed(word: string): FindKind | null {
  const small = word.toLowerCase();
  return (
    FIND_KINDS.find(
      (one) => one === small || KIND_WORDS[one].some((w) => w.toLowerCase() === small),
    ) ?? null
  );
}
