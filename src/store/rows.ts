import type { Insertable } from 'kysely';
import { actorKey } from '../record/actor-key.ts';
import type { Review } from '../record/kinds.ts';
import type {
  ActorEntry,
  CommitmentEntry,
  EventEntry,
  MentionEntry,
  Record,
  StanceEntry,
  StatementEntry,
} from '../record/record.ts';
import { around } from '../text/around.ts';
import { keyOf } from '../text/fold.ts';
import { deedsOf, NO_DEEDS } from './deeds.ts';
import { dayOf } from './find/dates.ts';
import type { EntryTable, InReport, PartRow, Tables } from './tables.ts';

/** The rows of one reading, by table; parts lack only the numbers that their entries are given. */
export type EntryRows = {
  readonly [Table in Exclude<EntryTable, 'participants'>]: Insertable<Tables[Table]>[];
} & { readonly participants: PartRow[] };

/** What the archive knows of a report beyond its record. */
export interface Standing {
  /** The report's `nr`. */
  readonly nr: number;
  /** Whether it is a copy of another report. */
  readonly copy: boolean;
}

type Party = EventEntry['actors'][number];
type PartIn = Pick<
  PartRow,
  | 'report_id'
  | 'report_nr'
  | 'entry_id'
  | 'entry'
  | 'type'
  | 'day'
  | 'published'
  | 'outlet'
  | 'copy'
>;

/** The key that an actor of this record goes by, given its id and the key that was read. */
export type Rekeyed = (entry: string, key: string | null) => string | null;

/**
 * Spreads a record over the entry tables; `rekeyed` says what merges and splits make of keys. The
 * record is taken as sound; it is not checked again.
 */
export function entryRows(
  record: Record,
  standing: Standing,
  rekeyed: Rekeyed = (_, key) => key,
): EntryRows {
  return new Spread(record, standing, rekeyed).rows();
}

/**
 * Walks one record once. Rows repeat what is useful to have at hand (names as resolved, the words), so
 * that a question needs few joins; the record itself stays the truth and can rebuild them.
 */
class Spread {
  readonly #record: Record;
  readonly #report: string;
  readonly #text: string;
  readonly #actors: Map<string, ActorEntry>;
  /** By actor: the key in force, and the one that was read. */
  readonly #keys: Map<string, { readonly key: string | null; readonly key_read: string | null }>;
  readonly #beside: Required<Insertable<InReport>>;
  /** Filled on the way, by every entry that somebody takes part in. */
  readonly #participants: PartRow[] = [];

