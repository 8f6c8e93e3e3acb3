import type { EventEntry, Record } from './record.ts';

type Party = EventEntry['actors'][number];

/** The kinds of entry that two readings are compared in, as the record names them. */
export const COMPARED = [
  'statements',
  'events',
  'commitments',
  'stances',
  'figures',
  'actors',
  'mentions',
  'times',
  'problems',
] as const;
export type ComparedKind = (typeof COMPARED)[number];

/** What an entry says, label by label, in words that mean the same in every reading. */
export type Told = { readonly [label: string]: string | null };

/** How one entry differs between two readings of a report. */
export interface Change {
  readonly change: 'added' | 'removed' | 'changed';
  readonly kind: ComparedKind;
  /** Its id in the later reading; where it was removed, in the earlier. */
  readonly id: string;
  /** Where it stands; null for an actor without words of its own. */
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
  /** What it said before and says now: all of it where it was added or removed, else what differs. */
  readonly before: Told | null;
  readonly after: Told | null;
}

/** One entry ready to be compared. */
interface Entry {
  readonly id: string;
  readonly start: number | null;
  readonly end: number | null;
  readonly words: string;
  readonly told: Told;
}

/**
 * What changed from one reading of a report to another, in the order of the record's kinds and of the
 * text. Entries are the same where their ids are, or where they stand on the same words; scores, rules
 * and ids are not compared. Both records must be of one text.
 */
export function differenceOf(earlier: Record, later: Record): Change[] {
  return COMPARED.flatMap((kind) =>
    changesIn(kind, entriesOf(kind, earlier), entriesOf(kind, later)),
  );
}

function changesIn(
  kind: ComparedKind,
  before: readonly Entry[],
  after: readonly Entry[],
): Change[] {
  const left = new Set(before);
  const pairs = new Map<Entry, Entry>();
  const same: ((one: Entry, other: Entry) => boolean)[] = [
    (one, other) => one.id === other.id && one.start === other.start,
    (one, other) => alike(one, other),
    (one, other) => one.start !== null && one.start === other.start && one.end === other.end,
    (one, other) => overlap(one, other),
  ];
  // The surest ties first: a looser one may not take what a surer one wants.
  for (const tie of same) {
    for (const entry of after) {
      if (pairs.has(entry)) continue;
      const found = [...left].find((other) => tie(entry, other));
      if (!found) continue;
      pairs.set(entry, found);
      left.delete(found);
    }
  }
  const changes: Change[] = [];
  for (const entry of after) {
    const was = pairs.get(entry);
    const { id, start, end, words } = entry;
    if (!was) {
      changes.push({
        change: 'added',
        kind,
        id,
        start,
        end,
        words,
        before: null,
        after: entry.told,
      });
      continue;
    }
    const labels = Object.keys({ ...was.told, ...entry.told }).filter(
      (label) => (was.told[label] ?? null) !== (entry.told[label] ?? null),
    );
    if (labels.length === 0) continue;
    const only = (told: Told) =>
      Object.fromEntries(labels.map((label) => [label, told[label] ?? null]));
    const [before, now] = [only(was.told), only(entry.told)];
    changes.push({ change: 'changed', kind, id, start, end, words, before, after: now });
  }
  for (const { id, start, end, words, told } of left) {
    changes.push({ change: 'removed', kind, id, start, end, words, before: told, after: null });
  }
  return changes.sort((one, other) => (one.start ?? -1) - (other.start ?? -1));
}

/** Whether two entries say the same of the same words. */
function alike(one: Entry, other: Entry): boolean {
  if (one.start !== other.start || one.words !== other.words) return false;
  return JSON.stringify(one.told) === JSON.stringify(other.told);
}

/** Whether one of two stretches of text holds at least half of the other, both ways. */
function overlap(one: Entry, other: Entry): boolean {
  if (one.start === null || one.end === null || other.start === null || other.end === null) {
    return false;
  }
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const longest = Math.max(one.end - one.start, other.end - other.start);
  return shared > 0 && 2 * shared >= longest;
}

