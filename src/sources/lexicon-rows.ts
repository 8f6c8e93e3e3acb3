import { extname } from 'node:path';
import { type CsvError, parse } from 'csv-parse/sync';
import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { bytesAt, nameOf } from './bytes.ts';
import { decode } from './decode.ts';
import { Failure } from './failure.ts';

/** One line of a user's lexicon, its fields as written; in YAML one for each of an entry's offices. */
export interface LexiconRow {
  /** File and line of the whole row: "own.csv:7". */
  readonly where: string;
  /** Fields that are not empty; several aliases are parted by "|". */
  readonly fields: { readonly [field: string]: string };
  /** File and line of each field, for messages. */
  readonly at: { readonly [field: string]: string };
}

/**
 * The rows of a lexicon file: CSV (parted by commas, semicolons or tabs), or YAML or JSON (a list of
 * entries). Nothing is checked but the form. Throws a Failure that names file and line.
 */
export async function lexiconRowsAt(place: string): Promise<LexiconRow[]> {
  const file = nameOf(place);
  const ending = extname(place).toLowerCase();
  const yaml = ['.yaml', '.yml', '.json'].includes(ending);
  if (!yaml && !['.csv', '.tsv'].includes(ending)) throw new Failure('lexicon-kind', file);
  const text = decode(await bytesAt(place), file);
  return yaml ? rowsOfYaml(text, file) : rowsOfCsv(text, file);
}

/** A first line with the names of the fields, then a row a line; lines that begin with "#" are comments. */
export function rowsOfCsv(text: string, file: string): LexiconRow[] {
  const [header = ''] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  const delimiter = header.includes('\t') ? '\t' : header.includes(',') ? ',' : ';';
  let lines: { readonly record: string[]; readonly info: { readonly lines: number } }[];
  try {
    lines = parse(text, {
      bom: true,
      delimiter,
      comment: '#',
      comment_no_infix: true,
      info: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      trim: true,
    }) as unknown as typeof lines;
  } catch (error) {
    const { lines: line, message } = error as CsvError & { readonly lines?: number };
    throw new Failure('lexicon-broken', `${file}:${line ?? 1}`, { reason: message });
  }
  const names = (lines[0]?.record ?? []).map((name) => name.toLowerCase());
  return lines.slice(1).map(({ record, info }) => {
    const where = `${file}:${info.lines}`;
    const filled = record.map((value, i) => [names[i], value]).filter(([, value]) => value !== '');
    return {
      where,
      fields: Object.fromEntries(filled),
      at: Object.fromEntries(filled.map(([name]) => [name, where])),
    };
  });
}

/** A list of entries; "aliases" may be a list of names, "offices" a list of what holds for a time. */
export function rowsOfYaml(text: string, file: string): LexiconRow[] {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const line = (offset: number) => `${file}:${counter.linePos(offset).line}`;
  const [error] = document.errors;
  if (error) throw new Failure('lexicon-broken', line(error.pos[0]), { reason: error.message });
  const of = (node: unknown, before: string) =>
    isAlias(node) ? (node.resolve(document) ?? null) : ((node as Node | null) ?? before);
  const where = (node: unknown, otherwise: string) => {
    const { range } = (node ?? {}) as Node;
    return range ? line(range[0]) : otherwise;
  };
  const wrong = (place: string, field: string, expected: string) =>
    new Failure('field-wrong', place, { field, expected });

  /** The words of a scalar as they stand in the file, so that 2021-10 and 0123 stay what they are. */
  const scalar = (node: unknown, field: string, place: string): string => {
    if (node === null || node === undefined) return '';
    if (!isScalar(node)) throw wrong(where(node, place), field, 'a single value');
    return node.value === null ? '' : (node.source ?? String(node.value)).trim();
  };
  const fieldsOf = (map: unknown, place: string, within: string) => {
    if (!isMap(map)) throw wrong(place, within, 'a list of fields with values');
    return map.items.map(({ key, value }) => ({
      field: scalar(key, within, place).toLowerCase(),
      value: of(value, ''),
      place: where(key, place),
    }));
  };

  const rows: LexiconRow[] = [];
  const list = document.contents as unknown;
  if (list === null) return rows;
  if (!isSeq(list)) throw wrong(where(list, `${file}:1`), 'lexicon', 'a list of entries');
  for (const item of list.items) {
    const entry = of(item, '');
    const start = where(item, `${file}:1`);
    const own: Record<string, string> = {};
    const at: Record<string, string> = {};
    let offices: { readonly node: unknown; readonly place: string } | null = null;
    for (const { field, value, place } of fieldsOf(entry, start, 'entry')) {
      at[field] = place;
      if (field === 'offices') offices = { node: value, place };
      else if (field === 'aliases' && isSeq(value))
        own.aliases = value.items.map((one) => scalar(of(one, ''), field, place)).join('|');
      else own[field] = scalar(value || null, field, place);
    }
    if (offices === null) {
      rows.push({ where: start, fields: filled(own), at });
      continue;
    }
    if (!isSeq(offices.node)) throw wrong(offices.place, 'offices', 'a list');
    for (const office of offices.node.items) {
      const place = where(office, offices.place);
      const fields = { ...own };
      const places = { ...at };
      for (const one of fieldsOf(of(office, ''), place, 'offices')) {
        fields[one.field] = scalar(one.value || null, one.field, one.place);
        places[one.field] = one.place;
      }
      rows.push({ where: place, fields: filled(fields), at: places });
    }
  }
  return rows;
}

function filled(fields: { readonly [field: string]: string }): { [field: string]: string } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}
