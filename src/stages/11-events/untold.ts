import type { FrameData } from './constraints.ts';
import type { Grammar } from './grammar.ts';

/** Whether a word tells no deed: what is asked, or a state of things that a deed has left. */
export function untold(grammar: Grammar, classes: FrameData['classes'], token: number): boolean {
  // "which territories are held by whom": asked, and not told.
  if (questioned(grammar, token)) return true;
  // "occupied Palestine", "the ousted president": a state of things, not news of a deed.
  if (grammar.tree.rel(token) === 'amod' && !grammar.misread(token)) return true;
  return held(grammar, classes, token);
}

/** "villages occupied by the militia", "the isle is occupied by Kenya": in whose hands a place is. */
function held(grammar: Grammar, classes: FrameData['classes'], token: number): boolean {
  if (!classes.has('holding', grammar.lemma(token)) || !grammar.passive(token)) return false;
  if (grammar.tree.rel(token) === 'acl') return true;
  return grammar
    .all(token, 'aux:pass')
    .some((child) => /^(?:is|are|'s|'re|’s|’re)$/.test(grammar.lower(child)));
}

/** Whether a verb's subject is asked for: "which territories", "what forces", "who". */
function questioned(grammar: Grammar, token: number): boolean {
  if (grammar.upos(token) !== 'VERB') return false;
  return grammar.all(token, 'nsubj').some((subject) => {
    const before = grammar.tree.span(subject).from - 1;
    const asks = (word: number) => /^(which|what|whose)$/.test(grammar.lower(word));
    if (grammar.all(subject, 'det').some(asks)) return true;
    // "camps in which troops died" tells of the camps.
    return before > 0 && asks(before) && /^(about|on|over)$/.test(grammar.lower(before - 1));
  });
}
