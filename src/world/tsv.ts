/**
 * The data files: UTF-8, one entry a line, fields parted by tabs, lists inside a field by "|".
 * Lines that begin with "#" are comments; the first other line names the columns.
 */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Reads a table; a row that is short of fields is filled up with empty ones. */
export function tableOf(text: string): Table {
  const rows: string[][] = [];
  let columns: string[] | null = null;
  for (const line of text.split('\n')) {
    if (line === '' || line.charCodeAt(0) === 35) continue;
    const fields = line.split('\t');
    if (columns === null) columns = fields;
    else rows.push(fields);
  }
  return { columns: columns ?? [], rows };
}

/** The entries of a list field; none for an empty one. */
export function list(field: string | undefined): string[] {
  return field ? field.split('|') : [];
}
