import type { Draft } from './draft.ts';
import type { Ground } from './ground.ts';
import { type List, PARTIES } from './links.ts';

const RUN_SCORE = 0.85;

/** A run of drafts, as places among them, and the verb behind it. */
interface Run {
  readonly members: readonly number[];
  readonly joined: boolean;
  readonly verb: number;
}

/**
 * Lists that stand before the first verb of their sentence, whatever the tree makes of them. "Lula,
 * Macri sign pact": names with commas between them and a plural verb behind, as headlines have them.
 * "Varga and his Danish counterpart spoke": as no verb stands before, "and" can join no clauses.
 */
export function runsOf(ground: Ground, drafts: readonly Draft[]): List[] {
  const starting = new Map<number, number[]>();
  drafts.forEach((draft, at) => {
    if (draft.rule === 'nested-name' || draft.form === 'pronoun') return;
    if (!PARTIES.has(draft.type)) return;
    const held = starting.get(draft.from);
    if (held) held.push(at);
    else starting.set(draft.from, [at]);
  });
  const { from: firsts, to: ends } = ground.doc.layer('sentences');
  const out: List[] = [];
  for (let k = 0; k < firsts.length; k++) {
    for (const start of starts(ground, firsts[k], ends[k])) {
      if (continues(ground, drafts, start)) continue;
      const run = runAt(ground, drafts, starting, start, ends[k]);
      if (run === null || !(run.joined || isHeadline(ground, drafts, run, start))) continue;
      out.push(listOf(ground, drafts, run));
      break;
    }
  }
  return out;
}

/** Where a subject may begin: after the dateline, and after each comma or colon before the first verb. */
function starts(ground: Ground, from: number, to: number): number[] {
  const out: number[] = [];
  for (let i = from; i < to; i++) {
    if (ground.datelined(i)) continue;
    const before = i === from || ground.datelined(i - 1) ? ':' : ground.token(i - 1).text;
    if (/^[,:–—-]$/.test(before)) out.push(i);
    if (/^(VERB|AUX)$/.test(ground.token(i).upos)) break;
  }
  return out;
}

/** "After Lula, Macri and Temer met": what stands behind a name and a comma may be the middle of a list. */
function continues(ground: Ground, drafts: readonly Draft[], start: number): boolean {
  if (start < 2 || ground.token(start - 1).text !== ',') return false;
  return drafts.some(({ to, type }) => to === start - 1 && PARTIES.has(type));
}

/** The longest run of mentions from a token on that a verb follows, or null. */
function runAt(
  ground: Ground,
  drafts: readonly Draft[],
  starting: ReadonlyMap<number, readonly number[]>,
  from: number,
  end: number,
): Run | null {
  const members: number[] = [];
  let joined = false;
  for (let at = from; at < end; ) {
    const [next] = [...(starting.get(at) ?? [])].sort((a, b) => drafts[b].to - drafts[a].to);
    if (next === undefined) return null;
    members.push(next);
    at = drafts[next].to;
    const verb = verbAt(ground, at, end);
    if (verb >= 0) {
      return members.length > 1 && !isTail(drafts, members) ? { members, joined, verb } : null;
    }
    if (joined || at >= end) return null;
    if (ground.token(at).text === ',' && at + 1 < end) at++;
    else if (ground.token(at).lower !== 'and') return null;
    if (ground.token(at).lower === 'and') {
      joined = true;
      at++;
    }
  }
  return null;
}

/** "The leaders of Chad and Togo spoke": what is joined may be what the first phrase ends with. */
function isTail(drafts: readonly Draft[], [first, second]: readonly number[]): boolean {
  const [one, other] = [drafts[first], drafts[second]];
  return drafts.some(
    ({ from, to, type }) =>
      to === one.to && from > one.from && type === other.type && type !== one.type,
  );
}

/** The verb that stands at a token, after an adverb or "to" at most; else -1. */
function verbAt(ground: Ground, from: number, end: number): number {
  for (let i = from; i < Math.min(end, from + 3); i++) {
    const { upos, lower } = ground.token(i);
    if (upos === 'VERB' || upos === 'AUX') return i;
    if (upos !== 'ADV' && lower !== 'to') return -1;
  }
  return -1;
}

/** "Lula, Macri sign", "Lula, Macri to meet": only what no sentence of running text begins with. */
function isHeadline(
  ground: Ground,
  drafts: readonly Draft[],
  { members, verb }: Run,
  start: number,
): boolean {
  const all = members.map((member) => drafts[member]);
  if (!all.every(({ form, type }) => form === 'name' && type === all[0].type)) return false;
  const { xpos } = ground.token(verb);
  if (/^(VBP|VB)$/.test(xpos)) return true;
  return ground.titled(start) && all[0].type === 'person' && /^(VBD|VBN|MD)$/.test(xpos);
}

function listOf({ tree }: Ground, drafts: readonly Draft[], { members }: Run): List {
  const all = members.map((member) => drafts[member]);
  const subject = all.find(({ head }) => tree.base(head) === 'nsubj') ?? all[0];
  return {
    members,
    draft: {
      from: all[0].from,
      to: all[all.length - 1].to,
      head: subject.head,
      type: all.every(({ type }) => type === all[0].type) ? all[0].type : 'group',
      form: all.every(({ form }) => form === 'name') ? 'name' : 'description',
      plural: true,
      score: RUN_SCORE * Math.min(...all.map(({ score }) => score)),
      rule: 'run',
    },
  };
}
