import type { Generated, Insertable } from 'kysely';

/**
 * The archive's tables, the same in every database. `docs/archive.md` says what each column holds.
 * `start` and `end` count UTF-16 code units of the report's text, `end` excluded; in SQL write
 * "end" in double quotes, for it is also a keyword. JSON columns are named `…_json`.
 */
export interface Tables {
  reports: ReportRow;
  readings: ReadingRow;
  statements: StatementRow;
  events: EventRow;
  commitments: CommitmentRow;
  stances: StanceRow;
  figures: FigureRow;
  actors: ActorRow;
  mentions: MentionRow;
  times: TimeRow;
  problems: ProblemRow;
  participants: ParticipantRow;
  raw: RawRow;
  retrievals: RetrievalRow;
  signatures: SignatureRow;
  signature_bands: SignatureBandRow;
  passages: PassageRow;
  corrections: CorrectionRow;
  conflicts: ConflictRow;
  users: UserRow;
  feeds: FeedRow;
  feed_items: FeedItemRow;
  tallies: TallyRow;
  actor_names: ActorNameRow;
  aliases: AliasRow;
  pages: PageRow;
}

/** One report as it came in. */
export interface ReportRow {
  nr: Generated<number>;
  id: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  byline_json: string;
  published: string | null;
  /** Day on which its source says that it was last changed. */
  modified: string | null;
  retrieved: string | null;
  language: string;
  text: string;
  sha256: string;
  /** SHA-256 of the page or file that the text was taken from; null for plain text. */
  raw: string | null;
  words: number;
  added_at: string;
  /** The form of the URL that all addresses of its page share. */
  canonical: string | null;
  /** The first report of this text, where this one is a copy of it, edited or cut at most. */
  copy_of: string | null;
  /** The report of this article that came first into the archive, where this one is another state of it. */
  version_of: string | null;
  /** 1 for the oldest state of the article, and so on. */
  version: Generated<number>;
  /** 1 where no later state of the article is there. */
  latest: Generated<number>;
}

/** One reading of a report by one engine; the current one is what the entry tables hold. */
export interface ReadingRow {
  nr: Generated<number>;
  report_id: string;
  /** 1 for the reading that the entry tables hold, 0 for those before it. */
  current: number;
  engine: string;
  engine_json: string;
  record_json: string;
  read_at: string;
}

/** What every entry has. */
interface EntryRow {
  nr: Generated<number>;
  report_id: string;
  id: string;
  start: number;
  end: number;
  words: string;
}

/**
 * What is known of an entry's report, repeated beside the entry so that a question about many entries need
 * not look up their reports.
 */
export interface InReport {
  /** The report's `nr`. */
  report_nr: number;
  /** Day of publication; '' where it is not known, so that such entries sort before all others. */
  published: Generated<string>;
  outlet: string | null;
  language: string;
  /** 1 where the report is a copy of another. */
  copy: Generated<number>;
}

/** An entry shown in its context. */
interface InContext {
  /** The whole sentences it stands in: what its words are searched by. */
  sentence: string;
  /** Where they start; UTF-16. */
  sentence_start: number;
}

/** Who somebody is across reports. */
interface Keyed {
  /** The actor's name across reports (`src/record/actor-key.ts`); null where nobody is known. */
  key: string | null;
  /** The key as the engine read it: the same, until a correction merges or splits the actor. */
  key_read: string | null;
}

/** An entry that somebody or something judged. */
interface JudgedRow extends EntryRow {
  score: number;
  rule: string;
  /** What somebody settled by a correction: accepted, rejected, edited, added; else ''. */
  review: Generated<string>;
}

export interface StatementRow extends JudgedRow, InContext, InReport {
  kind: string;
  polarity: string;
  /** Names of the speakers as resolved, joined by "; ". */
  speaker: string | null;
  source: string | null;
  source_start: number | null;
  source_end: number | null;
  cue: string | null;
  cue_start: number | null;
  cue_end: number | null;
  addressee: string | null;
  occasion: string | null;
  through: string | null;
  date: string | null;
  /** The statement that this one stands inside. */
  inside_id: string | null;
  /** The parts of a broken quotation: [[start, end], …]. */
  content_json: string;
}

