import { createHash } from 'node:crypto';
import { RECORD_SCHEMA } from '../../src/record/kinds.ts';
import type {
  ActorEntry,
  CommitmentEntry,
  EventEntry,
  MentionEntry,
  Record,
  StatementEntry,
} from '../../src/record/record.ts';
import { dice } from '../sample/article-text.ts';
import { people, type State, states } from './cast.ts';

/** Verbs of a report's deeds, by their PLOVER types, the frequent ones first. */
const DEEDS = [
  ['CONSULT', 'met', null],
  ['ACCUSE', 'accused', 'disapprove'],
  ['ASSAULT', 'bombed', 'aerial'],
  ['SUPPORT', 'praised', null],
  ['REJECT', 'rebuffed', null],
  ['REQUEST', 'urged', 'policy-change'],
  ['COOPERATE', 'joined', 'military'],
  ['THREATEN', 'warned', 'military-force'],
  ['SANCTION', 'sanctioned', 'convict'],
  ['AID', 'supplied', 'humanitarian'],
  ['AGREE', 'accepted', 'cease'],
  ['MOBILIZE', 'encircled', 'troops'],
  ['PROTEST', 'protested', 'demonstration'],
  ['INVESTIGATE', 'investigated', null],
  ['COERCE', 'seized', 'restrict'],
  ['RETREAT', 'left', 'withdraw'],
  ['CONCEDE', 'freed', 'release'],
] as const;
const UNDERTAKINGS = [
  ['pledge', 'would', 'open the corridor'],
  ['threat', 'would', 'close the border'],
  ['offer', 'was ready to', 'host the talks'],
  ['demand', 'must', 'release the prisoners'],
  ['refusal', 'would not', 'sign the treaty'],
  ['proposal', 'proposed to', 'send observers'],
  ['agreement', 'agreed to', 'pull back artillery'],
] as const;
const CONDITIONS = ['if the truce held', 'unless the shelling stopped', 'once the roads were safe'];
const UNITS = ['civilians', 'soldiers', 'air strikes', 'refugees', 'million dollars'];
const STATUSES = ['occurred', 'occurred', 'occurred', 'ongoing', 'future', 'negated'] as const;
const OUTLETS = Array.from({ length: 40 }, (_, nr) => `The ${nr % 2 ? 'Daily' : 'Evening'} ${nr}`);
/** Words that only some reports have, so that searching finds few or many. */
const TOPICS =
  'pipeline embargo ceasefire election summit harbour convoy airspace tariff vaccine grain satellite dam refinery visa'.split(
    ' ',
  );
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'];
const FIRST_DAY = Date.UTC(2013, 0, 1);
const SPAN = 4 * 365;
const DAY = 86_400_000;

/**
 * A sound record about nothing that happened, the same for a number: some 500 words, 36 statements,
 * events, commitments, stances and figures, whose words are those of its text. Few actors, types and
 * topics are frequent and many are rare, as in news.
 */
export function madeUpRecord(nr: number): Record {
  return new Writer(nr).record();
}

type Words = { start: number; end: number; text: string };

/** Writes the text and, as it goes, the entries that its words bear out. */
class Writer {
  readonly #nr: number;
  readonly #roll: (sides: number) => number;
  #text = '';
  readonly #sentences: Record['sentences'] = [];
  readonly #mentions: MentionEntry[] = [];
  readonly #actors = new Map<string, ActorEntry>();
  readonly #events: EventEntry[] = [];
  readonly #statements: StatementEntry[] = [];
  readonly #commitments: CommitmentEntry[] = [];
  readonly #stances: Record['stances'] = [];
  readonly #figures: Record['figures'] = [];
  readonly #times: Record['times'] = [];
  readonly #topic: string;
  readonly #published: string;

  constructor(nr: number) {
    this.#nr = nr;
    this.#roll = dice(nr + 1);
    this.#topic = this.#often(TOPICS);
    this.#published = this.#day(this.#roll(SPAN));
  }

