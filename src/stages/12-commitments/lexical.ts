import type { Participant } from '../../doc/deeds.ts';
import { nounPhrase, verbPhrase, wholeClause } from './act.ts';
import { type Fit, fitFrame } from './frames.ts';
import type { Trigger, Triggers } from './lexicon.ts';
import type { Draft, Scene } from './scene.ts';

/** Where the maker of a commitment is named outright, and where he is not. */
const SURE = 0.9;
const UNNAMED = 0.55;

/** Commitments made by a word of the lexicon, in the order of the text. */
export function lexicalDrafts(scene: Scene, triggers: Triggers): Draft[] {
  const { clauses } = scene;
  const drafts: Draft[] = [];
  for (let at = 0; at < clauses.length; at++) {
    const pos = posOf(scene, at);
    if (!pos) continue;
    for (const trigger of sensesAt(scene, triggers, at, pos)) {
      const draft = draftOf(scene, at, trigger);
      if (!draft) continue;
      drafts.push(draft);
      break;
    }
  }
  return drafts;
}

/** The senses of a token; of "promising lower taxes", taken for an adjective, those of its verb. */
function sensesAt(
  { clauses }: Scene,
  triggers: Triggers,
  at: number,
  pos: Trigger['pos'],
): readonly Trigger[] {
  const word = clauses.lower(at);
  if (pos === 'a') return triggers.of(pos, word);
  if (clauses.upos(at) !== 'ADJ') return triggers.of(pos, clauses.lemma(at));
  const stem = word.slice(0, -'ing'.length);
  const plain = triggers.of('v', stem);
  return plain.length ? plain : triggers.of('v', `${stem}e`);
}

/** Which rows of the lexicon a token may match; null for words that commit nobody. */
function posOf({ clauses, words }: Scene, at: number): Trigger['pos'] | null {
  // "is prepared to", "is committed to": participles that are no more than adjectives.
  if (
    clauses.xpos(at) === 'VBN' &&
    words.participle.has(clauses.lower(at)) &&
    clauses.passive(at)
  ) {
    return 'a';
  }
  switch (clauses.upos(at)) {
    case 'VERB':
      return 'v';
    case 'NOUN':
      // "That promises to be hard": a noun with a subject is a verb that the tagger missed.
      return clauses.first(at, 'nsubj') >= 0 && clauses.first(at, 'cop', 'det') < 0 ? 'v' : 'n';
    case 'ADJ':
      return /[^l]ing$/.test(clauses.lower(at)) && clauses.first(at, 'obj', 'xcomp', 'ccomp') >= 0
        ? 'v'
        : 'a';
    default:
      return null;
  }
}

/**
 * One sense at one token: its frame must fit, somebody must make it, its needs must be met, and the
 * act must have words. Null where any of this fails: the next sense of the word is tried then.
 */
function draftOf(scene: Scene, at: number, trigger: Trigger): Draft | null {
  const { clauses } = scene;
  const found = fitFrame(clauses, at, trigger.frame);
  if (!found || scene.doubted(at)) return null;
  // "told the agency to be ready to …": readiness ordered is none held out.
  if (trigger.pos === 'a' && clauses.infinitive(at)) return null;
  // "called a strike for Thursday": a time is no act.
  if (found.form === 'noun' && scene.timeAt[found.head] >= 0) return null;
  // "speeches designed to offer hope": what something is for is not done.
  if (trigger.pos === 'v' && trigger.kind !== 'demand' && purpose(scene, at)) return null;
  const by = maker(scene, at, trigger, found);
  const to = scene.named(found.asked).filter((one) => !by.some((own) => own.from === one.from));
  if (natural(scene, at, trigger)) return null;
  // "the storm threatens to": whoever commits himself must be somebody.
  const silent = trigger.pos === 'n' || clauses.passive(at);
  if (!by.length && !silent && !crowd(scene, at, trigger)) return null;
  if (!trigger.needs.every((need) => meets(scene, at, trigger, found, by, need))) return null;
  if (somebody(scene, trigger, found)) return null;
  const act = actOf(scene, at, trigger, found, by);
  if (!act) return null;
  const failed = clauses.tree.rel(at) === 'xcomp' ? clauses.tree.head(at) : -1;
  const none = trigger.needs.includes('none');
  // "failed to agree": an agreement that was not made.
  const denied =
    !none &&
    (clauses.negated(at) || (failed >= 0 && scene.words.failing.has(clauses.lemma(failed))));
  // "is not ready to pay": readiness denied is a refusal.
  const refused = denied && trigger.pos === 'a';
  return {
    kind: refused ? 'refusal' : kindOf(scene, trigger, act.head),
    trigger: { from: at, to: at + 1 },
    at,
    head: act.head,
    act: act.range,
    by,
    to: [...to, ...act.to],
    strength: refused ? 'firm' : hedge(scene, trigger, act.head),
    negated: denied && !refused,
    conditional: trigger.needs.includes('if'),
    score: by.length ? SURE : UNNAMED,
    rule: trigger.rule,
  };
}

