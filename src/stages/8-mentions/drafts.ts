import type { TokenRange } from '../../doc/layers.ts';
import type { Token } from '../../doc/token.ts';
import type { Draft } from './draft.ts';
import type { Ground } from './ground.ts';
import { asWritten, fromName } from './named.ts';
import { isPlural } from './number.ts';
import { phraseOf } from './phrase.ts';

/** How sure a rule is where tags and tree are. */
const SURE = { noun: 0.9, pronoun: 0.98, those: 0.7, part: 0.85 } as const;

/** Every mention of a report by itself: names, nouns and pronouns, one per head token or nested name. */
export function draftsOf(ground: Ground): Draft[] {
  const out: Draft[] = [];
  const taken = new Set<number>();
  for (const [index, name] of ground.names.entries()) {
    const draft = fromName(ground, name, index);
    if (draft === null || taken.has(draft.head)) {
      // Two names under one head ("Kofi Annan Foundation"): the second stands as it is written.
      out.push(asWritten(ground, name));
      continue;
    }
    // A title is part of the name's mention, whichever of the two the tree takes for the head.
    for (let i = draft.title ?? name.from; i < name.from; i++) taken.add(i);
    taken.add(draft.head);
    out.push(draft);
  }
  const { length } = ground.doc.layer('tokens');
  for (let i = 0; i < length; i++) {
    if (taken.has(i) || ground.nameAt[i] >= 0) continue;
    const draft =
      fromPronoun(ground, i) ??
      fromAge(ground, i) ??
      fromPart(ground, i) ??
      fromNoun(ground, i) ??
      fromThose(ground, i);
    if (draft !== null) out.push(draft);
  }
  return out;
}

/** "He said his government would wait." "It is raining" holds no mention where the tree says so. */
function fromPronoun(ground: Ground, at: number): Draft | null {
  const token = ground.token(at);
  if (token.upos !== 'PRON') return null;
  const kind = ground.pronouns.of(token.lower);
  if (kind === null || (ground.tree.base(at) === 'expl' && !acts(ground, at))) return null;
  return {
    ...{ from: at, to: at + 1, head: at, type: kind.type, form: 'pronoun', plural: kind.plural },
    score: SURE.pronoun,
    rule: 'pronoun',
  };
}

/** "The 45-year-old fled", "a 19-year-old was hurt": an age that no noun follows stands for who has it. */
function fromAge(ground: Ground, at: number): Draft | null {
  if (at < 5 || ground.token(at).lower !== 'old' || !ground.hyphen(at - 1)) return null;
  if (ground.token(at - 2).lower !== 'year' || !ground.hyphen(at - 3)) return null;
  const [number, article] = [ground.token(at - 4), ground.token(at - 5)];
  if (number.upos !== 'NUM' || !/^(the|this|that|a|an|another)$/.test(article.lower)) return null;
  const { tree } = ground;
  if (tree.head(at) > at && /^(amod|compound|nmod)$/.test(tree.base(at))) return null;
  return {
    ...{ from: at - 5, to: at + 1, head: at, type: 'person', form: 'description' },
    ...{ plural: false, score: SURE.those, rule: 'age' },
  };
}

/** "It denied reports that two had died": what has an object and no clause to stand for does something. */
function acts({ tree }: Ground, at: number): boolean {
  const verb = tree.head(at);
  if (verb < at || tree.child(verb, 'obj') < 0) return false;
  return tree.child(verb, 'csubj', 'csubj:pass', 'ccomp', 'xcomp', 'advcl', 'nsubj', 'cop') < 0;
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
  const before = at > 0 ? ground.token(at - 1).lower : '';
  const found = isCraft(ground, token)
    ? ground.nouns.of('warplane', 'warplane')
    : ground.nouns.of(token.lower, token.lemma, before);
  if (found === null) return null;
  const plural = isPlural(ground, token);
  return {
    ...counted(ground, phraseOf(ground.tree, at, ground)),
    head: at,
    type: plural ? found.many : found.one,
    form: 'description',
    plural,
    score: SURE.noun,
    rule: 'noun',
  };
}

/** "Six MiG-29 fighters circled." "Two fighters were scrambled." A type's name or the verb tells aircraft from men. */
function isCraft(ground: Ground, { index, lemma }: Token): boolean {
  if (!ground.words.craft.includes(lemma.toLowerCase())) return false;
  const { tree } = ground;
  const before = index - 1;
  if (before >= 0) {
    const name = ground.nameAt[before];
    if (name >= 0 && ground.names[name].type === 'platform') return true;
    if (/^[\p{Lu}\d][\p{L}\d-]*\d[\p{L}]*$/u.test(ground.token(before).text)) {
      if (/\p{Lu}/u.test(ground.token(before).text) || ground.hyphen(before - 1)) return true;
    }
  }
  const verb = tree.head(index);
  if (verb < 0 || !/^(nsubj|obj)$/.test(tree.base(index))) return false;
  return ground.words.flying.includes(ground.token(verb).lemma.toLowerCase());
}

/** "At least 40 monks fled." What a number is measured against belongs to its phrase. */
function counted(ground: Ground, { from: at, to }: TokenRange): TokenRange {
  // "On Friday Greek jets took off": the day is not the jets'.
  const dated = at + 1 < to && ground.words.calendar.includes(ground.token(at).lower);
  const from = dated && !/^['’]/.test(ground.token(at + 1).text) ? at + 1 : at;
  const first = ground.doc.layer('sentences').from;
  for (let start = from; start >= Math.max(0, from - 3); start--) {
    for (const words of ground.words.comparators) {
      const parts = words.split(' ');
      const number = start + parts.length;
      if (number < from || number >= to || ground.token(number).upos !== 'NUM') continue;
      if (parts.every((part, i) => ground.token(start + i).lower === part)) {
        return { from: start, to };
      }
    }
    if (first.includes(start)) break;
  }
  return { from, to };
}

/** "Thousands of refugees crossed." "One of the attackers fled." What follows "of" tells who they are. */
function fromPart(ground: Ground, at: number): Draft | null {
  const token = ground.token(at);
  if (!ground.parts.has(token.lower)) return null;
  const { tree } = ground;
  for (const child of tree.children(at)) {
    if (child < at || tree.rel(child) !== 'nmod') continue;
    const link = tree.child(child, 'case');
    if (link < 0 || ground.token(link).lower !== 'of') continue;
    const noun = ground.token(child);
    const name = ground.nameAt[child];
    const pronoun = ground.pronouns.of(noun.lower);
    const found = ground.nouns.of(noun.lower, noun.lemma);
    const single = /^(one|each|either|neither)$/.test(token.lower);
    const many = pronoun?.type ?? found?.many ?? (name >= 0 ? ground.names[name].type : null);
    if (many === null || !/^(person|group|organisation|nationality)$/.test(many)) continue;
    return {
      ...phraseOf(tree, at, ground),
      head: at,
      type: single ? (found?.one ?? (many === 'group' ? 'person' : many)) : many,
      form: 'description',
      plural: !single,
      score: SURE.part,
      rule: 'part',
    };
  }
  return null;
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
      ...phraseOf(ground.tree, at, ground),
      head: at,
      type: 'group',
      form: 'description',
    },
    ...{ plural: true, score: SURE.those, rule: 'those' },
  };
}
