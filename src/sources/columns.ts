import { Failure } from './failure.ts';

/** What a table can say of a report. */
export const REPORT_FIELDS = [
  'id',
  'text',
  'title',
  'outlet',
  'url',
  'byline',
  'published',
  'modified',
] as const;
export type ReportField = (typeof REPORT_FIELDS)[number];

/** Which column (by name, or by number from 1) or which field of a line holds what. */
export type Columns = { readonly [Field in ReportField]?: string };

/** Names that tables of news give these columns, folded; the first one that a header has is taken. */
const USUAL: { readonly [Field in ReportField]: readonly string[] } = {
  id: ['id', 'articleid', 'docid', 'documentid', 'uid', 'guid'],
  text: [
    'text',
    'body',
    'fulltext',
    'articletext',
    'articlebody',
    'maintext',
    'content',
    'article',
    'story',
  ],
  title: ['title', 'headline', 'articletitle'],
  outlet: [
    'outlet',
    'publication',
    'publisher',
    'newspaper',
    'sourcename',
    'sitename',
    'source',
    'medium',
  ],
  url: ['url', 'link', 'articleurl', 'sourceurl', 'webaddress'],
  byline: ['byline', 'author', 'authors', 'writer', 'creator'],
  published: [
    'published',
    'date',
    'publishdate',
    'publicationdate',
    'publisheddate',
    'publishedat',
    'datepublished',
    'pubdate',
    'datetime',
  ],
  modified: ['modified', 'modifieddate', 'datemodified', 'modifiedat', 'updated', 'updatedat'],
};

/** Where each field stands in a row, by index. */
export type Places = { readonly [Field in ReportField]?: number };

/**
 * Where the columns stand: those the caller named, and for the rest those the first row names as
 * tables of news do. `header` tells whether the first row is one. Throws `column-missing` where a
 * named column is not there, or none holds the text.
 */
export function placesOf(
  first: readonly string[],
  columns: Columns,
  where: string,
): { readonly places: Places; readonly header: boolean } {
  const names = first.map(folded);
  const places: { [Field in ReportField]?: number } = {};
  let header = false;
  for (const field of REPORT_FIELDS) {
    const named = columns[field];
    if (named !== undefined) {
      const at = names.indexOf(folded(named));
      const number = /^\d+$/.test(named) ? Number(named) - 1 : -1;
      if (at < 0 && !(number >= 0 && number < first.length)) {
        throw missing(where, named, first);
      }
      if (at >= 0) header = true;
      places[field] = at >= 0 ? at : number;
    }
  }
  const mapped = new Set(Object.values(places));
  for (const field of REPORT_FIELDS) {
    if (columns[field] !== undefined) continue;
    const at = USUAL[field].map((name) => names.indexOf(name)).find((place) => place >= 0);
    if (at === undefined || mapped.has(at)) continue;
    header = true;
    places[field] = at;
  }
  if (places.text === undefined) throw missing(where, 'text', first);
  return { places, header };
}

function missing(where: string, column: string, first: readonly string[]): Failure {
  const seen = first.slice(0, 30).map((name) => name.replace(/\s+/g, ' ').slice(0, 40));
  return new Failure('column-missing', where, { column, seen: seen.join(', ') });
}

/** "Publish Date", "publish_date" and "publishDate" are one name. */
function folded(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** A column as the command line writes it, `field=name`, laid into others. Throws an Error in words. */
export function withColumn(value: string, columns: Columns = {}): Columns {
  const [, field, name] = /^\s*(\w+)\s*=\s*(.+?)\s*$/s.exec(value) ?? [];
  if (!REPORT_FIELDS.some((known) => known === field)) {
    throw new Error(`write FIELD=COLUMN, FIELD being one of ${REPORT_FIELDS.join(', ')}`);
  }
  return { ...columns, [field]: name };
}
