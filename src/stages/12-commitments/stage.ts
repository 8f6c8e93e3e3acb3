import type { Commitment } from '../../doc/deeds.ts';
import type { TokenRange } from '../../doc/range.ts';
import { contains, holds, overlaps } from '../../doc/span.ts';
import { type Stage, stage } from '../../doc/stage.ts';
import { continued } from './act.ts';
import { Conditions } from './conditions.ts';
import { deadlineOf } from './deadline.ts';
import { headlineDrafts } from './headline.ts';
import { lexicalDrafts } from './lexical.ts';
import { Triggers } from './lexicon.ts';
import { modalDrafts } from './modal.ts';
import { pleaDrafts } from './plea.ts';
import { type Draft, NEEDS, Scene } from './scene.ts';
import { wordsOf } from './words.ts';

/** What this stage loads: paths under `src/`. */
export const COMMITMENT_ASSETS = {
  triggers: 'stages/12-commitments/triggers.tsv',
  words: 'stages/12-commitments/words.json',
  classes: 'stages/12-commitments/classes.json',
} as const;

/** Word lists by name, as the JSON files hold them. */
type Lists = { readonly [list: string]: readonly string[] };

/**
 * What somebody undertook, asked for, offered, refused or threatened; `docs/commitments.md` is the
 * guide. `triggers` is the text of `triggers.tsv`, `words` and `classes` the two word-list files.
 */
export function commitmentsStage(
  triggers: string,
  words: Lists,
  classes: Lists,
): Stage<(typeof NEEDS)[number], 'commitments'> {
  const lexicon = new Triggers(triggers);
  const lists = wordsOf({ ...words, ...classes });
  return stage({
    name: 'commitments',
    version: '1',
    needs: NEEDS,
    gives: ['commitments'],
    read(doc) {
      const scene = new Scene(doc, lists);
      const conditions = new Conditions(scene.clauses, lists);
      const modal = modalDrafts(scene);
      const drafts = unrivalled([
        ...announced(scene, lexicalDrafts(scene, lexicon), modal),
        ...headlineDrafts(scene),
        ...modal,
        ...pleaDrafts(scene),
      ]);
      const commitments = drafts.flatMap((draft) => finished(scene, conditions, draft) ?? []);
      return { layers: { commitments } };
    },
  });
}

/**
 * "will offer a loan", "would reject the plan": foretold in somebody's own words it is the modal that
 * undertakes it, save what he will turn down; foretold by others it is a prediction.
 */
function announced(scene: Scene, drafts: readonly Draft[], modal: readonly Draft[]): Draft[] {
  const { clauses, words } = scene;
  return drafts.filter(({ at, kind, negated }) => {
    const foretold = clauses
      .all(at, 'aux')
      .some(
        (child) => words.will.has(clauses.lower(child)) || words.would.has(clauses.lower(child)),
      );
    // "would not commit himself to it": not made, whoever tells it.
    if (!foretold || negated) return true;
    return kind === 'refusal' && modal.some((one) => one.at === at);
  });
}

/** No two for the same act, none inside the act of another; drafts made by words come first. */
function unrivalled(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    // "will not accept quotas": the denied modal tells more than the word.
    // One reading per trigger and per act.
    const rival = kept.findIndex(({ at, head }) => at === draft.at || head === draft.head);
    if (rival < 0) kept.push(draft);
    else if (kept[rival].negated && draft.kind === 'refusal') kept[rival] = draft;
  }
  return kept
    .filter((one) => !kept.some((other) => other !== one && holds(other.act, one.trigger.from)))
    .sort((a, b) => a.trigger.from - b.trigger.from);
}

/** With condition, deadline, event and statement; null where it needs a condition and has none. */
function finished(scene: Scene, conditions: Conditions, draft: Draft): Commitment | null {
  const { clauses, parties, words } = scene;
  const { at, head, kind, trigger, by, to, strength, negated, score, rule } = draft;
  const anchors = [head, at, clauses.tree.head(at)].filter((token) => token >= 0);
  const sentence = parties.sentence(at);
  const withheld = kind === 'refusal' || /^(?:not|never)$/.test(clauses.lower(draft.act.from));
  const condition = conditions.find(sentence, draft.act, anchors, withheld);
  if (draft.conditional && !condition) return null;
  const whole = continued(clauses, draft.act, head, scene.timeAt, words);
  const act = clauses.trim(unbroken(scene, without(whole, condition)));
  if (!act || holds(act, trigger.from)) return null;
  if (condition && contains(condition, trigger)) return null;
  const inside = parties.statementAt(trigger.from);
  // "promised that …": the statement whose cue is the trigger itself.
  const cued = scene.cueAt[trigger.from];
  // The event the act heads, else the first within it.
  let event = scene.eventAt[head];
  for (let token = act.from; token < act.to && event < 0; token++) event = scene.eventAt[token];
  return {
    kind,
    trigger,
    by,
    to,
    act,
    condition,
    deadline: deadlineOf(scene, draft.act),
    strength,
    negated,
    event: event < 0 ? null : event,
    statement: inside ?? (cued < 0 ? null : cued),
    score,
    rule,
  };
}

/** "agreed to share water, the minister said, and farmers …": an act ends where its teller breaks in. */
function unbroken({ doc, clauses }: Scene, act: TokenRange): TokenRange {
  let { to } = act;
  for (const { source, cue, content } of doc.layer('statements')) {
    if (source === null || cue === null || content.length === 0) continue;
    const first = Math.min(source.from, cue.from);
    const breaksIn = content[0].from <= act.from && first > act.from && cue.to <= act.to;
    if (breaksIn && clauses.lower(first - 1) === ',') to = Math.min(to, first - 1);
  }
  return { from: act.from, to };
}

/** The act before or after its condition. */
function without(act: TokenRange, condition: TokenRange | null): TokenRange {
  if (!condition || !overlaps(act, condition)) return act;
  if (condition.from > act.from) return { from: act.from, to: condition.from };
  return { from: condition.to, to: act.to };
}
