import type { FindKind } from '../api/answers.ts';
import { type Asked, addressOf } from '../api/ask.ts';

const FORMATS = [
  ['csv', 'CSV', 'a table for any program'],
  ['jsonl', 'JSON Lines', 'an entry a line, with its words'],
  ['parquet', 'Parquet', 'for R, Python and DuckDB'],
] as const;

/** What the page shows, to be taken away: the same query, in the formats the API writes. */
export function ExportMenu({ kind, query }: { kind: FindKind | 'report'; query: Asked }) {
  return (
    <details className="menu">
      <summary className="button">Export</summary>
      <ul>
        {FORMATS.map(([format, name, use]) => (
          <li key={format}>
            <a href={addressOf('export', { kind, ...query, format })} download>
              <b>{name}</b> <span className="quiet">{use}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
