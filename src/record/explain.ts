import type { Record } from './record.ts';
import { type EntryKind, ruleWords } from './rule-words.ts';

/** Words of the report that an entry rests on, and what they are to it ("trigger", "actor"). */
export interface ExplainedWords {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly role: string;
}

/** Why an entry is there. */
export interface Explanation {
  readonly kind: EntryKind;
  /** The rule or model that made it, by its name in the record. */
  readonly rule: string;
  /** The same in words. */
  readonly says: string;
  readonly score: number;
  /** In the order of the text. */
  readonly words: ExplainedWords[];
  /** The entries it rests on, and those that they rest on in turn; the nearest first. */
  readonly rests: { readonly id: string; readonly kind: EntryKind; readonly text: string }[];
  /** What else it might have been, with shares that sum to 1; empty where only one reading was weighed. */
  readonly alternatives: { readonly label: string; readonly score: number }[];
}

interface Chars {
  readonly start: number;
  readonly end: number;
}
type Roles = readonly (readonly [role: string, words: Chars | readonly Chars[] | null])[];

/** An entry of any kind, as far as explaining goes. */
interface Held {
  readonly kind: EntryKind;
  readonly rule: string;
  readonly score: number;
  readonly because: readonly string[];
  readonly roles: Roles;
  readonly text: string;
  readonly alternatives: readonly { readonly label: string; readonly score: number }[];
}

/**
 * Why a record holds an entry: rule or model in words, the words it rests on, the entries it rests on,
 * and what else it might have been. Null where the record has no entry of that id.
 */
export function explain(record: Record, id: string): Explanation | null {
  return explainer(record).explain(id);
}

/** The same for many entries of one record: `all` are their ids, in the order of the record's lists. */
export function explainer(record: Record): {
  readonly all: readonly string[];
  readonly explain: (id: string) => Explanation | null;
} {
  const held = entriesOf(record);
  return { all: [...held.keys()], explain: (id) => explanation(record.report.text, held, id) };
}

function explanation(
  text: string,
  held: ReadonlyMap<string, Held>,
  id: string,
): Explanation | null {
  const entry = held.get(id);
  if (entry === undefined) return null;
  const { kind, rule, score } = entry;
  const words = entry.roles.flatMap(([role, given]) =>
    [given ?? []].flat().map(({ start, end }) => ({
      start,
      end,
      text: text.slice(start, end),
      role,
    })),
  );
  return {
    kind,
    rule,
    says: ruleWords(kind, rule) ?? `Made by “${rule}”, of which this version knows no more.`,
    score,
    words: words.sort((a, b) => a.start - b.start || b.end - a.end),
    rests: chain(held, id),
    alternatives: [...entry.alternatives],
  };
}

/** What an entry rests on, breadth first, each once and never itself. */
function chain(held: ReadonlyMap<string, Held>, id: string): Explanation['rests'] {
  const seen = new Set([id]);
  const rests: Explanation['rests'] = [];
  let near = held.get(id)?.because ?? [];
  while (near.length) {
    const fresh = near.filter((one) => !seen.has(one) && seen.add(one));
    const known = fresh.flatMap((one) => {
      const entry = held.get(one);
      return entry ? [{ id: one, entry }] : [];
    });
    rests.push(...known.map(({ id, entry }) => ({ id, kind: entry.kind, text: entry.text })));
    near = known.flatMap(({ entry }) => entry.because);
  }
  return rests;
}

/** A record's entries by id. */
function entriesOf(record: Record): Map<string, Held> {
  const { text } = record.report;
  const slice = ({ start, end }: Chars) => text.slice(start, end);
  const mentions = new Map(record.mentions.map((one) => [one.id, one]));
  const held = new Map<string, Held>();
  const keep = (
    kind: EntryKind,
    one: { readonly id: string; readonly score: number; readonly because: readonly string[] },
    rule: string,
    words: string,
    roles: Roles,
    alternatives: Held['alternatives'] = [],
  ) => {
    const { score, because } = one;
    held.set(one.id, { kind, rule, score, because, roles, text: words, alternatives });
  };
  for (const one of record.mentions)
    keep('mention', one, one.by, one.text, [
      ['phrase', one],
      ['head', one.head],
    ]);
  for (const one of record.actors) {
    const named = one.because.flatMap((id) => mentions.get(id) ?? []);
    keep('actor', one, one.by, one.name, [['mention', named]]);
  }
  for (const one of record.times) keep('time', one, one.by, one.text, [['time', one]]);
  for (const one of record.statements) {
    keep('statement', one, one.by, one.content.map(slice).join(' … '), [
      ['source', one.source],
      ['cue', one.cue],
      ['content', one.content],
      ['addressee', one.addressee],
      ['occasion', one.occasion],
      ['through', one.through],
      ['date', one.date],
    ]);
  }
  for (const one of record.events) {
    const roles: Roles = [
      ['trigger', one.trigger],
      ['also', one.also],
      ['actor', one.actors],
      ['recipient', one.recipients],
      ['date', one.date.from === 'text' ? one.date : null],
      ['place', one.place],
      ['hedge', one.hedges],
    ];
    const ranked = (one.ranking ?? []).map(({ type, score }) => ({ label: type, score }));
    keep('event', one, one.by, one.trigger.text, roles, ranked);
  }
  for (const one of record.commitments) {
    keep('commitment', one, one.rule, one.act.text, [
      ['trigger', one.trigger],
      ['by', one.by],
      ['to', one.to],
      ['act', one.act],
      ['condition', one.condition],
      ['deadline', one.deadline],
    ]);
  }
  for (const one of record.stances) {
    keep('stance', one, one.by, one.cue.text, [
      ['holder', one.holder],
      ['cue', one.cue],
      ['object', one.object],
    ]);
  }
  for (const one of record.figures) keep('figure', one, one.by, one.text, [['figure', one]]);
  return held;
}
