/** A mention as the scorer compares it. */
export interface ScoredMention {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly type: string;
}

export interface MentionScore {
  /** Found mentions whose head is a wanted one's head. */
  readonly precision: number;
  /** Wanted mentions whose head was found. */
  readonly recall: number;
  /** Of those, how many have the same first and last token. */
  readonly span: number;
  /** Of those, how many have the same type. */
  readonly type: number;
}

/** Compares mentions by their heads, the one word both sides must agree on. Nothing scores 0. */
export function scoreMentions(
  gold: readonly ScoredMention[],
  found: readonly ScoredMention[],
): MentionScore {
  const wanted = new Map(gold.map((one) => [one.head, one]));
  const seen = new Set<number>();
  let span = 0;
  let type = 0;
  for (const one of found) {
    const match = wanted.get(one.head);
    if (match === undefined || seen.has(one.head)) continue;
    seen.add(one.head);
    if (match.from === one.from && match.to === one.to) span++;
    if (match.type === one.type) type++;
  }
  const heads = new Set(found.map((one) => one.head));
  const share = (part: number, all: number) => (all === 0 ? 0 : part / all);
  return {
    precision: share(seen.size, heads.size),
    recall: share(seen.size, wanted.size),
    span: share(span, seen.size),
    type: share(type, seen.size),
  };
}