/** An infinitive that nothing above says to have come about: "met to sign a pact" does, "a plan to sign" not. */
function purpose({ clauses, words }: Scene, at: number): boolean {
  if (!clauses.infinitive(at)) return false;
  const rel = clauses.tree.base(at);
  if (rel !== 'advcl' && rel !== 'acl') return false;
  return !words.gathering.has(clauses.lemma(clauses.tree.head(at)));
}

/** "promised the villagers": he to whom it is promised is not what is promised. */
function somebody({ clauses, doc, parties }: Scene, { kind, frame }: Trigger, found: Fit): boolean {
  if (!/^(?:pledge|offer|proposal)$/.test(kind) || found.form !== 'noun') return false;
  if (frame[0].what !== 'o') return false;
  const mention = parties.mentionAt(found.head);
  if (mention === null) return clauses.upos(found.head) === 'PRON';
  const { type, form } = doc.layer('mentions')[mention];
  return type === 'person' || form === 'pronoun';
}

/** "thousands demanded", "several museums refused": a plural that no mention holds. */
function crowd({ clauses }: Scene, at: number, { pos, lemma }: Trigger): boolean {
  if (pos !== 'v' || lemma === 'threaten' || lemma === 'promise') return false;
  const subject = clauses.doer(at);
  return subject >= 0 && subject < at && clauses.xpos(subject) === 'NNS';
}

/** "Floods threaten to cut the road", "the film promises to be long": nobody's undertaking. */
function natural({ clauses, words }: Scene, at: number, { pos }: Trigger): boolean {
  const subject = pos === 'n' ? -1 : clauses.doer(at);
  return subject >= 0 && words.nature.has(clauses.lemma(subject));
}

/** Who commits himself. */
function maker(scene: Scene, at: number, trigger: Trigger, found: Fit): readonly Participant[] {
  const { clauses } = scene;
  if (trigger.pos !== 'n') {
    // "committed to": a predicate's subject; "was urged by Paris": a passive's agent.
    const makers = scene.named(trigger.pos === 'a' ? clauses.subject(at) : clauses.doer(at));
    // "France joined the UN in calling for calm": both call.
    const above = clauses.tree.head(at);
    const together = above >= 0 && clauses.lemma(above) === 'join' && clauses.xpos(at) === 'VBG';
    const others = together ? scene.named(clauses.first(above, 'obj')) : [];
    if (makers.length === 0 && !clauses.passive(at)) return speaking(scene, at);
    return [...makers, ...others.filter((one) => !makers.some(({ from }) => from === one.from))];
  }
  // "Moscow's offer", "a Russian offer".
  const owners = scene.parties.ownersOf(at);
  if (owners.length) return owners;
  for (const child of clauses.all(at, 'amod', 'compound')) {
    const owner = scene.named(child);
    if (owner.length) return owner;
  }
  // "the refusal of the general", "an agreement between Peru and Chile".
  for (const child of clauses.all(at, 'nmod')) {
    if (
      child === found.head ||
      !['of', 'by', 'from', 'between', 'among'].includes(clauses.prep(child))
    )
      continue;
    const owner = scene.named(child);
    if (owner.length) return owner;
  }
  // "Dublin repeated its pledge": the subject of the verb that carries the noun.
  const verb = clauses.tree.head(at);
  if (verb < 0 || !['obj', 'nsubj:pass', 'obl'].includes(clauses.tree.rel(at))) return [];
  if (!scene.words.light.has(clauses.lemma(verb))) return [];
  return scene.named(clauses.doer(verb));
}

/** A subject that the tree hides: whoever the words are attributed to, where the report settles who that is. */
function speaking({ cueAt, doc, parties }: Scene, at: number): readonly Participant[] {
  const said = cueAt[at] < 0 ? null : doc.layer('statements')[cueAt[at]];
  const known =
    said !== null &&
    said.mention !== null &&
    doc.layer('references')[said.mention].actors.length > 0;
  return known ? parties.speakers(said) : [];
}

/** What is undertaken: its words, its head, and those asked whom the clause itself names. */
interface Act {
  readonly range: { readonly from: number; readonly to: number };
  readonly head: number;
  readonly to: readonly Participant[];
}

