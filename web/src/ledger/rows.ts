import type { LedgerRow, LedgerStatus } from '../api/answers.ts';
import { partiesOf, partyName } from '../entries/parties.tsx';

/** Columns that the ledger sorts by. */
export const COLUMNS = ['date', 'kind', 'who', 'whom', 'deadline', 'strength', 'status'] as const;
export type Column = (typeof COLUMNS)[number];
/** What the ledger groups by. */
export const GROUPS = ['who', 'whom', 'kind', 'status', 'report'] as const;
export type Group = (typeof GROUPS)[number];

/** The order in which a reader wants to see how undertakings stand. */
const STANDING: readonly LedgerStatus[] = ['broken', 'due', 'open', 'kept', 'unknown'];

const ALPHABET = new Intl.Collator('en');

const names = (row: LedgerRow, side: 'from' | 'to') =>
  partiesOf(row, side).map(partyName).join(', ');

/** What a row holds in a column, as it is sorted and grouped by; empty where nothing is known. */
export function cellOf(row: LedgerRow, column: Column | Group): string {
  switch (column) {
    case 'date':
      return row.report.published ?? '';
    case 'who':
      return names(row, 'from');
    case 'whom':
      return names(row, 'to');
    case 'status':
      return row.status;
    case 'report':
      return row.report.title ?? 'Untitled report';
    case 'kind':
      return String(row.fields.type ?? '');
    case 'deadline':
      return row.due?.day ?? String(row.fields.deadline ?? '');
    default:
      return String(row.fields[column] ?? '');
  }
}

/** Sorted by a column ("deadline") or against it ("-deadline"); rows that hold nothing there come last. */
export function sorted(rows: readonly LedgerRow[], sort: string): LedgerRow[] {
  const column = COLUMNS.find((one) => one === sort.replace(/^-/, '')) ?? 'date';
  const sign = sort.startsWith('-') ? -1 : 1;
  // Each cell is made once: comparing asks for it ten times over.
  const cells = rows.map((row) => ({ row, cell: cellOf(row, column) }));
  const compare = (one: (typeof cells)[number], other: (typeof cells)[number]): number => {
    const { status } = one.row;
    if (column === 'status') return STANDING.indexOf(status) - STANDING.indexOf(other.row.status);
    return ALPHABET.compare(one.cell, other.cell);
  };
  return cells
    .sort((one, other) => {
      const [mine, yours] = [one.cell === '', other.cell === ''];
      return mine !== yours ? Number(mine) - Number(yours) : sign * compare(one, other);
    })
    .map(({ row }) => row);
}

/** Rows under the value they share, largest group first; rows keep their order. */
export function grouped(
  rows: readonly LedgerRow[],
  group: Group,
): { readonly name: string; readonly rows: readonly LedgerRow[] }[] {
  const found = new Map<string, LedgerRow[]>();
  for (const row of rows) {
    const name = cellOf(row, group);
    const members = found.get(name);
    if (members) members.push(row);
    else found.set(name, [row]);
  }
  return [...found]
    .map(([name, members]) => ({ name, rows: members }))
    .sort((one, other) => other.rows.length - one.rows.length);
}
