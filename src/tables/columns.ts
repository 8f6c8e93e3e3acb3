import type { FindKind, Found } from '../store/find/query.ts';

/** What a column of a table holds: text, a number, a whole number, or true and false. */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** For the code book: what it holds, its units, when it is empty. */
  readonly holds: string;
  readonly of: (entry: Found, points: Offsets) => Cell;
}

export type Cell = string | number | boolean | null;

/** Code-point offsets of an entry, for languages that index so. */
export interface Offsets {
  readonly start_cp: number | null;
  readonly end_cp: number | null;
}

const text = (name: string, holds: string, of: Column['of']): Column => ({
  name,
  type: 'text',
  holds,
  of,
});
const field = (
  name: string,
  holds: string,
  type: ColumnType = 'text',
  from: string = name,
): Column => ({ name, type, holds, of: ({ fields }) => fields[from] ?? null });

/** Names, keys or countries of those who have a role, joined by "; " in the report's order. */
const parties =
  (role: string, part: 'name' | 'key' | 'country'): Column['of'] =>
  (entry) => {
    const of = entry.parties.filter((party) => party.role === role);
    const values = of.map((party) => (part === 'name' ? (party.name ?? party.words) : party[part]));
    return values.some((value) => value !== null)
      ? values.map((value) => value ?? '').join('; ')
      : null;
  };

const role = (name: string, of: string, who: string): Column[] => [
  text(
    name,
    `${who}: resolved names, else the report’s words; several joined by "; "`,
    parties(of, 'name'),
  ),
  text(`${name}_key`, `their keys across reports, in the same order`, parties(of, 'key')),
  text(`${name}_country`, `ISO 3166-1 alpha-3 of the side each acts for`, parties(of, 'country')),
];

/** What every table begins with. */
const FIRST: readonly Column[] = [
  text('report', 'id of the report', ({ report }) => report.id),
  text('outlet', 'who published it', ({ report }) => report.outlet),
  text('published', 'day of publication, YYYY-MM-DD', ({ report }) => report.published),
  text('title', 'title of the report', ({ report }) => report.title),
  text('url', 'address of the report', ({ report }) => report.url),
];

/** What every table of entries ends with. */
const LAST: readonly Column[] = [
  text('words', 'the words of the report that the entry stands on', ({ words }) => words),
  text('before', 'the rest of its sentences before these words', ({ before }) => before),
  text('after', 'the rest of its sentences after these words', ({ after }) => after),
  {
    name: 'start',
    type: 'integer',
    holds: 'where the words start, in UTF-16 code units of the report’s text (JavaScript, Java)',
    of: ({ start }) => start,
  },
  { name: 'end', type: 'integer', holds: 'where they end, excluded', of: ({ end }) => end },
  {
    name: 'start_cp',
    type: 'integer',
    holds: 'where the words start, in Unicode code points (Python; R: plus one)',
    of: (_, points) => points.start_cp,
  },
  {
    name: 'end_cp',
    type: 'integer',
    holds: 'where they end, in Unicode code points, excluded (R: the last one)',
    of: (_, points) => points.end_cp,
  },
  {
    name: 'score',
    type: 'number',
    holds: 'how sure the entry is, 0 to 1; calibrated on held-out data',
    of: ({ score }) => score,
  },
  text('rule', 'the rule, or model and version, that made it', ({ rule }) => rule),
  text(
    'review',
    'what a person made of it: accepted, rejected, edited, added; else empty',
    ({ review }) => review,
  ),
];

const ID = text('id', 'id of the entry, as in the record', ({ id }) => id);
const ASSERTED: readonly Column[] = [
  field(
    'asserted',
    'true where the report itself asserts it; false: it stands in somebody’s words',
    'boolean',
  ),
  field('statement', 'id of the statement that it stands in', 'text', 'statement_id'),
];

