import { actorKey } from '../../../src/record/actor-key.ts';
import type {
  CommitmentEntry,
  EventEntry,
  FigureEntry,
  Record,
  StanceEntry,
  StatementEntry,
} from '../../../src/record/record.ts';
import type { Passage } from '../api/answers.ts';
import { dateWords, numberWords, plainWords } from '../words.ts';
import type { Entry, Line, Speaker, Why } from './entry.ts';
import { arrow, lines, listed, part, parts } from './phrases.ts';

/** A record made ready to be shown: entries in the order of their words, and who speaks. */
export interface Reading {
  readonly entries: readonly Entry[];
  readonly byId: ReadonlyMap<string, Entry>;
  readonly speakers: readonly Speaker[];
}

/** Key of the speakers that nobody identified. */
export const UNKNOWN_SPEAKER = '?';
/** Colours in the palette; speakers beyond them take turns. */
const COLOURS = 8;

type Party = EventEntry['actors'][number];
/** An entry before what was settled about it is put to it. */
type Made = Omit<Entry, 'review'>;
type Judged = { readonly score: number; readonly because: readonly string[] };

/** Turns a record into what the page shows, with the passages that stand in other reports too. */
export function readingOf(record: Record, passages: readonly Passage[] = []): Reading {
  const maker = new Maker(record, passages);
  const entries = maker.entries();
  return {
    entries,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    speakers: maker.speakers(),
  };
}

/** Goes through one record, with its actors and statements at hand by id. */
class Maker {
  readonly #record: Record;
  readonly #passages: readonly Passage[];
  readonly #actors: Map<string, Record['actors'][number]>;
  readonly #statements: Map<string, StatementEntry>;
  /** What an id in `because` is called. */
  readonly #labels = new Map<string, string>();

  constructor(record: Record, passages: readonly Passage[]) {
    this.#record = record;
    this.#passages = passages;
    this.#actors = new Map(record.actors.map((actor) => [actor.id, actor]));
    this.#statements = new Map(record.statements.map((entry) => [entry.id, entry]));
    for (const { id, text } of [...record.mentions, ...record.times, ...record.figures]) {
      this.#labels.set(id, `“${text}”`);
    }
    for (const { id, name } of record.actors) this.#labels.set(id, name);
    for (const entry of record.statements)
      this.#labels.set(entry.id, `statement: ${this.#speaker(entry)}`);
    for (const entry of record.events) this.#labels.set(entry.id, `event: “${entry.trigger.text}”`);
    for (const entry of record.commitments)
      this.#labels.set(entry.id, `${entry.kind}: “${entry.trigger.text}”`);
    for (const entry of record.stances)
      this.#labels.set(entry.id, `${entry.kind}: “${entry.cue.text}”`);
  }

