import type { FindKind } from '../api/answers.ts';
import { type Asked, addressOf } from '../api/ask.ts';

const FORMATS = {
  csv: ['CSV', 'a table for any program'],
  jsonl: ['JSON Lines', 'an entry a line, as the API gives it'],
  json: ['JSON', 'one list of the same'],
  parquet: ['Parquet', 'a table for data frames'],
} as const;

/** What the page shows, to be taken away: everything that the same query finds, as the archive streams it. */
export function ExportMenu({ kind, query }: { kind: FindKind; query: Asked }) {
  return (
    <details className="menu">
      <summary className="button">Export</summary>
      <ul>
        {Object.entries(FORMATS).map(([format, [name, use]]) => (
          <li key={format}>
            <a href={addressOf('export', { kind, format, ...query })} download>
              <b>{name}</b> <span className="quiet">{use}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}