/** A record's entries of one kind; what they name by id, they name here in words. */
function entriesOf(kind: ComparedKind, record: Record): Entry[] {
  const { text } = record.report;
  const names = new Map(record.actors.map(({ id, name }) => [id, name]));
  const name = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  const party = ({ text, actor, members }: Party) =>
    members.length > 0 ? members.map(name).join(', ') : (name(actor) ?? text);
  const parties = (of: readonly Party[]) => list(of.map(party));
  const statements = new Map(record.statements.map((one) => [one.id, one]));
  const within = (id: string | null) => {
    const statement = id === null ? undefined : statements.get(id);
    return statement ? text.slice(statement.content[0].start, statement.content.at(-1)!.end) : null;
  };
  const at = (id: string, place: { start: number; end: number }, told: Told): Entry => ({
    id,
    start: place.start,
    end: place.end,
    words: text.slice(place.start, place.end),
    told,
  });
  switch (kind) {
    case 'statements':
      return record.statements.map((one) =>
        at(
          one.id,
          { start: one.content[0].start, end: one.content.at(-1)!.end },
          {
            kind: one.kind,
            speaker: list(one.speakers.map(name)),
            source: one.source?.text ?? null,
            cue: one.cue?.text ?? null,
            content: one.content.map(({ start, end }) => text.slice(start, end)).join(' … '),
            addressee: parties(one.addressee),
            polarity: one.polarity,
            date: one.date?.value ?? null,
          },
        ),
      );
    case 'events':
      return record.events.map((one) =>
        at(one.id, one.trigger, {
          type: one.type,
          mode: one.mode,
          actor: parties(one.actors),
          recipient: parties(one.recipients),
          date: one.date.value,
          place: one.place?.name ?? null,
          status: one.status,
          'claimed in': within(one.statement),
        }),
      );
    case 'commitments':
      return record.commitments.map((one) =>
        at(one.id, one.act, {
          kind: one.kind,
          by: parties(one.by),
          to: parties(one.to),
          act: one.act.text,
          condition: one.condition?.text ?? null,
          deadline: one.deadline?.value ?? one.deadline?.text ?? null,
          strength: one.strength,
          negated: one.negated ? 'yes' : null,
          'claimed in': within(one.statement),
        }),
      );
    case 'stances':
      return record.stances.map((one) =>
        at(one.id, one.cue, {
          kind: one.kind,
          holder: party(one.holder),
          object: party(one.object),
          'claimed in': within(one.statement),
        }),
      );
    case 'figures':
      return record.figures.map((one) =>
        at(one.id, one, {
          value: number(one.value),
          low: number(one.low),
          high: number(one.high),
          comparator: one.comparator,
          unit: one.unit,
          'claimed in': within(one.statement),
        }),
      );
    case 'actors':
      return record.actors.map(({ id, ...one }) => ({
        // Actors have no place: they are the same where their name is.
        id: one.name,
        start: null,
        end: null,
        words: one.name,
        told: {
          kind: one.kind,
          country: one.country,
          code: one.code,
          role: one.role,
          resolved: one.resolved,
          wikidata: one.wikidata,
        },
      }));
    case 'mentions':
      return record.mentions.map((one) =>
        at(one.id, one, {
          type: one.type,
          name: one.name ? 'yes' : null,
          'stands for': one.members.length > 0 ? list(one.members.map(name)) : name(one.actor),
        }),
      );
    case 'times':
      return record.times.map((one) => at(one.id, one, { type: one.type, value: one.value }));
    case 'problems':
      return record.problems.map((one) =>
        at(one.kind, one, { kind: one.kind, message: one.message }),
      );
  }
}

function list(parts: readonly (string | null)[]): string | null {
  const known = parts.filter((part) => part !== null);
  return known.length > 0 ? known.join(', ') : null;
}

function number(value: number | null): string | null {
  return value === null ? null : String(value);
}