  entries(): Entry[] {
    const { statements, commitments, events, stances, figures } = this.#record;
    const all = [
      ...statements.map((entry) => this.#statement(entry)),
      ...commitments.map((entry) => this.#commitment(entry)),
      ...events.map((entry) => this.#event(entry)),
      ...stances.map((entry) => this.#stance(entry)),
      ...figures.map((entry) => this.#figure(entry)),
      ...this.#times(),
      ...this.#places(),
      ...this.#shared(),
      ...this.#problems(),
    ];
    const reviews = new Map(
      [...statements, ...commitments, ...events, ...stances, ...figures].map((entry) => [
        entry.id,
        entry.review ?? '',
      ]),
    );
    return all
      .map((entry) => ({ ...entry, review: reviews.get(entry.id) ?? '' }))
      .sort((one, other) => one.marks[0].start - other.marks[0].start);
  }

  /** Everybody who speaks, in the order they first do; colours follow that order, and repeat. */
  speakers(): Speaker[] {
    const found = new Map<string, { name: string; count: number }>();
    const ordered = [...this.#record.statements].sort(
      (a, b) => a.content[0].start - b.content[0].start,
    );
    for (const statement of ordered) {
      const key = speakerKey(statement);
      const name = key === UNKNOWN_SPEAKER ? 'Not identified' : this.#speaker(statement);
      found.set(key, { name, count: (found.get(key)?.count ?? 0) + 1 });
    }
    let colour = 0;
    return [...found]
      .map(([key, { name, count }]) => ({
        key,
        name,
        count,
        colour: key === UNKNOWN_SPEAKER ? 0 : (colour++ % COLOURS) + 1,
      }))
      .sort((one, other) => Number(one.colour === 0) - Number(other.colour === 0));
  }

  /** Marked where its content stands; who speaks, cue and occasion come up when it is selected. */
  #statement(entry: StatementEntry): Made {
    const { source, cue, content, occasion, through, date } = entry;
    const content_ = content.map((span) => part(span, 'content'));
    return {
      id: entry.id,
      kind: 'statement',
      marks: content_,
      more: parts(
        [source, 'who'],
        [cue, 'cue'],
        [occasion, 'occasion'],
        [through, 'through'],
        [date, 'when'],
        ...entry.addressee.map((one) => [one, 'whom'] as const),
      ),
      speaker: speakerKey(entry),
      within: entry.inside,
      event: null,
      heading: this.#speaker(entry),
      tag: entry.polarity === 'asserts' ? (cue?.text ?? '') : entry.polarity,
      lines: [],
      details: [
        ...entry.speakers.flatMap((id) => this.#dossier('Speaks', id)),
        ...lines(
          ['Named as', source && `“${source.text}”`],
          ['Cue', cue && `“${cue.text}”`],
          ['Manner', `${entry.kind}, ${entry.polarity}`],
          ['To', this.#names(entry.addressee)],
          ['Occasion', occasion?.text],
          ['Through', through?.text],
          ['Said', date && (date.value ? dateWords(date.value) : date.text)],
          ['Inside', entry.inside && this.#claimant(entry.inside), entry.inside],
        ),
      ],
      why: this.#why(entry, entry.by),
    };
  }

  /** Marked at its triggers. Whether the report asserts it or somebody claims it shows at a glance. */
  #event(entry: EventEntry): Made {
    const { trigger, also, actors, recipients, date, place } = entry;
    const who = this.#names(actors);
    const whom = this.#names(recipients);
    const when = date.value === null ? '' : dateWords(date.value);
    return {
      id: entry.id,
      kind: 'event',
      marks: [part(trigger, 'trigger'), ...also.map((one) => part(one, 'trigger'))],
      more: parts(
        ...actors.map((one) => [one, 'who'] as const),
        ...recipients.map((one) => [one, 'whom'] as const),
        [place, 'where'],
        [date.from === 'text' ? date : null, 'when'],
        ...entry.hedges.map((one) => [one, 'hedge'] as const),
      ),
      speaker: null,
      within: entry.statement,
      event: null,
      heading: plainWords(entry.type),
      tag: [
        entry.status === 'occurred' ? '' : entry.status,
        entry.statement === null ? '' : 'claimed',
      ]
        .filter(Boolean)
        .join(', '),
      lines: [
        arrow(who, whom),
        [date.from === 'text' ? when : '', place?.name].filter(Boolean).join(' · '),
      ].filter(Boolean),
      details: lines(
        ['Who', who],
        ['To whom', whom],
        ['Mode', entry.mode && plainWords(entry.mode)],
        ['Context', entry.contexts.map(plainWords).join(', ')],
        ['When', when && (date.from === 'publication' ? `${when}, the day of publication` : when)],
        ['Where', place && [place.name, place.country].filter(Boolean).join(', ')],
        ['Status', entry.status],
        ['Hedged', entry.hedges.map(({ text }) => `“${text}”`).join(', ')],
        ['Claimed by', entry.statement && this.#claimant(entry.statement), entry.statement],
        ['CAMEO', entry.cameo],
      ),
      why: this.#why(entry, entry.by),
    };
  }

  /** Marked at the act and its condition. */
  #commitment(entry: CommitmentEntry): Made {
    const { act, condition, deadline } = entry;
    const by = this.#names(entry.by);
    const to = this.#names(entry.to);
    // A deed and what is undertaken by it may rest on the same word ("urged").
    const event =
      entry.event ??
      this.#record.events.find(({ trigger }) => trigger.start === entry.trigger.start)?.id ??
      null;
    const due = deadline && (deadline.value ? dateWords(deadline.value) : deadline.text);
    return {
      id: entry.id,
      kind: 'commitment',
      marks: [part(act, 'act'), ...parts([condition, 'condition'])],
      more: parts(
        [entry.trigger, 'trigger'],
        [deadline, 'when'],
        ...entry.by.map((one) => [one, 'who'] as const),
        ...entry.to.map((one) => [one, 'whom'] as const),
      ),
      speaker: null,
      within: entry.statement,
      event,
      heading: plainWords(entry.kind),
      tag: [entry.negated ? 'negated' : '', entry.strength === 'hedged' ? 'hedged' : '']
        .filter(Boolean)
        .join(', '),
      lines: [arrow(by, to), condition ? condition.text : '', due ? `due ${due}` : ''].filter(
        Boolean,
      ),
      details: lines(
        ['By', by],
        ['To', to],
        ['Act', `“${act.text}”`],
        ['Condition', condition && `“${condition.text}”`],
        ['Due', due],
        ['Strength', entry.strength],
        [
          'Event',
          event && plainWords(this.#record.events.find(({ id }) => id === event)?.type ?? ''),
          event,
        ],
        ['In words of', entry.statement && this.#claimant(entry.statement), entry.statement],
      ),
      why: this.#why(entry, entry.rule),
    };
  }

  #stance(entry: StanceEntry): Made {
    return {
      id: entry.id,
      kind: 'stance',
      marks: [part(entry.cue, 'cue')],
      more: parts([entry.holder, 'who'], [entry.object, 'whom']),
      speaker: null,
      within: entry.statement,
      event: null,
      heading: entry.kind === 'support' ? 'Supports' : 'Opposes',
      tag: '',
      lines: [arrow(this.#names([entry.holder]), this.#names([entry.object]))],
      details: lines(
        ['Who', this.#names([entry.holder])],
        ['What', this.#names([entry.object])],
        ['In words of', entry.statement && this.#claimant(entry.statement), entry.statement],
      ),
      why: this.#why(entry, entry.by),
    };
  }

  #figure(entry: FigureEntry): Made {
    const { value, low, high, comparator, unit } = entry;
    const number =
      value !== null
        ? numberWords(value)
        : low !== null && high !== null
          ? `${numberWords(low)}–${numberWords(high)}`
          : entry.text;
    return {
      id: entry.id,
      kind: 'figure',
      marks: [part(entry, 'words')],
      more: [],
      speaker: null,
      within: entry.statement,
      event: null,
      heading: [number, unit].filter(Boolean).join(' '),
      tag: comparator ?? '',
      lines: [],
      details: lines(
        ['Value', value === null ? null : numberWords(value)],
        [
          'Between',
          low === null && high === null
            ? null
            : `${low === null ? '…' : numberWords(low)} and ${high === null ? '…' : numberWords(high)}`,
        ],
        ['Of', unit],
        ['About', entry.about && this.#labels.get(entry.about), entry.about],
        ['Given by', entry.statement && this.#claimant(entry.statement), entry.statement],
      ),
      why: this.#why(entry, entry.by),
    };
  }

  #times(): Made[] {
    return this.#record.times.map((entry) => ({
      ...EMPTY,
      id: entry.id,
      kind: 'time',
      marks: [part(entry, 'words')],
      heading: entry.value === null ? 'Not fixed' : dateWords(entry.value),
      tag: entry.type.toLowerCase(),
      details: lines(['Words', `“${entry.text}”`], ['TIMEX3', entry.value]),
      why: this.#why(entry, entry.by),
    }));
  }

  /** Where events happen, and names of places that nobody acts for: states that act are actors. */
  #places(): Made[] {
    const { mentions, events } = this.#record;
    const scenes = new Set(events.flatMap(({ place }) => (place ? [place.start] : [])));
    return mentions
      .filter(({ type, name, members }) => type === 'place' && name && members.length === 0)
      .filter(({ start, actor }) => actor === null || scenes.has(start))
      .map((entry) => {
        const event = events.find(({ place }) => place?.start === entry.start)?.place;
        const actor = entry.actor === null ? undefined : this.#actors.get(entry.actor);
        return {
          ...EMPTY,
          id: entry.id,
          kind: 'place' as const,
          marks: [part(entry, 'words')],
          heading: event?.name ?? actor?.name ?? entry.text,
          tag: event?.country ?? actor?.country ?? '',
          details: lines(
            ['Words', `“${entry.text}”`],
            [
              'At',
              event && event.lat !== null && event.lon !== null
                ? `${event.lat}, ${event.lon}`
                : null,
            ],
          ),
          why: this.#why(entry, entry.by),
        };
      });
  }

  /** Passages that stand in other reports word for word; they lead there. */
  #shared(): Made[] {
    return this.#passages.map(({ start, end, elsewhere }, index) => ({
      ...EMPTY,
      id: `shared-${index + 1}`,
      kind: 'shared',
      marks: [part({ start, end }, 'words')],
      heading: `Also in ${elsewhere.length === 1 ? 'another report' : `${elsewhere.length} reports`}`,
      lines: [listed(elsewhere.map(({ report }) => report.outlet ?? report.title ?? report.id))],
      details: elsewhere.map(({ report, ...there }) => ({
        label: report.published ? dateWords(report.published) : 'undated',
        words: [report.outlet, report.title].filter(Boolean).join(': ') || report.id,
        report: { id: report.id, at: `${there.start}-${there.end}` },
      })),
    }));
  }

  #problems(): Made[] {
    return this.#record.problems.map((problem, index) => ({
      ...EMPTY,
      id: `problem-${index + 1}`,
      kind: 'problem',
      marks: [part(problem, 'words')],
      heading: plainWords(problem.kind),
      lines: [problem.message],
    }));
  }

