import { RECORD_SCHEMA } from '../../src/record/kinds.ts';
import type {
  ActorEntry,
  CommitmentEntry,
  EventEntry,
  FigureEntry,
  MentionEntry,
  Record,
  StanceEntry,
  StatementEntry,
  TimeEntry,
} from '../../src/record/record.ts';
import { sha256Hex } from '../../src/text/hash.ts';

/** A report written for the tests, and its record put together by hand, as a reader would. */

export const SAMPLE_TEXT = `Ceasefire monitors win wider access as Paris talks drag into night

PARIS, 2 October — France and Germany said on Friday that Ukraine and Russia had agreed to withdraw light weapons from the line of contact, a step that diplomats described as the first firm result in months.

“We will begin the withdrawal at midnight on Saturday,” President Petro Poroshenko told reporters after the talks. “But if a single monitor is turned back, we will stop it the same hour.”

The Kremlin confirmed the deadline. Dmitry Peskov, its spokesman, said Moscow would do “everything in its power” to persuade the separatists, but he denied that Russian soldiers had ever crossed the border.

Angela Merkel urged both sides to open the roads to the 500 observers of the Organization for Security and Co-operation in Europe. She warned that sanctions would be extended in January unless local elections were held under Ukrainian law.

A British official, who asked not to be named, accused Russia of shelling villages near Mariupol on Thursday. “At least 14 civilians were killed,” the official said; the rebels put the number at three.

Washington backed the plan. “It is time for the guns to fall silent,” John Kerry said. He offered two million dollars for demining, and promised to send engineers to Kramatorsk by 1 December.

Mr Poroshenko rejected calls for an amnesty. He is to meet the president on Tuesday in Minsk.`;

/** The words' place: the `nth` time they stand in the text after `after`. */
function place(words: string, after = ''): { start: number; end: number; text: string } {
  const from = after === '' ? 0 : SAMPLE_TEXT.indexOf(after);
  const start = SAMPLE_TEXT.indexOf(words, from);
  if (from < 0 || start < 0) throw new Error(`not in the sample: ${words}`);
  return { start, end: start + words.length, text: words };
}

const chars = (words: string, after = '') => {
  const { start, end } = place(words, after);
  return { start, end };
};

const actors: ActorEntry[] = (
  [
    ['FRA', 'France', 'state', 'FRA', 'GOV', 'FRAGOV', null, 'Q142'],
    ['DEU', 'Germany', 'state', 'DEU', 'GOV', 'DEUGOV', null, 'Q183'],
    ['UKR', 'Ukraine', 'state', 'UKR', 'GOV', 'UKRGOV', null, 'Q212'],
    ['RUS', 'Russia', 'state', 'RUS', 'GOV', 'RUSGOV', null, 'Q159'],
    ['USA', 'United States', 'state', 'USA', 'GOV', 'USAGOV', null, 'Q30'],
    [
      'poroshenko',
      'Petro Poroshenko',
      'person',
      'UKR',
      'GOV',
      'UKRGOV',
      'President of Ukraine',
      'Q58217',
    ],
    [
      'peskov',
      'Dmitry Peskov',
      'person',
      'RUS',
      'GOV',
      'RUSGOV',
      'Press secretary of the President of Russia',
      null,
    ],
    ['merkel', 'Angela Merkel', 'person', 'DEU', 'GOV', 'DEUGOV', 'Chancellor of Germany', 'Q567'],
    [
      'kerry',
      'John Kerry',
      'person',
      'USA',
      'GOV',
      'USAGOV',
      'Secretary of State of the United States',
      'Q22316',
    ],
    [
      'osce',
      'Organization for Security and Co-operation in Europe',
      'igo',
      null,
      'IGO',
      'IGOOSCE',
      null,
      'Q81299',
    ],
    ['official', 'a British official', 'person', 'GBR', 'GOV', 'GBRGOV', null, null],
    ['rebels', 'the rebels', 'armed-group', 'UKR', 'REB', 'UKRREB', null, null],
  ] as const
).map(([id, name, kind, country, sector, code, role, wikidata]) => ({
  id,
  name,
  kind,
  country,
  sector,
  code,
  role,
  wikidata,
  resolved: id === 'official' || id === 'rebels' ? ('report' as const) : ('lexicon' as const),
  score: 0.96,
  by: 'world/actors',
  because: [],
}));

