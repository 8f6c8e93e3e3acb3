/**
 * How statements are scored against annotated attributions.
 *
 * Exact: for each of source, cue and content, the *runs* of a report are the distinct stretches of
 * characters marked with that label by any attribution (white space at the edges cut off; a source
 * shared by two attributions is one run; each part of a broken content is a run of its own). A run
 * counts as right only if the other side has a run of the same label with the same first and last
 * character. Precision, recall and F1 are micro-averaged over all reports.
 *
 * Found: attributions are paired one to one, those whose cues meet first, then by overlap. A pair
 * counts as found where the contents have at least half of the characters of the annotated one in
 * common, and as *closely* found where that is at least half of the longer of the two. Source right:
 * of the pairs found, those in which both name no source, or the two sources share at least half of
 * the characters of the shorter one.
 */

/** First character and the one after the last. */
export type Stretch = readonly [start: number, end: number];

export interface Attribution {
  readonly source: readonly Stretch[];
  readonly cue: readonly Stretch[];
  readonly content: readonly Stretch[];
}

export interface Tally {
  right: number;
  given: number;
  wanted: number;
}

export interface StatementScore {
  readonly source: Tally;
  readonly cue: Tally;
  readonly content: Tally;
  readonly found: Tally;
  readonly close: Tally;
  /** `right` of `given` pairs found have the right source. */
  readonly sourceRight: Tally;
}

export const LABELS = ['source', 'cue', 'content'] as const;

export function emptyScore(): StatementScore {
  const tally = (): Tally => ({ right: 0, given: 0, wanted: 0 });
  return {
    source: tally(),
    cue: tally(),
    content: tally(),
    found: tally(),
    close: tally(),
    sourceRight: tally(),
  };
}

/** Adds one report to the score. */
export function addReport(
  score: StatementScore,
  text: string,
  given: readonly Attribution[],
  wanted: readonly Attribution[],
): void {
  for (const label of LABELS) {
    const mine = runs(text, given, label);
    const theirs = runs(text, wanted, label);
    const tally = score[label];
    tally.given += mine.size;
    tally.wanted += theirs.size;
    for (const run of mine) if (theirs.has(run)) tally.right++;
  }
  for (const [label, closely] of [
    ['found', false],
    ['close', true],
  ] as const) {
    const pairs = pairsOf(given, wanted, closely);
    score[label].right += pairs.length;
    score[label].given += given.length;
    score[label].wanted += wanted.filter(({ content }) => content.length > 0).length;
    if (!closely) for (const pair of pairs) addSource(score.sourceRight, pair.mine, pair.theirs);
  }
}

interface Pair {
  readonly mine: Attribution;
  readonly theirs: Attribution;
}

function pairsOf(
  given: readonly Attribution[],
  wanted: readonly Attribution[],
  closely: boolean,
): Pair[] {
  const pairs: (Pair & { overlap: number })[] = [];
  for (const mine of given) {
    for (const theirs of wanted) {
      const common = shared(mine.content, theirs.content);
      const wide = size(theirs.content);
      const wider = Math.max(size(mine.content), wide);
      if (common === 0 || common * 2 < (closely ? wider : wide)) continue;
      pairs.push({
        mine,
        theirs,
        overlap: common / wider + (shared(mine.cue, theirs.cue) ? 1 : 0),
      });
    }
  }
  pairs.sort((a, b) => b.overlap - a.overlap);
  const used = new Set<Attribution>();
  return pairs.filter(({ mine, theirs }) => {
    if (used.has(mine) || used.has(theirs)) return false;
    used.add(mine).add(theirs);
    return true;
  });
}

function addSource(tally: Tally, mine: Attribution, theirs: Attribution): void {
  tally.given++;
  tally.wanted++;
  const one = mine.source;
  const other = theirs.source;
  const none = one.length === 0 && other.length === 0;
  const half = Math.min(size(one), size(other)) / 2;
  if (none || (half > 0 && shared(one, other) >= half)) tally.right++;
}

export function f1({ right, given, wanted }: Tally): number {
  return given + wanted === 0 ? 0 : (2 * right) / (given + wanted);
}

/** The figures in per cent, one decimal, as a line for people. */
export function scoreLine(score: StatementScore): string {
  const percent = (value: number) => (100 * value).toFixed(1);
  const part = (name: 'source' | 'cue' | 'content' | 'found' | 'close') => {
    const { right, given, wanted } = score[name];
    const precision = percent(right / (given || 1));
    return `${name} ${percent(f1(score[name]))} (P ${precision} R ${percent(right / (wanted || 1))})`;
  };
  const { right, given } = score.sourceRight;
  return [
    part('source'),
    part('cue'),
    part('content'),
    part('found'),
    part('close'),
    `source right ${percent(right / (given || 1))}`,
  ].join('  ');
}

function runs(
  text: string,
  attributions: readonly Attribution[],
  label: (typeof LABELS)[number],
): Set<string> {
  const found = new Set<string>();
  for (const attribution of attributions) {
    for (let [start, end] of attribution[label]) {
      while (start < end && /\s/.test(text[start])) start++;
      while (end > start && /\s/.test(text[end - 1])) end--;
      if (end > start) found.add(`${start}-${end}`);
    }
  }
  return found;
}

function size(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [start, end]) => sum + end - start, 0);
}

function shared(one: readonly Stretch[], other: readonly Stretch[]): number {
  let sum = 0;
  for (const [s, e] of one) {
    for (const [t, f] of other) sum += Math.max(0, Math.min(e, f) - Math.max(s, t));
  }
  return sum;
}
