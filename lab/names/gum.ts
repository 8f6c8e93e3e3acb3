import { type Kind, OUTSIDE } from '../../src/stages/6-names/labels.ts';
import { type ConlluSentence, type ConlluWord, conlluDocuments } from '../../src/text/conllu.ts';
import { entitiesOf } from '../mentions/gum.ts';
import { readTreebank } from '../treebank/corpus.ts';
import {
  ALL_LABELS,
  ANY,
  type LabelledDocument,
  type LabelledSentence,
  nameBits,
} from './corpora.ts';

/** What GUM's kinds of entity leave open for a name; all its other kinds say nothing of ours. */
const OPEN: Readonly<Record<string, readonly Kind[]>> = {
  person: ['PER'],
  organization: ['ORG'],
  place: ['LOC', 'FAC'],
};
/** Outside of names of these kinds anything may stand that GUM does not mark. */
const NO_NAME = ANY(['NORP', 'MISC'], true);
/** Titles stand before a person's name in GUM and outside of it in the other data sets. */
const TITLE =
  /^(Mr|Mrs|Ms|Miss|Dr|Prof|Professor|President|Prime|Minister|King|Queen|Prince|Princess|Sir|Lady|Lord|Saint|St|Pope|General|Gen|Captain|Senator|Sen|Judge|Justice|Governor|Mayor|Secretary|Vice|Sheikh|Emperor|Count|Duke|Rev|Reverend|Bishop|Father|Colonel|Major|Chancellor)\.?$/;
/** "University of York": what a name may hold between its capitals. */
const JOINS = new Set([
  'ADP',
  'DET',
  'CCONJ',
  'PART',
  'PUNCT',
  'NUM',
  'SYM',
  'ADJ',
  'VERB',
  'NOUN',
]);

/**
 * GUM's training part as a data set of names: of each person, organisation and place whose head is a
 * proper noun, the stretch of proper nouns around the head. Words of proper nouns in none stay open.
 */
export function gumNames(data: string): LabelledDocument[] {
  const documents = conlluDocuments(readTreebank(data, 'gum', 'train'));
  const places = new Set(documents.flat().flatMap((sentence) => namesOf(sentence, 'place')));
  return documents.map((document, number) => ({
    id: `gum-${number}`,
    source: 'gum',
    sentences: document.map((sentence) => sentenceOf(sentence, places)),
  }));
}

function sentenceOf({ words }: ConlluSentence, places: ReadonlySet<string>): LabelledSentence {
  const allowed = Int32Array.from(words, ({ upos }) => (upos === 'PROPN' ? ALL_LABELS : NO_NAME));
  const heads = Int32Array.from(words, ({ head }) => head - 1);
  const entities = entitiesOf(
    words.map(({ misc }) => misc),
    heads,
  );
  // The widest first, so that a name within a name is not marked apart from it.
  const taken = new Uint8Array(words.length);
  for (const { from, to, head, type } of entities.sort((a, b) => b.to - b.from - (a.to - a.from))) {
    if (words[head].upos !== 'PROPN' || !OPEN[type] || taken[head]) continue;
    const [start, end] = nameAround(words, head, from, to, type);
    if (taken.subarray(start, end).some(Boolean)) continue;
    taken.fill(1, start, end);
    // "Canadians" are persons in GUM and a nationality in the other data sets.
    if (type === 'person' && words[head].xpos === 'NNPS') continue;
    const form = words
      .slice(start, end)
      .map(({ form }) => form)
      .join(' ');
    // "Tunisia beat England": a country that acts is an organisation in GUM, and a place elsewhere.
    const kinds =
      type === 'organization' && places.has(form)
        ? [...OPEN.organization, ...OPEN.place]
        : OPEN[type];
    for (let at = start; at < end; at++) allowed[at] = nameBits(kinds, at - start, end - start);
    // A title's word may be seen either way, so it is not held to be outside.
    for (let at = start - 1; at >= from && TITLE.test(words[at].form); at--)
      allowed[at] |= 1 << OUTSIDE;
  }
  return { words: words.map(({ form }) => form), allowed, inner: words.map(() => 'O') };
}

/** The names of one kind of entity in a sentence, as written. */
function namesOf({ words }: ConlluSentence, kind: string): string[] {
  const misc = words.map(({ misc }) => misc);
  const heads = Int32Array.from(words, ({ head }) => head - 1);
  return entitiesOf(misc, heads)
    .filter(({ head, type }) => type === kind && words[head].upos === 'PROPN')
    .map(({ head, from, to }) => {
      const [start, end] = nameAround(words, head, from, to, kind);
      return words
        .slice(start, end)
        .map(({ form }) => form)
        .join(' ');
    });
}

/** The name around a head: proper nouns beside it, and what joins them to further ones of the same entity. */
function nameAround(
  words: readonly ConlluWord[],
  head: number,
  from: number,
  to: number,
  type: string,
): [number, number] {
  let start = head;
  let end = head + 1;
  const proper = (at: number) => at >= from && at < to && words[at].upos === 'PROPN';
  while (proper(start - 1)) start--;
  while (proper(end)) end++;
  // "Jean-Luc": a hyphen between two proper nouns joins them.
  while (words[end]?.form === '-' && proper(end + 1)) for (end += 2; proper(end); ) end++;
  while (words[start - 1]?.form === '-' && proper(start - 2))
    for (start -= 2; proper(start - 1); ) start--;
  if (type === 'person') {
    // "US President Joe Biden": the name begins after the last title.
    for (let at = start; at < end - 1; at++) if (TITLE.test(words[at].form)) start = at + 1;
  } else {
    // "the Department of Foreign Affairs", "the World Health Organization": capitals over joints.
    for (let at = end; at < to && end - head < 8; at++) {
      const capital = /^\p{Lu}/u.test(words[at].form);
      if (!capital && !JOINS.has(words[at].upos)) break;
      if (!capital && !/^(of|for|and|the|&|-|de|on)$/.test(words[at].form)) break;
      if (capital) end = at + 1;
    }
    while (
      start > from &&
      /^\p{Lu}/u.test(words[start - 1].form) &&
      words[start - 1].upos !== 'DET'
    )
      start--;
  }
  return [start, end];
}