  /** What the entry rests on; those of its grounds that the page shows can be followed. */
  #why({ score, because }: Judged, by: string): Why {
    const shown = new Set<string>(
      [
        this.#record.statements,
        this.#record.events,
        this.#record.commitments,
        this.#record.stances,
        this.#record.figures,
        this.#record.times,
      ].flatMap((entries) => entries.map(({ id }) => id)),
    );
    return {
      score,
      by,
      because: because.map((id) => ({
        label: this.#labels.get(id) ?? id,
        entry: shown.has(id) ? id : null,
      })),
    };
  }

  /** Who speaks: names as resolved, else the report's own words in quotation marks. */
  #speaker(entry: StatementEntry): string {
    const names = entry.speakers
      .map((id) => this.#actors.get(id)?.name)
      .filter((name) => name !== undefined);
    // Words that nobody was found for are the report's own, and look it.
    return names.length > 0
      ? listed(names)
      : entry.source
        ? `“${entry.source.text}”`
        : 'Speaker not named';
  }

  /** Who makes a statement, by its id. */
  #claimant(statement: string): string {
    const entry = this.#statements.get(statement);
    return entry ? this.#speaker(entry) : '';
  }

  /** An actor with the office held at the time, leading to their dossier where they have one. */
  #dossier(label: string, id: string): Line[] {
    const actor = this.#actors.get(id);
    if (!actor) return [];
    const key = actorKey(actor);
    const words = [actor.name, actor.role].filter(Boolean).join(', ');
    return [{ label, words, ...(key === null ? {} : { actor: key }) }];
  }

  /** Names as resolved, else the report's own words. */
  #names(parties: readonly Party[]): string {
    return listed(
      parties.flatMap((party) => {
        const ids =
          party.members.length > 0 ? party.members : party.actor === null ? [] : [party.actor];
        const names = ids
          .map((id) => this.#actors.get(id)?.name)
          .filter((name) => name !== undefined);
        return names.length > 0 ? names : [party.text];
      }),
    );
  }
}

const EMPTY = {
  more: [],
  speaker: null,
  within: null,
  event: null,
  tag: '',
  lines: [],
  details: [],
  why: null,
};

/** The same people speaking together are one speaker, in whatever order they are named. */
function speakerKey({ speakers }: StatementEntry): string {
  return speakers.length > 0 ? [...speakers].sort().join('+') : UNKNOWN_SPEAKER;
}