  constructor(record: Record, { nr, copy }: Standing, rekeyed: Rekeyed) {
    const { published, outlet, language } = record.report;
    this.#beside = {
      ...{ report_nr: nr, published: published ?? '', outlet, language },
      copy: copy ? 1 : 0,
    };
    this.#record = record;
    this.#report = record.report.id;
    this.#text = record.report.text;
    this.#actors = new Map(record.actors.map((actor) => [actor.id, actor]));
    this.#keys = new Map(
      record.actors.map((actor) => {
        const key = actorKey(actor);
        return [actor.id, { key: rekeyed(actor.id, key), key_read: key }];
      }),
    );
  }

  rows(): EntryRows {
    const record = this.#record;
    const rejected = new Set(
      [record.statements, record.events, record.commitments, record.stances]
        .flat()
        .filter(({ review }) => review === 'rejected')
        .map(({ id }) => id),
    );
    const entries = {
      statements: record.statements.map((entry) => this.#statement(entry)),
      events: record.events.map((entry) => this.#event(entry)),
      commitments: record.commitments.map((entry) => this.#commitment(entry)),
      stances: record.stances.map((entry) => this.#stance(entry)),
    };
    // Nobody has a part in what somebody rejected: no dossier or picture may count it.
    const participants = this.#participants.filter(({ entry_id }) => !rejected.has(entry_id));
    return {
      ...entries,
      figures: record.figures.map((entry) => ({
        ...this.#shown(entry, entry.by, entry),
        value: entry.value,
        low: entry.low,
        high: entry.high,
        comparator: entry.comparator,
        unit: entry.unit,
        event_id: entry.about,
        statement_id: entry.statement,
      })),
      actors: this.#actorRows(participants),
      mentions: record.mentions.map((entry) => ({
        ...this.#judged(entry, entry.by, entry),
        type: entry.type,
        name: entry.name ? 1 : 0,
        head_start: entry.head.start,
        head_end: entry.head.end,
        actor_id: entry.actor,
      })),
      times: record.times.map((entry) => ({
        ...this.#judged(entry, entry.by, entry),
        type: entry.type,
        value: entry.value,
      })),
      problems: record.problems.map((entry, index) => ({
        report_id: this.#report,
        id: `problem-${index + 1}`,
        start: entry.start,
        end: entry.end,
        words: this.#text.slice(entry.start, entry.end),
        kind: entry.kind,
        message: entry.message,
      })),
      participants,
    };
  }

  /** A statement stands where its content stands; a broken quotation from its first part to its last. */
  #statement(entry: StatementEntry): Insertable<Tables['statements']> {
    const { content, source, cue } = entry;
    const place = { start: content[0].start, end: content[content.length - 1].end };
    const part = this.#partIn('statements', entry, entry.kind);
    for (const speaker of entry.speakers) {
      this.#takesPart(part, 'speaker', source, speaker);
    }
    // A speaker nobody could name still has words: questions about the unnamed must find them.
    if (entry.speakers.length === 0 && source) {
      this.#takesPart(part, 'speaker', source, null);
    }
    this.#parties(part, 'addressee', entry.addressee);
    return {
      ...this.#shown(entry, entry.by, place),
      words: content.map(({ start, end }) => this.#text.slice(start, end)).join(' … '),
      kind: entry.kind,
      polarity: entry.polarity,
      speaker: joined(entry.speakers.map((id) => this.#actors.get(id)?.name)),
      source: source?.text ?? null,
      source_start: source?.start ?? null,
      source_end: source?.end ?? null,
      cue: cue?.text ?? null,
      cue_start: cue?.start ?? null,
      cue_end: cue?.end ?? null,
      addressee: this.#names(entry.addressee),
      occasion: entry.occasion?.text ?? null,
      through: entry.through?.text ?? null,
      date: entry.date?.value ?? null,
      inside_id: entry.inside,
      content_json: JSON.stringify(content.map(({ start, end }) => [start, end])),
    };
  }

  /** An event stands at its first trigger. */
  #event(entry: EventEntry): Insertable<Tables['events']> {
    const day = dayOf(entry.date.value);
    const part = { ...this.#partIn('events', entry, entry.type), day };
    this.#parties(part, 'actor', entry.actors);
    this.#parties(part, 'recipient', entry.recipients);
    return {
      ...this.#shown(entry, entry.by, entry.trigger),
      type: entry.type,
      mode: entry.mode,
      contexts: joined(entry.contexts),
      cameo: entry.cameo,
      actor: this.#names(entry.actors),
      recipient: this.#names(entry.recipients),
      date: entry.date.value,
      date_from: entry.date.from,
      day,
      place: entry.place?.name ?? null,
      country: entry.place?.country ?? null,
      lat: entry.place?.lat ?? null,
      lon: entry.place?.lon ?? null,
      status: entry.status,
      statement_id: entry.statement,
    };
  }

  /** A commitment stands at the act. Its deadline is the date where there is one, else the words. */
  #commitment(entry: CommitmentEntry): Insertable<Tables['commitments']> {
    const part = this.#partIn('commitments', entry, entry.kind);
    this.#parties(part, 'actor', entry.by);
    this.#parties(part, 'addressee', entry.to);
    return {
      ...this.#shown(entry, entry.rule, entry.act),
      kind: entry.kind,
      actor: this.#names(entry.by),
      addressee: this.#names(entry.to),
      condition: entry.condition?.text ?? null,
      deadline: entry.deadline?.value ?? entry.deadline?.text ?? null,
      strength: entry.strength,
      negated: entry.negated ? 1 : 0,
      event_id: entry.event,
      statement_id: entry.statement,
    };
  }

  /** A stance stands at the words that take sides. */
  #stance(entry: StanceEntry): Insertable<Tables['stances']> {
    const part = this.#partIn('stances', entry, entry.kind);
    this.#parties(part, 'holder', [entry.holder]);
    this.#parties(part, 'object', [entry.object]);
    return {
      ...this.#shown(entry, entry.by, entry.cue),
      kind: entry.kind,
      holder: this.#names([entry.holder]),
      object: this.#names([entry.object]),
      statement_id: entry.statement,
    };
  }

  /** Actors have no place of their own: they stand where they are first mentioned, if they are. */
  #actorRows(participants: readonly PartRow[]): Insertable<Tables['actors']>[] {
    const deeds = deedsOf(participants);
    const first = new Map<string, MentionEntry>();
    const counts = new Map<string, number>();
    for (const mention of this.#record.mentions) {
      if (mention.actor === null) continue;
      if (!first.has(mention.actor)) first.set(mention.actor, mention);
      counts.set(mention.actor, (counts.get(mention.actor) ?? 0) + 1);
    }
    return this.#record.actors.map((entry) => {
      const mention = first.get(entry.id);
      return {
        report_id: this.#report,
        ...this.#beside,
        id: entry.id,
        start: mention?.start ?? null,
        end: mention?.end ?? null,
        words: mention?.text ?? null,
        score: entry.score,
        rule: entry.by,
        review: entry.review ?? '',
        name: entry.name,
        folded: keyOf(entry.name),
        ...this.#keyOf(entry.id),
        kind: entry.kind,
        country: entry.country,
        sector: entry.sector,
        code: entry.code,
        role: entry.role,
        resolved: entry.resolved,
        wikidata: entry.wikidata,
        mentions: counts.get(entry.id) ?? 0,
        ...(deeds.get(entry.id) ?? NO_DEEDS),
      };
    });
  }

  #keyOf(actor: string | null) {
    return (actor === null ? null : this.#keys.get(actor)) ?? { key: null, key_read: null };
  }

  #judged(
    entry: { id: string; score: number; review?: Review },
    rule: string,
    place: { start: number; end: number },
  ) {
    return {
      report_id: this.#report,
      id: entry.id,
      start: place.start,
      end: place.end,
      words: this.#text.slice(place.start, place.end),
      score: entry.score,
      rule,
      review: entry.review ?? '',
    };
  }

  /** What is judged, with the sentences it stands in. */
  #shown(
    entry: { id: string; score: number; review?: Review },
    rule: string,
    place: { start: number; end: number },
  ) {
    const sentence = around(this.#text, this.#record.sentences, place);
    return {
      ...this.#judged(entry, rule, place),
      ...this.#beside,
      sentence: this.#text.slice(sentence.start, sentence.end),
      sentence_start: sentence.start,
    };
  }

  /** What every part in an entry has. */
  #partIn(entry: EntryTable, { id }: { id: string }, type: string) {
    const { language: _, ...beside } = this.#beside;
    return { report_id: this.#report, ...beside, entry_id: id, entry, type, day: '' };
  }

  /** A row for each actor meant by each party; for parties nobody is known for, a row without actor. */
  #parties(part: PartIn, role: string, parties: readonly Party[]): void {
    for (const party of parties) {
      const actors = actorsOf(party);
      for (const actor of actors.length > 0 ? actors : [null]) {
        this.#takesPart(part, role, party, actor);
      }
    }
  }

  /** One row of `participants`. */
  #takesPart(
    part: PartIn,
    role: string,
    words: { start: number; end: number; text: string } | null,
    actor: string | null,
  ): void {
    const known = actor === null ? undefined : this.#actors.get(actor);
    this.#participants.push({
      ...part,
      role,
      start: words?.start ?? null,
      end: words?.end ?? null,
      words: words?.text ?? null,
      folded: words === null ? null : keyOf(words.text),
      actor_id: actor,
      ...this.#keyOf(actor),
      name: known?.name ?? null,
      country: known?.country ?? null,
    });
  }

  /** Names as resolved, else the report's own words. */
  #names(parties: readonly Party[]): string | null {
    return joined(
      parties.flatMap((party) => {
        const names = actorsOf(party).map((id) => this.#actors.get(id)?.name);
        return names.length > 0 ? names : [party.text];
      }),
    );
  }
}

/** The actors that a party stands for: its members where several are meant, else its one actor. */
function actorsOf(party: Party): readonly string[] {
  if (party.members.length > 0) return party.members;
  return party.actor === null ? [] : [party.actor];
}

/** Parts joined for a column that people read; null where there are none. */
function joined(parts: readonly (string | undefined)[]): string | null {
  const known = parts.filter((part) => part !== undefined && part !== '');
  return known.length > 0 ? known.join('; ') : null;
}
