import { useMutation } from '@tanstack/react-query';
import type { FindKind, Found } from '../api/answers.ts';
import type { Asked } from '../api/ask.ts';
import { findEntries } from '../api/calls.ts';
import { numberWords } from '../words.ts';
import { asCsv, asLines } from './written.ts';

const FORMATS = {
  csv: { name: 'CSV', use: 'a table for any program', type: 'text/csv', write: asCsv },
  jsonl: {
    name: 'JSON Lines',
    use: 'an entry a line, as the API gives it',
    type: 'application/x-ndjson',
    write: asLines,
  },
} as const;
type Format = keyof typeof FORMATS;

/** Entries asked for at a time, and the most that a page hands over; `chancery find` has no end. */
const PAGE = 200;
const MOST = 20_000;

/** What the page shows, to be taken away: everything that the same query finds. */
export function ExportMenu({ kind, query }: { kind: FindKind; query: Asked }) {
  const writing = useMutation({
    mutationFn: async (format: Format) => {
      const entries: Found[] = [];
      let cursor: string | undefined;
      do {
        const page = await findEntries(kind, { ...query, limit: PAGE, cursor });
        entries.push(...page.data);
        cursor = page.next ?? undefined;
      } while (cursor !== undefined && entries.length < MOST);
      const { type, write } = FORMATS[format];
      hand(`chancery-${kind}s.${format}`, new Blob([write(entries)], { type }));
      return entries.length;
    },
  });
  return (
    <details className="menu">
      <summary className="button">Export</summary>
      <ul>
        {(Object.keys(FORMATS) as Format[]).map((format) => (
          <li key={format}>
            <button
              type="button"
              disabled={writing.isPending}
              onClick={() => writing.mutate(format)}
            >
              <b>{FORMATS[format].name}</b> <span className="quiet">{FORMATS[format].use}</span>
            </button>
          </li>
        ))}
        <li className="menu-said" aria-live="polite">
          {writing.isPending && 'Writing …'}
          {writing.isError && writing.error.message}
          {writing.isSuccess && `${numberWords(writing.data)} written`}
        </li>
      </ul>
    </details>
  );
}

/** Gives a file to whoever is reading. */
function hand(name: string, content: Blob) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
