import type { Name, NameType, TokenRange } from '../../doc/layers.ts';
import type { Token } from '../../doc/token.ts';
import type { Ground } from './ground.ts';
import { phraseOf } from './phrase.ts';

/** A mention before it has its place among the others. */
export interface Draft extends TokenRange {
  readonly head: number;
  readonly type: NameType;
  readonly form: 'name' | 'description' | 'pronoun';
  readonly plural: boolean;
  readonly score: number;
  readonly rule: string;
}

const PART: ReadonlySet<string> = new Set(['compound', 'flat', 'amod', 'fixed', 'goeswith', 'det']);
/** How sure a rule is where tags and tree are. */
const SURE = { name: 1, nested: 0.95, noun: 0.9, pronoun: 0.98, those: 0.7 } as const;

/** Every mention of a report by itself: names, nouns and pronouns, one per head token or nested name. */
export function draftsOf(ground: Ground): Draft[] {
  const out: Draft[] = [];
  const taken = new Set<number>();
  for (const name of ground.names) {
    const draft = fromName(ground, name);
    if (draft === null || taken.has(draft.head)) {
      // Two names under one head ("Kofi Annan Foundation"): the second stands as it is written.
      out.push(asWritten(ground, name));
      continue;
    }
    taken.add(draft.head);
    out.push(draft);
  }
  const { length } = ground.doc.layer('tokens');
  for (let i = 0; i < length; i++) {
    if (taken.has(i) || ground.nameAt[i] >= 0) continue;
    const draft = fromPronoun(ground, i) ?? fromNoun(ground, i) ?? fromThose(ground, i);
    if (draft !== null) out.push(draft);
  }
  return out;
}

/**
 * "US President Barack Obama landed in Hanoi." is one mention under "Barack", with the nested "US";
 * "Russian" in "a Russian jet" is a mention of its own. Null where the name is only part of a phrase.
 */
function fromName(ground: Ground, name: Name): Draft | null {
  const { tree } = ground;
  if (name.type === 'money' || name.type === 'quantity') return null;
  let head = headOf(ground, name);
  const above = tree.head(head);
  const rel = tree.base(head);
  if (rel === 'flat' && above === name.from - 1 && isTitle(ground, above)) {
    // "President Macron" where the tree hangs the name on the title.
    head = above;
  } else if (rel === 'appos' && above === name.from - 1 && isTitle(ground, above)) {
    head = above;
  } else if (above >= 0 && PART.has(rel)) return null;
  if (ground.names.some((other) => other !== name && holdsAll(other, name))) return null;
  const phrase = phraseOf(tree, head, ground.breaks);
  const whole = { from: Math.min(phrase.from, name.from), to: Math.max(phrase.to, name.to) };
  const token = ground.token(headOf(ground, name));
  return {
    ...whole,
    head,
    type: name.type,
    form: 'name',
    plural:
      name.type === 'nationality'
        ? isPlural(ground, token)
        : /S$/.test(token.xpos) &&
          name.type !== 'person' &&
          name.type !== 'organisation' &&
          name.type !== 'place',
    score: SURE.name * name.score,
    rule: 'name-phrase',
  };
}

function holdsAll(outer: TokenRange, inner: TokenRange): boolean {
  return (
    outer.from <= inner.from &&
    inner.to <= outer.to &&
    outer.to - outer.from > inner.to - inner.from
  );
}

/** "a Russian military jet" holds the nationality "Russian"; "the Bank of Uganda" the place "Uganda". */
function asWritten(ground: Ground, name: Name): Draft {
  const head = headOf(ground, name);
  return {
    ...{ from: name.from, to: name.to, head, type: name.type, form: 'name' },
    plural: name.type === 'nationality' && /S$/.test(ground.token(head).xpos),
    score: SURE.nested * name.score,
    rule: 'nested-name',
  };
}

/** The token of a stretch that hangs on one outside it. */
function headOf({ tree }: Ground, { from, to }: TokenRange): number {
  for (let i = from; i < to; i++) {
    const above = tree.head(i);
    if (above < from || above >= to) return i;
  }
  return to - 1;
}

/** "Foreign Minister Wang Yi": a noun for a person, right before the name. */
function isTitle(ground: Ground, at: number): boolean {
  const token = ground.token(at);
  return (
    /^(NOUN|PROPN)$/.test(token.upos) &&
    ground.nameAt[at] < 0 &&
    ground.nouns.of(token.lower, token.lemma)?.one === 'person'
  );
}

/** "He said his government would wait." "It is raining" holds no mention where the tree says so. */
function fromPronoun(ground: Ground, at: number): Draft | null {
  const token = ground.token(at);
  if (token.upos !== 'PRON') return null;
  const kind = ground.pronouns.of(token.lower);
  if (kind === null || ground.tree.base(at) === 'expl') return null;
  return {
    ...{ from: at, to: at + 1, head: at, type: kind.type, form: 'pronoun', plural: kind.plural },
    score: SURE.pronoun,
    rule: 'pronoun',
  };
}

/** "The rebels shelled a government checkpoint." holds "The rebels" and "a government checkpoint". */
function fromNoun(ground: Ground, at: number): Draft | null {
  const token = ground.token(at);
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN') return null;
  const rel = ground.tree.base(at);
  // A noun before another noun only says of what kind that one is ("a missile test").
  if (ground.tree.head(at) > at && (rel === 'compound' || rel === 'amod')) return null;
  if (
    rel === 'flat' ||
    rel === 'fixed' ||
    rel === 'goeswith' ||
    ground.tree.rel(at) === 'nmod:desc'
  )
    return null;
  const found = ground.nouns.of(token.lower, token.lemma);
  if (found === null) return null;
  const plural = isPlural(ground, token);
  return {
    ...phraseOf(ground.tree, at, ground.breaks),
    head: at,
    type: plural ? found.many : found.one,
    form: 'description',
    plural,
    score: SURE.noun,
    rule: 'noun',
  };
}

/** "Those who fled were safe." "Many were killed." Only as subject or object, and never of a thing. */
function fromThose(ground: Ground, at: number): Draft | null {
  const token = ground.token(at);
  if (!ground.those.has(token.lower) || !/^(PRON|ADJ|NUM|NOUN|DET)$/.test(token.upos)) return null;
  if (!/^(nsubj|obj|iobj)$/.test(ground.tree.base(at))) return null;
  if (ground.tree.child(at, 'nmod') >= 0) return null;
  const who = ground.tree.child(at, 'acl:relcl', 'acl') >= 0;
  if (!who && ground.tree.rel(at) !== 'nsubj:pass' && token.lower !== 'others') return null;
  return {
    ...{
      ...phraseOf(ground.tree, at, ground.breaks),
      head: at,
      type: 'group',
      form: 'description',
    },
    ...{ plural: true, score: SURE.those, rule: 'those' },
  };
}

/** Plural by form ("soldiers"), by determiner ("both sides", "six police"), or "the French". */
function isPlural(ground: Ground, token: Token): boolean {
  if (/^NNP?S$/.test(token.xpos)) return true;
  for (const child of ground.tree.children(token.index)) {
    const rel = ground.tree.base(child);
    if (rel !== 'det' && rel !== 'nummod' && rel !== 'amod') continue;
    const { lower } = ground.token(child);
    if (ground.pluralDeterminers.has(lower)) return true;
    if (rel === 'nummod' && /^\d/.test(lower) && lower !== '1') return true;
    if (lower === 'the' && /^JJ/.test(token.xpos)) return true;
  }
  return false;
}
