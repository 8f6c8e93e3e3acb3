import { FIND_KINDS, type FindKind } from '../store/find/query.ts';
import { COLUMNS, type Column } from './columns.ts';

const TYPES = { text: 'text', number: 'number', integer: 'whole number', boolean: 'true, false' };

/** The code book: what each column of each kind's table holds, as Markdown, from the columns themselves. */
export function codebook(): string {
  return `# Code book

Tables that \`chancery find\` and \`chancery export\` write as CSV or Parquet: a row an entry, one table for each
kind. Made by \`chancery export --as codebook docs/codebook.md\`; do not edit. In CSV what is unknown is an
empty cell, in Parquet a null. Dates are \`YYYY-MM-DD\`, or TIMEX3 values where less is known.
${FIND_KINDS.map(tableOf).join('')}`;
}

function tableOf(kind: FindKind): string {
  return `
## ${kind}s

| column | type | holds |
|---|---|---|
${COLUMNS[kind].map(rowOf).join('\n')}
`;
}

function rowOf({ name, type, holds }: Column): string {
  return `| \`${name}\` | ${TYPES[type]} | ${holds.replaceAll('|', '\\|')} |`;
}
