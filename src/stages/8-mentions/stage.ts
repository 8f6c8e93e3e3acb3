import type { Mention } from '../../doc/layers.ts';
import { stage } from '../../doc/stage.ts';
import type { Draft } from './draft.ts';
import { draftsOf } from './drafts.ts';
import { type Ground, groundOf } from './ground.ts';
import { appositionsOf, heldTogether, type List, listsOf } from './links.ts';
import { Nouns } from './nouns.ts';
import { type MentionWords, Pronouns } from './pronouns.ts';
import { runsOf } from './runs.ts';

/**
 * The mentions stage: every named or described participant, place and group, pronouns, and the lists
 * they form. `nouns` is the text of `nouns.txt`, `words` the content of `words.json`. Mentions stand
 * in the order of their first token, the longer before those inside it.
 */
export function mentionsStage(nouns: string, words: MentionWords) {
  const known = new Nouns(nouns);
  const pronouns = new Pronouns(words);
  return stage({
    name: 'mentions',
    version: '1',
    needs: ['tokens', 'sentences', 'tags', 'tree', 'names', 'blocks'],
    gives: ['mentions'],
    read(doc) {
      const ground = groundOf(doc, known, pronouns, words);
      return { layers: { mentions: laidOut(ground) } };
    },
  });
}

/** Puts drafts and lists in order and turns their links into places in the layer. */
function laidOut(ground: Ground): Mention[] {
  const found = draftsOf(ground);
  const heads = new Map<number, number>();
  found.forEach((draft, at) => {
    if (draft.rule !== 'nested-name') heads.set(draft.head, at);
  });
  const renamed = appositionsOf(ground, found, heads);
  const { drafts: single, lists: trees } = heldTogether(found, listsOf(ground, found, heads));
  const runs = runsOf(ground, single).filter(({ members }) => !trees.some(holdsMore(members)));
  const joint = new Set(runs.flatMap(({ members }) => members));
  for (const member of joint) renamed[member] = -1;
  const lists = [
    ...runs,
    ...trees.filter(({ members }) => !members.some((member) => joint.has(member))),
  ];
  const all: { draft: Draft; renames: number; members: readonly number[]; at: number }[] = [
    ...single.map((draft, at) => ({ draft, renames: renamed[at], members: [], at })),
    ...lists.map(({ draft, members }, k) => ({
      draft,
      renames: -1,
      members,
      at: single.length + k,
    })),
  ];
  all.sort((a, b) => a.draft.from - b.draft.from || b.draft.to - a.draft.to || b.at - a.at);
  const place = new Int32Array(all.length);
  all.forEach(({ at }, index) => {
    place[at] = index;
  });
  const { score } = ground.doc.layer('tree');
  return all.map(({ draft, renames, members }) => ({
    ...draft,
    // A phrase is no surer than the arc its head hangs by; a nested name does not rest on the tree.
    score:
      draft.rule === 'nested-name' ? draft.score : draft.score * (0.5 + 0.5 * score[draft.head]),
    appositionOf: renames < 0 ? null : place[renames],
    members: members.map((member) => place[member]),
  }));
}

/** Whether a list has all these members and others. */
function holdsMore(members: readonly number[]) {
  return (list: List) =>
    list.members.length > members.length && members.every((one) => list.members.includes(one));
}
