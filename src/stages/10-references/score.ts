/** One anaphor: the gold entity it stands for, and the gold entity of the mention it was led back to. */
export interface ScoredReference {
  readonly gold: string;
  /** Null where the stage left it open. */
  readonly found: string | null;
}

export interface ReferenceScore {
  /** Of those led back to something, how many to the right entity. */
  readonly precision: number;
  /** Of all, how many were led back to the right entity. */
  readonly recall: number;
  readonly all: number;
}

/** Scores anaphors one by one; an open one costs recall, a wrong one both. Nothing scores 0. */
export function scoreReferences(pairs: readonly ScoredReference[]): ReferenceScore {
  const tried = pairs.filter(({ found }) => found !== null);
  const right = tried.filter(({ found, gold }) => found === gold).length;
  const share = (all: number) => (all === 0 ? 0 : right / all);
  return { precision: share(tried.length), recall: share(pairs.length), all: pairs.length };
}
