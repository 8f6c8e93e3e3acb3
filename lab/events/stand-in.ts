import type { Doc } from '../../src/doc/doc.ts';
import type { Actor, Mention, Reference } from '../../src/doc/layers.ts';
import { Grammar } from '../../src/stages/11-events/grammar.ts';
import type { WordLists } from '../../src/stages/11-events/words.ts';

/** Every noun phrase that could be a participant, for measuring the event rules without the stages before them. */
export function standIn(
  doc: Doc<'tokens' | 'sentences' | 'tags' | 'tree'>,
  lists: WordLists,
  gold: { from: number; to: number }[] = [],
) {
  const goldHeads = new Set<number>();
  const grammar = new Grammar(doc);
  const mentions: Mention[] = [];
  const actors: Actor[] = [];
  const references: Reference[] = [];
  const { length } = doc.layer('tokens');
  for (const g of gold) {
    for (let t = g.from; t < g.to; t++) {
      const h = grammar.tree.head(t);
      if ((h < g.from || h >= g.to) && grammar.upos(t) !== 'PUNCT' && grammar.upos(t) !== 'ADP') {
        goldHeads.add(t);
        break;
      }
    }
  }
  for (let i = 0; i < length; i++) {
    const upos = grammar.upos(i);
    const rel = grammar.tree.base(i);
    const text = doc.words({ from: i, to: i + 1 });
    let type: Mention['type'] | null = null;
    if (upos === 'PROPN' && rel !== 'flat' && rel !== 'compound') type = 'organisation';
    else if (
      upos === 'PROPN' &&
      rel === 'compound' &&
      grammar.upos(grammar.tree.head(i)) === 'NOUN'
    )
      type = 'organisation';
    else if (upos === 'ADJ' && /^[A-Z]/.test(text)) type = 'nationality';
    else if (upos === 'NOUN' && lists.political.has(grammar.lemma(i))) type = 'group';
    else if (
      upos === 'PRON' &&
      /^(he|she|it|they|him|them|we|us|his|her|its|their)$/.test(grammar.lower(i))
    )
      type = 'person';
    if (type === null && goldHeads.has(i)) type = 'group';
    if (type === null) continue;
    const span = grammar.tree.span(i);
    const wide = type === 'nationality' ? { from: i, to: i + 1 } : trimmed(grammar, i, span);
    const index = mentions.length;
    mentions.push({
      ...wide,
      head: i,
      type,
      form: upos === 'PRON' ? 'pronoun' : upos === 'PROPN' ? 'name' : 'description',
      plural: /S$/.test(grammar.xpos(i)),
      appositionOf: null,
      members: [],
      score: 1,
      rule: 'x',
    });
    actors.push({
      name: text,
      kind: 'unknown',
      country: type === 'group' || type === 'person' ? null : 'XXX',
      sector: null,
      code: null,
      role: null,
      resolved: 'report',
      wikidata: null,
    });
    let who = index;
    if (upos === 'PRON')
      for (let j = index - 1; j >= 0; j--)
        if (mentions[j].form !== 'pronoun' && /^nsubj/.test(grammar.tree.rel(mentions[j].head))) {
          who = j;
          break;
        }
    references.push({ mention: index, actors: [who], through: null, score: 1, rule: 'x' });
  }
  return doc.with({ mentions, actors, references, times: [], statements: [] } as never) as never;
}

function trimmed(grammar: Grammar, head: number, span: { from: number; to: number }) {
  let from = head;
  let to = head + 1;
  for (const child of grammar.tree.children(head)) {
    const rel = grammar.tree.base(child);
    if (/^(det|amod|compound|flat|nummod|nmod)$/.test(rel)) {
      from = Math.min(from, grammar.tree.span(child).from);
      if (rel === 'flat') to = Math.max(to, grammar.tree.span(child).to);
    }
  }
  return { from: Math.max(from, span.from), to };
}
