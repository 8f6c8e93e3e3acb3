import { verbPhrase } from './act.ts';
import type { Draft, Scene } from './scene.ts';

/** Titles are terse and their trees less sure. */
const SCORE = 0.6;

/** "Norway to double aid": in a title, an infinitive with a subject and no other verb is what somebody will do. */
export function headlineDrafts(scene: Scene): Draft[] {
  const { clauses, doc, words } = scene;
  const { start } = doc.layer('tokens');
  const titles = doc.layer('blocks').filter(({ kind }) => kind === 'title');
  const drafts: Draft[] = [];
  for (let verb = 0; verb < clauses.length; verb++) {
    if (clauses.upos(verb) !== 'VERB' || !clauses.infinitive(verb)) continue;
    if (!titles.some((block) => block.start <= start[verb] && start[verb] < block.end)) continue;
    if (!['root', 'conj', 'parataxis'].includes(clauses.tree.rel(verb)) || clauses.passive(verb))
      continue;
    const subject = clauses.first(verb, 'nsubj');
    // "Talks to be long": no deed.
    if (subject < 0 || words['no-deed'].has(clauses.lemma(verb))) continue;
    const by = scene.named(subject);
    const act = verbPhrase(clauses, verb, false);
    const marker = clauses.all(verb, 'mark', 'aux').find((child) => clauses.lower(child) === 'to');
    if (!by.length || !act || marker === undefined) continue;
    drafts.push({
      kind: 'pledge',
      trigger: { from: marker, to: marker + 1 },
      at: verb,
      head: verb,
      act,
      by,
      to: [],
      strength: 'firm',
      negated: false,
      conditional: false,
      score: SCORE,
      rule: 'headline-to',
    });
  }
  return drafts;
}