/** The words of what is undertaken, by the form of the complement. */
function actOf(
  scene: Scene,
  at: number,
  trigger: Trigger,
  found: Fit,
  by: readonly Participant[],
): Act | null {
  const { clauses } = scene;
  const { head, form } = found;
  const plain = (range: Act['range'] | null, inner = head, to: Act['to'] = []) =>
    range && { range, head: inner, to };
  if (form === 'noun') {
    // "an agreement [to share the water]": the deed rather than the paper.
    const inner = [head, ...clauses.all(head, 'nmod', 'acl'), at]
      .flatMap((one) => clauses.all(one, 'acl', 'advcl', 'xcomp'))
      .find((child) => child > head && clauses.infinitive(child));
    if (inner !== undefined && trigger.needs.includes('obj:pact')) {
      return plain(verbPhrase(clauses, inner, false), inner);
    }
    // "reached the agreement": which says nothing of what was agreed.
    const known = clauses
      .all(head, 'det')
      .some((child) => clauses.lower(child) !== 'a' && clauses.lower(child) !== 'an');
    if (known && trigger.needs.includes('obj:pact')) return null;
    if (at > head && clauses.tree.rel(at) === 'acl' && clauses.tree.head(at) === head) {
      return proposed(scene, at, head);
    }
    return plain(nounPhrase(clauses, head));
  }
  if (form !== 'clause') {
    const own = clauses.first(head, 'nsubj');
    // "called for [the inspectors to be freed]": nobody is asked to do it himself.
    if (found.asked >= 0 && own === found.asked && clauses.passive(head)) {
      return plain(wholeClause(clauses, head));
    }
    const [first] = trigger.frame;
    const wanted = first.what === 'for' || first.words.includes('for');
    if (wanted && found.asked >= 0 && found.asked < head && clauses.passive(head)) {
      const range = verbPhrase(clauses, head, false);
      return range && plain({ from: clauses.tree.span(found.asked).from + 1, to: range.to });
    }
    return plain(verbPhrase(clauses, head, false));
  }
  const subject = clauses.first(head, 'nsubj');
  if (clauses.passive(head)) return plain(wholeClause(clauses, head));
  if (scene.own(subject, by)) return plain(verbPhrase(clauses, head, false));
  const asked = scene.named(subject);
  // "demanded that [the museum] [return the statues]".
  if (trigger.kind === 'demand' && asked.length) {
    return plain(verbPhrase(clauses, head, false), head, asked);
  }
  return plain(wholeClause(clauses, head));
}

/** "[a truce] proposed by Cairo", "a plan put forward by Oslo to [reopen the canal]": what is proposed. */
function proposed({ clauses, words }: Scene, participle: number, noun: number): Act | null {
  const deed = [...clauses.all(participle, 'advcl', 'xcomp'), ...clauses.all(noun, 'acl')].find(
    (child) => child > participle && clauses.infinitive(child),
  );
  if (deed !== undefined && words.asked.has(clauses.lemma(noun))) {
    const range = verbPhrase(clauses, deed, false);
    return range && { range, head: deed, to: [] };
  }
  const whole = nounPhrase(clauses, noun);
  const range = whole && clauses.trim({ from: whole.from, to: participle });
  return range && { range, head: noun, to: [] };
}

/** "vowed to crush the revolt": what harms another is a threat. */
function kindOf(scene: Scene, { kind, lemma }: Trigger, head: number): Draft['kind'] {
  if (kind !== 'pledge' || !['vow', 'swear', 'pledge', 'promise'].includes(lemma)) return kind;
  const { harm, harmful, revenge } = scene.words;
  const word = scene.clauses.lemma(head);
  if (scene.clauses.negated(head)) return kind;
  if (scene.clauses.upos(head) === 'NOUN') return harm.has(word) ? 'threat' : kind;
  // One promises to destroy one's own arms; one vows to destroy others'.
  const solemn = lemma === 'vow' || lemma === 'swear';
  return (solemn ? harmful : revenge).has(word) ? 'threat' : kind;
}

/** "agreed to consider": an undertaking only to think about it. */
function hedge(scene: Scene, { strength }: Trigger, head: number): Draft['strength'] {
  return scene.words.hedging.has(scene.clauses.lemma(head)) ? 'hedged' : strength;
}