const mentions: MentionEntry[] = (
  [
    ['m1', 'France', '', 'place', true, 'FRA'],
    ['m2', 'Germany', '', 'place', true, 'DEU'],
    ['m3', 'Ukraine', '', 'place', true, 'UKR'],
    ['m4', 'Russia', '', 'place', true, 'RUS'],
    ['m5', 'President Petro Poroshenko', '', 'person', true, 'poroshenko'],
    ['m6', 'The Kremlin', '', 'organisation', true, 'RUS'],
    ['m7', 'Dmitry Peskov', '', 'person', true, 'peskov'],
    ['m8', 'Moscow', '', 'place', true, 'RUS'],
    ['m9', 'Russian soldiers', '', 'group', false, 'RUS'],
    ['m10', 'Angela Merkel', '', 'person', true, 'merkel'],
    [
      'm11',
      'the 500 observers of the Organization for Security and Co-operation in Europe',
      '',
      'group',
      false,
      'osce',
    ],
    ['m12', 'A British official', '', 'person', false, 'official'],
    ['m13', 'Russia', 'accused', 'place', true, 'RUS'],
    ['m14', 'Mariupol', '', 'place', true, null],
    ['m15', 'the rebels', '', 'group', false, 'rebels'],
    ['m16', 'Washington', '', 'place', true, 'USA'],
    ['m17', 'John Kerry', '', 'person', true, 'kerry'],
    ['m18', 'Kramatorsk', '', 'place', true, null],
    ['m19', 'Mr Poroshenko', '', 'person', true, 'poroshenko'],
    ['m20', 'the president', 'is to meet', 'person', false, null],
    ['m21', 'Minsk', '', 'place', true, null],
  ] as const
).map(([id, words, after, type, name, actor]) => ({
  id,
  ...place(words, after),
  head: chars(words, after),
  type,
  name,
  actor,
  members: [],
  score: 0.9,
  by: 'mentions/name',
  because: [],
}));

const party = (words: string, after: string, actor: string | null) => ({
  ...place(words, after),
  mention: null,
  actor,
  members: [],
});

const time = (id: string, words: string, after: string, value: string | null): TimeEntry => ({
  id,
  ...place(words, after),
  type: 'DATE',
  value,
  score: 0.93,
  by: 'times/weekday',
  because: [],
});
const times: TimeEntry[] = [
  time('t1', '2 October', '', '2015-10-02'),
  time('t2', 'on Friday', '', '2015-10-02'),
  time('t3', 'at midnight on Saturday', '', '2015-10-03T24:00'),
  time('t4', 'January', '', '2016-01'),
  time('t5', 'on Thursday', '', '2015-10-01'),
  time('t6', '1 December', '', '2015-12-01'),
  time('t7', 'on Tuesday', '', '2015-10-06'),
];

const statement = (
  id: string,
  kind: StatementEntry['kind'],
  source: [string, string] | null,
  speakers: string[],
  cue: [string, string] | null,
  content: [string, string][],
  more: Partial<StatementEntry> = {},
): StatementEntry => ({
  id,
  kind,
  speakers,
  score: 0.91,
  by: 'statements/quotation',
  because: [],
  source: source && { ...place(...source), mention: null },
  cue: cue && place(...cue),
  content: content.map(([words, after]) => chars(words, after)),
  addressee: [],
  occasion: null,
  through: null,
  date: null,
  polarity: 'asserts',
  inside: null,
  ...more,
});
const statements: StatementEntry[] = [
  statement(
    's1',
    'indirect',
    ['France and Germany', ''],
    ['FRA', 'DEU'],
    ['said', 'France and'],
    [['that Ukraine and Russia had agreed to withdraw light weapons from the line of contact', '']],
    { by: 'statements/said-that', date: { ...place('on Friday'), value: '2015-10-02' } },
  ),
  statement(
    's2',
    'direct',
    ['President Petro Poroshenko', ''],
    ['poroshenko'],
    ['told', ''],
    [
      ['“We will begin the withdrawal at midnight on Saturday,”', ''],
      ['“But if a single monitor is turned back, we will stop it the same hour.”', ''],
    ],
    { addressee: [party('reporters', '', null)], occasion: place('after the talks') },
  ),
  statement(
    's3',
    'mixed',
    ['Dmitry Peskov, its spokesman', ''],
    ['peskov'],
    ['said', 'its spokesman'],
    [['Moscow would do “everything in its power” to persuade the separatists', '']],
  ),
  statement(
    's4',
    'indirect',
    ['he', 'but he denied'],
    ['peskov'],
    ['denied', ''],
    [['that Russian soldiers had ever crossed the border', '']],
    { polarity: 'denies', because: ['s3'] },
  ),
  statement(
    's5',
    'indirect',
    ['She', ''],
    ['merkel'],
    ['warned', ''],
    [
      [
        'that sanctions would be extended in January unless local elections were held under Ukrainian law',
        '',
      ],
    ],
  ),
  statement(
    's6',
    'direct',
    ['the official', ''],
    ['official'],
    ['said', 'the official'],
    [['“At least 14 civilians were killed,”', '']],
  ),
  statement(
    's7',
    'indirect',
    ['the rebels', ''],
    ['rebels'],
    ['put', 'the rebels'],
    [['the number at three', '']],
    { score: 0.62 },
  ),
  statement(
    's8',
    'direct',
    ['John Kerry', ''],
    ['kerry'],
    ['said', 'John Kerry'],
    [['“It is time for the guns to fall silent,”', '']],
  ),
  statement(
    's9',
    'indirect',
    ['diplomats', ''],
    [],
    ['described', ''],
    [['as the first firm result in months', '']],
    { score: 0.55 },
  ),
];