export interface EventRow extends JudgedRow, InContext, InReport {
  type: string;
  mode: string | null;
  contexts: string | null;
  cameo: string | null;
  actor: string | null;
  recipient: string | null;
  date: string | null;
  date_from: string | null;
  /** The date as it is sorted by: '' where there is none, or one that lies at no time. */
  day: Generated<string>;
  place: string | null;
  country: string | null;
  lat: number | null;
  lon: number | null;
  status: string;
  /** The statement that claims it; null where the reporter asserts it. */
  statement_id: string | null;
}

export interface CommitmentRow extends JudgedRow, InContext, InReport {
  kind: string;
  actor: string | null;
  addressee: string | null;
  condition: string | null;
  deadline: string | null;
  strength: string;
  /** 1 where it is said not to be undertaken. */
  negated: number;
  event_id: string | null;
  statement_id: string | null;
}

export interface StanceRow extends JudgedRow, InContext, InReport {
  kind: string;
  holder: string | null;
  object: string | null;
  statement_id: string | null;
}

export interface FigureRow extends JudgedRow, InContext, InReport {
  value: number | null;
  low: number | null;
  high: number | null;
  comparator: string | null;
  unit: string | null;
  event_id: string | null;
  statement_id: string | null;
}

/** Start, end and words are those of the first mention; null where there is none. */
export interface ActorRow extends Omit<JudgedRow, 'start' | 'end' | 'words'>, Keyed, InReport {
  /** The name folded, to be looked up. */
  folded: string;
  start: number | null;
  end: number | null;
  words: string | null;
  name: string;
  kind: string;
  country: string | null;
  sector: string | null;
  code: string | null;
  role: string | null;
  resolved: string;
  wikidata: string | null;
  mentions: number;
  /** Parts that they have in the report's entries, of whatever kind. */
  parts: Generated<number>;
  /** Statements that they make, events that they do and undergo, commitments they make and are asked for. */
  said: Generated<number>;
  did: Generated<number>;
  received: Generated<number>;
  undertook: Generated<number>;
  asked: Generated<number>;
  /** Events, and commitments, in which they have any part. */
  events: Generated<number>;
  commitments: Generated<number>;
}

export interface MentionRow extends JudgedRow {
  type: string;
  /** 1 for a proper name, 0 for a description or pronoun. */
  name: number;
  head_start: number;
  head_end: number;
  actor_id: string | null;
}

export interface TimeRow extends JudgedRow {
  type: string;
  value: string | null;
}

export interface ProblemRow extends EntryRow {
  kind: string;
  message: string;
}

/** Who has which part in which entry: one row for each, so that pairs can be joined. */
export interface ParticipantRow extends Keyed, Omit<InReport, 'language'> {
  nr: Generated<number>;
  report_id: string;
  entry_id: string;
  /** The entry's table: statements, events, commitments, stances. */
  entry: string;
  /** The entry's `nr` in that table, and its type or kind. */
  entry_nr: number;
  type: string;
  /** When the event happened, as `events.day`; '' for other entries. */
  day: Generated<string>;
  /** speaker, addressee, actor, recipient, holder, object. */
  role: string;
  start: number | null;
  end: number | null;
  words: string | null;
  actor_id: string | null;
  /** The words folded, to be looked up. */
  folded: string | null;
  /** The actor's name as resolved. */
  name: string | null;
  /** ISO 3166-1 alpha-3 of the side the actor acts for. */
  country: string | null;
}

/** Bytes that texts were taken from, compressed, each once. */
export interface RawRow {
  sha256: string;
  media: string;
  /** Of the bytes as they came. */
  size: number;
  gzip: Uint8Array;
}

/** One way in which a report came: from where, when, in which bytes. */
export interface RetrievalRow {
  nr: Generated<number>;
  report_id: string;
  url: string | null;
  retrieved: string | null;
  raw: string | null;
  at: string;
}

