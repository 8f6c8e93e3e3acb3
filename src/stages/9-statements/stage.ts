import { Clauses } from '../../doc/clauses.ts';
import type { Doc } from '../../doc/doc.ts';
import type { Statement } from '../../doc/layers.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import type { WordClasses } from '../../weights/word-classes.ts';
import { besideOf } from './beside.ts';
import { Circumstances, type CircumstanceWords } from './circumstances.ts';
import { cited } from './cited.ts';
import { draftsOf } from './decode.ts';
import { Ground } from './ground.ts';
import { headlines } from './headlines.ts';
import { kindOf } from './kind.ts';
import { mentionOf } from './mention.ts';
import { Near } from './near.ts';
import { type PolarityWords, polarityOf } from './polarity.ts';
import { completed, type Part } from './runs.ts';
import { silences } from './silence.ts';
import { tidy } from './tidy.ts';
import { Weights } from './weights.ts';

export type StatementNeeds =
  | 'blocks'
  | 'tokens'
  | 'sentences'
  | 'quotations'
  | 'tags'
  | 'tree'
  | 'times'
  | 'mentions';

/** The data files of this stage. */
export interface StatementData {
  /** `polarity.json`. */
  readonly polarity: PolarityWords;
  /** `sayings.json`: lemmas of verbs that always report what somebody says. */
  readonly sayings: readonly string[];
  /** `circumstances.json`. */
  readonly circumstances: CircumstanceWords;
}

/**
 * Finds who said what: learned drafts of cue, source and content over the tree, completed by rules
 * for quotations that run on, and described by polarity and circumstances. `model` holds
 * `models/statements.bin`, `classes` the word classes that the tagger uses too.
 */
export function statementsStage(
  model: Uint8Array,
  classes: WordClasses,
  data: StatementData,
): Stage<StatementNeeds, 'statements'> {
  const weights = Weights.read(model);
  const sayings = new Set(data.sayings);
  const rule = `statements@${weights.head.version}`;
  return stage({
    name: 'statements',
    version: '1',
    needs: ['blocks', 'tokens', 'sentences', 'quotations', 'tags', 'tree', 'times', 'mentions'],
    gives: ['statements'],
    read(doc) {
      const ground = new Ground(doc, classes);
      const told = completed(ground, draftsOf(ground, weights, sayings), rule);
      const parts = tidy(ground, told, (own) => [
        ...headlines(doc, ground, own),
        ...silences(ground, own),
      ]);
      return { layers: { statements: statementsOf(doc, ground, parts, data) } };
    },
  });
}

function statementsOf(
  doc: Doc<StatementNeeds>,
  ground: Ground,
  all: readonly Part[],
  data: StatementData,
): Statement[] {
  const clauses = new Clauses(doc);
  const circumstances = new Circumstances(doc, clauses, data.circumstances);
  const mentions = doc.layer('mentions');
  const near = new Near(mentions.map((mention) => [mention]));
  const { parts, sources } = cited(ground, mentions, all);
  const begin = (part: Part) =>
    Math.min(part.content[0].from, part.cue?.from ?? Infinity, part.source?.from ?? Infinity);
  const ordered = [...parts].sort(
    (a, b) => begin(a) - begin(b) || a.content[0].from - b.content[0].from,
  );
  const contents = new Near(ordered.map(({ content }) => content));
  return ordered.map((part) => ({
    kind: kindOf(ground, part.content),
    source: part.source,
    mention: part.source ? mentionOf(ground, mentions, near, part.source, part.sourceHead) : null,
    beside: [...besideOf(ground, mentions, part), ...named(sources.get(part))],
    cue: part.cue ? { from: part.cue.from, to: part.cue.to } : null,
    content: part.content,
    ...circumstances.of(part),
    polarity: polarityOf(ground, clauses, part, data.polarity),
    inside: around(ordered, contents, part),
    score: part.score,
    rule: part.rule,
  }));
}

function named(mention: number | undefined): number[] {
  return mention === undefined ? [] : [mention];
}

// "Ankara says the pilots claim they warned the jet.": what the pilots claim stands inside.
/** Index of the tightest statement whose content holds this one's cue, or its words where it has none. */
function around(parts: readonly Part[], contents: Near, inner: Part): number | null {
  const place = inner.cue ?? inner.content[0];
  let best: number | null = null;
  let width = Infinity;
  // Only the wider can hold the narrower, so no two are inside each other.
  const size = inner.content.reduce((sum, one) => sum + one.to - one.from, 0);
  for (const index of contents.at({ from: place.from, to: place.from + 1 })) {
    const outer = parts[index];
    if (outer === inner) continue;
    for (const { from, to } of outer.content) {
      if (from > place.from || to < place.to || to - from >= width) continue;
      if (to - from <= size) continue;
      best = index;
      width = to - from;
    }
  }
  return best;
}
