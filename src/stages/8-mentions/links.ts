import type { Draft } from './draft.ts';
import type { Ground } from './ground.ts';

/** Types of those who can act together. */
export const PARTIES: ReadonlySet<string> = new Set([
  'person',
  'organisation',
  'group',
  'place',
  'nationality',
  'other',
]);
const LIST_SCORE = 0.85;

/** A list and its members, as places in the drafts. */
export interface List {
  readonly draft: Draft;
  readonly members: readonly number[];
}

/**
 * "France and Germany signed." The list is a mention of its own beside its members, where two or
 * more of them are mentions and all are of the kind that acts. `heads` tells the draft of a head token.
 */
export function listsOf(
  ground: Ground,
  drafts: readonly Draft[],
  heads: ReadonlyMap<number, number>,
): List[] {
  const out: List[] = [];
  for (const [at, first] of drafts.entries()) {
    if (first.rule === 'nested-name' || (first.form === 'pronoun' && first.to - first.from > 1))
      continue;
    const members = [at];
    let broken = false;
    for (const child of ground.tree.children(first.head)) {
      if (ground.tree.base(child) !== 'conj' || child < first.head) continue;
      const member = heads.get(child);
      if (member === undefined || drafts[member].rule === 'nested-name') broken = true;
      else members.push(member);
    }
    if (members.length < 2 || broken) continue;
    const all = members.map((member) => drafts[member]);
    // "Paris or Berlin" names one of two, not both together.
    if (isEither(ground, all) || !all.every((one) => PARTIES.has(one.type))) continue;
    if (all.some((one) => ground.tree.base(one.head) === 'nmod:poss')) continue;
    const type = all.every((one) => one.type === first.type) ? first.type : 'group';
    out.push({
      members,
      draft: {
        from: Math.min(...all.map((one) => one.from)),
        to: Math.max(...all.map((one) => one.to)),
        head: first.head,
        type,
        form: all.every((one) => one.form === 'name') ? 'name' : 'description',
        plural: true,
        score: LIST_SCORE * Math.min(...all.map((one) => one.score)),
        rule: 'list',
      },
    });
  }
  return out;
}

/**
 * "The ministers of Chad, Togo and Benin met.": where the tree joins the last countries to the ministers.
 * Answers the drafts with such a phrase drawn out to its end, and the lists without those that were none.
 */
export function heldTogether(
  drafts: readonly Draft[],
  lists: readonly List[],
): { drafts: Draft[]; lists: List[] } {
  const whole = [...drafts];
  const kept = lists.filter(({ members, draft }) => {
    const [first, ...rest] = members.map((member) => drafts[member]);
    const office =
      first.form === 'description' && first.plural && /^(person|group)$/.test(first.type);
    const places = (one: Draft) => one.type === 'place' && one.form === 'name';
    if (!office || !rest.every(places)) return true;
    // What the first phrase ends with must be a place too: "monitors and France" are two.
    if (!drafts.some((one) => places(one) && one.to === first.to && one.from > first.head))
      return true;
    whole[members[0]] = { ...first, to: draft.to };
    return false;
  });
  return { drafts: whole, lists: kept };
}

function isEither(ground: Ground, members: readonly Draft[]): boolean {
  return members.some((one) =>
    [...ground.tree.children(one.head)].some(
      (child) => ground.tree.base(child) === 'cc' && /^(or|nor)$/.test(ground.token(child).lower),
    ),
  );
}

/**
 * "Angela Merkel, the German chancellor, flew to Kyiv." The second phrase renames the first. Answers,
 * for each draft, the place of the one it renames, or -1.
 */
export function appositionsOf(
  ground: Ground,
  drafts: readonly Draft[],
  heads: ReadonlyMap<number, number>,
): Int32Array {
  const out = new Int32Array(drafts.length).fill(-1);
  for (const [at, draft] of drafts.entries()) {
    if (heads.get(draft.head) !== at || ground.tree.base(draft.head) !== 'appos') continue;
    const renamed = heads.get(ground.tree.head(draft.head));
    if (renamed === undefined || renamed === at) continue;
    // "Geneva, Switzerland": a place after a place holds it, and is not it.
    if (draft.type === 'place' && drafts[renamed].type === 'place') continue;
    if (agree(draft, drafts[renamed])) out[at] = renamed;
  }
  return out;
}

/** A person is never a place: phrases that rename one another are of one kind, or one is a people. */
function agree(one: Draft, other: Draft): boolean {
  if (one.type === other.type || one.form === 'pronoun') return one.type === other.type;
  const bodies = new Set(['organisation', 'group', 'place', 'other']);
  if (bodies.has(one.type) && bodies.has(other.type)) return true;
  return new Set([one.type, other.type]).has('group') &&
    new Set([one.type, other.type]).has('person')
    ? one.plural && other.plural
    : new Set([one.type, other.type]).has('nationality') && one.plural === other.plural;
}