/** The columns of each kind's table, in order. */
export const COLUMNS: { readonly [kind in FindKind]: readonly Column[] } = {
  report: [
    ...FIRST,
    field('language', 'ISO 639-1, or und'),
    field('length', 'words in it', 'integer'),
    field('modified', 'day on which its source says that it was last changed'),
    field('retrieved', 'day of retrieval'),
    field('added', 'when it came into the archive, ISO 8601 in UTC'),
    field('version', 'which state of its article it is: 1 for the oldest', 'integer'),
    field('latest', 'whether no later state of the article is in the archive', 'boolean'),
    text('opening', 'its first words', ({ words }) => words),
  ],
  statement: [
    ID,
    ...FIRST,
    field('type', 'direct, indirect or mixed'),
    ...role('speaker', 'speaker', 'who says it'),
    ...role('addressee', 'addressee', 'to whom'),
    field('source', 'the words that name who speaks'),
    field('cue', 'the words that say that they speak'),
    field('polarity', 'asserts, denies, asks, hopes, doubts or requests'),
    field('date', 'when it was said, TIMEX3'),
    field('occasion', 'where or at what'),
    field('through', 'through whom'),
    field('inside', 'id of the statement that this one stands inside', 'text', 'inside_id'),
    ...LAST,
  ],
  event: [
    ID,
    ...FIRST,
    field('type', 'PLOVER root type'),
    field('mode', 'PLOVER mode'),
    field('contexts', 'PLOVER contexts, joined by "; "'),
    field('cameo', 'CAMEO code'),
    ...role('actor', 'actor', 'who does it'),
    ...role('recipient', 'recipient', 'to whom'),
    field('date', 'when it happened, TIMEX3'),
    field('date_from', 'where that is from: text, publication or none'),
    field('place', 'name of the place'),
    field('country', 'ISO 3166-1 alpha-3 of the place'),
    field('lat', 'degrees north', 'number'),
    field('lon', 'degrees east', 'number'),
    field('status', 'occurred, ongoing, future, hypothetical, negated or historical'),
    ...ASSERTED,
    ...LAST,
  ],
  commitment: [
    ID,
    ...FIRST,
    field('type', 'pledge, offer, agreement, refusal, threat, demand or proposal'),
    ...role('actor', 'actor', 'who undertakes or asks'),
    ...role('addressee', 'addressee', 'to or of whom'),
    field('condition', 'the condition, in the report’s words'),
    field('deadline', 'by when, TIMEX3, else the report’s words'),
    field('strength', 'firm or hedged'),
    field('negated', 'true where it is said not to be undertaken', 'boolean'),
    field('event', 'id of the event that it would be', 'text', 'event_id'),
    ...ASSERTED,
    ...LAST,
  ],
  stance: [
    ID,
    ...FIRST,
    field('type', 'support or oppose'),
    ...role('holder', 'holder', 'who stands so'),
    ...role('object', 'object', 'with or against whom or what'),
    ...ASSERTED,
    ...LAST,
  ],
  figure: [
    ID,
    ...FIRST,
    field('value', 'the number', 'number'),
    field('low', 'the least it may be', 'number'),
    field('high', 'the most it may be', 'number'),
    field('comparator', '"more than" and the like'),
    field('unit', 'what is counted'),
    ...role('speaker', 'speaker', 'who gives it; empty where the report does'),
    field('event', 'id of the event that it counts', 'text', 'event_id'),
    ...ASSERTED,
    ...LAST,
  ],
  actor: [
    ID,
    ...FIRST,
    field('name', 'name as resolved'),
    field('key', 'who that is across reports'),
    field(
      'type',
      'person, state, government, military, igo, ngo, party, armed-group, media, company, people or unknown',
    ),
    field('country', 'ISO 3166-1 alpha-3 of the side they act for'),
    field('sector', 'PLOVER sector'),
    field('code', 'CAMEO/PLOVER actor code'),
    field('role', 'the office held on the day of the report'),
    field('resolved', 'lexicon, report or none: where the name is from'),
    field('wikidata', 'Wikidata id'),
    field('mentions', 'how often they are named in the report', 'integer'),
    ...LAST,
  ],
};
