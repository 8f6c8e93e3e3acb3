import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { Waiting } from '../entries/entry-list.tsx';
import { Desk, Empty } from '../query/desk.tsx';
import { ExportMenu } from '../query/export-menu.tsx';
import { queryOf } from '../query/params.ts';
import { useChange } from '../query/use-change.ts';
import { MoreButton } from '../shell/more-button.tsx';
import { Failed } from '../shell/shell.tsx';
import { useTitle } from '../shell/use-title.ts';
import { counted, numberWords } from '../words.ts';
import { LedgerTable } from './ledger-table.tsx';
import { GROUPS, sorted } from './rows.ts';
import { STANDINGS, StandingPicker } from './standing.tsx';
import { useLedger } from './use-ledger.ts';
import '../styles/entries.css';
import '../styles/ledger.css';

const GROUP_WORDS = {
  who: 'who',
  whom: 'to whom',
  kind: 'kind',
  status: 'how it stands',
  report: 'report',
} as const;
const FACETS = [
  ['type', 'Kind'],
  ['outlet', 'Outlet'],
] as const;

/** What was pledged, offered, agreed, demanded, refused and threatened, and what came of it. */
export function LedgerPage() {
  const search = useSearch({ from: '/ledger' });
  const query = queryOf(search);
  const sort = search.sort ?? '-date';
  const standing = STANDINGS.find((one) => one === search.standing);
  const group = GROUPS.find((one) => one === search.group);
  const all = group !== undefined || !/^-?date$/.test(sort);
  const ledger = useLedger({
    query,
    standing,
    oldestFirst: sort === 'date',
    all,
  });
  const { pages, rows, looked, total, whole } = ledger;
  const shown = useMemo(() => sorted(rows, sort), [rows, sort]);
  const change = useChange<'group' | 'sort' | 'standing'>();
  useTitle('Ledger');
  return (
    <Desk
      name="Ledger"
      lead={
        total !== undefined && (
          <>
            {counted(total, 'undertaking')}
            {!whole &&
              !pages.isFetching &&
              (standing
                ? `; ${numberWords(rows.length)} such among the first ${numberWords(looked)}`
                : all &&
                  `; the first ${numberWords(looked)} stand here: narrow them to see the rest`)}
          </>
        )
      }
      actions={
        <>
          <label className="choice">
            Group by{' '}
            <select
              value={group ?? ''}
              onChange={({ target }) => change({ group: target.value || undefined })}
            >
              <option value="">nothing</option>
              {GROUPS.map((one) => (
                <option key={one} value={one}>
                  {GROUP_WORDS[one]}
                </option>
              ))}
            </select>
          </label>
          <ExportMenu kind="commitment" query={query} />
        </>
      }
      narrow={{
        kind: 'commitment',
        query,
        fields: ['words', 'actor', 'recipient', 'period', 'facets'],
        facets: FACETS,
        onChange: change,
        children: (
          <StandingPicker
            rows={whole && !standing ? rows : null}
            standing={standing}
            onPick={(picked) => change({ standing: picked })}
          />
        ),
      }}
    >
      {pages.isError && rows.length === 0 ? (
        <Failed error={pages.error} />
      ) : pages.isPending || (shown.length === 0 && pages.isFetching) ? (
        <Waiting rows={7} />
      ) : shown.length === 0 ? (
        <Empty title={whole ? 'No undertakings here' : 'None among those looked at'}>
          {!whole ? (
            'Look further, or take a filter away.'
          ) : total === 0 && Object.keys(query).length === 0 ? (
            <>
              Nobody in this archive pledges, offers, demands or threatens anything yet.{' '}
              <Link to="/" search={{ add: 'yes' }}>
                Add a report
              </Link>
              .
            </>
          ) : (
            'Take a filter away to see more.'
          )}
        </Empty>
      ) : (
        <LedgerTable
          rows={shown}
          group={group}
          sort={sort}
          onSort={(column) => change({ sort: sort === column ? `-${column}` : column })}
          onEnd={ledger.more}
        />
      )}
      {ledger.long && <MoreButton pages={pages}>Look further</MoreButton>}
    </Desk>
  );
}