/** What a report's text looks like, for finding others like it; null where it is too short to tell. */
export interface SignatureRow {
  report_id: string;
  signature: Uint8Array | null;
}

/** Hashes by which a report is found as one that another may be a copy of. */
export interface SignatureBandRow {
  nr: Generated<number>;
  hash: number;
  report_id: string;
}

/** A sentence by its hash: where the same hash stands, the same sentence does. */
export interface PassageRow {
  nr: Generated<number>;
  hash: number;
  report_id: string;
  start: number;
  end: number;
}

/** A line of the log of corrections (`src/record/correction.ts`). Lines are added, never changed. */
export interface CorrectionRow {
  nr: Generated<number>;
  id: string;
  at: string;
  who: string;
  why: string | null;
  action: string;
  kind: string | null;
  report_id: string | null;
  sha256: string | null;
  entry_id: string | null;
  start: number | null;
  end: number | null;
  words: string | null;
  patch_json: string | null;
  before_json: string | null;
  actors_json: string;
  cites_json: string;
  from_key: string | null;
  to_key: string | null;
  /** The correction that this line takes back. */
  undoes: string | null;
}

/** A correction that does not fit the reading in force of its report. */
export interface ConflictRow {
  nr: Generated<number>;
  correction_id: string;
  report_id: string;
  kind: string;
  message: string;
}

/** Somebody who may sign in; of the secret only the hash is kept. */
export interface UserRow {
  nr: Generated<number>;
  name: string;
  role: string;
  hash: string;
  added_at: string;
}

/** A feed or sitemap that is watched. Times are ISO 8601 in UTC. */
export interface FeedRow {
  nr: Generated<number>;
  url: string;
  title: string | null;
  etag: string | null;
  modified: string | null;
  checked_at: string | null;
  changed_at: string | null;
  next_at: string | null;
  failures: number;
  failure: string | null;
  reports: number;
}

/** An item of a feed that was met. */
export interface FeedItemRow {
  nr: Generated<number>;
  /** SHA-256 of what tells the item apart. */
  item: string;
  feed_url: string;
  url: string | null;
  outcome: string;
  message: string | null;
  tries: number;
  report_id: string | null;
  met_at: string;
}

/** How many entries have a value; of what is found unless copies or rejected entries are asked for. */
export interface TallyRow {
  /** The entries' table. */
  entry: string;
  /** total, outlet, language, month, type, status, country, polarity, strength, unit or actor. */
  field: string;
  /** Of an actor the key; of a total ''. */
  value: string;
  count: number;
}

/** One description of an actor, as some reports have it, and how often. Copies are counted. */
export interface ActorNameRow extends Pick<ActorRow, ActorNameColumn> {
  nr: Generated<number>;
  /** Reports that have the actor under this description; each counts once for a key. */
  reports: number;
  mentions: number;
  parts: number;
}
type ActorNameColumn =
  | 'key'
  | 'key_read'
  | 'name'
  | 'folded'
  | 'kind'
  | 'country'
  | 'code'
  | 'wikidata';

/** A proper name by which reports call an actor, and how often. Copies are counted. */
export interface AliasRow {
  key: string;
  words: string;
  reports: number;
  count: number;
}

/** A page that was fetched. */
export interface PageRow {
  nr: Generated<number>;
  /** SHA-256 of the address by which it was fetched. */
  address: string;
  url: string;
  /** Its version, as its server names it. */
  etag: string | null;
  modified: string | null;
  fetched_at: string;
  report_id: string;
}

/** The tables that hold a reading's entries: emptied and filled again when a report is read anew. */
export const ENTRY_TABLES = [
  'statements',
  'events',
  'commitments',
  'stances',
  'figures',
  'actors',
  'mentions',
  'times',
  'problems',
  'participants',
] as const satisfies readonly (keyof Tables)[];
export type EntryTable = (typeof ENTRY_TABLES)[number];

/** A part in an entry that has no number yet. */
export type PartRow = Omit<Insertable<ParticipantRow>, 'entry_nr'>;
