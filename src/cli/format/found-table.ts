import type { FindKind, Found } from '../../store/find/query.ts';
import { pc } from './colors.ts';
import { flat } from './phrases.ts';
import { type TableColumn, table } from './table.ts';

/** Signs of an id that are shown: enough to tell entries of one page apart. */
const ID = 8;

const COLUMNS: readonly TableColumn[] = [
  { title: 'date', least: 10, paint: pc.dim },
  { title: 'who', least: 12, paint: pc.bold },
  { title: 'what', least: 9, paint: pc.yellow },
  { title: 'whom', least: 10 },
  { title: 'words', least: 24 },
  { title: 'report', least: 10, paint: pc.dim },
  { title: 'id', least: ID, paint: pc.dim },
];

/** Entries as a table of who did or said what, with where each stands. */
export function foundTable(entries: readonly Found[], width: number): string {
  return table(COLUMNS, entries.map(cells), width);
}

/** Who stands on the left, and who on the right, by kind. */
const LEFT: { readonly [kind in FindKind]: readonly string[] } = {
  report: [],
  statement: ['speaker'],
  event: ['actor'],
  commitment: ['actor'],
  stance: ['holder'],
  figure: ['speaker'],
  actor: ['actor'],
};

function cells(entry: Found): string[] {
  const { kind, fields, report, parties } = entry;
  const left = LEFT[kind];
  const who = parties.filter(({ role }) => left.includes(role));
  const whom = parties.filter(({ role }) => !left.includes(role));
  const date = kind === 'event' ? (fields.date ?? report.published) : report.published;
  return [
    String(date ?? '–'),
    kind === 'figure' && who.length === 0 ? '' : named(who),
    what(entry),
    named(whom),
    flat(kind === 'report' ? (report.title ?? entry.words) : wordsOf(entry)),
    flat([report.outlet, kind === 'report' ? null : report.title].filter(Boolean).join(': ')) ||
      report.id,
    entry.id.slice(0, ID),
  ];
}

function wordsOf({ kind, words, before, after, fields }: Found): string {
  if (kind === 'actor') return [fields.role, words].filter(Boolean).join(' · ');
  if (kind === 'commitment') {
    return [words, fields.condition, fields.deadline && `by ${fields.deadline}`]
      .filter(Boolean)
      .join(' · ');
  }
  return kind === 'statement' ? words : `${before}[${words}]${after}`;
}

/** Type, with what changes its meaning: not done, not yet done, only claimed. */
function what({ kind, fields }: Found): string {
  if (kind === 'report') return String(fields.language);
  if (kind === 'statement') return String(fields.cue ?? fields.type);
  if (kind === 'figure') {
    return [fields.comparator, fields.value, fields.unit].filter((one) => one != null).join(' ');
  }
  const status = fields.status === 'occurred' ? null : fields.status;
  const doubt = [
    status,
    fields.strength === 'hedged' ? 'hedged' : null,
    fields.negated === true ? 'negated' : null,
    fields.asserted === false && kind === 'event' ? 'claimed' : null,
  ].filter(Boolean);
  const type = String(fields.type ?? '');
  return doubt.length > 0 ? `${type} (${doubt.join(', ')})` : type;
}

function named(parties: Found['parties']): string {
  return flat(parties.map(({ name, words }) => name ?? words ?? '?').join(', '));
}
