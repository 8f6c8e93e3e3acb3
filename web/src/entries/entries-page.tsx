import { Link, useSearch } from '@tanstack/react-router';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { useTitle } from '../shell/use-title.ts';
import { capitalised, counted } from '../words.ts';
import { EntryList, useEntries } from './entry-list.tsx';
import { FIND_KINDS, KIND_WORDS, kindOf } from './kinds.ts';
import '../styles/entries.css';

const SORTS = [
  ['', 'Newest first'],
  ['relevance', 'Best match first'],
  ['score', 'Surest first'],
] as const;

/** Everything found in all reports: by kind, words, who, when and where. */
export function EntriesPage() {
  const search = useSearch({ from: '/entries' });
  const kind = kindOf(search.kind);
  const query = queryOf(search);
  const found = useEntries(kind, { ...query, sort: search.sort });
  const change = useChange<'sort'>();
  useTitle(capitalised(KIND_WORDS[kind][1]));
  return (
    <Desk
      name="Entries"
      lead={found.total !== undefined && counted(found.total, ...KIND_WORDS[kind])}
      actions={
        <>
          <label className="choice">
            <span className="hidden">Order</span>
            <select
              value={search.sort ?? ''}
              onChange={({ target }) => change({ sort: target.value || undefined })}
            >
              {SORTS.map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          </label>
          <ExportMenu kind={kind} query={query} />
        </>
      }
      narrow={{
        kind,
        query,
        fields: ['words', 'actor', 'recipient', 'period', 'facets'],
        facets: [
          ['type', kind === 'event' ? 'Type' : 'Kind'],
          ['status', 'Status'],
          ['country', 'Country'],
          ['outlet', 'Outlet'],
        ],
        onChange: change,
      }}
    >
      <nav className="tabs" aria-label="Kinds of entry">
        {FIND_KINDS.map((one) => (
          <Link
            key={one}
            to="/entries"
            search={{ ...query, type: undefined, status: undefined, kind: one }}
            aria-current={one === kind ? 'page' : undefined}
          >
            {capitalised(KIND_WORDS[one][1])}
          </Link>
        ))}
      </nav>
      <EntryList
        found={found}
        empty={
          <Empty title={`No ${KIND_WORDS[kind][1]} here`}>
            Take a filter away, or look under another kind. An archive without reports has none:{' '}
            <Link to="/" search={{ add: 'yes' }}>
              add one
            </Link>
            .
          </Empty>
        }
      />
    </Desk>
  );
}