  record(): Record {
    const title = `${this.#often(states).actor.name} and the ${this.#topic}: day ${this.#nr % 97}`;
    this.#sentence(() => this.#put(title));
    for (let paragraph = 0; paragraph < 8; paragraph++) {
      this.#text += '\n\n';
      this.#sentence(() => this.#saidDeed());
      this.#sentence(() => this.#deed(null));
      if (paragraph % 2 === 0) this.#sentence(() => this.#undertaking());
      if (paragraph % 4 === 1) this.#sentence(() => this.#stance());
      if (paragraph % 3 === 2) this.#sentence(() => this.#figure());
      this.#sentence(() => this.#filler());
    }
    const text = this.#text;
    const sha256 = createHash('sha256').update(text).digest('hex');
    return {
      schema: RECORD_SCHEMA,
      engine: { name: 'chancery', version: '0.0.0', models: { made: 'up@1' } },
      report: {
        id: `made-${this.#nr}`,
        url: `https://news-${this.#nr % 40}.example/${this.#nr}`,
        outlet: OUTLETS[this.#nr % OUTLETS.length],
        title,
        byline: [],
        published: this.#published,
        retrieved: null,
        language: 'en',
        text,
        sha256,
        raw: null,
      },
      sentences: this.#sentences,
      mentions: this.#mentions,
      actors: [...this.#actors.values()],
      times: this.#times,
      statements: this.#statements,
      events: this.#events,
      commitments: this.#commitments,
      stances: this.#stances,
      figures: this.#figures,
      problems: [],
    };
  }

  #saidDeed(): void {
    const id = `s${this.#statements.length}`;
    const source = this.#party(this.#often(people));
    this.#put(' ');
    const cue = this.#put('said');
    this.#put(' on ');
    const day = this.#put(this.#any(DAYS));
    this.#times.push({
      ...this.#judged(`t${this.#times.length}`),
      ...day,
      type: 'DATE',
      value: this.#published,
    });
    this.#put(' that ');
    const start = this.#text.length;
    this.#deed(id);
    this.#statements.push({
      ...this.#judged(id),
      kind: 'indirect',
      source: { start: source.start, end: source.end, text: source.text, mention: source.mention },
      speakers: [source.actor],
      cue,
      content: [{ start, end: this.#text.length }],
      addressee: [],
      occasion: null,
      through: null,
      date: { ...day, value: this.#published },
      polarity: this.#roll(9) === 0 ? 'denies' : 'asserts',
      inside: null,
    });
  }