/** One condition of the lexicon's sixth column. */
function meets(
  scene: Scene,
  at: number,
  trigger: Trigger,
  found: Fit,
  by: readonly Participant[],
  need: string,
): boolean {
  const { clauses, words } = scene;
  const { head, asked } = found;
  const word = clauses.lemma(head);
  const [name, list] = need.split(':');
  const subject = clauses.first(head, 'nsubj');
  const modal = clauses
    .all(head, 'aux')
    .filter((child) => clauses.tree.rel(child) === 'aux')
    .map((child) => clauses.lower(child));
  switch (name) {
    // "rejected the offer", but not "rejected the report".
    case 'obj':
    case 'prep':
      return words[list].has(word) || (found.form === 'gerund' && name === 'prep');
    case 'obj-not':
    case 'act-not':
      return !words[list].has(word);
    // "assured Washington that it would honour the treaty".
    case 'own':
      return scene.own(subject, by);
    // "assured the families that they would be paid": a measure that is his to take.
    case 'own-deed':
      return scene.own(subject, by) || (clauses.passive(head) && clauses.doer(head) < 0);
    case 'none':
      return clauses.all(at, 'det').some((child) => clauses.lower(child) === 'no');
    // "announced plans to build": bare plans undertake nothing.
    case 'announced': {
      const above = clauses.tree.head(at);
      const told = above >= 0 && clauses.tree.rel(at) === 'obj';
      return told && words.telling.has(clauses.lemma(above)) && by.length > 0;
    }
    // "gave the garrison until noon to surrender", "a week to disarm".
    case 'term':
      return termed(scene, at, head);
    // "voters rejected", "by 60 votes to 38": a vote and a judgment are no refusals.
    case 'not-ruling': {
      const judge = clauses.doer(at);
      const voted = clauses.all(at, 'obl').some((child) => words.vote.has(clauses.lemma(child)));
      return !voted && (judge < 0 || !words.deciding.has(clauses.lemma(judge)));
    }
    case 'own-harm':
      // "threatened that any helper could be punished".
      if (trigger.lemma === 'threaten' && clauses.passive(head)) return words.hurting.has(word);
      return (
        scene.own(subject, by) &&
        words.hurting.has(word) &&
        !clauses.negated(head) &&
        modal.some((each) => words.will.has(each) || words.would.has(each))
      );
    case 'asks':
      return asksFor(scene, trigger, head, modal);
    // "agreed that envoys would meet", but not "agreed that the film was dull".
    case 'modal':
      return modal.some(
        (each) => words.will.has(each) || words.would.has(each) || words.should.has(each),
      );
    // "told the militia to disarm", but not "told his troops to halt".
    case 'other':
      return (
        asked >= 0 &&
        asked !== at &&
        (scene.named(asked).length > 0 || clauses.lower(asked) === 'you') &&
        !subordinate(scene, asked, by)
      );
    // "committed itself to a cut".
    case 'self':
      return asked >= 0 && /sel(?:f|ves)$/.test(clauses.lower(asked));
    // "declined to comment" withholds words, not a deed.
    case 'not-comment':
      return !words.comment.has(word);
    // "warned Taiwan not to declare independence".
    case 'not-to':
      return clauses.negated(head);
    case 'named':
      return by.length > 0;
    // "demand for chips": what a market asks for is no demand.
    case 'said':
      return by.length > 0 || words.deed.has(word) || clauses.xpos(at) === 'NNS';
    case 'active':
      return !clauses.passive(at);
    case 'if':
      return true;
    default:
      throw new Error(`triggers-broken: unknown need '${need}' of ${trigger.lemma} at ${at}`);
  }
}

/** "demanded that it leave", "insisted that it must leave", and not "insisted that it will leave". */
function asksFor(
  scene: Scene,
  { lemma }: Trigger,
  head: number,
  modal: readonly string[],
): boolean {
  const { clauses, words } = scene;
  if (modal.some((each) => words.must.has(each) || words.should.has(each))) return true;
  if (modal.length) return false;
  const verb = clauses.first(head, 'aux:pass', 'cop');
  if (verb >= 0) return clauses.lower(verb) === 'be';
  // "proposed that the experts meet": a plural subject hides the subjunctive.
  const subject = clauses.first(head, 'nsubj');
  const singular = subject >= 0 && /^NNP?$/.test(clauses.xpos(subject));
  const telling = lemma === 'suggest' || lemma === 'insist';
  const plain = clauses.xpos(head) === 'VBP' && (singular || !telling);
  return clauses.xpos(head) === 'VB' || plain;
}

/** Whether a time, or "until", stands between a verb and what is to be done by then. */
function termed({ clauses, timeAt }: Scene, at: number, head: number): boolean {
  for (let token = at + 1; token < head; token++) {
    if (timeAt[token] >= 0 || clauses.lower(token) === 'until') return true;
  }
  return false;
}

/** "asked the army to": those who take his orders are not asked but ordered. */
function subordinate(scene: Scene, asked: number, by: readonly Participant[]): boolean {
  if (scene.parties.person(asked) === 'first') return false;
  return scene.words.side.has(scene.clauses.lemma(asked)) && scene.own(asked, by);
}
