import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableOf } from '../../src/world/tsv.ts';

/** One line of a table by column name. */
export type Line = { readonly [column: string]: string };

/** The folder of the hand-written tables. */
export const OWN = join(import.meta.dirname, 'own');

/**
 * A hand-written table, checked: every line has all columns, none has others than those asked for,
 * and required fields are not empty. Throws `bad-table: FILE line N: …` otherwise.
 */
export function ownTable(
  name: string,
  columns: readonly string[],
  required: readonly string[],
): Line[] {
  const file = join(OWN, `${name}.tsv`);
  const table = tableOf(readFileSync(file, 'utf8'));
  if (table.columns.join() !== columns.join()) {
    throw new Error(`bad-table: ${file} has columns ${table.columns}, wanted ${columns}`);
  }
  return table.rows.map((fields, index) => {
    const say = (what: string) =>
      new Error(`bad-table: ${file} entry ${index + 1}: ${what}: ${fields.join(' | ')}`);
    if (fields.length !== columns.length)
      throw say(`${fields.length} fields, wanted ${columns.length}`);
    const line = Object.fromEntries(columns.map((column, i) => [column, fields[i]]));
    for (const column of required) if (line[column] === '') throw say(`no ${column}`);
    return line;
  });
}

/** Reads a comma-separated file with a header (RFC 4180: quotes, doubled quotes, line ends inside). */
export function csvOf(text: string): Line[] {
  const rows: string[][] = [[]];
  let field = '';
  let quoted = false;
  const end = () => {
    rows[rows.length - 1].push(field);
    field = '';
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text[i + 1] === '"') field += text[++i];
      else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',') end();
    else if (sign === '\n') {
      end();
      rows.push([]);
    } else if (sign !== '\r') field += sign;
  }
  end();
  const [head, ...body] = rows.filter((row) => row.length > 1);
  return body.map((row) =>
    Object.fromEntries(head.map((name, i) => [name.replace('\uFEFF', ''), row[i] ?? ''])),
  );
}

/** One table as text: comments, column names, then the lines, their fields free of tabs. */
export function tableText(
  comments: readonly string[],
  columns: readonly string[],
  lines: readonly (readonly (string | number)[])[],
): string {
  const clean = (field: string | number) => String(field).replace(/\s+/g, ' ').trim();
  return `${[
    ...comments.map((comment) => `# ${comment}`),
    columns.join('\t'),
    ...lines.map((fields) => fields.map(clean).join('\t').replace(/\t+$/, '')),
  ].join('\n')}\n`;
}

/** Orders lines by their first field as `SortedWords` expects: by UTF-16 code units. */
export function byKey(
  one: readonly (string | number)[],
  other: readonly (string | number)[],
): number {
  const [a, b] = [one, other].map((line) => line.join('\t').replace('\t', '\u0000'));
  return a < b ? -1 : a > b ? 1 : 0;
}