  #deed(statement: string | null): void {
    const [type, verb, mode] = this.#often(DEEDS);
    const doer = this.#party(this.#often(states).actor);
    this.#put(' had ');
    const trigger = this.#put(verb);
    this.#put(' ');
    const target = this.#party(this.#often(states).actor);
    this.#put(` over the ${this.#roll(3) ? this.#topic : this.#often(TOPICS)} near `);
    const where: State = this.#often(states);
    const place = this.#put(where.capital);
    this.#put(' ');
    const date = this.#put('in recent days');
    this.#events.push({
      ...this.#judged(`e${this.#events.length}`),
      type,
      mode,
      contexts: ['military'],
      cameo: null,
      trigger,
      also: [],
      actors: [doer],
      recipients: [target],
      date: { start: date.start, end: date.end, value: this.#published, from: 'text' },
      place: {
        ...place,
        name: where.capital,
        country: where.actor.country,
        lat: where.lat,
        lon: where.lon,
      },
      status: this.#any(STATUSES),
      hedges: [],
      figures: [],
      statement,
    });
  }

  #undertaking(): void {
    const [kind, modal, act] = this.#any(UNDERTAKINGS);
    const id = `s${this.#statements.length}`;
    const source = this.#party(this.#often(people));
    this.#put(' ');
    const cue = this.#put('told');
    this.#put(' reporters that ');
    const start = this.#text.length;
    const by = this.#party(this.#often(states).actor);
    this.#put(' ');
    const trigger = this.#put(modal);
    this.#put(' ');
    const words = this.#put(act);
    this.#put(' with ');
    const to = this.#party(this.#often(states).actor);
    this.#put(' by ');
    const due = this.#put(this.#day(this.#roll(SPAN)));
    this.#put(' ');
    const condition = this.#put(this.#any(CONDITIONS));
    const { start: from, end, text, mention } = source;
    this.#statements.push({
      ...this.#judged(id),
      kind: 'indirect',
      source: { start: from, end, text, mention },
      speakers: [source.actor],
      cue,
      content: [{ start, end: this.#text.length }],
      addressee: [],
      occasion: null,
      through: null,
      date: null,
      polarity: 'asserts',
      inside: null,
    });
    const { score, because } = this.#judged('');
    this.#commitments.push({
      id: `c${this.#commitments.length}`,
      score,
      because,
      rule: 'made/undertaking',
      kind,
      trigger,
      by: [by],
      to: [to],
      act: words,
      condition,
      deadline: { ...due, value: due.text },
      strength: this.#roll(3) ? 'firm' : 'hedged',
      negated: kind === 'refusal',
      event: null,
      statement: id,
    });
  }

  #stance(): void {
    const holder = this.#party(this.#often(states).actor);
    this.#put(' ');
    const supports = this.#roll(2) === 0;
    const cue = this.#put(supports ? 'sided with' : 'stood against');
    this.#put(' ');
    const object = this.#party(this.#often(states).actor);
    this.#put(` in the dispute about the ${this.#topic}`);
    this.#stances.push({
      ...this.#judged(`p${this.#stances.length}`),
      kind: supports ? 'support' : 'oppose',
      holder,
      object,
      cue,
      statement: null,
    });
  }

  #figure(): void {
    const value = 2 + this.#roll(900);
    const unit = this.#any(UNITS);
    this.#put('Officials counted ');
    const words = this.#put(`more than ${value} ${unit}`);
    this.#put(` on day ${this.#roll(300)} of the ${this.#topic} crisis`);
    this.#figures.push({
      ...this.#judged(`f${this.#figures.length}`),
      ...words,
      value,
      low: null,
      high: null,
      comparator: 'more than',
      unit,
      about: null,
      statement: null,
    });
  }

  #filler(): void {
    const week = this.#roll(5000);
    this.#put(
      `Nobody at the ${this.#any(TOPICS)} office in room ${week} would say what the delegates had written ` +
        `into the ${this.#roll(400)} pages of their ${this.#any(TOPICS)} papers, nor when the next round would begin`,
    );
  }

  /** Somebody named, mentioned, and among the report's actors. */
  #party(actor: ActorEntry) {
    this.#actors.set(actor.id, actor);
    const words = this.#put(actor.name);
    const mention = `m${this.#mentions.length}`;
    this.#mentions.push({
      ...this.#judged(mention),
      ...words,
      head: { start: words.start, end: words.end },
      type: actor.kind === 'person' ? 'person' : 'place',
      name: true,
      actor: actor.id,
      members: [],
    });
    return { ...words, mention, actor: actor.id, members: [] };
  }

  #sentence(write: () => void): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += ' ';
    const start = this.#text.length;
    write();
    if (start > 0) this.#put('.');
    this.#sentences.push({ start, end: this.#text.length });
  }

  #put(text: string): Words {
    const start = this.#text.length;
    this.#text += text;
    return { start, end: this.#text.length, text };
  }

  #judged(id: string) {
    return { id, score: (40 + this.#roll(60)) / 100, by: 'made/up', because: [] };
  }

  #any<One>(list: readonly One[]): One {
    return list[this.#roll(list.length)];
  }

  /** The first of a list often, the last rarely. */
  #often<One>(list: readonly One[]): One {
    const at = this.#roll(1_000_000) / 1_000_000;
    return list[Math.floor(list.length * at * at)];
  }

  #day(after: number): string {
    return new Date(FIRST_DAY + after * DAY).toISOString().slice(0, 10);
  }
}
