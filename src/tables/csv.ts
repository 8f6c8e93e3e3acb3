import type { FindKind } from '../store/find/query.ts';
import { type Cell, COLUMNS } from './columns.ts';
import type { Line } from './rows.ts';

/** The names of a kind's columns as the first line of a CSV table (RFC 4180). */
export function csvHead(kind: FindKind): string {
  return csvLine(COLUMNS[kind].map(({ name }) => name));
}

/** Cells as a line of CSV. */
export function csvLine(cells: Line): string {
  return `${cells.map(cell).join(',')}\r\n`;
}

/** One cell, quoted where it must be; one that a spreadsheet would run as a formula is disarmed. */
export function cell(value: Cell | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