const event = (
  id: string,
  type: EventEntry['type'],
  trigger: [string, string],
  parties: [EventEntry['actors'], EventEntry['recipients']],
  more: Partial<EventEntry> = {},
): EventEntry => ({
  id,
  type,
  trigger: place(...trigger),
  actors: parties[0],
  recipients: parties[1],
  mode: null,
  contexts: [],
  cameo: null,
  also: [],
  place: null,
  status: 'occurred',
  hedges: [],
  date: { start: 0, end: 0, value: '2015-10-02', from: 'publication' },
  figures: [],
  statement: null,
  score: 0.84,
  by: 'events/lexicon',
  because: [],
  ...more,
});
const events: EventEntry[] = [
  event(
    'e1',
    'AGREE',
    ['agreed', 'had agreed'],
    [
      [party('Ukraine and Russia', '', null)].map((one) => ({ ...one, members: ['UKR', 'RUS'] })),
      [],
    ],
    { statement: 's1', contexts: ['military', 'diplomatic'], cameo: '057', because: ['s1'] },
  ),
  event('e2', 'RETREAT', ['withdraw', 'agreed to'], [[party('Ukraine', 'that', 'UKR')], []], {
    statement: 's1',
    status: 'future',
    mode: 'withdraw',
    date: { start: 0, end: 0, value: null, from: 'none' },
  }),
  event(
    'e3',
    'REQUEST',
    ['urged', ''],
    [[party('Angela Merkel', '', 'merkel')], [party('both sides', '', null)]],
  ),
  event('e4', 'THREATEN', ['warned', ''], [[party('She', '', 'merkel')], []], {
    contexts: ['economic'],
    mode: 'sanction',
    because: ['s5'],
  }),
  event(
    'e5',
    'ACCUSE',
    ['accused', ''],
    [[party('A British official', '', 'official')], [party('Russia', 'accused', 'RUS')]],
  ),
  event(
    'e6',
    'ASSAULT',
    ['shelling', ''],
    [[party('Russia', 'accused', 'RUS')], [party('villages', '', null)]],
    {
      mode: 'heavy-weapons',
      contexts: ['military'],
      cameo: '194',
      statement: 's6',
      figures: ['f2'],
      place: { ...place('Mariupol'), name: 'Mariupol', country: 'UKR', lat: 47.1, lon: 37.55 },
      date: { ...chars('on Thursday'), value: '2015-10-01', from: 'text' },
    },
  ),
  event(
    'e7',
    'SUPPORT',
    ['backed', ''],
    [[party('Washington', '', 'USA')], [party('the plan', '', null)]],
  ),
  event('e8', 'REJECT', ['rejected', ''], [[party('Mr Poroshenko', '', 'poroshenko')], []]),
  event(
    'e9',
    'CONSULT',
    ['meet', 'is to'],
    [[party('He', 'amnesty.', 'poroshenko')], [party('the president', 'is to meet', null)]],
    {
      status: 'future',
      place: { ...place('Minsk'), name: 'Minsk', country: 'BLR', lat: 53.9, lon: 27.57 },
      date: { ...chars('on Tuesday'), value: '2015-10-06', from: 'text' },
    },
  ),
];

