import type { Found } from '../api/answers.ts';
import { partiesOf, partyName } from '../entries/parties.tsx';

/** Columns of an entry in a table, and what stands in them. */
const COLUMNS: readonly (readonly [string, (entry: Found) => unknown])[] = [
  ['kind', ({ kind }) => kind],
  ['type', ({ fields }) => fields.type],
  ['who', (entry) => partiesOf(entry, 'from').map(partyName).join('; ')],
  ['whom', (entry) => partiesOf(entry, 'to').map(partyName).join('; ')],
  ['words', ({ words }) => words],
  ['sentence', ({ before, words, after }) => before + words + after],
  ...['date', 'place', 'status', 'condition', 'deadline', 'strength', 'value', 'unit'].map(
    (name) => [name, ({ fields }: Found) => fields[name]] as const,
  ),
  ['outlet', ({ report }) => report.outlet],
  ['published', ({ report }) => report.published],
  ['title', ({ report }) => report.title],
  ['url', ({ report }) => report.url],
  ['report', ({ report }) => report.id],
  ['entry', ({ id }) => id],
  ['start', ({ start }) => start],
  ['end', ({ end }) => end],
  ['score', ({ score }) => score],
  ['rule', ({ rule }) => rule],
  ['review', ({ review }) => review],
];

/** Entries as CSV (RFC 4180), a row each under a head; offsets are UTF-16. */
export function asCsv(entries: readonly Found[]): string {
  const rows = entries.map((entry) => COLUMNS.map(([, value]) => cell(value(entry))).join(','));
  return `${[COLUMNS.map(([name]) => name).join(','), ...rows].join('\r\n')}\r\n`;
}

/** Entries as JSON, one a line, as the API gives them. */
export function asLines(entries: readonly Found[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** A value in quotation marks where it needs them; a spreadsheet must not take words for a formula. */
function cell(value: unknown): string {
  if (value === null || value === undefined) return '';
  const words =
    typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
