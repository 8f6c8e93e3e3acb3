import type { Name, TokenRange } from '../../doc/layers.ts';
import type { Token } from '../../doc/token.ts';
import type { Draft } from './draft.ts';
import type { Ground } from './ground.ts';
import { isPlural } from './number.ts';
import { phraseOf } from './phrase.ts';

/** A name's mention; `title` is the first token of a title right before the name, where one stands. */
export interface NamedDraft extends Draft {
  readonly title: number | null;
}

/** Relations by which a name is only part of a noun's phrase. */
const PART: ReadonlySet<string> = new Set(['compound', 'flat', 'amod', 'fixed', 'goeswith', 'det']);
/** A name that needs no reading of the tree is as sure as the name; a nested one a little less. */
const NESTED_SHARE = 0.95;

/**
 * "US President Barack Obama landed in Hanoi." is one mention under "Barack", with the nested "US";
 * "Russian" in "a Russian jet" is a mention of its own. Null where the name is only part of a phrase
 * or of a longer name.
 */
export function fromName(ground: Ground, name: Name, index: number): NamedDraft | null {
  const { tree } = ground;
  if (name.type === 'money' || name.type === 'quantity') return null;
  if (ground.nameAt[name.from] !== index) return null;
  const own = headOf(ground, name);
  const title = name.type === 'person' ? titleOf(ground, name.from - 1, own) : null;
  const above = tree.head(own);
  const onTitle = title !== null && above >= title && above < name.from;
  if (title === null && above >= 0 && PART.has(tree.base(own)) && isNominal(ground, above)) {
    return null;
  }
  const head = onTitle ? above : own;
  const phrase = phraseOf(tree, head, ground);
  // "Le Thanh in Hue": a person's name takes only what says whose or whence they are, a place's nothing
  // ("Accusing Oslo of spying, …").
  const bare =
    phrase.to > name.to &&
    ground.token(name.to).upos === 'ADP' &&
    (name.type === 'place' ||
      (name.type === 'person' && !/^(of|from|at)$/.test(ground.token(name.to).lower)));
  const token = ground.token(own);
  const many = name.type !== 'person' && name.type !== 'organisation' && name.type !== 'place';
  return {
    from: Math.min(phrase.from, name.from, title ?? name.from),
    to: bare ? name.to : Math.max(phrase.to, name.to),
    ...{ head, title, type: name.type, form: 'name' },
    plural: many && (name.type === 'nationality' ? isPlural(ground, token) : /S$/.test(token.xpos)),
    score: name.score,
    rule: 'name-phrase',
  };
}

/** "a Russian military jet" holds the nationality "Russian"; "the Bank of Uganda" the place "Uganda". */
export function asWritten(ground: Ground, name: Name): Draft {
  const head = headOf(ground, name);
  return {
    ...{ from: name.from, to: name.to, head, type: name.type, form: 'name' },
    plural: name.type === 'nationality' && /S$/.test(ground.token(head).xpos),
    score: NESTED_SHARE * name.score,
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

function isNominal(ground: Ground, at: number): boolean {
  return /^(NOUN|PROPN|ADJ|NUM|X|SYM)$/.test(ground.token(at).upos);
}

/**
 * "Foreign Minister Wang Yi": where the phrase of a noun for one person begins that stands right
 * before a person's name; null where none does. Without an article the two are one whatever the tree
 * says; with one ("he told the minister Merkel would come") the tree must tie them.
 */
function titleOf(ground: Ground, at: number, name: number): number | null {
  if (at < 0) return null;
  const office = officeOf(ground, at);
  if (office !== null) return office;
  if (ground.nameAt[at] >= 0) return null;
  const { tree } = ground;
  const token = ground.token(at);
  if (!/^(NOUN|PROPN)$/.test(token.upos) || /S$/.test(token.xpos)) return null;
  if (ground.nouns.of(token.lower, token.lemma)?.one !== 'person') return null;
  const tied = tree.head(name) === at || tree.head(at) === name;
  if (!tied && tree.child(at, 'det') >= 0) return null;
  return phraseOf(tree, at, ground).from;
}

/**
 * "Minister of Defence Leo Varga", "Secretary of State Ann Reid": where the title begins that ends
 * with a field of office before the name, or the field was taken for the name's first word; else null.
 */
function officeOf(ground: Ground, last: number): number | null {
  let of = last;
  const field = ({ text, xpos }: Token) =>
    /^(NNPS?|CC)$/.test(xpos) || (/^NNS?$/.test(xpos) && /^\p{Lu}/u.test(text));
  while (of > last - 4 && of > 0 && field(ground.token(of))) of--;
  if (of < 1 || !/^(of|for)$/.test(ground.token(of).lower)) return null;
  const title = ground.token(of - 1);
  if (!/^NNP$/.test(title.xpos) || ground.nameAt[of - 1] >= 0) return null;
  const named = of === last ? -1 : ground.nameAt[of + 1];
  if (named >= 0 && /^(place|person)$/.test(ground.names[named].type)) return null;
  if (ground.nouns.of(title.lower, title.lemma)?.one !== 'person') return null;
  const { from } = phraseOf(ground.tree, of - 1, ground);
  return /^(NOUN|PROPN|ADJ)$/.test(ground.token(from).upos) ? from : of - 1;
}