const commitment = (
  id: string,
  kind: CommitmentEntry['kind'],
  trigger: [string, string],
  by: CommitmentEntry['by'],
  act: [string, string],
  more: Partial<CommitmentEntry> = {},
): CommitmentEntry => ({
  id,
  kind,
  trigger: place(...trigger),
  by,
  to: [],
  act: place(...act),
  condition: null,
  deadline: null,
  strength: 'firm',
  negated: false,
  event: null,
  statement: null,
  score: 0.8,
  rule: 'commitments/modal',
  because: [],
  ...more,
});
const commitments: CommitmentEntry[] = [
  commitment(
    'c1',
    'pledge',
    ['will', 'We will'],
    [party('We', '', 'poroshenko')],
    ['begin the withdrawal', ''],
    {
      statement: 's2',
      deadline: { ...place('at midnight on Saturday'), value: '2015-10-03T24:00' },
      because: ['s2'],
    },
  ),
  commitment(
    'c2',
    'threat',
    ['will', 'back, we'],
    [party('we', 'back, ', 'poroshenko')],
    ['stop it the same hour', ''],
    { statement: 's2', condition: place('if a single monitor is turned back'), because: ['s2'] },
  ),
  commitment(
    'c3',
    'pledge',
    ['would', 'Moscow'],
    [party('Moscow', '', 'RUS')],
    ['do “everything in its power” to persuade the separatists', ''],
    { statement: 's3', strength: 'hedged' },
  ),
  commitment(
    'c4',
    'demand',
    ['urged', ''],
    [party('Angela Merkel', '', 'merkel')],
    ['open the roads', ''],
    { to: [party('both sides', '', null)], event: 'e3' },
  ),
  commitment(
    'c5',
    'threat',
    ['warned', ''],
    [party('She', '', 'merkel')],
    ['sanctions would be extended', ''],
    {
      condition: place('unless local elections were held under Ukrainian law'),
      statement: 's5',
      event: 'e4',
    },
  ),
  commitment(
    'c6',
    'offer',
    ['offered', ''],
    [party('He', 'Kerry said', 'kerry')],
    ['two million dollars for demining', ''],
  ),
  commitment(
    'c7',
    'pledge',
    ['promised', ''],
    [party('He', 'Kerry said', 'kerry')],
    ['send engineers to Kramatorsk', ''],
    { deadline: { ...place('by 1 December'), value: '2015-12-01' } },
  ),
  commitment(
    'c8',
    'refusal',
    ['rejected', ''],
    [party('Mr Poroshenko', '', 'poroshenko')],
    ['calls for an amnesty', ''],
    { event: 'e8' },
  ),
];

const stances: StanceEntry[] = [
  {
    id: 'p1',
    kind: 'support',
    holder: party('Washington', '', 'USA'),
    object: party('the plan', '', null),
    cue: place('backed'),
    statement: null,
    score: 0.88,
    by: 'stances/verb',
    because: ['e7'],
  },
];

const figure = (
  id: string,
  words: string,
  value: number,
  more: Partial<FigureEntry>,
): FigureEntry => ({
  id,
  ...place(words),
  value,
  low: null,
  high: null,
  comparator: null,
  unit: null,
  about: null,
  statement: null,
  score: 0.9,
  by: 'figures/number',
  because: [],
  ...more,
});
const figures: FigureEntry[] = [
  figure('f1', '500 observers', 500, { unit: 'observers' }),
  figure('f2', 'At least 14 civilians', 14, {
    comparator: 'at least',
    low: 14,
    unit: 'civilians',
    about: 'e6',
    statement: 's6',
  }),
  figure('f3', 'three', 3, { unit: null, about: 'e6', statement: 's7' }),
];

/** The whole record of the sample; `report` replaces facts, `engine` the version. */
export function sampleRecord(report: Partial<Record['report']> = {}, version = '0.1.0'): Record {
  return {
    schema: RECORD_SCHEMA,
    engine: { name: 'chancery', version, models: { tree: 'tree@1' } },
    report: {
      id: 'sample',
      url: null,
      outlet: 'The Harbour Courier',
      title: 'Ceasefire monitors win wider access as Paris talks drag into night',
      byline: ['Ines Albrecht'],
      published: '2015-10-02',
      retrieved: null,
      language: 'en',
      text: SAMPLE_TEXT,
      sha256: sha256Hex(SAMPLE_TEXT),
      raw: null,
      ...report,
    },
    sentences: [],
    mentions,
    actors,
    times,
    statements,
    events,
    commitments,
    stances,
    figures,
    problems: [
      {
        kind: 'ambiguous-reference',
        ...chars('the president', 'is to meet'),
        message: '“the president” has two candidates: Vladimir Putin and François Hollande.',
      },
      {
        kind: 'unknown-speaker',
        ...chars('A British official'),
        message: 'This speaker is never introduced by name.',
      },
    ],
  };
}

/** A record with no entries for any text, as a reader would give for words it finds nothing in. */
export function bareRecord(text: string, report: Partial<Record['report']> = {}): Record {
  return {
    ...sampleRecord({
      id: sha256Hex(text).slice(0, 12),
      title: null,
      outlet: null,
      published: null,
      byline: [],
      text,
      sha256: sha256Hex(text),
      ...report,
    }),
    mentions: [],
    actors: [],
    times: [],
    statements: [],
    events: [],
    commitments: [],
    stances: [],
    figures: [],
    problems: [],
  };
}
