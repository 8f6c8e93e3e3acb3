import type { Participant } from '../../doc/deeds.ts';
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
    const rel = clauses.tree.rel(verb);
    if (!['root', 'conj', 'parataxis', 'acl'].includes(rel) || clauses.passive(verb)) continue;
    // "Oslo to train pilots, envoy says": hung on the name that opens the title.
    const subject = rel === 'acl' ? opening(scene, verb) : clauses.first(verb, 'nsubj');
    // "Talks to be long": no deed.
    if (subject < 0 || words['no-deed'].has(clauses.lemma(verb))) continue;
    const by = listed(scene, subject);
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

/** The name with which a sentence opens, alone or in a list, right before an infinitive; or -1. */
function opening({ clauses, parties }: Scene, verb: number): number {
  const name = clauses.tree.head(verb);
  const { from } = parties.sentence(name);
  if (clauses.upos(name) !== 'PROPN' || clauses.tree.span(name).from !== from) return -1;
  let to = from;
  while (clauses.upos(to) === 'PROPN' || /^(?:,|&|and)$/.test(clauses.lower(to))) to++;
  return to > name && clauses.lower(to) === 'to' ? name : -1;
}

/** "Lima, Quito": everybody in the list that a name opens. */
function listed(scene: Scene, subject: number): Participant[] {
  const { clauses } = scene;
  const all = [subject, ...clauses.all(subject, 'conj', 'appos')].flatMap((at) => [
    ...scene.named(at),
  ]);
  return all.filter((one, i) => all.findIndex(({ from }) => from === one.from) === i);
}
