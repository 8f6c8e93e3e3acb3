import { CaseEvidence } from './evidence.ts';
import { capitalRuns, type Scene, type Syntax, styleOf } from './features.ts';
import type { Lexicon } from './lexicon.ts';
import { type Word, Words } from './words.ts';

/** The sentences of one report as the model sees them; `words` remembers spellings from report to report. */
export function scenesOf(
  sentences: readonly (readonly string[])[],
  lexicon: Lexicon,
  syntax: readonly (Syntax | null)[] = [],
  words = new Words(lexicon),
): { scenes: Scene[]; border: Word } {
  const cases = new CaseEvidence();
  const cut = sentences.map((sentence) => {
    const list = sentence.map((text) => words.of(text));
    const style = styleOf(list);
    cases.add(list, style);
    return { list, style };
  });
  const scenes = cut.map(({ list, style }, at) => ({
    words: list,
    syntax: syntax[at] ?? null,
    runs: capitalRuns(list),
    known: lexicon.gazetteer.match(list),
    style,
    cases,
    votes: null,
  }));
  return { scenes, border: words.border };
}
