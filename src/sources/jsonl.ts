import { type Columns, REPORT_FIELDS } from './columns.ts';
import { Failure } from './failure.ts';
import { dayOf, type Incoming } from './incoming.ts';

/**
 * The report on one line of JSONL: `{id, text, published?, title?, outlet?, url?, byline?, modified?}`, or with
 * the names that `columns` gives these fields. Throws a Failure.
 */
export function reportOnLine(line: string, where: string, columns: Columns = {}): Incoming {
  const found = objectOnLine(line, where);
  const renamed = REPORT_FIELDS.map((field) => [field, found[columns[field] ?? field]]);
  const fields: Fields = Object.fromEntries(renamed);
  if (typeof fields.text !== 'string') throw new Failure('line-no-text', where);
  const published = string(fields, 'published', where);
  const modified = string(fields, 'modified', where);
  return {
    ...(fields.id === undefined || fields.id === null ? {} : { id: identity(fields.id, where) }),
    text: fields.text,
    title: string(fields, 'title', where),
    outlet: string(fields, 'outlet', where),
    url: string(fields, 'url', where),
    byline: names(fields.byline, where),
    published: published === null ? null : dayOf(published, where),
    modified: modified === null ? null : dayOf(modified, where),
    raw: null,
    where,
  };
}

type Fields = { readonly [name: string]: unknown };

/** The JSON object on a line. Throws `line-not-json`. */
export function objectOnLine(line: string, where: string): Fields {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    throw new Failure('line-not-json', where, { reason: (error as Error).message });
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new Failure('line-not-json', where, { reason: 'another kind of value' });
  }
  return value as Fields;
}

function string(fields: Fields, field: string, where: string): string | null {
  const value = fields[field] ?? null;
  if (value !== null && typeof value !== 'string') {
    throw new Failure('field-wrong', where, { field, expected: 'a string' });
  }
  return value;
}

function identity(value: unknown, where: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number') return String(value);
  throw new Failure('field-wrong', where, { field: 'id', expected: 'a string or a number' });
}

/** One name or a list of names. */
function names(value: unknown, where: string): string[] {
  if (value === undefined || value === null || value === '') return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.every((name): name is string => typeof name === 'string')) return list;
  throw new Failure('field-wrong', where, {
    field: 'byline',
    expected: 'a string or a list of strings',
  });
}
